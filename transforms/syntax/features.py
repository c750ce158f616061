"""What the net sees of a word: its form and affixes in lower case, and its shape, each as a number of a vocabulary.

Years count as one word, all other numbers as another. Curly quotation marks count as straight ones.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

FEATURES: Final = ("word", "start", "end", "last", "shape")
"""The vocabularies: the word, its first three letters, its last three, its last two, and its shape."""
UNKNOWN: Final = 0
"""The number of whatever a vocabulary does not hold."""

_NUMBER: Final = re.compile(r"[\d.,:/%-]*\d[\d.,:/%-]*")
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_SHAPE_LENGTH: Final = 6
_NAMES: Final = frozenset({"US", "WHO"})
"""Abbreviated names that in small letters are other words."""

Vocabularies = Mapping[str, Mapping[str, int]]
"""For each feature the number of each of its values, from 1."""


def word_features(word: str) -> tuple[str, str, str, str, str]:
    """Return the values of FEATURES for a word."""
    plain = word.translate(_PLAIN)
    lower = plain.lower()
    if _NUMBER.fullmatch(plain):
        lower = "<year>" if len(plain) == 4 and plain.isdecimal() else "<number>"
    if plain in _NAMES:
        return plain, plain, plain, plain, _shape(plain)
    return lower, lower[:3], lower[-3:], lower[-2:], _shape(plain)


def _shape(word: str) -> str:
    """Letters as X and x, figures as 9, other characters as they are; of a run of the same two are kept."""
    kinds: list[str] = []
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdecimal() else char
        if kinds[-2:] != [kind, kind]:
            kinds.append(kind)
            if len(kinds) == _SHAPE_LENGTH:
                break
    return "".join(kinds)


def feature_numbers(words: Iterable[str], vocabularies: Vocabularies) -> list[tuple[int, ...]]:
    """Return the numbers of FEATURES for each word, UNKNOWN where a vocabulary does not hold the value."""
    tables = [vocabularies[name] for name in FEATURES]
    return [tuple(table.get(value, UNKNOWN) for table, value in zip(tables, word_features(word), strict=True)) for word in words]
