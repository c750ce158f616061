from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from expectations.audit import row_suites
from expectations.checks import Check
from expectations.gate import open_gate
from expectations.verdict import CheckResult
from tests.expectations.builds import NOW, SOUND, insert, make_build, sound_row
from tests.expectations.cases import BAD, SOUND_TOO
from warehouse.schema import Kind
from warehouse.tables.catalog import BY_NAME

CHECKS = {check.rule_id: check for checks in row_suites(NOW).values() for check in checks}
DERIVED = ("not-null", "in-set", "between", "matches")
STAND_INS = {"<article_id>": 0, "<copy>": 1, "<other>": 2}


def _is_derived(check: Check) -> bool:
    return check.rule_id.split(".")[-1] in DERIVED and check.rule_id not in BAD


def _spoil(check: Check) -> dict[str, Any]:
    """The change of a sound row that breaks what the declaration says."""
    _, name, rule = check.rule_id.split(".")
    column = BY_NAME[check.table].column(name)
    match rule:
        case "not-null":
            return {name: None}
        case "in-set":
            return {name: {Kind.INTEGER: 9, Kind.TEXT_LIST: ["no-such-code"]}.get(column.kind, "no-such-code")}
        case "between":
            return {name: column.minimum - 1 if column.minimum is not None else column.maximum + 1}
    return {name: "Not so!"}


@pytest.fixture(scope="module")
def tried() -> Iterator[duckdb.DuckDBPyConnection]:
    """A build whose schema `audit` holds sound rows and one bad row per check, each with the check in column `tag`."""
    con = make_build(count=3)
    con.execute(
        "UPDATE articles SET exact_duplicate_of = ?, is_cluster_head = false WHERE article_id = ?", [_article(0), _article(1)]
    )
    con.execute("CREATE SCHEMA audit")
    for table in SOUND:
        con.execute(f"CREATE TABLE audit.{table} AS SELECT *, '' AS tag FROM main.{table} WHERE false")
        rows = [sound_row(table, tag="sound")]
        for check in (check for check in CHECKS.values() if check.table == table):
            change = _spoil(check) if _is_derived(check) else BAD.get(check.rule_id, {})
            rows.append(sound_row(table, **_resolve(change), tag=check.rule_id))
            rows += [sound_row(table, **_resolve(near), tag=f"near {check.rule_id}") for near in SOUND_TOO.get(check.rule_id, ())]
        insert(con, f"audit.{table}", table, rows)
    yield con
    con.close()


def _article(number: int) -> str:
    return str(sound_row("articles", number)["article_id"])


def _resolve(change: dict[str, Any]) -> dict[str, Any]:
    return {name: _article(STAND_INS[value]) if str(value) in STAND_INS else value for name, value in change.items()}


@pytest.fixture(scope="module")
def results(tried: duckdb.DuckDBPyConnection) -> dict[str, CheckResult]:
    with open_gate(tried) as gate:
        return {result.check.rule_id: result for checks in row_suites(NOW).values() for result in gate.validate(checks)}


def test_every_hand_written_check_has_a_bad_row() -> None:
    assert {rule_id for rule_id, check in CHECKS.items() if not _is_derived(check)} == set(BAD)
    assert set(SOUND_TOO) <= set(BAD)


@pytest.mark.parametrize("rule_id", CHECKS)
def test_predicate_finds_the_bad_row_and_passes_the_sound_ones(rule_id: str, tried: duckdb.DuckDBPyConnection) -> None:
    check = CHECKS[rule_id]
    found = {tag for (tag,) in tried.execute(f"SELECT tag FROM audit.{check.table} WHERE {check.predicate}").fetchall()}
    assert rule_id in found
    assert "sound" not in found
    assert f"near {rule_id}" not in found


def test_great_expectations_counts_as_the_predicates_do(results: dict[str, CheckResult]) -> None:
    assert set(results) == set(CHECKS)
    assert [(result.check.rule_id, result.detail) for result in results.values() if result.status != "failed"] == []
    assert all(0 < (result.failed_count or 0) < (result.checked_count or 0) for result in results.values())
