"""How an attribution is made: the words of its source, what they cover and what is left out of the search for acts."""

import polars as pl

from transforms.events.model import Attribution, Sentence, Token
from transforms.lexicons.loader import read_lexicon

MARKS = frozenset("\"“”''")
# Saying these is an act of its own (a warning): the words stay in the search for acts.
_ACTS = frozenset(read_lexicon("say_verbs").filter(pl.col("is_act") == "yes")["verb"].to_list()) | {"warning"}
# What follows the source between commas without being part of its name ("the army, in a statement, said").
_ASIDES = frozenset(
    "in citing quoting speaking asked responding referring commenting on at when after during however meanwhile".split()
)


def words_between(sentence: Sentence, start: int, end: int) -> str:
    """The words of the tokens from `start` to `end`, as written."""
    origin = sentence.char_start
    return sentence.text[sentence.tokens[start].char_start - origin : sentence.tokens[end - 1].char_end - origin]


def make(
    sentence: Sentence, speaker: tuple[int, int], scope: tuple[int, int], cut: tuple[int, int], verb: str
) -> Attribution | None:
    """The attribution of the words in `scope` to those of `speaker`, or None where one of them is empty."""
    if speaker[0] >= speaker[1] or scope[0] >= scope[1]:
        return None
    speaker = (speaker[0], _without_aside(sentence.tokens, *speaker))
    if verb in _ACTS:
        cut = (cut[1], cut[1])
    return Attribution(words_between(sentence, *speaker), *speaker, *scope, *cut, verb)


def _without_aside(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where the source ends without an aside behind a comma that tells how it spoke."""
    for k in range(start + 1, end - 1):
        if tokens[k].text == "," and tokens[k + 1].lower in _ASIDES:
            return k
    return end


def clause_end(tokens: tuple[Token, ...]) -> int:
    """Number of tokens without the final stop and the mark or bracket after it."""
    end = len(tokens)
    while end and tokens[end - 1].text in ".!?":
        end -= 1
    return end
