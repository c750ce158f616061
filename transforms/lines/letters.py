"""What letters, digits and blanks texts have, counted over their bytes: a regular expression finds them one by one."""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.signs import Bytes, find_signs, in_parts, joined_bytes

_CAPITALS = (("A", "Z"), ("À", "Þ"), ("А", "Я"))
_SMALL = (("a", "z"), ("ß", "ÿ"), ("а", "я"))
_SMALL_LETTER, _CAPITAL, _DIGIT, _BLANK = 1, 2, 3, 4
_BEFORE_WORDS = b" (\"'"

Counts = NDArray[np.int64]


class Letters(NamedTuple):
    """Counts for each text: `capitals` and `small` letters (Latin as far as Latin-1 goes, and Russian), ASCII `digits`, `blanks`,
    and `capital_words`, which begin with a capital of any script."""

    capitals: Counts
    small: Counts
    digits: Counts
    blanks: Counts
    capital_words: Counts


def count_letters(texts: pl.Series) -> Letters:
    """Count the letters of each text."""
    parts = [_count_letters(part) for _, part in in_parts(texts)]
    return Letters(*(np.concatenate(counts) for counts in zip(*parts, strict=True)))


def _count_letters(texts: pl.Series) -> Letters:
    text, bounds = joined_bytes(texts)
    data = np.frombuffer(text, np.uint8)
    kind = np.frombuffer(bytearray(text.translate(_KINDS[:256].tobytes())), np.uint8)
    leads = np.flatnonzero(data >= 0xC0)  # never the last byte
    kind[leads] = _KINDS[data[leads].astype(np.uint16) << 8 | data[leads + 1]]
    others = np.flatnonzero(kind != _SMALL_LETTER)
    found = kind.take(others)
    capital, digit, blank = (others.take(np.flatnonzero(found == number)) for number in (_CAPITAL, _DIGIT, _BLANK))
    ascii_capital = capital.take(np.flatnonzero(data.take(capital) < 0x80))
    first, other = (_begin_words(places, data, bounds) for places in (ascii_capital, find_signs(data, r"\p{Lu}")))
    return Letters(
        capitals=_count(capital, bounds),
        small=np.diff(bounds) - _count(others, bounds),
        digits=_count(digit, bounds),
        blanks=_count(blank, bounds),
        capital_words=_count(first, bounds) + _count(other, bounds),
    )


def count_blanks(texts: pl.Series) -> Counts:
    """Count the blanks of each text."""
    parts = (joined_bytes(part) for _, part in in_parts(texts))
    return np.concatenate([_count(np.flatnonzero(np.frombuffer(text, np.uint8) == ord(" ")), bounds) for text, bounds in parts])


def _count(places: Places, bounds: Places) -> Counts:
    """How many of the places, which rise, are between successive bounds."""
    counts: Counts = np.diff(np.searchsorted(places, bounds))
    return counts


def _begin_words(places: Places, data: Bytes, bounds: Places) -> Places:
    """Those of the places that stand at the start of a text, or behind a blank, a bracket or a quotation mark."""
    is_start = np.zeros(len(data) + 1, bool)
    is_start[bounds] = True
    return places[is_start.take(places) | _IS_BEFORE_WORDS.take(data.take(places - 1))]


def _kinds() -> NDArray[np.uint8]:
    """The sort of sign, by its UTF-8 bytes read as one number."""
    table = np.zeros(1 << 16, np.uint8)
    ranges = {_CAPITAL: _CAPITALS, _SMALL_LETTER: _SMALL, _DIGIT: (("0", "9"),), _BLANK: ((" ", " "),)}
    for kind, pairs in ranges.items():
        for first, last in pairs:
            for code in range(ord(first), ord(last) + 1):
                table[int.from_bytes(chr(code).encode())] = kind
    return table


_KINDS = _kinds()
_IS_BEFORE_WORDS = np.isin(np.arange(256), np.frombuffer(_BEFORE_WORDS, np.uint8))
