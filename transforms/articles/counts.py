"""Words, letters and capitals of many texts at once: each byte is looked up once, the rest is arithmetic on whole arrays.

The classes of characters are those of the regular expressions beside them, which are asked once for each character that is
met; counting matches text by text takes three times as long.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

SAMPLE = 3000
"""Characters from the head of a text whose letters and capitals are counted."""

# A word may hold full stops, commas, hyphens and apostrophes inside; scripts without blanks count by character.
_SINGLES = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"
WORD = rf"{_SINGLES}|[\p{{L}}\p{{N}}]+(?:[-'.,][\p{{L}}\p{{N}}]+)*"
"""A word, as a regular expression."""

_PART, _JOINT, _SINGLE, _LETTER, _BLANK, _CAPITAL, _SEEN = (np.uint8(1 << bit) for bit in range(7))
_CLASSES = {
    _PART: r"[\p{L}\p{N}]",
    _JOINT: r"[-'.,]",
    _SINGLE: _SINGLES,
    _LETTER: r"\p{L}",
    _BLANK: r"[\p{M}\s]",
    _CAPITAL: r"\p{Lu}",
}
_STRETCH = 2_000_000  # bytes, at most, that are worked on at a time (more where one text has more)

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
Kinds = NDArray[np.uint8]

_kinds = np.zeros(0x110000, np.uint8)
"""The classes of every character met so far."""


def count_characters(texts: pl.Series) -> pl.DataFrame:
    """Return word_count, sample_length, letter_count, blank_count and capital_count of texts without NULL, one row each.

    All but the words are counted in the first SAMPLE characters; blanks are white space and combining marks.
    """
    parts = [_count(part) for part in _stretches(texts)]
    return pl.concat(parts) if parts else _count(texts)


def _stretches(texts: pl.Series) -> Iterator[pl.Series]:
    ends = np.cumsum(texts.str.len_bytes().to_numpy(), dtype=np.int64)
    start = 0
    while start < len(texts):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + _STRETCH, side="right")))
        yield texts[start:stop]
        start = stop


def _count(texts: pl.Series) -> pl.DataFrame:
    sizes = texts.str.len_bytes().to_numpy().astype(np.int64)
    starts = np.cumsum(sizes + 1) - (sizes + 1)
    samples = texts.str.head(SAMPLE)
    sampled = samples.str.len_bytes().to_numpy().astype(np.int64)
    text = (texts.str.join("\n").cast(pl.Binary).item() or b"") + b"\n"
    kinds, parts = _classify(text, _PART)
    words = _sums(_begins_word(kinds, parts), starts, sizes)
    singles = kinds & _SINGLE
    if singles.any():
        has_singles = np.flatnonzero(_sums(singles != 0, starts, sizes))
        words[has_singles] = texts.gather(has_singles).str.count_matches(WORD).to_numpy()
    names = {"letter_count": _LETTER, "blank_count": _BLANK, "capital_count": _CAPITAL}
    counts = {name: _sums((kinds & flag) != 0, starts, sampled) for name, flag in names.items()}
    return pl.DataFrame({"word_count": words, "sample_length": samples.str.len_chars().cast(pl.Int64), **counts})


def _sums(flags: Flags, starts: Places, sizes: Places) -> Places:
    """How many flags are set in each stretch that starts there and is of that size."""
    bounds = zip(starts.tolist(), (starts + sizes).tolist(), strict=True)
    return np.array([np.count_nonzero(flags[start:end]) for start, end in bounds], np.int64)


def _begins_word(kinds: Kinds, parts: Flags) -> Flags:
    """Where the words of texts without single characters begin: at a part with no other before it, alone or with a joint."""
    begins = parts.copy()
    begins[1:] &= ~parts[:-1]
    begins[2:] &= ~(parts[:-2] & ((kinds[1:-1] & _JOINT) != 0))
    return begins


def split_words(texts: pl.Series) -> pl.Series:
    """Return the runs of letters of texts without NULL, a list of text each. (A regular expression takes twice as long.)"""
    starts = np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1)
    text = b"\n" + (texts.str.join("\n").cast(pl.Binary).item() or b"") + b"\n"
    letters = _classify(text, _LETTER)[1]
    edges = np.flatnonzero(letters[1:] != letters[:-1]) + 1  # where a word begins, where it ends, and so on
    begins, ends = edges[::2], edges[1::2]
    data = np.frombuffer(text, np.uint8)[letters]
    offsets = np.concatenate([[0], np.cumsum(ends - begins)])
    words = pa.LargeStringArray.from_buffers(len(begins), pa.py_buffer(offsets), pa.py_buffer(data))
    bounds = np.concatenate([[0], np.searchsorted(begins, starts)])
    # From buffers, not from arrays: for those pyarrow looks whether they are of pandas, and loads it.
    lists = pa.Array.from_buffers(pa.large_list(words.type), len(texts), [None, pa.py_buffer(bounds)], children=[words])
    return pl.Series(lists)


def _classify(text: bytes, wanted: np.uint8) -> tuple[Kinds, Flags]:
    """The classes of the characters of a text in UTF-8, at the first byte of each, and which bytes are of characters of the
    wanted class."""
    kinds = np.frombuffer(bytearray(text.translate(_PLAIN)), np.uint8)
    parts: Flags = (kinds & wanted) != 0
    if text.isascii():
        return kinds, parts
    data = np.frombuffer(text, np.uint8)
    leads = np.flatnonzero(data >= 0xC0)
    first = data[leads].astype(np.uint32)
    second, third, fourth = (data.take(leads + step, mode="clip").astype(np.uint32) & 0x3F for step in (1, 2, 3))
    two, three = (first & 0x1F) << 6 | second, (first & 0x0F) << 12 | second << 6 | third
    four = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    found = _look_up(np.where(first < 0xE0, two, np.where(first < 0xF0, three, four)))
    kinds[leads] = found
    is_part = (found & wanted) != 0
    for step, longer in ((0, 0), (1, 0), (2, 0xE0), (3, 0xF0)):
        reaches = first >= longer
        parts[leads[reaches] + step] = is_part[reaches]
    return kinds, parts


def _look_up(codes: NDArray[np.uint32]) -> Kinds:
    kinds: Kinds = _kinds.take(codes)
    unseen = codes[kinds == 0]
    if not len(unseen):
        return kinds
    _learn(np.unique(unseen))
    return _look_up(codes)


def _learn(codes: NDArray[np.uint32]) -> None:
    characters = pl.Series([chr(code) for code in codes.tolist()])
    found = np.full(len(codes), _SEEN)
    for flag, pattern in _CLASSES.items():
        found |= characters.str.contains(pattern).to_numpy() * flag
    _kinds[codes] = found


_learn(np.arange(128, dtype=np.uint32))
_PLAIN = _kinds[:128].tobytes() + bytes(128)
"""The classes of each byte that is a character by itself."""
