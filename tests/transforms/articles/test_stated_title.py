import polars as pl
import pytest

from transforms.articles.stated_title import mark_stated_titles
from transforms.frames import LABELLED_LINES, PARSED
from warehouse.frames import empty, polars_schema

DOCUMENT = "d" * 64
TITLE = "River floods the old town"


def marked(lines: list[tuple[str, str | None]], title: str | None = TITLE) -> list[str]:
    rows = [
        {"document_id": DOCUMENT, "line_number": number, "text_raw": text, "kind": kind, "is_title": text == "Looks like it"}
        for number, (text, kind) in enumerate(lines, 1)
    ]
    labelled = pl.DataFrame(rows, schema=polars_schema(LABELLED_LINES))
    documents = pl.DataFrame([{"document_id": DOCUMENT, "hint_title": title}], schema=polars_schema(PARSED))
    found = mark_stated_titles(labelled, documents)
    assert tuple(found.columns) == LABELLED_LINES.names
    assert found["text_raw"].to_list() == [text for text, _ in lines]
    return found.filter("is_title")["text_raw"].to_list()


@pytest.mark.parametrize("line", [TITLE, "RIVER FLOODS: the old town!", "Opinion — River floods the old town"])
def test_the_line_that_repeats_the_title(line: str) -> None:
    assert marked([("Menu", "navigation"), ("", None), (line, None), ("It rained.", None), (line, None)]) == [line]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("River floods the old town again", TITLE),
        ("What we know by now of why and how the river floods the old town", TITLE),
        ("Why floods", "Floods"),
        (TITLE, None),
        (TITLE, "!"),
    ],
)
def test_other_lines_are_none(line: str, title: str | None) -> None:
    assert marked([(line, None), ("It rained.", None)], title) == []


def test_lines_that_are_dropped_or_far_down_are_none() -> None:
    assert marked([(TITLE, "navigation"), *[("It rained.", None)] * 4, (TITLE, None)]) == []


def test_what_looks_like_the_title_stays_marked() -> None:
    assert marked([("Looks like it", None), (TITLE, None)]) == ["Looks like it", TITLE]
    assert marked([("Looks like it", None)]) == ["Looks like it"]


def test_nothing_in_nothing_out() -> None:
    assert mark_stated_titles(empty(LABELLED_LINES), empty(PARSED)).is_empty()
