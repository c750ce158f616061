"""The words of lines, read once for each text."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Cut, Hashes, Rows, Tokens, cut_words
from transforms.lines.running import Places
from transforms.lines.signs import first_bytes
from transforms.lines.texts import one_of_each
from transforms.lines.word_lists import lists_of

HEAD, TAIL = 200, 60
STEM = 6
_READ = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """One line for each text, those of at most HEAD + TAIL bytes (`short` of them) first, with the words and marks of their first 300
    characters.

    Of each text: how many of its words and marks end within its first HEAD bytes (`early`). Of each word and mark: its hash in `words`,
    the same with digits read as 0 (`folded`), whether it is no mark (`is_word`), in which lists it is (`lists`, bits of
    `transforms.lines.word_lists`), and its first six bytes as a number, 0 where it has fewer than three (`stems`).
    """

    texts: pl.DataFrame
    short: int
    early: Places
    words: Tokens
    folded: Hashes
    is_word: NDArray[np.bool_]
    lists: NDArray[np.uint8]
    stems: Hashes

    def bounds(self, rows: Rows) -> Rows:
        """Where the words of each text begin, and where the last one's end, in `rows`, the texts of words."""
        bounds: Rows = np.searchsorted(rows, np.arange(self.texts.height + 1))
        return bounds

    def at(self, texts: pl.Series) -> Places:
        """The index among `texts` of each of the texts with these numbers."""
        known = self.texts["text"].to_numpy().astype(np.int64)
        place = np.empty(int(known.max(initial=-1)) + 1, np.int64)
        place[known] = np.arange(len(known))
        return place.take(texts.to_numpy())

    @classmethod
    def of(cls, lines: pl.DataFrame) -> "Reading":
        """Read measured lines."""
        texts, _ = one_of_each(lines.select("text", "folded"))
        is_long = (texts["folded"].str.len_bytes() > HEAD + TAIL).to_numpy()
        texts = texts[np.argsort(is_long, kind="stable")]
        parts = [_NOTHING, *(_read(cut) for cut in cut_words(texts["folded"].str.head(_READ), punctuation=True))]
        early, hashes, rows, folded, is_word, stems = (np.concatenate(part) for part in zip(*parts, strict=True))
        return cls(texts, int((~is_long).sum()), early, Tokens(hashes, rows), folded, is_word, lists_of(hashes), stems)


_NOTHING = tuple(np.empty(0, kind) for kind in (np.int64, np.uint64, np.int64, np.uint64, np.bool_, np.uint64))


def _read(cut: Cut) -> tuple[NDArray[np.generic], ...]:
    hashes, folded = cut.hashes()
    first, end = (np.searchsorted(places, cut.offsets[:-1] + reach, side) for places, reach, side in ((cut.starts, 0, "left"), (cut.ends, HEAD, "right")))
    length = cut.ends - cut.starts
    stems = first_bytes(cut.text + bytes(8), cut.starts, np.minimum(length, STEM))
    return end - first, hashes, cut.rows(), folded, cut.is_word(), stems * (length > 2)


def words_of(bounds: Rows, texts: Places) -> tuple[Rows, Rows]:
    """The words of some texts one after another: the index of each, and which of the texts says it. `bounds` tells where the words of
    each text begin, and where the last one's end."""
    first, count = bounds.take(texts), bounds.take(texts + 1) - bounds.take(texts)
    skipped = first - np.append(0, np.cumsum(count))[:-1]
    rows = np.repeat(np.arange(len(texts)), count)
    return skipped.take(rows) + np.arange(len(rows)), rows
