"""`dateline query`: one read-only statement, as a table, CSV, JSON or Parquet."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from flows.commands.render import visible
from flows.errors import UsageError
from flows.settings import load_settings
from warehouse.query import run_query

FORMATS = ("table", "csv", "json", "parquet")
TABLE_ROWS = 100
CELL = 60
"""Widest cell of a table, in characters."""


def print_query(sql: str, warehouse: Path | None, output: str, out: Path | None, limit: int | None, seconds: float) -> None:
    """Run the statement and print or write its rows.

    Raises UsageError for an unknown format or Parquet without a file, WarehouseError when the
    database cannot be read or the statement fails.
    """
    if output not in FORMATS:
        raise UsageError(f"--format {output}: choose one of {', '.join(FORMATS)}")
    if output == "parquet" and out is None:
        raise UsageError("--format parquet needs --out FILE")
    if not seconds > 0:
        raise UsageError(f"--seconds {seconds}: a positive number is expected")
    statement = sys.stdin.read() if sql == "-" else sql
    bound = limit if limit is not None else TABLE_ROWS if output == "table" and out is None else None
    frame = run_query(load_settings(warehouse=warehouse).warehouse, statement, seconds=seconds, limit=bound)
    try:
        _write(frame, output, out)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror or error}") from error


def _write(frame: pl.DataFrame, output: str, out: Path | None) -> None:
    if output == "table":
        with out.open("w", encoding="utf-8") if out else nullcontext() as file:
            print_rows(frame, Console(file=file))
    elif output == "parquet" and out is not None:
        frame.write_parquet(out)
    else:
        text = _flat(frame).write_csv() if output == "csv" else frame.write_json() + "\n"
        out.write_text(text, "utf-8") if out else sys.stdout.write(text)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """CSV has no nested values: write lists and structs as JSON."""
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    return frame.with_columns(
        pl.Series(
            name,
            [None if v is None else json.dumps(v.to_list() if isinstance(v, pl.Series) else v, default=str) for v in frame[name]],
        )
        for name in nested
    )


def print_rows(frame: pl.DataFrame, console: Console) -> None:
    """Print rows as a table, or one below the other when they are too wide for one."""
    rows = [["" if value is None else str(value) for value in row] for row in frame.iter_rows()]
    widths = [max([len(name), *(len(row[at]) for row in rows)]) for at, name in enumerate(frame.columns)]
    if sum(min(width, CELL) + 3 for width in widths) <= max(console.width, CELL + 4):
        table = Table(*map(escape, frame.columns), caption=f"{frame.height} rows", caption_justify="left")
        for row in rows:
            table.add_row(*(escape(_cut(cell)) for cell in row))
        console.print(table)
        return
    longest = max((len(name) for name in frame.columns), default=0)
    for number, row in enumerate(rows, 1):
        console.print(Rule(f"row {number}", align="left"))
        for name, cell in zip(frame.columns, row, strict=True):
            if cell:
                console.print(Text.assemble((f"{name.ljust(longest)}  ", "dim"), visible(cell)))
    console.print(f"{frame.height} rows; empty values are left out")


def _cut(cell: str) -> str:
    """Shorten a cell of a table; the other formats give it whole."""
    line = " ".join(visible(cell).split())
    return line if len(line) <= CELL else line[: CELL - 1] + "…"
