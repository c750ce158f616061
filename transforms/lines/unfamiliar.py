"""Documents in languages that the network saw little of: their sentences stay.

The network was trained on pages in English, some in German and few in others. Where the running text of a document shows
neither of the two, a line that reads as a sentence and has another sentence close by is article unless the network is
certain; rules that know the line may still drop it.
"""

import polars as pl

from transforms.lines.neighbours import flag_at

_FAMILIAR_SHARE = 0.1
_LONG_WORDS = 8
_FEWEST_WORDS = 4
_NEAR = 2
_CERTAIN = 0.02
"""Chance below which the network is certain in any language: pages end in sentences that are theirs, too."""


def keep_unfamiliar(lines: pl.DataFrame) -> pl.DataFrame:
    """Raise `chance` to 1 for the sentences of texts in unfamiliar languages; lines of HTML pages stay as they are."""
    words = pl.col("words")
    is_text = (pl.col("is_prose") | pl.col("ends_sentence")) & (words >= _LONG_WORDS) & pl.col("dom").is_null()
    marked = lines.with_columns(is_long=is_text)
    beside = pl.any_horizontal(flag_at(pl.col("is_long"), step) for step in range(-_NEAR, _NEAR + 1) if step)
    is_short = pl.col("ends_sentence") & (words >= _FEWEST_WORDS) & pl.col("dom").is_null()
    is_sentence = (
        pl.col("doc").is_in(_unfamiliar(marked.filter("is_long")))
        & beside
        & (pl.col("is_long") | is_short)
        & (pl.col("chance") >= _CERTAIN)
    )
    return marked.with_columns(chance=pl.when(is_sentence).then(1.0).otherwise("chance").cast(pl.Float32)).drop("is_long")


def _unfamiliar(lines: pl.DataFrame) -> pl.Series:
    """Numbers of the documents whose running text shows neither language."""
    share = pl.col("familiar_words").sum() / pl.col("opening_words").sum()
    return lines.group_by("doc").agg(share=share).filter(pl.col("share") < _FAMILIAR_SHARE)["doc"].implode()
