import re

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_hash, make_rows
from transforms.documents.place import PLACE_FEATURES, unpack_places
from transforms.frames import LINES, PARSED
from transforms.lines.split import split_lines
from warehouse.frames import polars_schema


def _documents(*texts: str, kind: str = "text") -> pl.DataFrame:
    return make_rows(PARSED, [{"text_raw": text} for text in texts], kind=kind)


def _lines(text: str) -> list[str]:
    return split_lines(_documents(text))["text_raw"].to_list()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_every_line_end_cuts(line_end: str):
    assert _lines(f"One.{line_end}{line_end}Two.") == ["One.", "", "Two."]


def test_nel_beside_other_line_ends_is_an_ellipsis_of_windows_1252():
    assert _lines("Wait\x85 what?\nNothing.") == ["Wait\x85 what?", "Nothing."]


def test_the_end_of_the_text_is_a_line_too():
    assert _lines("One.\n") == ["One.", ""]
    assert _lines("") == [""]


def test_lines_are_numbered_within_their_document_and_keep_its_order():
    lines = split_lines(_documents("b\na", "d\nc"))
    first, second = make_hash("document_id", 0), make_hash("document_id", 1)
    assert lines.select("document_id", "line_number", "text_raw").rows() == [
        (first, 1, "b"),
        (first, 2, "a"),
        (second, 1, "d"),
        (second, 2, "c"),
    ]
    assert lines["is_article"].null_count() == 4


def test_no_documents_give_no_lines():
    lines = split_lines(_documents("x").clear())
    assert lines.is_empty()
    assert lines.schema == polars_schema(LINES)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n\r\x85\u2028\x0cé…")))
def test_nothing_but_line_ends_is_lost(text: str):
    ends = r"\r\n|[\n\r\x0b\x0c\u2028\u2029]"
    expected = re.split(ends if re.search(ends, text) else "\x85", text)
    assert _lines(text) == expected


@pytest.mark.parametrize("kind", ["html", "jsonl_html"])
def test_pages_give_visible_lines_with_their_place(kind: str):
    lines = split_lines(_documents("<nav>Menu</nav><p>A sentence.", kind=kind))
    assert lines.select("line_number", "text_raw", "is_article").rows() == [(1, "Menu", None), (2, "A sentence.", None)]
    places = unpack_places(np.array(lines["dom"].to_list()))
    assert places[:, PLACE_FEATURES.index("in_nav")].tolist() == [1, 0]


def test_text_has_no_place():
    assert split_lines(_documents("<nav>Menu</nav>"))["dom"].null_count() == 1


def test_an_empty_page_gives_no_line_and_leaves_the_others_alone():
    documents = pl.concat([_documents("<p> </p>", kind="html"), make_rows(PARSED, 2, text_raw="One.", kind="text").tail(1)])
    assert split_lines(documents)["text_raw"].to_list() == ["One."]
