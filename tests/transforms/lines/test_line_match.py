"""Which rule rows hit which lines."""

import polars as pl

from transforms.lines.match import match_rules
from transforms.lines.measure import measure_lines
from transforms.lines.searches import Searches

ROWS = pl.DataFrame(
    [
        ("whole", "whole", "tide tables", 4, None),
        ("starts", "starts", "read also", 8, None),
        ("contains", "contains", "your inbox", 20, None),
        ("shape", "folded", r"harbour \|.*/ ", 20, "harbour |;&/"),
        ("mark", "plain", r"^[-*]+$", 3, None),
    ],
    schema=["rule_id", "match", "pattern", "max_words", "cue"],
    orient="row",
).with_columns(
    pl.col("max_words").cast(pl.Int32),
    pl.col("cue").str.split(";"),
    kind=pl.lit("navigation"),
    place=pl.lit("anywhere"),
    score=pl.lit(0.9),
)


def _hits(*texts: str) -> set[tuple[int, str]]:
    lines = pl.DataFrame({"text_raw": texts, "row": range(len(texts))})
    return set(match_rules(measure_lines(lines), Searches.of(ROWS)).select("row", "rule_id").rows())


def test_a_phrase_is_the_line_its_start_or_within():
    assert _hits("Tide tables", "The tide tables", "Read also: ships", "We read also", "Read alsop") == {
        (0, "whole"),
        (2, "starts"),
    }
    assert _hits("News in your inbox", "Box your in") == {(0, "contains")}


def test_longer_lines_than_a_row_allows_are_left_alone():
    long = "News in your inbox " + "and again " * 20
    assert _hits("Read also: ships of the port go out now", long) == set()


def test_an_expression_is_searched_where_a_cue_stands_and_what_must_stand_besides():
    assert _hits("Harbour | Lena / Field", "Harbour | Lena Field", "Port | Lena / Field") == {(0, "shape")}


def test_an_expression_without_cue_is_searched_in_all_short_lines():
    assert _hits("---", "ship", "- - - - -") == {(0, "mark")}


def test_what_hits_a_text_hits_each_of_its_lines():
    assert _hits("Tide tables", "Ships", "Tide tables") == {(0, "whole"), (2, "whole")}


def test_no_lines_have_no_hits():
    empty = measure_lines(pl.DataFrame(schema={"text_raw": pl.String, "row": pl.UInt32}))
    assert match_rules(empty, Searches.of(ROWS)).is_empty()
