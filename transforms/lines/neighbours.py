"""What stands in the lines above and below, in frames whose documents (`doc`) stand one after another.

The same as `shift(step).over("doc")`, which puts every document into a group of its own first.
"""

import polars as pl


def line_at(value: pl.Expr, step: int) -> pl.Expr:
    """Return the value of the line `step` lines above (below where negative), NULL beyond the document's border."""
    doc = pl.col("doc")
    return pl.when(doc.shift(step) == doc).then(value.shift(step))


def flag_at(flag: pl.Expr, step: int) -> pl.Expr:
    """Return whether the line `step` lines above (below where negative) is flagged; false beyond the document's border."""
    return line_at(flag, step).fill_null(False)
