"""The headline among a document's lines.

A linear model scores the candidates of `title_features`; the best one is the headline when it scores more than
none at all. The weights are a softmax regression over the candidates of each document, fitted by
`flows.training.titles`.
"""

from functools import cache

import numpy as np
import polars as pl

from transforms.lexicons.loader import read_lexicon
from transforms.lines.title_features import FEATURES, title_candidates
from transforms.lines.verdict import is_likely, is_open

_FLOOR = -0.5
"""Score of having no headline, a little below that of the model: most documents have one."""


def mark_title(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_title`; the headline loses the verdict that it may have."""
    position = pl.col("position")
    marked = with_body(lines).with_columns(first_prose=pl.when("is_body").then(position).min().over("doc"))
    candidates = title_candidates(marked)
    scored = candidates.select("row", "doc", title_position="position").with_columns(
        score=pl.Series(candidates.select(list(FEATURES)).to_numpy() @ _weights())
    )
    titles = (
        scored.filter(pl.col("score") > _FLOOR)
        .sort("doc", "score", "title_position", descending=[False, True, False])
        .unique("doc", keep="first", maintain_order=True)
        .select("doc", "title_position", title_row="row")
    )
    marked = marked.join(titles, on="doc", how="left", maintain_order="left")
    is_title = (pl.col("row") == pl.col("title_row")).fill_null(False)
    return (
        marked.with_columns(is_title=is_title)
        .with_columns(pl.when("is_title").then(None).otherwise(name).alias(name) for name in ("kind", "rule_id", "score"))
        .drop("is_body", "first_prose", "title_row", "title_position")
    )


def with_body(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_body`: running text that is probably kept and no question or long headline above the article."""
    is_headline = (
        ~pl.col("is_part")
        & (pl.col("words") <= 25)
        & (~pl.col("ends_sentence") | pl.col("plain").str.contains(r"""[?!]["')]*$"""))
    )
    return lines.with_columns(is_body=pl.col("is_prose") & is_open & is_likely & ~is_headline)


@cache
def _weights() -> np.ndarray:
    rows = dict(read_lexicon("title_weights").select("feature", "weight").iter_rows())
    return np.array([float(rows[name]) for name in FEATURES])
