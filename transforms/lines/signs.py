"""Texts as bytes, and where in them signs of more than one byte stand."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.uint64]

_PART = 4096
_BLOCK_BITS = 8

WIDTH = np.repeat([1, 2, 3, 4], [0xC0, 0x20, 0x10, 0x10])
"""Bytes of the sign that begins with a byte."""


def in_parts(texts: pl.Series) -> Iterator[tuple[int, pl.Series]]:
    """Yield stretches of the texts, each with the index of its first: at least one, and so short that arrays over the bytes of lines
    stay in the processor's cache."""
    for start in range(0, max(len(texts), 1), _PART):
        yield start, texts[start : start + _PART]


def joined_bytes(texts: pl.Series) -> tuple[bytes, Places]:
    """Return the texts end to end in UTF-8, and where each begins; the last number is where the last ends."""
    text: bytes = texts.str.join("").cast(pl.Binary).item()
    return text, np.append(0, np.cumsum(texts.str.len_bytes().to_numpy(), dtype=np.int64))


def find_signs(data: Bytes, expression: str) -> Places:
    """Return where the signs beyond ASCII begin that an expression (the syntax of Rust's regex crate) finds, in rising order."""
    leads, found = sort_signs(data, (expression,))
    return leads[found > 0]


def sort_signs(data: Bytes, expressions: tuple[str, ...]) -> tuple[Places, NDArray[np.uint16]]:
    """Return where the signs beyond ASCII begin, in rising order, and which of the expressions find each, a bit for each of 16 at most."""
    leads = np.flatnonzero(data >= 0xC0)
    if not len(leads):
        return leads, np.empty(0, np.uint16)
    first = data[leads].astype(np.int64)
    width = WIDTH[first]
    code = first & (0x7F >> width)
    for step in range(1, 4):
        more = width > step
        code = np.where(more, code << 6 | data[np.where(more, leads + step, leads)] & 0x3F, code)
    block = code >> _BLOCK_BITS
    used = np.flatnonzero(np.bincount(block, minlength=1))
    table = np.stack([_found_in_block(expressions, number) for number in used.tolist()])
    return leads, table[np.searchsorted(used, block), code & (1 << _BLOCK_BITS) - 1]


@cache
def _found_in_block(expressions: tuple[str, ...], number: int) -> NDArray[np.uint16]:
    """Which of the expressions find each sign of a block of the code."""
    codes = range(number << _BLOCK_BITS, number + 1 << _BLOCK_BITS)
    signs = pl.Series([chr(code) if not 0xD800 <= code < 0xE000 else "" for code in codes])
    found = np.zeros(len(codes), np.uint16)
    for place, expression in enumerate(expressions):
        found |= signs.str.contains(expression).to_numpy().astype(np.uint16) << np.uint16(place)
    return found


def first_bytes(text: bytes, starts: Places, lengths: Places) -> Numbers:
    """Return the first eight bytes of stretches of a text, fewer where they are shorter, as numbers. The text goes on for eight bytes
    behind the last start."""
    eight = np.ndarray(len(text) - 7, np.dtype("<u8"), text, strides=(1,))
    numbers: Numbers = eight[starts] & _FIRST_BYTES[np.minimum(lengths, 8)]
    return numbers


_FIRST_BYTES = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
