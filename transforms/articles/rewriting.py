"""Rewriting some of the texts of a column: the others stay as they are."""

from collections.abc import Callable

import polars as pl


def where(texts: pl.Series, mask: pl.Series, rewrite: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Rewrite the texts that the mask marks; most rules concern few lines, and testing costs less than rewriting."""
    # `scatter` writes in place, hence the clone.
    return texts.clone().scatter(mask.arg_true(), rewrite(texts.filter(mask))) if mask.any() else texts


def each(texts: pl.Series, rewrite: Callable[[str], str]) -> pl.Series:
    """Rewrite every text in Python."""
    return pl.Series([rewrite(text) for text in texts], dtype=pl.String)


def swap(texts: pl.Series, pattern: str, to: str) -> pl.Series:
    """Replace all that the regular expression matches."""
    return texts.str.replace_all(pattern, to)
