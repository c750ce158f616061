from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.builders import make_hash, make_rows
from warehouse.connect import Connection, writer
from warehouse.digest import digest_tables
from warehouse.files import copy_file
from warehouse.frames import conform
from warehouse.load import Counts, load_staged
from warehouse.tables.catalog import TABLES

NOW = datetime(2017, 5, 7, 9, 30, tzinfo=UTC)


def document(number: int, content: str | None = None, status: str = "published", body: str | None = None) -> dict[str, Any]:
    """One document with its article, one event, one quote and one removed line, all named by numbers."""
    content_hash = make_hash(content or f"content {number}")
    article_id = make_hash("article of " + content_hash)
    return {
        "documents": {"document_id": make_hash("document_id", number), "content_hash": content_hash, "status": status},
        "removed_lines": {"document_id": make_hash("document_id", number), "line_number": 1},
        "articles": {
            "article_id": article_id,
            "document_id": make_hash("document_id", number),
            "body": f"Body {number}." if body is None else body,
            "cluster_id": article_id,
        },
        "events": {"article_id": article_id, "event_id": make_hash("event of " + content_hash)},
        "quotes": {"article_id": article_id, "quote_id": make_hash("quote of " + content_hash)},
        "rejects": {"reject_id": make_hash("reject_id", number), "stage": "clean", "reason": "no_article_text"},
        "ledger": {"source_uri": f"file:///{number}", "file_hash": content_hash},
    }


def part(write_part: Any, name: str, documents: Sequence[dict[str, Any]]) -> Path:
    rows: dict[str, list[Any]] = {}
    for one in documents:
        status = one["documents"]["status"]
        for table, row in one.items():
            if status == "rejected" and table in ("articles", "events", "quotes"):
                continue
            if status != "rejected" and table == "rejects":
                continue
            rows.setdefault(table, []).append(row)
    return write_part(name, entities=[{"entity_id": "gov-usa-state"}], **rows)  # type: ignore[no-any-return]


def load(con: Connection, *parts: Path, run_id: str = "run-1") -> Counts:
    return load_staged(con, list(parts), run_id, NOW)


def column(con: Connection, sql: str) -> list[Any]:
    return [row[0] for row in con.execute(sql).fetchall()]


def test_everything_of_a_part_is_loaded_with_run_and_clock(con: Connection, write_part: Any) -> None:
    counts = load(con, part(write_part, "a", [document(1), document(2, status="rejected")]))
    assert counts == Counts(
        documents=2, rejected=1, removed_lines=2, articles=1, events=1, quotes=1, entities=1, rejects=1, files=2
    )
    assert con.execute("SELECT DISTINCT run_id, first_seen_at = '2017-05-07 09:30:00+00' FROM documents").fetchall() == [
        ("run-1", True)
    ]


def test_no_parts_and_empty_parts_load_nothing(con: Connection, write_part: Any) -> None:
    assert load(con) == load(con, write_part("empty")) == Counts()


def test_loading_again_adds_nothing(con: Connection, write_part: Any) -> None:
    folder = part(write_part, "a", [document(1), document(2)])
    load(con, folder)
    before = digest_tables(con)
    assert load(con, folder, run_id="run-2") == Counts()
    assert digest_tables(con) == before


def test_same_document_in_two_parts_counts_once(con: Connection, write_part: Any) -> None:
    counts = load(con, part(write_part, "a", [document(1)]), part(write_part, "b", [document(1)]))
    assert (counts.documents, counts.articles, counts.events, counts.removed_lines) == (1, 1, 1, 1)


def test_same_document_twice_in_one_part_counts_once(con: Connection, write_part: Any) -> None:
    counts = load(con, part(write_part, "a", [document(1), document(1)]))
    assert (counts.documents, counts.articles, counts.events, counts.removed_lines, counts.files) == (1, 1, 1, 1, 1)


def test_same_bytes_the_smallest_id_stands_for_all(con: Connection, write_part: Any) -> None:
    counts = load(
        con, part(write_part, "a", [document(1, "same"), document(2, "same")]), part(write_part, "b", [document(3, "same")])
    )
    assert (counts.documents, counts.duplicates, counts.articles, counts.events, counts.removed_lines) == (3, 2, 1, 1, 1)
    smallest = min(make_hash("document_id", number) for number in (1, 2, 3))
    assert column(con, "SELECT document_id FROM articles") == [smallest]
    assert column(con, "SELECT document_id FROM documents WHERE status = 'published'") == [smallest]
    assert column(con, "SELECT document_id FROM removed_lines") == [smallest]


def test_same_bytes_the_published_one_stays(con: Connection, write_part: Any) -> None:
    ids = sorted((make_hash("document_id", number), number) for number in (1, 2))
    load(con, part(write_part, "a", [document(ids[1][1], "same")]))
    counts = load(con, part(write_part, "b", [document(ids[0][1], "same")]), run_id="run-2")
    assert (counts.documents, counts.duplicates, counts.articles) == (1, 1, 0)
    assert column(con, "SELECT document_id FROM articles") == [ids[1][0]]


def test_refused_documents_with_the_same_bytes_are_each_refused(con: Connection, write_part: Any) -> None:
    counts = load(con, part(write_part, "a", [document(1, "same", "rejected"), document(2, "same", "rejected")]))
    assert (counts.rejected, counts.duplicates, counts.rejects) == (2, 0, 2)


def test_equal_bodies_form_a_cluster(con: Connection, write_part: Any) -> None:
    counts = load(con, part(write_part, "a", [document(1, body="Same."), document(2, body="Same."), document(3)]))
    assert (counts.articles, counts.copies, counts.events) == (3, 1, 3)
    rows = con.execute(
        "SELECT article_id, exact_duplicate_of, cluster_id, is_cluster_head FROM articles WHERE body = 'Same.' ORDER BY 1"
    ).fetchall()
    head = rows[0][0]
    assert rows == [(head, None, head, True), (rows[1][0], head, head, False)]


def test_equal_bodies_the_published_head_stays(con: Connection, write_part: Any) -> None:
    order = sorted((document(number)["articles"]["article_id"], number) for number in (1, 2, 3))
    load(con, part(write_part, "a", [document(order[1][1], body="Same.")]))
    load(con, part(write_part, "b", [document(order[0][1], body="Same."), document(order[2][1], body="Same.")]), run_id="run-2")
    assert column(con, "SELECT DISTINCT cluster_id FROM articles") == [order[1][0]]
    assert column(con, "SELECT article_id FROM articles WHERE is_cluster_head") == [order[1][0]]


def test_empty_bodies_are_no_cluster(con: Connection, write_part: Any) -> None:
    assert load(con, part(write_part, "a", [document(1, body=""), document(2, body="")])).copies == 0


@pytest.mark.parametrize("size", [1, 2, 5])
def test_size_and_order_of_parts_do_not_matter(tmp_path: Path, template: Path, write_part: Any, size: int) -> None:
    documents = [document(1, "same"), document(2), document(3, body="B."), document(4, "same"), document(5, body="B.")]
    digests = []
    for name, arranged in (("whole", [documents]), ("split", [documents[::-1][i : i + size] for i in range(0, 5, size)])):
        parts = [part(write_part, f"{name}{number}", some) for number, some in enumerate(arranged)]
        copy_file(template, tmp_path / f"{name}.duckdb")
        with writer(tmp_path / f"{name}.duckdb") as con:
            load(con, *parts, run_id=name)
            digests.append(digest_tables(con))
    assert digests[0] == digests[1]


def test_a_failed_load_leaves_the_build_as_it_was(con: Connection, write_part: Any) -> None:
    good, bad = part(write_part, "a", [document(1)]), part(write_part, "b", [document(2)])
    (bad / "ledger.parquet").write_bytes(b"no parquet")
    with pytest.raises(Exception, match="ledger"):
        load(con, good, bad)
    assert column(con, "SELECT count(*) FROM documents") == [0]
    assert load(con, good).documents == 1


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_come_back_as_they_went_in(con: Connection, table: Any) -> None:
    made = pl.concat([make_rows(table, 2), make_rows(table, 3, is_filled=True).tail(1)])
    con.register("made", made)
    con.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM made")
    back = con.sql(f"SELECT * FROM {table.name}").pl()
    assert conform(back, table).sort(table.key).equals(made.sort(table.key))
