"""`dateline query`: one read-only statement, as a table, CSV, JSON or Parquet."""

import sys
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table

from flows.errors import UsageError
from flows.settings import load_settings
from warehouse.query import run_query

FORMATS = ("table", "csv", "json", "parquet")
TABLE_ROWS = 100


def print_query(sql: str, warehouse: Path | None, output: str, out: Path | None, limit: int | None, seconds: float) -> None:
    """Run the statement and print or write its rows.

    Raises UsageError for an unknown format or Parquet without a file, WarehouseError when the
    database cannot be read or the statement fails.
    """
    if output not in FORMATS:
        raise UsageError(f"--format {output}: choose one of {', '.join(FORMATS)}")
    if output == "parquet" and out is None:
        raise UsageError("--format parquet needs --out FILE")
    statement = sys.stdin.read() if sql == "-" else sql
    bound = limit if limit is not None else TABLE_ROWS if output == "table" and out is None else None
    frame = run_query(load_settings(warehouse=warehouse).warehouse, statement, seconds=seconds, limit=bound)
    if output == "table":
        Console(file=out.open("w", encoding="utf-8") if out else None).print(_table(frame))
    elif output == "parquet" and out is not None:
        frame.write_parquet(out)
    else:
        text = _flat(frame).write_csv() if output == "csv" else frame.write_json() + "\n"
        out.write_text(text, "utf-8") if out else sys.stdout.write(text)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """CSV has no nested values: write lists and structs as JSON."""
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    return frame.with_columns(pl.struct(name).struct.json_encode().alias(name) for name in nested)


def _table(frame: pl.DataFrame) -> Table:
    table = Table(*frame.columns, caption=f"{frame.height} rows", caption_justify="left")
    for row in frame.iter_rows():
        table.add_row(*("" if value is None else str(value) for value in row))
    return table
