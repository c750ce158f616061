"""What documents add to the counts of their source, and what the counts say of their lines."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_hash, make_rows
from transforms.frames import PARSED, SEEN_LINES
from transforms.lines.recurrence import (
    LEAST_SUPPORT,
    THE_DOCUMENT,
    keyed_lines,
    line_keys,
    recurrence,
    seen_lines,
    source,
)
from transforms.lines.split import split_lines

PLACES = ("Oslo", "Lima", "Quito", "Hanoi", "Accra", "Riga", "Dakar", "Bern", "Sofia", "Cairo", "Tunis", "Baku")


def prose(number: int, lines: int = 6) -> list[str]:
    """Sentences that no other number has."""
    return [
        f"The council of {PLACES[number % 12]} read report {number} on its harbour for the {line}th time."
        for line in range(lines)
    ]


def parsed(*texts: str, **columns: object) -> pl.DataFrame:
    return make_rows(PARSED, [{"text_raw": text, "kind": "text"} for text in texts], **columns)


def seen(*texts: str) -> pl.DataFrame:
    documents = parsed(*texts, source_uri="file:///site/page.txt")
    return seen_lines(documents, keyed_lines(split_lines(documents)))


def counted(rows: pl.DataFrame) -> pl.DataFrame:
    """TEMPLATES of SEEN_LINES, counted exactly."""
    support = rows.group_by("source", "line_key").agg(support=pl.col("signature").n_unique().cast(pl.Float64))
    documents = support.filter(pl.col("line_key") == THE_DOCUMENT).select("source", documents="support")
    lines = support.filter((pl.col("line_key") != THE_DOCUMENT) & (pl.col("support") >= LEAST_SUPPORT))
    return lines.join(documents, on="source").select(
        "source", "line_key", "support", share=pl.col("support") / pl.col("documents")
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"hint_url": "https://www.Harbour.example:8080/a/b?c=1"}, "harbour.example"),
        ({"hint_url": "//m.harbour.example/a"}, "m.harbour.example"),
        ({"hint_url": "/relative/only", "hint_publisher": " The Harbour "}, "the harbour"),
        ({"hint_publisher": " "}, "file:///raw/site/"),
        ({"hint_publisher": "", "member": "7"}, "file:///raw/site/wire.jsonl"),
    ],
)
def test_the_source_is_the_site_else_the_folder_or_container(columns: dict[str, object], expected: str) -> None:
    frame = parsed("Text", source_uri="file:///raw/site/wire.jsonl", **columns)
    assert frame.select(source()).item() == expected


def test_every_line_and_pair_is_given_once_a_document() -> None:
    rows = seen("\n".join(["Tide tables", "Ferry notes", *prose(1), "Tide tables", "Ferry notes"]))
    assert rows.height == rows.unique().height
    assert set(rows.columns) == set(SEEN_LINES.names)
    # The document, eight different lines, the pair at the head with its edge, and the pair at the tail with its edge.
    assert rows.height == 1 + 8 + 2 + 1


def test_a_document_that_comes_twice_counts_once() -> None:
    first, second = "\n".join(["Share", *prose(1)]), "\n".join(["Share", *prose(2)])
    once, again = (parsed(*texts, source_uri="file:///site/page.txt") for texts in ((first, second), (first, second, first)))
    again = again.with_columns(document_id=pl.Series([*once["document_id"], once["document_id"][0]]))
    found = [seen_lines(documents, keyed_lines(split_lines(documents))).sort(pl.all()) for documents in (once, again)]
    assert found[0].equals(found[1])


def test_counters_of_labels_are_folded_and_numbers_of_sentences_are_not() -> None:
    def shared(*lines: str) -> int:
        return int(
            seen(*("\n".join([line, *prose(number)]) for number, line in enumerate(lines)))
            .filter(pl.col("line_key").is_duplicated() & (pl.col("line_key") != THE_DOCUMENT))["line_key"]
            .n_unique()
        )

    assert shared("12 comments", "3 comments") == 2  # the line, and its pair with the edge
    assert shared("In 2014 the ferry to the island sank.", "In 2015 the ferry to the island sank.") == 0


def test_versions_of_an_article_mostly_share_a_signature() -> None:
    lines = prose(1, 30)
    versions = [
        "\n".join([*lines[:number], "The ministry added a line about it on Monday evening.", *lines[number:]])
        for number in range(20)
    ]
    assert seen(*versions)["signature"].n_unique() <= 2
    assert seen(*("\n".join(prose(number)) for number in range(20)))["signature"].n_unique() == 20


def test_a_sentence_of_the_template_does_not_make_all_signatures_the_same() -> None:
    notice = [f"The ledger number {number} is printed on recycled sailcloth in Oslo." for number in range(40)]
    counts = [seen(*("\n".join([*prose(number), line]) for number in range(10)))["signature"].n_unique() for line in notice]
    assert min(counts) >= 9


def test_counts_come_back_to_their_lines() -> None:
    texts = [
        "\n".join(["Harbour Ledger", *prose(number), "Tide tables", f"Ferry {chr(97 + number)}"])
        for number in range(LEAST_SUPPORT)
    ]
    texts.append("\n".join(prose(99)))
    documents = parsed(*texts, source_uri="file:///site/page.txt")
    lines = split_lines(documents)
    keyed = keyed_lines(lines)
    found = recurrence(documents, line_keys(keyed), counted(seen_lines(documents, keyed))).filter(
        pl.col("document_id") == make_hash("document_id")
    )
    rows = found.join(lines, on=["document_id", "line_number"]).sort("line_number")
    assert rows.select("text_raw", "template_support", "template_block").rows() == [
        ("Harbour Ledger", 5.0, 5.0),
        ("Tide tables", 5.0, 0.0),
    ]
    assert rows["template_share"].to_list() == pytest.approx([5 / 6, 5 / 6])


def test_other_sources_say_nothing() -> None:
    texts = ["\n".join(["Harbour Ledger", *prose(number)]) for number in range(LEAST_SUPPORT)]
    here, there = (parsed(*texts, source_uri=f"file:///{name}/page.txt") for name in ("here", "there"))
    keyed = keyed_lines(split_lines(here))
    assert recurrence(there, line_keys(keyed), counted(seen_lines(here, keyed))).is_empty()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="aÄ中. 1\n", max_size=60), max_size=5))
def test_order_and_odd_texts_do_not_matter(texts: list[str]) -> None:
    documents = parsed(*texts)
    shuffled = documents.sample(fraction=1.0, shuffle=True, seed=3)
    first, second = (seen_lines(frame, keyed_lines(split_lines(frame))).sort(SEEN_LINES.names) for frame in (documents, shuffled))
    assert first.equals(second)
