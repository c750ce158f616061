"""Texts cut at blanks, and which of the pieces are among a few short words."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.signs import Numbers, first_bytes, in_parts

_LONGEST = 8
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Pieces(NamedTuple):
    """Of each piece: the index of its text (rising), and whether it is one of the words. A text has one piece more than blanks."""

    rows: Places
    is_word: NDArray[np.bool_]


class ShortWords:
    """Words of eight bytes at most, in a table whose places their numbers name: as large as tells all of them apart."""

    def __init__(self, words: Iterable[str]) -> None:
        """Place the words."""
        encoded = [word.encode() for word in words]
        if max(map(len, encoded)) > _LONGEST:
            raise ValueError(f"longer than {_LONGEST} bytes")
        numbers = np.unique(np.array([int.from_bytes(word, "little") for word in encoded], np.uint64))
        bits = 8
        while len(np.unique(_places(numbers, bits))) < len(numbers):
            bits += 1
        self._bits, self._table = bits, np.zeros(1 << bits, np.uint64)
        self._table[_places(numbers, bits)] = numbers

    def find(self, texts: pl.Series) -> Pieces:
        """Cut texts at blanks and look the pieces up."""
        found = [self._find(first, part) for first, part in in_parts(texts)]
        return Pieces(*(np.concatenate(columns) for columns in zip(*found, strict=True)))

    def _find(self, first: int, texts: pl.Series) -> Pieces:
        text = texts.str.join(" ").cast(pl.Binary).item()
        cuts = np.flatnonzero(np.frombuffer(text, np.uint8) == ord(" "))
        starts, ends = np.append(0, cuts + 1), np.append(cuts, len(text))
        numbers = first_bytes(text + bytes(8), starts, ends - starts)
        is_word = (self._table.take(_places(numbers, self._bits)) == numbers) & (ends - starts <= _LONGEST) & (ends > starts)
        bounds = np.append(0, np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1))
        counts = np.diff(np.searchsorted(starts, bounds))
        return Pieces(np.repeat(np.arange(first, first + len(texts)), counts), is_word[: counts.sum()])


def _places(numbers: Numbers, bits: int) -> Places:
    return ((numbers * _FACTOR) >> np.uint64(64 - bits)).astype(np.int64)
