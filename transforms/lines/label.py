"""A verdict for every line of a document: kept, or dropped as what sort of boilerplate by which rule.

Boilerplate is what a page puts around its article: buttons, labels, pitches, polls, tickers, captions, credits, dates,
teasers, menus, notices. The article's sentences, sub-headings, quotes and lists never are.

LINES in, LABELLED_LINES out, the same rows in the same order. Each step reads the verdicts of the steps before it and
writes only where there is none; a learned classifier would be one more step, before the position is read.
"""

from collections.abc import Callable

import polars as pl

from transforms.frames import LABELLED_LINES
from transforms.lines.blocks import drop_blocks
from transforms.lines.match import match_rules
from transforms.lines.measure import measure_lines
from transforms.lines.position import drop_enclosed, drop_outside, mark_prose, mark_span
from transforms.lines.repeats import drop_repeats
from transforms.lines.rules import LineRules
from transforms.lines.title import mark_title
from transforms.lines.verdict import drop_hits, drop_where, is_dropped
from warehouse.frames import conform

Step = Callable[[pl.DataFrame], pl.DataFrame]


def label_lines(lines: pl.DataFrame, rules: LineRules) -> pl.DataFrame:
    """Label the lines of any number of documents, each by itself: LINES -> LABELLED_LINES.

    Blank lines are always kept.
    """
    numbered = lines.with_row_index("row")
    work = (
        numbered.filter(pl.col("text_raw").str.contains(r"\S"))
        .sort("document_id", "line_number", maintain_order=True)
        .with_columns(doc=pl.col("document_id").rle_id())
        .with_columns(
            position=pl.int_range(pl.len()).over("doc"),
            kind=pl.lit(None, pl.String),
            rule_id=pl.lit(None, pl.String),
            score=pl.lit(None, pl.Float64),
        )
    )
    work = mark_prose(measure_lines(work))
    hits = match_rules(work, rules.lines)
    steps: tuple[Step, ...] = (
        _drop_outside_extract,
        lambda frame: drop_hits(frame, hits.filter(pl.col("place") == "anywhere")),
        lambda frame: drop_blocks(frame, rules.blocks),
        drop_repeats,
        mark_span,
        lambda frame: _drop_placed(frame, hits),
        mark_title,
        drop_outside,
        lambda frame: _drop_beside(frame, hits),
        drop_enclosed,
    )
    for step in steps:
        work = step(work)
    verdicts = work.select("row", "kind", "rule_id", "score", "is_title")
    labelled = numbered.join(verdicts, on="row", how="left", maintain_order="left")
    return conform(labelled.with_columns(pl.col("is_title").fill_null(False)).select(LABELLED_LINES.names), LABELLED_LINES)


def _drop_outside_extract(lines: pl.DataFrame) -> pl.DataFrame:
    is_outside = ~pl.col("is_article").fill_null(True)
    return drop_where(lines, is_outside, kind="not_article", rule_id="html-extractor", score=0.9)


def _drop_placed(lines: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """Rules for the head and the tail."""
    placed = hits.filter(pl.col("place") != "anywhere").join(lines.select("row", "is_before", "is_after"), on="row")
    place = pl.col("place")
    is_met = (pl.col("is_before") & place.is_in(["head", "edge", "beside"])) | (
        pl.col("is_after") & place.is_in(["tail", "edge", "beside"])
    )
    return drop_hits(lines, placed.filter(is_met))


def _drop_beside(lines: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """Rules that need a dropped neighbour."""
    beside = is_dropped.shift(1).over("doc").fill_null(False) | is_dropped.shift(-1).over("doc").fill_null(False)
    rows = lines.select("row", "is_title", beside=beside).filter(pl.col("beside") & ~pl.col("is_title"))
    return drop_hits(lines, hits.filter(pl.col("place") == "beside").join(rows.select("row"), on="row"))
