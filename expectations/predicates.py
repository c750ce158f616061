"""Counting the rows for which SQL predicates hold: the other half of every row check."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from expectations.checks import Check
from expectations.connection import Connection


@dataclass(frozen=True)
class RowCounts:
    """Rows of a relation, how many fail each check, and how many fail at least one critical check.

    `errors` holds, by rule id, why a predicate could not be asked.
    """

    checked: int
    failed: Mapping[str, int]
    kept_out: int
    errors: Mapping[str, str]


def count_rows(con: Connection, relation: str) -> int:
    """Return the number of rows of the relation."""
    return _numbers(con, f"SELECT count(*) FROM {relation}")[0]


def count_failures(con: Connection, relation: str, checks: Iterable[Check]) -> RowCounts:
    """Ask all row checks of one relation in a single pass; the other checks are passed over."""
    asked = {check.rule_id: check for check in checks if check.predicate is not None}
    try:
        return _count(con, relation, list(asked.values()), {})
    except Exception:  # whatever the engine objects to, the next lines find which predicates it is
        errors = _errors(con, relation, asked.values())
        if not errors:
            raise
        return _count(con, relation, [check for rule_id, check in asked.items() if rule_id not in errors], errors)


def _count(con: Connection, relation: str, checks: Sequence[Check], errors: Mapping[str, str]) -> RowCounts:
    flags = "".join(f", ({check.predicate}) AS flag_{number}" for number, check in enumerate(checks))
    sums = "".join(f", count(*) FILTER (WHERE flag_{number})" for number in range(len(checks)))
    critical = [f"coalesce(flag_{number}, false)" for number, check in enumerate(checks) if check.severity == "critical"]
    kept_out = "count(*) FILTER (WHERE " + " OR ".join(critical) + ")" if critical else "0"
    checked, kept, *failed = _numbers(con, f"SELECT count(*), {kept_out}{sums} FROM (SELECT 1{flags} FROM {relation})")
    return RowCounts(checked, dict(zip((check.rule_id for check in checks), failed, strict=True)), kept, errors)


def _errors(con: Connection, relation: str, checks: Iterable[Check]) -> dict[str, str]:
    errors: dict[str, str] = {}
    for check in checks:
        try:
            con.execute(f"SELECT count(*) FROM {relation} WHERE {check.predicate}").fetchall()
        except Exception as error:
            errors[check.rule_id] = str(error).splitlines()[0]
    return errors


def _numbers(con: Connection, sql: str) -> tuple[int, ...]:
    row = con.execute(sql).fetchone()
    return tuple(int(value) for value in row or ())
