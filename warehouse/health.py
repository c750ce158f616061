"""Is a warehouse file whole: readable to the last block, with the declared tables and columns."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connect import Connection, reader, shorten
from warehouse.ddl import identifier
from warehouse.schema import Kind, Table
from warehouse.tables.catalog import TABLES


@dataclass(frozen=True)
class Health:
    """Rows by table, and one sentence for each thing that is wrong."""

    row_counts: dict[str, int]
    problems: list[str]


def examine_warehouse(path: Path) -> Health:
    """Read every block of every declared table. Raises WarehouseError when the file cannot be opened."""
    counts: dict[str, int] = {}
    problems: list[str] = []
    with reader(path) as con:
        for table in TABLES:
            found = _columns(con, table)
            if not found:
                problems.append(f"the table {table.name} is missing; the next run that publishes adds it")
                continue
            if missing := [name for name in table.names if name not in found]:
                problems.append(
                    f"{table.name} lacks the columns {', '.join(missing)}: it was made by another version of Dateline"
                )
                continue
            try:
                counts[table.name] = _read_through(con, table)
            except duckdb.Error as error:
                problems.append(f"{table.name} cannot be read: {shorten(error)}")
    return Health(counts, problems)


def _columns(con: Connection, table: Table) -> set[str]:
    rows = con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT internal", [table.name]).fetchall()
    return {name for (name,) in rows}


def _read_through(con: Connection, table: Table) -> int:
    """Count the rows, touching every text, so that a damaged block is met."""
    texts = [f"sum(length({identifier(column.name)}))" for column in table.columns if column.kind is Kind.TEXT]
    return int(con.execute(f"SELECT {', '.join(['count(*)', *texts])} FROM {identifier(table.name)}").fetchall()[0][0])
