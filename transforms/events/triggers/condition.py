"""The condition an act hangs on: "unless aid begins to flow", "if the terms are met"."""

from dataclasses import dataclass

from transforms.events.model import Sentence
from transforms.lexicons.loader import read_lexicon

_SINGLE = frozenset(("if", "unless"))
_PHRASES = (
    ("provided", "that"),
    ("provided", "the"),
    ("providing", "that"),
    ("on", "condition", "that"),
    ("on", "the", "condition", "that"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("in", "case"),
    ("contingent", "on"),
    ("conditional", "on"),
)
_TELLING = _SINGLE | frozenset("provided providing condition long case contingent conditional".split())
"""Words one of which every condition holds."""
# "asked if", "see if": a question, no condition; "even if", "as if": none either.
_NO_CONDITION_AFTER = frozenset(
    "even as what see know ask asks asked wonder wondered wondering unclear unsure check determine decide tell whether doubt or".split()
)
_TAIL_WORDS = frozenset("but while adding saying according".split())
_SAY = frozenset(read_lexicon("say_verbs")["verb"].to_list())


@dataclass(frozen=True, slots=True)
class Condition:
    """Tokens `start` to `end` of a condition, its marker included."""

    start: int
    end: int
    text: str


def find_condition(sentence: Sentence, trigger_start: int) -> Condition | None:
    """The condition of the act at `trigger_start`, or the one it stands in; None where the sentence has none for it."""
    if _TELLING.isdisjoint(sentence.lowers):
        return None
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        word = token.lower
        if not (
            (word in _SINGLE and not (i and tokens[i - 1].lower in _NO_CONDITION_AFTER))
            or any(_matches(sentence, i, phrase) for phrase in _BY_FIRST_WORD.get(word, ()))
        ):
            continue
        end = _clause_end(sentence, i, i < trigger_start)
        if not i <= trigger_start < end and _is_apart(sentence, min(i, trigger_start), max(i, trigger_start)):
            continue
        while end - 1 > i and tokens[end - 1].text == ",":
            end -= 1
        origin = sentence.char_start
        text = sentence.text[token.char_start - origin : tokens[end - 1].char_end - origin]
        return Condition(i, end, text)
    return None


_BY_FIRST_WORD = {first: tuple(phrase for phrase in _PHRASES if phrase[0] == first) for first, *_ in _PHRASES}


def _matches(sentence: Sentence, i: int, phrase: tuple[str, ...]) -> bool:
    tokens = sentence.tokens
    return i + len(phrase) <= len(tokens) and all(tokens[i + k].lower == word for k, word in enumerate(phrase))


def _clause_end(sentence: Sentence, start: int, is_before: bool) -> int:
    """A condition before its act ends at the comma; one after it, at a stop or where another speaks or a turn comes."""
    tokens = sentence.tokens
    for k in range(start + 1, len(tokens)):
        text = tokens[k].text
        if text in '.!?;:"“”—–':
            return k
        if text == "," and (
            is_before
            or (k + 1 < len(tokens) and tokens[k + 1].lower in _TAIL_WORDS)
            or any(token.lower in _SAY for token in tokens[k + 1 : k + 8])
        ):
            return k
    return len(tokens)


def _is_apart(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stop or a turn parts act and condition."""
    tokens = sentence.tokens
    for k in range(first + 1, last):
        if tokens[k].text in ";." or (tokens[k].text == "," and tokens[k + 1].lower in ("but", "while", "although")):
            return True
    return False
