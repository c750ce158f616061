"""Which recurring lines are template, and which are the article's own."""

import polars as pl
import pytest

from transforms.frames import LINES, RECURRENCE
from transforms.lines.label import label_lines
from transforms.lines.rules import load_line_rules
from warehouse.frames import conform

DOCUMENT = "a" * 32
TEXT = """Harbour Ledger
Council weighs plan for the Sofia quay
The harbour council in Sofia on Monday weighed a plan to widen the quay for larger ferries.
{between}
Two members of the council said that the plan would cost more than the town can pay this year.
The council of the harbour meets again on Friday, when the engineers will bring new figures.
Tide tables
Ferry notes"""


def verdicts(recurring: dict[str, tuple[float, float, float]], between: str = "The mayor said little.") -> dict[str, str | None]:
    """Rule by line, with support, share and block support of the recurring lines given."""
    texts = TEXT.format(between=between).split("\n")
    lines = pl.DataFrame({"text_raw": texts, "line_number": range(1, len(texts) + 1)}).with_columns(document_id=pl.lit(DOCUMENT))
    rows = [(DOCUMENT, texts.index(text) + 1, *evidence) for text, evidence in recurring.items()]
    found = pl.DataFrame(rows, schema=list(RECURRENCE.names), orient="row")
    labelled = label_lines(conform(lines, LINES), load_line_rules(), conform(found, RECURRENCE))
    return dict(labelled.select("text_raw", "rule_id").rows())


@pytest.mark.parametrize(
    ("line", "evidence", "is_template"),
    [
        ("Tide tables", (5, 0.10, 0), True),
        ("Tide tables", (5, 0.05, 0), False),
        ("Tide tables", (4, 0.50, 4), False),
        ("Tide tables", (5, 0.001, 5), True),
        ("Harbour Ledger", (5, 0.10, 0), True),
        ("Council weighs plan for the Sofia quay", (20, 0.40, 0), False),  # others tease the article with its headline
        ("The council of the harbour meets again on Friday, when the engineers will bring new figures.", (12, 0.35, 0), True),
        ("The council of the harbour meets again on Friday, when the engineers will bring new figures.", (9, 0.9, 0), False),
        ("The council of the harbour meets again on Friday, when the engineers will bring new figures.", (90, 0.2, 0), False),
    ],
)
def test_what_recurs_is_template_from_its_threshold_on(
    line: str, evidence: tuple[float, float, float], is_template: bool
) -> None:
    assert (verdicts({line: evidence})[line] == "template") is is_template


@pytest.mark.parametrize(
    ("between", "evidence", "is_template"),
    [
        ("Background", (30, 0.4, 0), False),
        ("Keep the lamps burning", (30, 0.6, 0), True),
        ("Ivan Petrov, the mayor:", (90, 0.9, 9), False),
    ],
)
def test_a_label_between_paragraphs_may_be_a_sub_heading(
    between: str, evidence: tuple[float, float, float], is_template: bool
) -> None:
    assert (verdicts({between: evidence}, between)[between] == "template") is is_template


def test_a_rule_that_knows_the_line_speaks_first() -> None:
    assert verdicts({"Advertisement": (30, 0.9, 0)}, "Advertisement")["Advertisement"] not in {None, "template"}


def test_a_rule_that_needs_more_than_the_line_tells_its_kind() -> None:
    alone, recurring = verdicts({}, "Silver"), verdicts({"Silver": (30, 0.6, 0)}, "Silver")
    assert alone["Silver"] != "ticker-pair"
    assert recurring["Silver"] == "ticker-pair"


def test_kind_and_score_tell_of_the_support() -> None:
    texts = TEXT.format(between="The mayor said little.").split("\n")
    lines = pl.DataFrame({"text_raw": texts, "line_number": range(1, len(texts) + 1)}).with_columns(document_id=pl.lit(DOCUMENT))
    found = pl.DataFrame([(DOCUMENT, 7, 8.0, 0.8, 8.0)], schema=list(RECURRENCE.names), orient="row")
    labelled = label_lines(conform(lines, LINES), load_line_rules(), conform(found, RECURRENCE))
    assert labelled.filter(line_number=7).select("kind", "score").row(0) == ("template", 0.9)


def test_without_counts_nothing_is_template() -> None:
    assert "template" not in verdicts({}).values()
