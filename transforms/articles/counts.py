"""Words, letters and capitals of many texts at once: each character is looked up once, the rest is arithmetic on whole arrays.

The classes of characters are those of the regular expressions beside them, which are asked once for each character that is
met; counting matches text by text takes three times as long.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl
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
_STRETCH = 1_000_000  # characters, at most, that are worked on at a time (more where one text has more)

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

_kinds = np.zeros(0x110000, np.uint8)
"""The classes of every character met so far."""


def count_characters(texts: pl.Series) -> pl.DataFrame:
    """Return word_count, sample_length, letter_count, blank_count and capital_count of texts without NULL, one row each.

    All but the words are counted in the first SAMPLE characters; blanks are white space and combining marks.
    """
    parts = [_count(part) for part in _stretches(texts)]
    return pl.concat(parts) if parts else _count(texts)


def _stretches(texts: pl.Series) -> Iterator[pl.Series]:
    ends = np.cumsum(texts.str.len_chars().to_numpy(), dtype=np.int64)
    start = 0
    while start < len(texts):
        done = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, done + _STRETCH, side="right")))
        yield texts[start:stop]
        start = stop


def _count(texts: pl.Series) -> pl.DataFrame:
    lengths = texts.str.len_chars().to_numpy().astype(np.int64)
    starts = np.cumsum(lengths + 1) - (lengths + 1)
    kinds = _classify(np.frombuffer((texts.str.join("\n").item() or "").encode("utf-32-le"), np.uint32))
    sampled = np.minimum(lengths, SAMPLE)

    def of(flags: Flags, sizes: Places) -> Places:
        places = np.flatnonzero(flags)
        bounds = np.searchsorted(places, np.concatenate([starts, starts + sizes]))
        counts: Places = bounds[len(starts) :] - bounds[: len(starts)]
        return counts

    words = of(_begins_word(kinds), lengths)
    has_singles = np.flatnonzero(of((kinds & _SINGLE) != 0, lengths))
    words[has_singles] = texts.gather(has_singles).str.count_matches(WORD).to_numpy()
    names = {"letter_count": _LETTER, "blank_count": _BLANK, "capital_count": _CAPITAL}
    counts = {name: of((kinds & flag) != 0, sampled) for name, flag in names.items()}
    return pl.DataFrame({"word_count": words, "sample_length": sampled, **counts})


def _begins_word(kinds: NDArray[np.uint8]) -> Flags:
    """Where the words of texts without single characters begin: at a part with no other before it, alone or with a joint."""
    is_part: Flags = (kinds & _PART) != 0
    begins = is_part.copy()
    begins[1:] &= ~is_part[:-1]
    begins[2:] &= ~(is_part[:-2] & ((kinds[1:-1] & _JOINT) != 0))
    return begins


def _classify(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    kinds = _kinds.take(codes)
    unseen = codes[kinds == 0]
    if not len(unseen):
        return kinds
    _learn(np.unique(unseen))
    return _kinds.take(codes)


def _learn(codes: NDArray[np.uint32]) -> None:
    characters = pl.Series([chr(code) for code in codes.tolist()])
    found = np.full(len(codes), _SEEN)
    for flag, pattern in _CLASSES.items():
        found |= characters.str.contains(pattern).to_numpy() * flag
    _kinds[codes] = found


_learn(np.arange(128, dtype=np.uint32))
