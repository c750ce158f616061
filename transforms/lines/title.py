"""The headline among a document's lines.

A linear model scores the candidates of `title_features`; the best one is the headline when it scores more than
none at all. The weights are a softmax regression over the candidates of each document, fitted by
`flows.training.titles`.
"""

from functools import cache

import numpy as np
import polars as pl

from transforms.lexicons.loader import read_lexicon
from transforms.lines.reading import Reading
from transforms.lines.title_features import FEATURES, title_candidates
from transforms.lines.verdict import is_likely, is_open

_FLOOR = -0.5
"""Score of having no headline, a little below that of the model: most documents have one."""


def mark_title(lines: pl.DataFrame, reading: Reading | None = None) -> pl.DataFrame:
    """Add `is_title`; the headline loses the verdict that it may have. `reading` is one that holds the lines, for who has it."""
    candidates = title_candidates(with_body(lines), reading)
    scores = candidates.select(list(FEATURES)).to_numpy() @ _weights()
    doc = candidates["doc"].to_numpy().astype(np.int64)
    order = np.lexsort((-scores, doc))  # of equal ones the first line
    best = order[np.flatnonzero(np.diff(doc[order], prepend=-1))]
    titles = candidates["row"].gather(best[scores[best] > _FLOOR])
    is_title = lines["row"].is_in(titles.implode())
    return lines.with_columns(
        *(pl.when(~is_title).then(name).alias(name) for name in ("kind", "rule_id", "score")), is_title=is_title
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
