"""The words of lines, read once for each text."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Cut, Hashes, Rows, cut_words
from transforms.lines.running import Places
from transforms.lines.texts import one_of_each
from transforms.lines.word_lists import lists_of

HEAD, TAIL = 200, 60
READ = 300
"""Characters of a text that are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One line for each text, those of at most HEAD + TAIL bytes (`short` of them) first, with the words and marks of their first 300
    characters.

    `bounds`: the place of each text's first word, and the number of all words. Of each text: whether it has only ASCII signs
    (`is_ascii`). Of each long text: how many of its words and marks end within its first HEAD bytes (`early`). Of each word and mark: its hash (`words`), the same with digits read as 0 (`folded`),
    whether it is no mark (`is_word`), in which lists it is (`lists`, see `lists_of`), and its first six bytes as a number, 0 where
    it has fewer than three (`stems`).
    """

    texts: pl.DataFrame
    short: int
    bounds: Rows
    is_ascii: NDArray[np.bool_]
    early: Rows
    words: Hashes
    folded: Hashes
    is_word: NDArray[np.bool_]
    lists: NDArray[np.uint8]
    stems: Hashes

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
        heads = texts["folded"].str.head(READ)
        is_ascii = (heads.str.len_bytes() == heads.str.len_chars()).to_numpy()
        parts = [_NOTHING, *(_read(cut) for cut in cut_words(heads, punctuation=True))]
        counts, early, *of_words = (np.concatenate(part) for part in zip(*parts, strict=True))
        short = int((~is_long).sum())
        return cls(texts, short, np.append(0, np.cumsum(counts)), is_ascii, early[short:], *of_words)


_NOTHING = tuple(np.empty(0, kind) for kind in (np.int64, np.int64, np.uint64, np.uint64, np.bool_, np.uint8, np.uint64))


def _read(cut: Cut) -> tuple[NDArray[np.generic], ...]:
    """Of each text the number of words and of early words; of each word the rest."""
    hashes, folded = cut.hashes()
    early = np.searchsorted(cut.ends, cut.offsets[:-1] + HEAD, side="right") - cut.bounds[:-1]
    eight = np.ndarray(len(cut.text) + 1, np.dtype("<u8"), cut.text + bytes(8), strides=(1,))
    stems = eight.take(cut.starts) & _STEM.take(cut.ends - cut.starts, mode="clip")
    return np.diff(cut.bounds), early, hashes, folded, cut.is_word(), lists_of(hashes), stems


_STEM = np.array([0, 0, 0, *((1 << 8 * count) - 1 for count in range(3, 7))], np.uint64)
"""What of eight bytes belongs to the stem of a word, by its length."""
