"""A row's cue must not keep its expression from lines that it would find."""

import re
import warnings

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transforms.lexicons.loader import read_lexicon

SHAPES = read_lexicon("line_shapes").filter(pl.col("cue").is_not_null()).select("rule_id", "match", "pattern", "cue")
BLOCKS = read_lexicon("line_blocks").select("rule_id", match=pl.lit("folded"), pattern="anchor", cue="cue")
ROWS = pl.concat([SHAPES, BLOCKS])
NARROWING = {"caption-file-photo", "caption-image-parens", "caption-present-dated"}
"""Rows whose cue asks for more than the expression does: the word photo, a closing bracket, a year of our time."""


def _translated(pattern: str) -> re.Pattern[str]:
    """The expression as Python's, with letters up to Latin-1."""
    for name, letters in (("Lu", "A-ZÀ-Þ"), ("L", "A-Za-zß-ö")):
        pattern = re.sub(rf"(\[[^\]]*)\\p\{{{name}\}}", rf"\g<1>{letters}", pattern)
        pattern = re.sub(rf"\\p\{{{name}\}}", f"[{letters}]", pattern)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return re.compile(pattern)


def _holds(line: str, cue: str) -> bool:
    parts = cue.split(";")
    besides = [part[1:] for part in parts if part.startswith("&")]
    others = [part for part in parts if not part.startswith("&")]
    holds_one = any(line.startswith(part[1:]) if part.startswith("^") else part in line for part in others)
    return holds_one and all(part in line for part in besides)


@pytest.mark.parametrize("rule_id", sorted(set(ROWS["rule_id"]) - NARROWING))
def test_what_an_expression_finds_holds_a_cue(rule_id: str):
    row = ROWS.row(by_predicate=pl.col("rule_id") == rule_id, named=True)
    expression = _translated(row["pattern"])

    @settings(max_examples=6, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(expression))
    def check(text: str) -> None:
        read = text.lower() if row["match"] == "folded" else text
        if expression.search(read):
            assert _holds(read.lower(), row["cue"])

    check()


def test_rows_that_hold_no_cue_are_told():
    assert not _holds("the port is open", "^port;harbour")
    assert _holds("port is open", "^port;harbour")
    assert _holds("the harbour is open", "^port;harbour")
    assert _holds("the port / harbour", "port;&/")
    assert not _holds("the port and harbour", "port;&/")
