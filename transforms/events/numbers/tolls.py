"""Numbers that a toll or a figure has reached: "the death toll from the flood has risen to at least 40"."""

from collections.abc import Sequence
from typing import Final

from transforms.events.model import Token
from transforms.events.numbers.words import CUES

_REACHED: Final = frozenset("to at reached passed topped exceeded surpassed is was above past stands stood by".split())
_BORDERS: Final = frozenset('. ; : ( ) " — –'.split())
_COUNTED: Final = frozenset({"number", "count", "tally", "figure"})
_TAKES: Final = frozenset("claimed claiming claims cost costing costs taken took taking".split())
_SCAN = 18  # words between the toll and its number
_OF = 7  # words between "the number of" and what it counts


def toll_noun(tokens: Sequence[Token], start: int) -> str | None:
    """What the toll or "number of …" before the number at token `start` counts, or None where there is none."""
    if not start or tokens[start - 1].lower not in _REACHED:
        return None
    for k in range(start - 1, max(start - _SCAN, -1), -1):
        word = tokens[k].lower
        if word in _BORDERS:
            return None
        if word == "toll":
            return "wounded" if k and tokens[k - 1].lower in ("injury", "injured") else "killed"
        if word in _COUNTED and k + 1 < start and tokens[k + 1].lower == "of":
            return _counted(tokens, k + 2, min(k + 2 + _OF, start))
    return None


def _counted(tokens: Sequence[Token], first: int, stop: int) -> str | None:
    """The noun of the first word between `first` and `stop` that says what is counted, results before things."""
    nouns: dict[str, str | None] = {}
    for i in range(first, stop):
        for words, role, noun in CUES.get(tokens[i].lower, ()):
            if all(i + k < stop and tokens[i + k].lower == word for k, word in enumerate(words)):
                nouns.setdefault(role, noun)
    return next((nouns[role] for role in ("result", "noun") if nouns.get(role)), None)


def lives_taken(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the number at tokens `start` to `end` counts lives lost ("has claimed more than 10,000 lives")."""
    if end >= len(tokens) or tokens[end].lower != "lives":
        return False
    return any(tokens[k].lower in _TAKES for k in range(max(start - 3, 0), start))
