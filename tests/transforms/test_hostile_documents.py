"""Hostile documents through the whole of cleaning: nothing crashes, every line is accounted for, the raw text stays as it came."""

import textwrap
from datetime import UTC, datetime
from hashlib import md5

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.articles.foreign import REPORTS, Report
from transforms.clean import Cleaned, clean_documents
from transforms.documents.frame import parsed_frame
from transforms.documents.model import RawDocument
from transforms.lines.rules import load_line_rules
from transforms.lines.split import split_lines
from warehouse.codes.loader import codes

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCE = "The council of the town said on Monday that the bridge would be closed for a year. "
HOSTILE = {
    "one line of a megabyte": SENTENCE * 12_000,
    "a word of a megabyte": "x" * 1_000_000,
    "punctuation": "!?.,;:-" * 20_000,
    "null bytes": "\x00" * 10_000 + SENTENCE,
    "blank lines": "\n" * 20_000,
    "entities": "&amp;" * 20_000 + SENTENCE,
    "mojibake": "â€œItâ€™s Ã© " * 2_000,
    "direction marks": "\u202e\u200f" + SENTENCE + "\u202c\ufeff\u2066",
    "lone quotes": "« » ‹ › “ ” ‘ ’ \" '" * 500,
    "dashes": "-—–--" * 5_000,
    "combining marks": "e" + "\u0301" * 20_000,
    "open tags as text": "<div>" * 10_000 + SENTENCE,
    "a long dateline": "A" * 5_000 + " (AP) — " + SENTENCE,
    "brackets": "[" * 20_000 + SENTENCE + "](" * 5_000,
    "stars": "**" * 20_000,
    "dates": "May 6, 2017 " * 5_000,
    "bylines": "By " + "Jane Doe and " * 5_000,
    "many short lines": "\n".join(f"Item {number} of the list" for number in range(5_000)),
    "controls": "".join(map(chr, range(0x20))) * 100 + SENTENCE,
    "surrogate pairs": "\U0001f600\U0010ffff" * 2_000 + SENTENCE,
}


def clean(*texts: str) -> tuple[pl.DataFrame, Cleaned]:
    documents = [
        RawDocument(f"file:///{number}.txt", None, "text", "utf-8", len(text), md5(f"{number}{text}".encode()).hexdigest(), text)
        for number, text in enumerate(texts)
    ]
    parsed = parsed_frame(documents)
    return parsed, clean_documents(parsed, load_line_rules(), NOW)


def check(texts: list[str]) -> None:
    parsed, cleaned = clean(*texts)
    assert cleaned.documents["text_raw"].to_list() == texts
    assert cleaned.labelled.select("document_id", "line_number", "text_raw").equals(
        split_lines(parsed).select("document_id", "line_number", "text_raw")
    )
    outcomes = cleaned.articles["document_id"].to_list() + cleaned.rejects["document_id"].to_list()
    assert sorted(outcomes) == sorted(parsed["document_id"])
    assert set(cleaned.rejects["reason"]) <= codes("reasons")
    assert set(cleaned.removed_lines["kind"]) <= codes("removal_kinds")
    assert cleaned.articles["quality_score"].is_between(0, 1).all()
    assert not cleaned.articles["published_at"].drop_nulls().gt(NOW).any()
    assert not cleaned.articles["body"].str.contains(r"[\x00-\x08\x0e-\x1f\u200b\ufeff]|  |^\s|\s$").any()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents(name: str) -> None:
    check([HOSTILE[name]])


_PIECES = st.sampled_from(
    [
        SENTENCE,
        "\n",
        "\n\n",
        "\r\n",
        "\x00",
        "\x85",
        "\u2028",
        "(AP) — ",
        "By Jane Doe",
        "May 6, 2017",
        "03/04/2017",
        "&lt;b&gt;",
        "« ",
        "-\n",
        "Share",
        "Advertisement",
        "Accept all",
        "\u202e",
        "\ud7ff",
        "https://x.example/a",
        "**",
        "[b]",
        "…",
        "1" * 50,
        "Ω" * 30,
        "橋が",
        "\t",
        " ",
    ]
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=80)), min_size=1, max_size=6))
def test_any_text(texts: list[str]) -> None:
    check(texts)


def _layouts(report: Report) -> dict[str, str]:
    paragraphs = [*report.paragraphs]
    return {
        "paragraphs": "\n\n".join([report.title, *paragraphs]),
        "lines": "\n".join([report.title, *paragraphs]),
        "wrapped": "\n".join([report.title, "", *textwrap.wrap(" ".join(paragraphs), 60)]),
    }


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("language", REPORTS)
def test_no_language_loses_its_article(language: str) -> None:
    report = REPORTS[language]
    layouts = _layouts(report)
    parsed, cleaned = clean(*layouts.values())
    bodies = dict(cleaned.articles.select("document_id", "body").iter_rows())
    for document, layout in zip(parsed["document_id"], layouts, strict=True):
        body = _letters(bodies.get(document, ""))
        lost = [paragraph for paragraph in report.paragraphs if _letters(paragraph) not in body]
        assert not lost, layout
