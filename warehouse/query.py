"""Questions to a published warehouse, safe to take from anyone: read-only, bounded in time."""

from pathlib import Path

import duckdb
import polars as pl

from warehouse.connect import WarehouseError, locked_down_reader, shorten
from warehouse.ddl import identifier

_AS_TEXT = frozenset({"INTERVAL", "BLOB", "BIT", "TIME WITH TIME ZONE"})
"""Types that have no like in a Polars frame: they come as text."""

_STATEMENTS = frozenset({"SELECT", "EXPLAIN", "PRAGMA", "CALL"})


def run_query(path: Path, sql: str, *, seconds: float = 30, limit: int | None = None) -> pl.DataFrame:
    """Return the rows of one query, at most `limit` of them.

    Whole numbers too large for DuckDB's BIGINT arrive as Int64 when they fit. Raises WarehouseError,
    with a sentence for the user, when the file cannot be read, the statement is not a single query,
    is wrong, or takes longer than `seconds`.
    """
    with locked_down_reader(path, seconds=seconds) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise WarehouseError(f"One query at a time: the text holds {len(statements)} statements.")
            if statements[0].type.name not in _STATEMENTS:
                raise WarehouseError(f"Only queries are allowed here, not {statements[0].type.name}.")
            relation = connection.sql(sql)
            if relation is None:
                raise WarehouseError("The statement returns no rows.")
            if odd := [
                identifier(name) for name, kind in zip(relation.columns, relation.types, strict=True) if str(kind) in _AS_TEXT
            ]:
                relation = relation.select("* REPLACE (" + ", ".join(f"{name}::VARCHAR AS {name}" for name in odd) + ")")
            frame: pl.DataFrame = (relation if limit is None else relation.limit(limit)).pl()
        except duckdb.InterruptException as error:
            raise WarehouseError(f"The query took longer than {seconds:g} seconds and was stopped.") from error
        except duckdb.Error as error:
            raise WarehouseError(f"The query failed: {_hint(shorten(error))}") from error
    return frame.with_columns(
        pl.col(name).cast(pl.Int64, strict=False)
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.Decimal) and dtype.scale == 0 and frame.height and _fits(frame.get_column(name))
    )


def _fits(values: pl.Series) -> bool:
    return values.cast(pl.Int64, strict=False).null_count() == values.null_count()


def _hint(message: str) -> str:
    if "disabled by configuration" in message or "disabled through configuration" in message:
        return "queries may not touch files, other databases or extensions."
    return message
