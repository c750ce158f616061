import json
from typing import Any

import duckdb
import pytest

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert
from warehouse.connect import Connection
from warehouse.quarantine import Moved, Rule, move_failing
from warehouse.schema import Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import DOCUMENTS, REMOVED_LINES
from warehouse.tables.events import EVENTS, QUOTES


def make_reject_id(source_uri: str, member: str | None, reason: str, content_hash: str | None) -> str:
    return make_hash(f"{source_uri}{member}{reason}{content_hash}")


def move(con: Connection, table: Table, *rules: Rule, run_id: str = "run-2") -> Moved:
    return move_failing(con, table, rules, run_id, make_reject_id)


def rows(con: Connection, sql: str) -> list[Any]:
    return con.execute(sql).fetchall()


@pytest.fixture
def loaded(con: Connection) -> Connection:
    """Three documents with an article, an event, a quote and a removed line each; the first came in an earlier run."""
    runs = [{"run_id": run_id} for run_id in ("run-1", "run-2", "run-2")]
    insert(con, DOCUMENTS, make_rows(DOCUMENTS, runs))
    insert(con, REMOVED_LINES, make_rows(REMOVED_LINES, 3))
    insert(con, ARTICLES, make_rows(ARTICLES, runs))
    insert(con, EVENTS, make_rows(EVENTS, runs))
    insert(con, QUOTES, make_rows(QUOTES, runs))
    return con


def test_nothing_fails(loaded: Connection) -> None:
    assert move(loaded, EVENTS, ("ok", "critical", "confidence > 1")) == Moved(failed={"ok": 0}, kept_out={})
    assert move(loaded, EVENTS) == Moved()


def test_critical_rows_of_this_run_leave(loaded: Connection) -> None:
    assert move(loaded, EVENTS, ("bad", "critical", "true")) == Moved(failed={"bad": 2}, kept_out={"events": 2})
    assert rows(loaded, "SELECT run_id FROM events") == [("run-1",)]
    recorded = rows(loaded, "SELECT table_name, row_key, rule_id, severity, run_id FROM check_failures ORDER BY row_key")
    assert recorded == [
        ("events", key, "bad", "critical", "run-2") for key in sorted(make_hash("event_id", number) for number in (1, 2))
    ]


def test_warned_rows_stay_and_are_recorded(loaded: Connection) -> None:
    assert move(loaded, EVENTS, ("odd", "warning", "true")) == Moved(failed={"odd": 2}, kept_out={})
    assert rows(loaded, "SELECT count(*) FROM events") == [(3,)]
    assert rows(loaded, "SELECT count(*) FROM check_failures") == [(2,)]


def test_unknown_is_no_failure(loaded: Connection) -> None:
    assert move(loaded, EVENTS, ("odd", "critical", "latitude > 90")).failed == {"odd": 0}


def test_a_row_may_fail_several_rules(loaded: Connection) -> None:
    moved = move(loaded, QUOTES, ("a", "critical", "char_start = 0"), ("b", "warning", "true"), ("c", "info", "false"))
    assert moved == Moved(failed={"a": 2, "b": 2, "c": 0}, kept_out={"quotes": 2})


def test_window_predicates_see_older_rows(loaded: Connection) -> None:
    rule = ("copy", "critical", "row_number() OVER (PARTITION BY body_kind ORDER BY run_id) > 1".replace("body_kind", "language"))
    assert move(loaded, ARTICLES, rule).failed == {"copy": 2}


def test_values_are_json_without_run_and_with_long_texts_cut(con: Connection) -> None:
    insert(con, EVENTS, make_rows(EVENTS, [{"run_id": "run-2", "evidence": "x" * 900}]))
    move(con, EVENTS, ("bad", "critical", "true"))
    values = json.loads(rows(con, "SELECT row_values FROM check_failures")[0][0])
    assert len(values["evidence"]) == 500
    assert values["actors"][0]["text"] == "actors 0"
    assert "run_id" not in values


def test_an_article_takes_its_events_and_quotes_with_it(loaded: Connection) -> None:
    article_id = make_hash("article_id", 1)
    moved = move(loaded, ARTICLES, ("bad", "critical", f"article_id = '{article_id}'"))
    assert moved == Moved(failed={"bad": 1}, kept_out={"articles": 1, "events": 1, "quotes": 1})
    for table in ("articles", "events", "quotes"):
        assert rows(loaded, f"SELECT count(*) FROM {table} WHERE article_id = '{article_id}'") == [(0,)]
    assert sorted(rows(loaded, "SELECT table_name, rule_id FROM check_failures")) == [
        ("articles", "bad"),
        ("events", "parent-kept-out"),
        ("quotes", "parent-kept-out"),
    ]
    document_id = make_hash("document_id", 1)
    assert rows(loaded, "SELECT document_id FROM documents WHERE status = 'rejected'") == [(document_id,)]
    assert rows(loaded, "SELECT document_id, stage, reason, run_id FROM rejects") == [
        (document_id, "audit", "failed_check", "run-2")
    ]
    assert rows(loaded, "SELECT count(*) FROM removed_lines") == [(3,)]


def test_a_document_takes_all_that_hangs_on_it(loaded: Connection) -> None:
    document_id = make_hash("document_id", 2)
    moved = move(loaded, DOCUMENTS, ("bad", "critical", f"document_id = '{document_id}'"))
    assert moved.kept_out == {"documents": 1, "removed_lines": 1, "articles": 1, "events": 1, "quotes": 1}
    for table in ("documents", "removed_lines", "articles"):
        assert rows(loaded, f"SELECT count(*) FROM {table} WHERE document_id = '{document_id}'") == [(0,)]
    assert rows(loaded, "SELECT detail FROM rejects") == [("The document failed a check; see check_failures.",)]
    assert rows(loaded, "SELECT row_key FROM check_failures WHERE table_name = 'removed_lines'") == [(f"{document_id}|3",)]


def test_removed_lines_belong_to_the_run_of_their_document(loaded: Connection) -> None:
    assert move(loaded, REMOVED_LINES, ("bad", "critical", "true")).kept_out == {"removed_lines": 2}


def test_copies_of_a_kept_out_head_get_a_new_head(con: Connection) -> None:
    ids = sorted(make_hash("article_id", number) for number in range(3))
    insert(con, DOCUMENTS, make_rows(DOCUMENTS, 3, run_id="run-2"))
    articles = [
        {
            "article_id": article_id,
            "cluster_id": ids[0],
            "exact_duplicate_of": None if article_id == ids[0] else ids[0],
            "is_cluster_head": article_id == ids[0],
        }
        for article_id in ids
    ]
    insert(con, ARTICLES, make_rows(ARTICLES, articles, run_id="run-2"))
    move(con, ARTICLES, ("bad", "critical", f"article_id = '{ids[0]}'"))
    assert rows(con, "SELECT article_id, exact_duplicate_of, cluster_id, is_cluster_head FROM articles ORDER BY 1") == [
        (ids[1], None, ids[1], True),
        (ids[2], ids[1], ids[1], False),
    ]


def test_a_failure_known_from_an_earlier_run_is_recorded_once(loaded: Connection) -> None:
    move(loaded, EVENTS, ("odd", "warning", "true"))
    move(loaded, EVENTS, ("odd", "warning", "true"))
    assert rows(loaded, "SELECT count(*) FROM check_failures") == [(2,)]


def test_a_broken_predicate_is_an_error_and_changes_nothing(loaded: Connection) -> None:
    with pytest.raises(duckdb.BinderException, match="colour"):
        move(loaded, EVENTS, ("bad", "critical", "true"), ("broken", "critical", "colour = 1"))
    assert rows(loaded, "SELECT count(*) FROM events") == [(3,)]
    assert move(loaded, EVENTS, ("bad", "critical", "true")).failed == {"bad": 2}
