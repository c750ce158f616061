from collections.abc import Iterator, Mapping
from dataclasses import replace

import duckdb
import pytest

from expectations.checks import Check, row_check
from expectations.gate import Gate, SuiteError, _require_same, open_gate
from expectations.verdict import CheckResult
from warehouse.tables.documents import REJECTS

LINE = row_check(REJECTS, "detail.is-a", "critical", "The detail is a.", "detail <> 'a'")


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.execute("CREATE SCHEMA audit")
    con.execute("CREATE TABLE audit.rejects AS SELECT * FROM (VALUES ('1', 'a'), ('2', 'a:b'), ('3', NULL)) t(reject_id, detail)")
    yield con
    con.close()


@pytest.fixture(scope="module")
def gate(con: duckdb.DuckDBPyConnection) -> Iterator[Gate]:
    with open_gate(con) as gate:
        yield gate


def _ask(gate: Gate, *checks: Check) -> Mapping[str, CheckResult]:
    return {result.check.rule_id: result for result in gate.validate(checks)}


def test_counts_of_rows_looked_at_and_failed(gate: Gate) -> None:
    (result,) = gate.validate([LINE])
    assert (result.status, result.checked_count, result.failed_count) == ("failed", 3, 1)


@pytest.mark.parametrize(
    "predicate", ["detail = 'a:b'", "regexp_matches(detail, 'a(?:b|:b){1}')", "detail = '{a}%' OR detail = ':b'"]
)
def test_colons_and_braces_reach_the_database_as_written(predicate: str, gate: Gate, con: duckdb.DuckDBPyConnection) -> None:
    (result,) = gate.validate([row_check(REJECTS, "detail.odd", "info", "Odd.", predicate)])
    expected = con.execute(f"SELECT count(*) FROM audit.rejects WHERE {predicate}").fetchone()
    assert result.status != "broken"
    assert (result.failed_count,) == expected


def test_a_missing_column_breaks_its_check_and_no_other(gate: Gate) -> None:
    by_query = row_check(REJECTS, "gone.by-query", "critical", "Gone.", "gone IS NULL")
    by_column = replace(
        by_query, rule_id="rejects.gone.by-column", expectation="ExpectColumnValuesToNotBeNull", kwargs={"column": "gone"}
    )
    results = _ask(gate, LINE, by_query, by_column)
    assert {rule_id: result.status for rule_id, result in results.items()} == {
        "rejects.detail.is-a": "failed",
        "rejects.gone.by-query": "broken",
        "rejects.gone.by-column": "broken",
    }
    assert "gone" in str(results["rejects.gone.by-query"].detail)


def test_a_check_that_asks_two_different_questions_is_broken(gate: Gate) -> None:
    (result,) = gate.validate([replace(LINE, predicate="detail IS NULL OR detail <> 'a'")])
    assert (result.status, result.failed_count) == ("broken", None)
    assert result.detail == "Great Expectations counts 1 failing rows, the predicate 2"


@pytest.mark.parametrize(
    "change",
    [
        {"relation": "audit.nowhere"},
        {"expectation": "ExpectNothingOfTheSort"},
        {"expectation": "ExpectColumnValuesToNotBeNull", "kwargs": {"colum": "detail"}},
        {"severity": "grave"},
    ],
)
def test_what_great_expectations_cannot_build_is_broken(change: dict[str, object], gate: Gate) -> None:
    (result,) = gate.validate([replace(LINE, **change)])  # type: ignore[arg-type]
    assert result.status == "broken"
    assert result.detail


def test_a_suite_that_lost_a_check_is_an_error() -> None:
    with pytest.raises(SuiteError, match="was to hold 1 checks and holds 0"):
        _require_same([LINE], [])


def test_a_suite_reads_one_relation(gate: Gate) -> None:
    with pytest.raises(ValueError, match="one relation"):
        gate.validate([LINE, replace(LINE, relation="audit.others")])


def test_the_lent_connection_stays_open_and_unlocked(con: duckdb.DuckDBPyConnection, gate: Gate) -> None:
    gate.validate([LINE])
    con.execute("CREATE TABLE after_the_gate AS SELECT 1 AS one")
    assert con.execute("FROM after_the_gate").fetchall() == [(1,)]


def test_docs_need_a_gate_that_keeps_results(gate: Gate, tmp_path: object) -> None:
    with pytest.raises(ValueError, match="has_docs"):
        gate.write_docs(tmp_path)  # type: ignore[arg-type]
