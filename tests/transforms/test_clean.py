"""From documents as read to articles: everything is accounted for."""

from datetime import UTC, datetime

from transforms.clean import Cleaned, clean_documents
from transforms.documents.frame import parsed_frame
from transforms.documents.model import Limits, RawDocument
from transforms.documents.read import read_file
from transforms.lines.rules import load_line_rules

NOW = datetime(2026, 1, 1, tzinfo=UTC)
STORY = "Norway and Turkey signed an agreement in Oslo on Monday.\n\nBoth countries promised to meet again in May.\n"


def clean(*files: tuple[str, str]) -> Cleaned:
    documents = [item for name, text in files for item in read_file(f"file:///{name}", text.encode(), Limits())]
    assert all(isinstance(item, RawDocument) for item in documents)
    return clean_documents(parsed_frame([item for item in documents if isinstance(item, RawDocument)]), load_line_rules(), NOW)


def test_every_document_comes_back_with_its_status() -> None:
    cleaned = clean(("a.txt", f"Share\n\n{STORY}"), ("b.txt", "Share\nAdvertisement\n"))
    assert sorted(cleaned.documents.select("source_uri", "status").rows()) == [
        ("file:///a.txt", "published"),
        ("file:///b.txt", "rejected"),
    ]
    assert cleaned.rejects["reason"].to_list() == ["no_article_text"]
    assert cleaned.articles.height == 1


def test_lines_kept_and_dropped_are_the_document() -> None:
    text = f"Share\n\nAccord signed in Oslo\n\n{STORY}\nAdvertisement\n"
    cleaned = clean(("a.txt", text))
    assert "\n".join(cleaned.labelled.sort("line_number")["text_raw"]) == text
    assert cleaned.removed_lines["text_raw"].to_list() == ["Share", "Advertisement"]


def test_a_headline_beside_the_records_title_is_dropped_with_its_reason() -> None:
    record = '{"title": "What the accord means", "text": "Norway and Turkey sign accord\\n\\n' + STORY.replace("\n", "\\n") + '"}'
    cleaned = clean(("a.jsonl", record))
    assert cleaned.articles["title"].to_list() == ["What the accord means"]
    assert cleaned.removed_lines.select("kind", "rule_id", "text_raw").rows() == [
        ("headline", "title-other", "Norway and Turkey sign accord")
    ]


def test_a_headline_like_the_records_title_stays() -> None:
    record = (
        '{"title": "Norway and Turkey Sign Accord!", "text": "Norway and Turkey sign accord\\n\\n'
        + STORY.replace("\n", "\\n")
        + '"}'
    )
    assert clean(("a.jsonl", record)).removed_lines.is_empty()


def test_nothing_in_nothing_out() -> None:
    cleaned = clean()
    assert cleaned.documents.is_empty()
    assert cleaned.articles.is_empty()
