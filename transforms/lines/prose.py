"""Which lines read as running text."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.neighbours import first_and_last, flag_at, line_at
from transforms.lines.running import Places

_WRAPPED_SHARE = 0.5

Flags = NDArray[np.bool_]


def mark_prose(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_prose`: the line reads as running text, a whole sentence or a long or broken part of one; and `is_part`:
    it is a part of a sentence broken over lines."""
    words, functional = pl.col("words"), pl.col("function_words")
    is_sentence = pl.col("ends_sentence") & (words >= 8)
    is_long = (words >= 20) & ((functional >= 2) | (pl.col("capital_share") < 0.5))
    # Sentences broken over lines: a line that goes on in lower case where the line above has not ended.
    above = [line_at(pl.col(name), 1) for name in ("ends_sentence", "words")]
    goes_on = (pl.col("starts_lower") & ~above[0] & (above[1] >= 5)).fill_null(False)
    marked = lines.with_columns(goes_on=goes_on & ~pl.col("has_bullet"))
    marked = marked.with_columns(is_broken=pl.col("goes_on") | flag_at(pl.col("goes_on"), -1))
    is_wrapped = pl.Series(_is_within_wrapped(marked["is_broken"].to_numpy(), marked["doc"].to_numpy().astype(np.int64)))
    is_part = (pl.col("is_broken") | is_wrapped) & (words >= 5) & (functional >= 1)
    return marked.with_columns(is_prose=is_sentence | is_long | is_part, is_part=is_part).drop("goes_on", "is_broken")


def _is_within_wrapped(is_broken: Flags, doc: Places) -> Flags:
    """Where most lines of a document are broken ones, the longer lines between them are prose too."""
    place, documents, line = np.flatnonzero(is_broken), int(doc.max(initial=-1)) + 1, np.arange(len(doc))
    first, last = first_and_last(is_broken, doc)
    is_mostly = np.bincount(doc[place], minlength=documents) >= _WRAPPED_SHARE * np.bincount(doc, minlength=documents)
    within: Flags = is_mostly[doc] & (line >= first) & (line <= last)
    return within
