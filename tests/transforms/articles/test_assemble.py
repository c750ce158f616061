from datetime import UTC, datetime

import polars as pl
import pytest

from tests.builders import make_rows
from transforms.articles.assemble import Assembled, assemble_articles, body_lines
from transforms.articles.measures import count_sentences, count_words
from transforms.frames import LABELLED_LINES, PARSED
from warehouse.codes.loader import codes
from warehouse.frames import staged
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import REJECTS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCE = "The council of the town said that the bridge was closed."


def labelled(documents: pl.DataFrame, *texts: list[tuple[str, str | None]]) -> pl.DataFrame:
    """Lines as (text, verdict) per document; the verdict "title" marks the headline."""
    rows = [
        {
            "document_id": document,
            "line_number": number,
            "text_raw": text,
            "kind": None if verdict == "title" else verdict,
            "is_title": verdict == "title",
        }
        for document, lines in zip(documents["document_id"], texts, strict=True)
        for number, (text, verdict) in enumerate(lines, 1)
    ]
    return make_rows(LABELLED_LINES, rows)


def assemble(*texts: list[tuple[str, str | None]], **hints: object) -> Assembled:
    documents = make_rows(PARSED, len(texts), source_uri="file:///news/bridge.txt", **hints)
    return assemble_articles(documents, labelled(documents, *texts), NOW)


def test_article_of_a_text() -> None:
    lines = [
        ("PRESS RELEASE", "section_label"),
        ("Bridge “closed”", "title"),
        ("By Jane Doe", "byline"),
        ("", None),
        ("OSLO, May 6, 2017 (AP) — " + SENTENCE, None),
        ("Advertisement", "ad_label"),
        ("US -backed  builders came.", None),
    ]
    result = assemble(lines)
    assert result.rejects.is_empty()
    row = result.articles.row(0, named=True)
    assert row["title"] == 'Bridge "closed"'
    assert row["body"] == f"OSLO, May 6, 2017 (AP) — {SENTENCE}\n\nUS-backed builders came."
    assert (row["byline"], row["authors"], row["byline_basis"]) == ("By Jane Doe", ["Jane Doe"], "byline")
    assert (row["publisher"], row["publisher_basis"]) == ("AP", "credit")
    assert (row["section"], row["dateline_place"]) == ("PRESS RELEASE", "OSLO")
    assert row["published_at"] == datetime(2017, 5, 6, tzinfo=UTC)
    assert (row["published_precision"], row["published_basis"], row["published_reason"]) == ("day", "dateline", None)
    assert (row["language"], row["word_count"], row["sentence_count"]) == ("en", 19, 2)
    assert 0 < row["boilerplate_share"] < 0.5
    assert (row["exact_duplicate_of"], row["cluster_id"], row["is_cluster_head"]) == (None, row["article_id"], True)


def test_hints_of_the_page() -> None:
    row = assemble(
        [(SENTENCE, None)],
        hint_title="Bridge &amp; road closed | Harbour Post",
        hint_title_basis="meta",
        hint_authors=["Jane Doe"],
        hint_authors_basis="json_ld",
        hint_published="2017-05-06T10:15:00Z",
        hint_published_basis="json_ld",
        hint_publisher="Harbour Post",
        hint_publisher_basis="meta",
        hint_section="World",
        hint_url="https://post.example/bridge",
    ).articles.row(0, named=True)
    assert (row["title"], row["title_basis"]) == ("Bridge & road closed", "meta")
    assert (row["byline"], row["authors"], row["byline_basis"]) == ("Jane Doe", ["Jane Doe"], "json_ld")
    assert row["published_at"] == datetime(2017, 5, 6, 10, 15, tzinfo=UTC)
    assert (row["publisher"], row["section"], row["url"]) == ("Harbour Post", "World", "https://post.example/bridge")


def test_nothing_known_is_null_with_its_reason() -> None:
    row = assemble([(SENTENCE, None)]).articles.row(0, named=True)
    assert [row[name] for name in ("title", "byline", "publisher", "section", "dateline_place", "published_at")] == [None] * 6
    assert row["authors"] == []
    assert row["published_reason"] == "no_date_found"


@pytest.mark.parametrize(
    "lines",
    [
        [("Share", "share_bar"), ("Print", "share_bar"), ("Subscribe now", "subscription")],
        [("Bridge closed for a year", "title")],
        [("Home", None), ("World news", None), ("Sport", None)],
        [("Gone.", None)],
        [("", None)],
    ],
)
def test_no_article_is_a_reject(lines: list[tuple[str, str | None]]) -> None:
    result = assemble(lines)
    assert result.articles.is_empty()
    row = result.rejects.row(0, named=True)
    assert (row["stage"], row["reason"]) == ("clean", "no_article_text")
    assert row["document_id"] is not None


def test_reject_counts_what_was_dropped() -> None:
    result = assemble([("Share", "share_bar"), ("Print", "share_bar"), ("Subscribe now", "subscription")])
    assert result.rejects["detail"][0] == "Lines dropped: 2 share_bar, 1 subscription; words left: 0."


@pytest.mark.parametrize("text", ["It rained.", "Bridge closed until the first of next month"])
def test_short_but_real_texts_stay(text: str) -> None:
    assert assemble([(text, None)]).articles["body"].to_list() == [text]


def test_every_document_comes_back_once_with_known_codes() -> None:
    result = assemble([(SENTENCE, None)], [("Share", "share_bar")], [("On Friday it rained.", None)])
    assert result.articles.columns == list(staged(ARTICLES).names)
    assert result.rejects.columns == list(staged(REJECTS).names)
    assert (result.articles.height, result.rejects.height) == (2, 1)
    assert set(result.articles["published_reason"]) <= codes("reasons")
    assert result.articles["quality_score"].is_between(0, 1).all()


def test_empty_batch() -> None:
    documents = make_rows(PARSED, 0)
    result = assemble_articles(documents, make_rows(LABELLED_LINES, 0), NOW)
    assert (result.articles.height, result.rejects.height) == (0, 0)


def test_body_lines_point_into_the_body() -> None:
    documents = make_rows(PARSED, 1)
    lines = labelled(
        documents, [("A headline", "title"), ("“The bridge is gone,”", None), ("Share", "share_bar"), ("said the mayor.", None)]
    )
    body = assemble_articles(documents, lines, NOW).articles["body"][0]
    spans = body_lines(lines).select("line_number", "char_start", "char_end").rows()
    assert [(number, body[start:end]) for number, start, end in spans] == [(2, '"The bridge is gone,"'), (4, "said the mayor.")]


def test_counts() -> None:
    text = "Gen. Roe met Mr. Doe on Jan. 5. They left.\n\nU.S.-led talks: 3,000 men."
    bodies = pl.DataFrame({"body": [text, "橋が閉鎖された。道は開いている。", "He left. Nobody saw Mrs. Roe. She stayed."]})
    bodies = bodies.with_columns(paragraphs=pl.col("body").str.split("\n\n"))
    assert bodies.select(count_words(pl.col("body"))).to_series().to_list() == [15, 14, 8]
    assert count_sentences(bodies).to_list() == [3, 2, 3]
