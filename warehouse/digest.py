"""A digest of a table's content: the same rows give the same digest, in any order, from any run."""

from pathlib import Path

import duckdb

from warehouse.connect import Connection, WarehouseError, explain, reader
from warehouse.ddl import identifier
from warehouse.schema import Column, Kind, Table
from warehouse.tables.catalog import TABLES


def content_digest(path: Path) -> dict[str, str]:
    """Return for each table that is no log `<rows>-<digest>` over its columns that do not differ from run to run.

    A row counts by the MD5 of its values as canonical text, the table by the sum of its rows, so that
    neither order nor DuckDB's own hash function matters. Raises WarehouseError when the file cannot be read.
    """
    with reader(path) as connection:
        try:
            return digest_tables(connection)
        except duckdb.Error as error:
            raise WarehouseError(explain(error, path)) from error


def digest_tables(con: Connection) -> dict[str, str]:
    """Return the same for the file that `con` has open."""
    return {table.name: _digest(con, table) for table in TABLES if not table.is_log}


def _digest(con: Connection, table: Table) -> str:
    values = ", ".join(_canonical(column) for column in table.columns if not column.is_volatile)
    # The sum is taken over both halves apart: 64-bit halves of many rows cannot overflow 128 bits.
    rows = con.execute(f"""
        SELECT count(*), coalesce(sum(md5_number_upper(row)::HUGEINT), 0), coalesce(sum(md5_number_lower(row)::HUGEINT), 0)
        FROM (SELECT to_json([{values}])::VARCHAR AS row FROM {identifier(table.name)})
    """).fetchall()
    count, upper, lower = rows[0]
    return f"{count}-{upper % 2**64:016x}{lower % 2**64:016x}"


def _canonical(column: Column) -> str:
    name = identifier(column.name)
    match column.kind:
        case Kind.INSTANT:
            return f"epoch_us({name})::VARCHAR"
        case Kind.TEXT_LIST | Kind.INTEGER_LIST | Kind.ACTOR_LIST:
            return f"to_json({name})::VARCHAR"
        case _:
            return f"{name}::VARCHAR"
