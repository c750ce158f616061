"""Pages of which the network is not sure: an extractor's verdict on their lines goes before its own."""

from collections.abc import Callable, Sequence

import polars as pl

from transforms.lines.verdict import is_likely

Extractor = Callable[[Sequence[str]], pl.DataFrame]
"""Takes ids of documents and returns `document_id`, `line_number` and `is_article` (NULL: no verdict) of their lines."""

_SURE = 0.9


def ask_where_unsure(lines: pl.DataFrame, extractor: Extractor) -> pl.DataFrame:
    """Fill `is_article` of the lines of unsure pages, by the extractor.

    Takes prepared lines with `chance`. A page (its lines have a `dom`) is unsure when the mean chance of its likely lines, weighed
    by their words, is low. Pages without a likely line have no article as far as can be told, and are not asked about.
    """
    likely = lines.filter(pl.col("dom").is_not_null() & is_likely)
    sure = pl.col("chance").dot(pl.col("words").cast(pl.Float64)) / pl.col("words").sum()
    unsure = likely.group_by("document_id", maintain_order=True).agg(sure=sure).filter(pl.col("sure") < _SURE)
    if unsure.is_empty():
        return lines
    verdicts = extractor(unsure["document_id"].to_list()).rename({"is_article": "verdict"})
    joined = lines.join(verdicts, on=["document_id", "line_number"], how="left", maintain_order="left")
    return joined.with_columns(is_article=pl.coalesce("is_article", "verdict")).drop("verdict")
