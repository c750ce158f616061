"""What letters, digits and blanks texts have, counted over their bytes: a regular expression finds them one by one."""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.signs import Bytes, find_signs, in_parts, joined_bytes

_CAPITALS = (("A", "Z"), ("À", "Þ"), ("А", "Я"))
_SMALL = (("a", "z"), ("ß", "ÿ"), ("а", "я"))
_CAPITAL, _SMALL_LETTER, _DIGIT, _BLANK = 1, 2, 3, 4
_BEFORE_WORDS = b" (\"'"

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


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
    capitals, digits, blanks = (_count(kind == number, bounds) for number in (_CAPITAL, _DIGIT, _BLANK))
    small = np.diff(bounds) - _count(kind != _SMALL_LETTER, bounds)
    return Letters(capitals, small, digits, blanks, _count(_begins_capital_word(data, bounds), bounds))


def count_blanks(texts: pl.Series) -> Counts:
    """Count the blanks of each text."""
    parts = (joined_bytes(part) for _, part in in_parts(texts))
    return np.concatenate([_count(np.frombuffer(text, np.uint8) == ord(" "), bounds) for text, bounds in parts])


def _count(flags: Flags, bounds: Places) -> Counts:
    """How many bytes are flagged between successive bounds."""
    counts: Counts = np.diff(np.searchsorted(np.flatnonzero(flags), bounds))
    return counts


def _begins_capital_word(data: Bytes, bounds: Places) -> Flags:
    """Which bytes begin a capital at the start of a text, or behind a blank, a bracket or a quotation mark."""
    is_capital = (data >= ord("A")) & (data <= ord("Z"))
    is_capital[find_signs(data, r"\p{Lu}")] = True
    begins: Flags = np.zeros(len(data) + 1, bool)
    for mark in _BEFORE_WORDS:
        begins[1:] |= data == mark
    begins[bounds] = True
    return begins[:-1] & is_capital


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
