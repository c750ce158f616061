"""Texts cut at blanks, and which of the pieces are among few short words."""

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
    """Of each piece: the index of its text (rising), and in which lists it is, a bit for each. A text has one piece more than blanks."""

    rows: Places
    lists: NDArray[np.uint8]


class ShortWords:
    """Lists of words of eight bytes at most, in a table whose places their numbers name: as large as tells all of them apart."""

    def __init__(self, *lists: Iterable[str]) -> None:
        """Place the words of eight lists at most."""
        bits_of: dict[bytes, int] = {}
        for number, words in enumerate(lists):
            for word in words:
                bits_of[word.encode()] = bits_of.get(word.encode(), 0) | 1 << number
        if max(map(len, bits_of)) > _LONGEST:
            raise ValueError(f"longer than {_LONGEST} bytes")
        numbers = np.array([int.from_bytes(word, "little") for word in bits_of], np.uint64)
        bits = 8
        while len(np.unique(_places(numbers, bits))) < len(numbers):
            bits += 1
        self._bits, self._table, self._lists = bits, np.zeros(1 << bits, np.uint64), np.zeros(1 << bits, np.uint8)
        self._table[_places(numbers, bits)] = numbers
        self._lists[_places(numbers, bits)] = list(bits_of.values())

    def find(self, texts: pl.Series) -> Pieces:
        """Cut texts at blanks and look the pieces up."""
        found = [self._find(first, part) for first, part in in_parts(texts)]
        return Pieces(*(np.concatenate(columns) for columns in zip(*found, strict=True)))

    def _find(self, first: int, texts: pl.Series) -> Pieces:
        text = texts.str.join(" ").cast(pl.Binary).item()
        cuts = np.flatnonzero(np.frombuffer(text, np.uint8) == ord(" "))
        starts, ends = np.append(0, cuts + 1), np.append(cuts, len(text))
        numbers = first_bytes(text + bytes(8), starts, ends - starts)
        places = _places(numbers, self._bits)
        is_word = (self._table.take(places) == numbers) & (ends - starts <= _LONGEST) & (ends > starts)
        lists = self._lists.take(places) * is_word
        bounds = np.append(0, np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1))
        counts = np.diff(np.searchsorted(starts, bounds))
        return Pieces(np.repeat(np.arange(first, first + len(texts)), counts), lists[: counts.sum()])


def _places(numbers: Numbers, bits: int) -> Places:
    return ((numbers * _FACTOR) >> np.uint64(64 - bits)).astype(np.int64)
