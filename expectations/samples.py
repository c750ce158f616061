"""Some of the rows that failed, for readers: only the columns that the check is about."""

import json
import re
from collections.abc import Iterable

from expectations.checks import Check
from expectations.connection import Connection
from warehouse.tables.catalog import BY_NAME


def read_samples(con: Connection, run_id: str, checks: Iterable[Check], limit: int = 3) -> dict[str, list[dict[str, object]]]:
    """Return, by rule id, up to `limit` rows of the run that `check_failures` holds for these checks."""
    asked = {check.rule_id: check for check in checks if check.level == "row"}
    if not asked:
        return {}
    rows = con.execute(
        "SELECT rule_id, row_key, row_values FROM check_failures WHERE run_id = ? AND list_contains(?, rule_id) "
        "QUALIFY row_number() OVER (PARTITION BY rule_id ORDER BY row_key) <= ? ORDER BY rule_id, row_key",
        [run_id, list(asked), limit],
    ).fetchall()
    samples: dict[str, list[dict[str, object]]] = {}
    for rule_id, key, values in rows:
        held = json.loads(values)
        shown = {name: held.get(name) for name in columns_of(asked[rule_id])}
        samples.setdefault(rule_id, []).append({"key": key} | shown)
    return samples


def columns_of(check: Check) -> tuple[str, ...]:
    """Return the columns of the check's table that its question mentions, in declared order, keys apart."""
    table = BY_NAME[check.table]
    mentioned = set(re.findall(r"\w+", f"{check.predicate or ''} {check.kwargs.get('column', '')}"))
    return tuple(column.name for column in table.columns if column.name in mentioned and column.name not in table.key)
