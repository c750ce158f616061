"""Lines made ready for the steps that label them: numbered, unwrapped, measured, with the rule rows that hit them."""

from typing import NamedTuple

import polars as pl

from transforms.lines.blocks import BLOCK
from transforms.lines.match import match_rules
from transforms.lines.measure import measure_lines
from transforms.lines.prose import mark_prose
from transforms.lines.rules import LineRules
from transforms.lines.wrapped import fold_wrapped


class Prepared(NamedTuple):
    """`lines`: the non-blank lines, wrapped ones joined, by document and line number: LINES with `row` (the place in the
    LINES they come from, the first for joined ones), `doc` (number of the document), `position` (place in it), what is measured
    of them, and kind, rule_id and score, still NULL. `rows`: the row of every non-blank line with that of the first
    line of its paragraph (row, first_row). `hits`: those of `match_rules`. `anchors`: the hits that are anchors of blocks."""

    lines: pl.DataFrame
    rows: pl.DataFrame
    hits: pl.DataFrame
    anchors: pl.DataFrame


def prepare_lines(lines: pl.DataFrame, rules: LineRules) -> Prepared:
    """Number and measure LINES and match them with the rule rows."""
    numbered = (
        lines.with_row_index("row")
        .filter(pl.col("text_raw").str.strip_chars() != "")
        .sort("document_id", "line_number", maintain_order=True)
        .with_columns(doc=pl.col("document_id").rle_id())
    )
    # What was wrapped to a width is judged by the paragraph.
    folded, rows = fold_wrapped(numbered)
    folded = folded.with_columns(
        position=pl.int_range(pl.len()).over("doc"),
        kind=pl.lit(None, pl.String),
        rule_id=pl.lit(None, pl.String),
        score=pl.lit(None, pl.Float64),
    )
    measured = mark_prose(measure_lines(folded))
    hits = match_rules(measured, rules.searches)
    is_anchor = pl.col("place") == BLOCK
    return Prepared(measured, rows, hits.filter(~is_anchor), hits.filter(is_anchor))
