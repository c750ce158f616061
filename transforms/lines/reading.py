"""The words of lines, read once for each text."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Hashes, Rows, Tokens, hash_words_and_marks
from transforms.lines.running import Places
from transforms.lines.texts import one_of_each

HEAD, TAIL = 200, 60
_READ = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """One line for each text, those of at most HEAD + TAIL bytes (`short` of them) first; `index`, the place among them of every
    line's text; the `words` and marks of the texts' first 300 characters, their hashes with digits read as 0 (`folded`), and
    which of them are no marks (`is_word`)."""

    texts: pl.DataFrame
    short: int
    index: Places
    words: Tokens
    folded: Hashes
    is_word: NDArray[np.bool_]

    def bounds(self, rows: Rows) -> Rows:
        """Where the words of each text begin, and where the last one's end, in `rows`, the texts of words."""
        bounds: Rows = np.searchsorted(rows, np.arange(self.texts.height + 1))
        return bounds

    @classmethod
    def of(cls, lines: pl.DataFrame) -> "Reading":
        """Read measured lines."""
        texts, index = one_of_each(lines.select("text", "folded"))
        is_long = (texts["folded"].str.len_bytes() > HEAD + TAIL).to_numpy()
        order = np.argsort(is_long, kind="stable")
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        texts = texts[order]
        words, folded, is_word = hash_words_and_marks(texts["folded"].str.head(_READ))
        return cls(texts, int((~is_long).sum()), place[index], words, folded, is_word)


def words_of(bounds: Rows, texts: Places) -> tuple[Rows, Rows]:
    """The words of some texts one after another: the index of each, and which of the texts says it. `bounds` tells where the words of
    each text begin, and where the last one's end."""
    first, count = bounds.take(texts), bounds.take(texts + 1) - bounds.take(texts)
    skipped = first - np.append(0, np.cumsum(count))[:-1]
    rows = np.repeat(np.arange(len(texts)), count)
    return skipped.take(rows) + np.arange(len(rows)), rows
