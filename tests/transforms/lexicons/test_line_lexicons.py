"""Every rule row hits its own example and misses its counter-example."""

import polars as pl
import pytest

from transforms.lexicons.loader import read_lexicon
from transforms.lines.blocks import anchor_rules, drop_blocks
from transforms.lines.match import match_rules
from transforms.lines.measure import measure_lines
from transforms.lines.rules import MATCHES, PLACES, load_line_rules
from transforms.lines.searches import Searches
from warehouse.codes.loader import codes

LINE_LEXICONS = ("line_phrases", "line_shapes")
RULES = load_line_rules()
ROWS = pl.concat([read_lexicon(name) for name in LINE_LEXICONS])
BLOCKS = read_lexicon("line_blocks")


def _hits(texts: list[str]) -> set[tuple[int, str]]:
    lines = measure_lines(pl.DataFrame({"row": range(len(texts)), "text_raw": texts}, schema_overrides={"row": pl.UInt32}))
    return set(match_rules(lines, Searches.of(RULES.lines)).select("row", "rule_id").rows())


def test_every_example_is_hit_and_every_counter_example_missed_by_its_row():
    identifiers = ROWS["rule_id"].to_list()
    hit, missed = _hits(ROWS["example"].to_list()), _hits(ROWS["counter_example"].to_list())
    assert [name for row, name in enumerate(identifiers) if (row, name) not in hit] == []
    assert [name for row, name in enumerate(identifiers) if (row, name) in missed] == []


def _in_block(text: str, rule_id: str) -> list[bool]:
    texts = text.split(" / ")
    lines = pl.DataFrame({"text_raw": texts, "row": range(len(texts)), "position": range(len(texts)), "doc": [0] * len(texts)})
    lines = measure_lines(lines).with_columns(
        kind=pl.lit(None, pl.String), rule_id=pl.lit(None, pl.String), score=pl.lit(None, pl.Float64)
    )
    blocks = RULES.blocks.filter(pl.col("rule_id") == rule_id)
    anchors = match_rules(lines, Searches.of(anchor_rules(blocks)))
    return drop_blocks(lines, blocks, anchors)["kind"].is_not_null().to_list()


@pytest.mark.parametrize("rule_id", BLOCKS["rule_id"].to_list())
def test_a_block_takes_all_lines_of_its_example_and_no_sentence_of_its_counter_example(rule_id: str):
    row = BLOCKS.row(by_predicate=pl.col("rule_id") == rule_id, named=True)
    assert all(_in_block(row["example"], rule_id))
    assert not _in_block(row["counter_example"], rule_id)[0]


def test_rows_are_well_formed():
    everything = pl.concat(
        [ROWS.select("rule_id", "kind", "score", "source"), BLOCKS.select("rule_id", "kind", "score", "source")]
    )
    assert everything["rule_id"].is_duplicated().sum() == 0
    assert set(everything["kind"]) <= codes("removal_kinds")
    assert everything["score"].cast(pl.Float64).is_between(0, 1).all()
    assert ROWS.drop("cue").null_count().sum_horizontal().item() == 0
    assert set(ROWS["match"]) <= set(MATCHES)
    assert set(ROWS["place"]) <= set(PLACES)


def test_an_unknown_lexicon_is_named():
    with pytest.raises(FileNotFoundError, match="line_nothing"):
        read_lexicon("line_nothing")


def test_a_lexicon_is_read_once():
    assert read_lexicon("line_blocks") is read_lexicon("line_blocks")
