"""The audit of a build: every check in order, and the verdict.

Rows first, table by table in the order in which they point to one another, each table's failing
rows being taken out before the next is judged: an article that stays out takes its events along,
each with its own entry in `check_failures`. Then the whole, over what is left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from expectations.articles import article_checks
from expectations.checks import AUDIT, FIGURES, Check, literal
from expectations.connection import Connection
from expectations.documents import document_checks, reject_checks, removed_line_checks
from expectations.events import event_checks
from expectations.gate import Gate, open_gate, preload
from expectations.parties import entity_checks
from expectations.predicates import count_rows
from expectations.quotes import quote_checks
from expectations.verdict import CheckResult, Verdict, judge
from expectations.volumes import Figure, measure, whole_checks

__all__ = ["Quarantine", "all_checks", "audit", "preload", "row_suites"]

Quarantine = Callable[[str, Sequence[tuple[str, str, str]]], object]
"""quarantine(table, [(rule_id, severity, predicate), ...]): record the rows of the run for which a
predicate is TRUE, take those that fail a critical one out of the table, and commit."""


def row_suites(now: datetime) -> dict[str, tuple[Check, ...]]:
    """Return the row checks by table, in the order in which tables are judged."""
    return {name: tuple(check for check in checks if check.level == "row") for name, checks in _suites(now).items()}


def all_checks(now: datetime) -> tuple[Check, ...]:
    """Return every check of a run at `now` (UTC), in the order in which they are asked."""
    rows = tuple(check for suite in row_suites(now).values() for check in suite)
    return (*rows, *_whole(now))


def audit(con: Connection, run_id: str, now: datetime, quarantine: Quarantine, *, data_docs: Path | None = None) -> Verdict:
    """Judge the rows that the run added to the open build, take failing ones out, judge the whole.

    `con` must be open for writing with no transaction open, `now` is the run's instant in UTC.
    `data_docs` is a folder for Great Expectations' own Data Docs. A run without new rows is not asked
    anything and passes. When a check of a table is broken that table's rows are left alone; the
    verdict blocks the run anyway.
    """
    with _relations(con, run_id) as counts:
        if not any(counts.values()):
            return judge(())
        with open_gate(con, has_docs=data_docs is not None) as gate:
            results: list[CheckResult] = []
            kept_out: dict[str, tuple[int, int]] = {}
            for table, checks in row_suites(now).items():
                found, kept = _judge_rows(con, gate, table, checks, quarantine)
                results += found
                kept_out[table] = kept
            results += _judge_whole(con, gate, _whole(now), measure(con, run_id, kept_out))
            if data_docs is not None:
                gate.write_docs(data_docs)
    return judge(results)


def _suites(now: datetime) -> dict[str, tuple[Check, ...]]:
    # Entities before events: events name them. Rejects last: quarantine adds to them.
    return {
        "documents": document_checks(now),
        "removed_lines": removed_line_checks(),
        "articles": article_checks(now),
        "entities": entity_checks(),
        "events": event_checks(now),
        "quotes": quote_checks(),
        "rejects": reject_checks(),
    }


def _whole(now: datetime) -> tuple[Check, ...]:
    declared = tuple(check for checks in _suites(now).values() for check in checks if check.level == "whole")
    return (*declared, *whole_checks())


@contextmanager
def _relations(con: Connection, run_id: str) -> Iterator[dict[str, int]]:
    """Make the schema `audit` with the rows of this run, yield the number of rows by table, drop it."""
    con.execute(f"DROP SCHEMA IF EXISTS {AUDIT} CASCADE")
    con.execute(f"CREATE SCHEMA {AUDIT}")
    try:
        tables = ("documents", "articles", "entities", "events", "quotes", "rejects")
        for table in tables:
            con.execute(f"CREATE VIEW {AUDIT}.{table} AS SELECT * FROM main.{table} WHERE run_id = {literal(run_id)}")
        # Removed lines bear no run: theirs is that of their document.
        con.execute(
            f"CREATE VIEW {AUDIT}.removed_lines AS SELECT * FROM main.removed_lines SEMI JOIN "
            f"(SELECT document_id FROM main.documents WHERE run_id = {literal(run_id)}) AS documents_of_run USING (document_id)"
        )
        yield {table: count_rows(con, f"{AUDIT}.{table}") for table in tables}
    finally:
        con.execute(f"DROP SCHEMA IF EXISTS {AUDIT} CASCADE")


def _judge_rows(
    con: Connection, gate: Gate, table: str, checks: Sequence[Check], quarantine: Quarantine
) -> tuple[Sequence[CheckResult], tuple[int, int]]:
    if not count_rows(con, f"{AUDIT}.{table}"):
        return _vacuous(checks), (0, 0)
    results, counts = gate.validate_rows(checks)
    failed = [result.check for result in results if result.status == "failed" and result.check.severity != "info"]
    if failed and not any(result.status == "broken" for result in results):
        quarantine(table, [(check.rule_id, check.severity, check.predicate or "") for check in failed])
    return results, (counts.kept_out, counts.checked)


def _judge_whole(con: Connection, gate: Gate, checks: Sequence[Check], figures: Mapping[str, Figure]) -> list[CheckResult]:
    values = {name: "NULL" if figure.value is None else literal(float(figure.value)) for name, figure in figures.items()}
    columns = ", ".join(f"CAST({value} AS DOUBLE) AS {name}" for name, value in values.items())
    con.execute(f"CREATE OR REPLACE VIEW {FIGURES} AS SELECT {columns}")
    by_relation: dict[str, list[Check]] = {}
    for check in checks:
        by_relation.setdefault(check.relation, []).append(check)
    found = {result.check.rule_id: result for asked in by_relation.values() for result in gate.validate(asked)}
    return [_worded(found[check.rule_id], figures) for check in checks]


def _worded(result: CheckResult, figures: Mapping[str, Figure]) -> CheckResult:
    """Say what was observed: a figure in its own words, otherwise the number of rows."""
    if result.status == "broken":
        return result
    if result.check.relation == FIGURES:
        return replace(result, observed=figures[str(result.check.kwargs["column"])].text)
    count = result.failed_count or 0
    return replace(result, observed="no row" if count == 0 else f"{count} row{'s' if count > 1 else ''}")


def _vacuous(checks: Sequence[Check]) -> tuple[CheckResult, ...]:
    """The checks of a table without new rows: nothing was looked at, so nothing failed."""
    return tuple(CheckResult(check, "passed", 0, 0) for check in checks)
