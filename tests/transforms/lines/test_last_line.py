import polars as pl
import pytest

from transforms.frames import LINES
from transforms.lines.label import label_lines
from transforms.lines.rules import load_line_rules
from warehouse.frames import polars_schema

RULES = load_line_rules()
STORY = [
    "Ferry crews end their strike on the northern islands",
    "The crews of the island ferries went back to work on Tuesday after nine days, their union said in a statement.",
    "The company had offered a rise of four per cent and free passage for their families, which the crews accepted.",
    "The first boat left the harbour at dawn with two hundred passengers and the mail of a week on board.",
]


def last_rule(*tail):
    rows = [{"document_id": "0" * 32, "line_number": n, "text_raw": text} for n, text in enumerate([*STORY, *tail], 1)]
    return label_lines(pl.DataFrame(rows, schema=polars_schema(LINES), orient="row"), RULES)["rule_id"][-1]


def test_a_headline_that_stands_last_goes():
    assert last_rule("Harbour talks: what the pilots want") in ("last-headline", "line-model")


@pytest.mark.parametrize(
    "line",
    [
        "The next talks are planned for the spring of next year.",
        "“We are glad that it is over, and so are our children.”",
    ],
)
def test_a_last_sentence_stays(line):
    assert last_rule(line) is None


def test_the_items_of_a_last_list_stay():
    """Nothing is certain of a line that follows a line which is no sentence."""
    assert last_rule("The boats of the week are these:", "- The Northern Star to the outer islands") != "last-headline"
