"""A verdict for every line of a document: kept, or dropped as what sort of boilerplate by which rule.

Boilerplate is what a page puts around its article: buttons, labels, pitches, polls, tickers, captions, credits, dates,
teasers, menus, notices. The article's sentences, sub-headings, quotes and lists never are.

LINES in, LABELLED_LINES out, the same rows in the same order. A trained network says how likely each line is to be article
(`transforms.lines.model`). Rule rows that are certain speak first and give the kind, then the network, then rules that need
a dropped neighbour. Each step reads the verdicts of the steps before it and writes only where there is none.
"""

from collections.abc import Callable

import numpy as np
import polars as pl

from transforms.frames import LABELLED_LINES
from transforms.lines.blocks import drop_blocks
from transforms.lines.last_line import drop_last_headline
from transforms.lines.model import drop_unlikely, keep_doubtful_sentences, mark_chances
from transforms.lines.neighbours import flag_at
from transforms.lines.prepare import Prepared, prepare_lines
from transforms.lines.reading import Reading
from transforms.lines.repeats import drop_repeats
from transforms.lines.rules import LineRules
from transforms.lines.template import drop_template, with_recurrence
from transforms.lines.title import mark_title
from transforms.lines.unsure import Extractor
from transforms.lines.verdict import VERDICT, drop_hits, drop_where, is_dropped
from warehouse.frames import conform

Step = Callable[[pl.DataFrame], pl.DataFrame]


def label_lines(
    lines: pl.DataFrame, rules: LineRules, recurrence: pl.DataFrame | None = None, extractor: Extractor | None = None
) -> pl.DataFrame:
    """Label the lines of any number of documents, each by itself: LINES -> LABELLED_LINES.

    Blank lines are always kept. `recurrence` (RECURRENCE) says which lines come again in other documents of the source;
    `extractor` judges the lines of pages that the network is not sure of.
    """
    prepared = prepare_lines(lines, rules)
    hits, reading = prepared.hits, Reading.of(prepared.lines)
    work = mark_title(apply_rules(prepared, rules, recurrence, extractor, reading), reading)
    work = _drop_beside(drop_last_headline(drop_unlikely(keep_doubtful_sentences(work), hits)), hits)
    # The place among the lines judged of the paragraph that each line stands in, NULL for blank ones.
    place, judged = np.full(lines.height, -1), np.full(lines.height, -1)
    place[work["row"].to_numpy()] = np.arange(work.height)
    judged[prepared.rows["row"].to_numpy()] = place[prepared.rows["first_row"].to_numpy()]
    known = pl.Series(judged).replace(-1, None)
    verdicts = work.select(pl.col(*VERDICT, "is_title").gather(known)).with_columns(pl.col("is_title").fill_null(False))
    labelled = lines.with_columns(verdicts.get_columns())
    return conform(labelled.select(LABELLED_LINES.names), LABELLED_LINES)


def apply_rules(
    prepared: Prepared,
    rules: LineRules,
    recurrence: pl.DataFrame | None = None,
    extractor: Extractor | None = None,
    reading: Reading | None = None,
) -> pl.DataFrame:
    """Give the prepared lines their chances and the verdicts of the rules: what the headline is looked for among. `reading` is one of
    the lines, for who has it."""
    hits = prepared.hits
    work = mark_chances(with_recurrence(prepared.lines, recurrence), hits, extractor, reading)
    steps: tuple[Step, ...] = (
        _drop_outside_extract,
        lambda frame: drop_hits(frame, hits.filter(pl.col("place") == "anywhere")),
        lambda frame: drop_blocks(frame, rules.blocks, prepared.anchors),
        drop_repeats,
        lambda frame: drop_template(frame, hits),
        lambda frame: _drop_placed(frame, hits),
    )
    for step in steps:
        work = step(work)
    return work


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
    beside = flag_at(is_dropped, 1) | flag_at(is_dropped, -1)
    rows = lines.select("row", "is_title", beside=beside).filter(pl.col("beside") & ~pl.col("is_title"))
    return drop_hits(lines, hits.filter(pl.col("place") == "beside").join(rows.select("row"), on="row"))
