from transforms.documents import page
from transforms.documents.frame import document_hints, parsed_frame, reject_frame
from transforms.documents.model import Hints, RawDocument, Reject
from transforms.frames import PARSED
from transforms.identity import reject_id
from warehouse.frames import polars_schema, staged
from warehouse.tables.documents import REJECTS

HASH = "0" * 32
PAGE = "<html lang=en><title>River floods town</title><meta name=author content='Ann Bird'><p>Rain"


def document(kind="text", text="Rain", **hints):
    return RawDocument("file:///in/a", None, kind, "utf-8", 4, HASH, text, Hints(**hints))


def test_frames_of_nothing_have_their_columns():
    assert dict(parsed_frame([]).schema) == polars_schema(PARSED)
    assert dict(reject_frame([]).schema) == polars_schema(staged(REJECTS))
    assert parsed_frame([]).height == reject_frame([]).height == 0


def test_rows_keep_the_order():
    rows = parsed_frame([document(text="one"), document(text="two", title="T", title_basis="record", authors=("Ann Bird",))])
    assert rows["text_raw"].to_list() == ["one", "two"]
    assert rows["hint_title"].to_list() == [None, "T"]
    assert rows["hint_authors"].to_list() == [None, ["Ann Bird"]]


def test_pages_bring_their_hints():
    row = parsed_frame([document("html", PAGE)]).row(0, named=True)
    assert (row["hint_title"], row["hint_title_basis"], row["hint_authors"], row["hint_language"]) == (
        "River floods town",
        "meta",
        ["Ann Bird"],
        "en",
    )


def test_a_record_goes_before_its_page():
    hints = document_hints(document("jsonl_html", PAGE, title="As recorded", title_basis="record"))
    assert (hints.title, hints.title_basis, hints.authors, hints.authors_basis) == (
        "As recorded",
        "record",
        ("Ann Bird",),
        "meta",
    )


def test_metadata_that_break_their_reader_cost_no_document(monkeypatch):
    def fail(_):
        raise RuntimeError

    monkeypatch.setattr(page, "page_hints", fail)
    assert parsed_frame([document("html", PAGE)])["hint_title"].to_list() == [None]


def test_rejects():
    reject = Reject("file:///in/a", "3", "read", "bad_json", "line 3: no", HASH, 9)
    row = reject_frame([reject]).row(0, named=True)
    assert row["reject_id"] == reject_id("file:///in/a", "3", "bad_json", HASH)
    assert (row["member"], row["reason"], row["byte_count"], row["document_id"]) == ("3", "bad_json", 9, None)
