"""One person told by an article: "a soldier was killed", "killing a general and his two guards"."""

from collections.abc import Sequence
from typing import Final

from transforms.events.model import Quantity, Sentence, Token
from transforms.events.numbers.nouns import AUXILIARIES, people_noun
from transforms.events.numbers.words import CUES

_ARTICLES: Final = frozenset({"a", "an", "another"})
_HARMED: Final = frozenset({"killed", "wounded", "detained"})
_BETWEEN = 7  # words between the article and its noun ("a 25-year-old Ruthenian man")
_STOPS: Final = frozenset(
    "of in on at to by for from with as than and or but that which who when after before while , ; : . ( ) -".split()
)


def find_singles(sentence: Sentence, taken: Sequence[Quantity]) -> list[tuple[Quantity, str]]:
    """Persons told by an article who were killed, wounded or detained, each with how that was told (see `people_noun`).

    Words that are part of a quantity in `taken` are left alone. A person whose act stands right behind ("a man killed
    two") counts only in the passive.
    """
    tokens = sentence.tokens
    found: list[tuple[Quantity, str]] = []
    for start, token in enumerate(tokens):
        if token.lower not in _ARTICLES or any(q.start <= start < q.end for q in taken):
            continue
        end = start + 1 if _is_another(tokens, start) else _noun_end(tokens, start)
        if end is None or (start and tokens[start - 1].lower in ("not", "as", "like", "than")):
            continue
        noun, way = people_noun(tokens, start, end)
        if noun is not None and (
            noun not in _HARMED or (way in ("right", "after") and end > start + 1 and not _is_passive(tokens, end))
        ):
            continue
        first = token.char_start - sentence.char_start
        text = sentence.text[first : tokens[end - 1].char_end - sentence.char_start]
        found.append((Quantity(start, end, text, noun, 1.0, 1.0, 1.0), way if noun else "none"))
    return found


def _noun_end(tokens: Sequence[Token], start: int) -> int | None:
    """Where the person's noun ends that the article at `start` opens, or None where it opens another noun."""
    for k in range(start + 1, min(start + 2 + _BETWEEN, len(tokens))):
        word = tokens[k].lower
        is_person = any(role == "one" for _words, role, _noun in CUES.get(word, ()))
        following = tokens[k + 1].lower if k + 1 < len(tokens) else "."
        if is_person and following not in ("'s", "'", "-") and not any(r == "one" for _w, r, _n in CUES.get(following, ())):
            return k + 1
        if word in _STOPS and word != "-":
            return None
    return None


def _is_another(tokens: Sequence[Token], start: int) -> bool:
    """Whether "another" stands for a person by itself ("three were killed and another wounded")."""
    if tokens[start].lower != "another" or start + 1 >= len(tokens):
        return False
    after = tokens[start + 2].lower if start + 2 < len(tokens) else "."
    is_result = any(role == "result" for _words, role, _noun in CUES.get(tokens[start + 1].lower, ()))
    return is_result and (after in (".", ",", ";", "and") or after in _STOPS)


def _is_passive(tokens: Sequence[Token], end: int) -> bool:
    """Whether the predicate after the person has an auxiliary or the person stands in a list or aside before it."""
    return any(token.lower in AUXILIARIES for token in tokens[end : end + 10])
