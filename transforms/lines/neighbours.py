"""What stands in the lines above and below, in frames whose documents (`doc`) stand one after another.

`line_at` is the same as `shift(step).over("doc")`, which puts every document into a group of its own first.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places


def line_at(value: pl.Expr, step: int) -> pl.Expr:
    """Return the value of the line `step` lines above (below where negative), NULL beyond the document's border."""
    doc = pl.col("doc")
    return pl.when(doc.shift(step) == doc).then(value.shift(step))


def flag_at(flag: pl.Expr, step: int) -> pl.Expr:
    """Return whether the line `step` lines above (below where negative) is flagged; false beyond the document's border."""
    return line_at(flag, step).fill_null(False)


def first_and_last(flags: NDArray[np.bool_], doc: Places) -> tuple[Places, Places]:
    """Return for each line the places of the first and of the last flagged line of its document; where there is none, a place behind
    all lines and one before them."""
    place, documents = np.flatnonzero(flags), int(doc.max(initial=-1)) + 1
    first, last = np.full(documents, len(doc)), np.full(documents, -1)
    first[doc[place[::-1]]] = place[::-1]
    last[doc[place]] = place
    return first[doc], last[doc]
