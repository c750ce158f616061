from collections.abc import Sequence
from functools import partial
from pathlib import Path

import duckdb
import pytest

from expectations import audit as audit_module
from expectations.audit import all_checks, audit
from expectations.samples import read_samples
from expectations.verdict import CheckResult, Verdict
from tests.expectations.builds import NOW, RUN_ID, insert, make_build, sound_row
from transforms.identity import reject_id
from warehouse.quarantine import move_failing
from warehouse.tables.catalog import BY_NAME


def _quarantine(con: duckdb.DuckDBPyConnection, table: str, rules: Sequence[tuple[str, str, str]]) -> object:
    return move_failing(con, BY_NAME[table], rules, RUN_ID, reject_id)


def _audit(con: duckdb.DuckDBPyConnection, data_docs: Path | None = None) -> Verdict:
    return audit(con, RUN_ID, NOW, partial(_quarantine, con), data_docs=data_docs)


def _failed(verdict: Verdict) -> dict[str, CheckResult]:
    return {result.check.rule_id: result for result in verdict.results if result.status != "passed"}


def _numbers(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    key = BY_NAME[table].key[0]
    return [row[0] for row in con.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall()]


def test_failing_rows_stay_out_with_what_hangs_on_them_and_the_rest_goes_on(tmp_path: Path) -> None:
    con = make_build(str(tmp_path / "build.duckdb"), count=3)
    bad_article, odd_event, good = (sound_row("articles", number)["article_id"] for number in range(3))
    con.execute("UPDATE articles SET body = ' ' WHERE article_id = ?", [bad_article])
    con.execute("UPDATE events SET actor_reason = NULL, actor_country_code = NULL, actors = [] WHERE article_id = ?", [odd_event])
    con.execute("UPDATE events SET place_reason = NULL, place_name = NULL WHERE article_id = ?", [good])

    verdict = _audit(con)

    failed = _failed(verdict)
    assert verdict.broken == ()
    assert not verdict.blocked
    assert failed["articles.body.has-words"].failed_count == 1
    assert failed["events.actor_text.first-of-list"].failed_count == 1
    assert failed["events.place_name.reason-if-null"].failed_count == 1
    assert len(verdict.results) == len(all_checks(NOW))
    assert _numbers(con, "articles") == sorted([odd_event, good])
    assert con.execute("SELECT article_id FROM events").fetchall() == [(good,)]
    assert con.execute("SELECT count(*) FROM check_failures WHERE rule_id = 'articles.body.has-words'").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM documents WHERE status = 'rejected'").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM duckdb_schemas() WHERE schema_name = 'audit'").fetchone() == (0,)
    samples = read_samples(con, RUN_ID, [result.check for result in failed.values()])
    assert samples["articles.body.has-words"] == [{"key": bad_article, "body": " "}]
    con.close()
    duckdb.connect(str(tmp_path / "build.duckdb")).close()


def test_the_whole_is_judged_over_what_is_left_and_blocks(tmp_path: Path) -> None:
    con = make_build(count=2)
    for table in ("entities", "removed_lines", "rejects"):
        con.execute(f"DELETE FROM {table}")
    insert(con, "main.events", "events", [sound_row("events")])  # a second row with the key of the first
    insert(con, "main.articles", "articles", [sound_row("articles")])  # its event must be judged all the same
    insert(con, "main.quotes", "quotes", [sound_row("quotes", quote_id="0" * 32, article_id="0" * 32, run_id="earlier")])
    con.execute("DELETE FROM articles WHERE article_id = ?", [sound_row("articles", 1)["article_id"]])

    verdict = _audit(con, tmp_path / "docs")

    assert verdict.broken == ()
    assert verdict.blocked
    assert {result.check.rule_id: result.observed for result in verdict.blocking} == {
        "articles.key.unique": "1 row",
        "events.key.unique": "1 row",
        "quotes.article_id.references": "1 row",
        "documents.status.accounted-for": "1 row",
    }
    assert (tmp_path / "docs" / "index.html").is_file()


def test_a_broken_check_blocks_and_leaves_the_rows_of_its_table_alone() -> None:
    con = make_build()
    for table in ("quotes", "events", "articles", "removed_lines", "documents", "rejects"):
        con.execute(f"DELETE FROM {table}")
    con.execute("UPDATE entities SET name = ' '")
    con.execute("ALTER TABLE entities DROP COLUMN latitude")
    verdict = _audit(con)
    assert verdict.blocked
    assert {result.check.rule_id for result in verdict.broken} >= {"entities.latitude.with-longitude"}
    assert {result.check.table for result in verdict.broken} == {"entities"}
    assert len(_numbers(con, "entities")) == 1


def test_a_run_without_new_rows_asks_nothing(build: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(audit_module, "open_gate")  # Great Expectations is not even opened
    verdict = audit(build, "another-run", NOW, partial(_quarantine, build))
    assert verdict.results == ()
    assert not verdict.blocked
