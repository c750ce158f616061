"""Writing down what a run did, and reading back its tallies."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from warehouse.connect import Connection
from warehouse.ddl import identifier
from warehouse.schema import Table
from warehouse.tables.runs import CHECKS, RUNS


@dataclass(frozen=True)
class Tallies:
    """What one run added, as the build stands: rows by table, lines by kind, refusals by reason and one by one."""

    documents: int
    duplicates: int
    articles: int
    events: int
    removed_lines: int
    rejects: int
    check_failures: int
    removed_by_kind: dict[str, int]
    rejects_by_reason: dict[str, int]
    rejected: tuple[dict[str, Any], ...]
    totals: dict[str, int]


_COUNTED = ("documents", "articles", "events", "rejects", "check_failures")
_SHOWN_REJECTS = 100


def tally_run(con: Connection, run_id: str) -> Tallies:
    """Count what the run added to the open build, and what all runs together hold."""

    def one(sql: str) -> int:
        return int(con.execute(sql, [run_id]).fetchall()[0][0])

    def groups(sql: str) -> dict[str, int]:
        return {str(name): int(count) for name, count in con.execute(sql, [run_id]).fetchall()}

    lines = "removed_lines WHERE document_id IN (SELECT document_id FROM documents WHERE run_id = $1)"
    added = {name: one(f"SELECT count(*) FROM {identifier(name)} WHERE run_id = $1") for name in _COUNTED}
    rejected = con.execute(
        f"SELECT source_uri, member, reason, detail FROM rejects WHERE run_id = $1 ORDER BY ALL LIMIT {_SHOWN_REJECTS}", [run_id]
    ).fetchall()
    return Tallies(
        **added,
        duplicates=one("SELECT count(*) FROM documents WHERE run_id = $1 AND status = 'duplicate'"),
        removed_lines=one(f"SELECT count(*) FROM {lines}"),
        removed_by_kind=groups(f"SELECT kind, count(*) FROM {lines} GROUP BY kind ORDER BY 2 DESC, 1"),
        rejects_by_reason=groups("SELECT reason, count(*) FROM rejects WHERE run_id = $1 GROUP BY reason ORDER BY 2 DESC, 1"),
        rejected=tuple(dict(zip(("source_uri", "member", "reason", "detail"), row, strict=True)) for row in rejected),
        totals=totals(con),
    )


def totals(con: Connection) -> dict[str, int]:
    """Return the rows of the tables that readers ask for first."""
    names = ("documents", "articles", "events", "removed_lines", "rejects")
    return {name: int(con.execute(f"SELECT count(*) FROM {identifier(name)}").fetchall()[0][0]) for name in names}


def record(con: Connection, table: Table, rows: pl.DataFrame) -> None:
    """Append rows (conformed to the table, run_id included) of a log table: CHECKS or RUNS."""
    if table not in (CHECKS, RUNS):
        raise ValueError(f"{table.name} is no log of runs")
    con.register("log_rows", rows.to_arrow())
    con.execute(f"INSERT INTO {identifier(table.name)} BY NAME SELECT * FROM log_rows")
    con.unregister("log_rows")
