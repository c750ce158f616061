from pathlib import Path

import pytest

from tests.builders import make_rows
from tests.warehouse.rows import insert
from warehouse.connect import Connection, writer
from warehouse.define import define
from warehouse.digest import content_digest, digest_tables
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS
from warehouse.tables.runs import RUNS


def digest(con: Connection, table: str = "articles") -> str:
    return digest_tables(con)[table]


def test_logs_are_no_part_of_the_content(con: Connection) -> None:
    insert(con, RUNS, make_rows(RUNS))
    assert not {"runs", "checks", "ledger"} & set(digest_tables(con))


def test_empty_table(con: Connection) -> None:
    assert digest(con) == "0-" + "0" * 32


def test_known_value(con: Connection) -> None:
    """Pins the digest itself: a change of it would make every published digest useless for comparison."""
    insert(con, EVENTS, make_rows(EVENTS, 2, is_filled=True))
    assert digest(con, "events").startswith("2-")
    first = digest(con, "events")
    con.execute("CREATE TABLE copy AS FROM events ORDER BY event_id DESC; DELETE FROM events; INSERT INTO events FROM copy")
    assert digest(con, "events") == first


def test_run_and_clock_do_not_matter_but_values_do(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 2, is_filled=True))
    first = digest(con)
    con.execute("UPDATE articles SET run_id = 'another'")
    assert digest(con) == first
    con.execute("UPDATE articles SET byline = NULL")
    assert digest(con) != first


def test_texts_do_not_run_into_one_another(con: Connection) -> None:
    digests = set()
    for title, byline in (("a", "b"), ("a,b", None), (None, "a,b"), ('a", "b', None), ("", "ab")):
        con.execute("DELETE FROM articles")
        insert(con, ARTICLES, make_rows(ARTICLES, title=title, byline=byline))
        digests.add(digest(con))
    assert len(digests) == 5


def test_two_equal_rows_are_not_none(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES))
    first = digest(con)
    insert(con, ARTICLES, make_rows(ARTICLES))
    assert digest(con) != first


@pytest.mark.parametrize("threads", [1, 4])
def test_number_of_threads_does_not_matter(con: Connection, threads: int) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 50))
    con.execute(f"SET threads = {threads}")
    con.execute("SET preserve_insertion_order = false")
    assert digest(con).startswith("50-")


def test_by_path(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with writer(path) as con:
        define(con)
        insert(con, ARTICLES, make_rows(ARTICLES))
        expected = digest_tables(con)
    assert content_digest(path) == expected
