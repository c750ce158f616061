"""Which lines read as running text."""

import polars as pl

from transforms.lines.neighbours import flag_at, line_at

_WRAPPED_SHARE = 0.5


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
    is_broken = pl.col("goes_on") | flag_at(pl.col("goes_on"), -1)
    # Where that is how the whole document is written, the longer lines between broken ones are prose too.
    is_between = is_broken.cum_max().over("doc") & is_broken.cum_max(reverse=True).over("doc")
    is_wrapped = (is_broken.mean().over("doc") >= _WRAPPED_SHARE) & is_between
    is_part = (is_broken | is_wrapped) & (words >= 5) & (functional >= 1)
    return marked.with_columns(is_prose=is_sentence | is_long | is_part, is_part=is_part).drop("goes_on")
