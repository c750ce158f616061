"""Tables as Polars frames: the schema of a table, and frames made to fit it.

Every border between steps goes through `conform`, so that a frame has the declared columns in
the declared order and types, and no null where none may be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from warehouse.schema import ACTOR_FIELDS, Kind, Table

LOADER_COLUMNS = frozenset({"run_id", "first_seen_at", "incident_id"})
"""Columns that are filled when rows are loaded; staged frames never have them."""

_TYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.INTEGER: pl.Int64(),
    Kind.FLOAT: pl.Float64(),
    Kind.BOOLEAN: pl.Boolean(),
    Kind.DATE: pl.Date(),
    Kind.INSTANT: pl.Datetime("us", "UTC"),
    Kind.TEXT_LIST: pl.List(pl.String()),
    Kind.INTEGER_LIST: pl.List(pl.Int64()),
    Kind.ACTOR_LIST: pl.List(pl.Struct({name: pl.String() for name in ACTOR_FIELDS})),
}


class ContractError(ValueError):
    """A frame does not fit its table. The message names table, column and problem."""


@cache
def _schema(table: Table) -> dict[str, pl.DataType]:
    return {column.name: _TYPES[column.kind] for column in table.columns}


def polars_schema(table: Table) -> dict[str, pl.DataType]:
    """Return the Polars type of every column of the table, in declared order."""
    return dict(_schema(table))


@cache
def staged(table: Table) -> Table:
    """Return the table without the columns that are filled when rows are loaded.

    The key keeps the columns that are left of it (all of them, for every table but runs and checks).
    """
    return replace(
        table,
        columns=tuple(column for column in table.columns if column.name not in LOADER_COLUMNS),
        key=tuple(name for name in table.key if name not in LOADER_COLUMNS),
    )


def empty(table: Table) -> pl.DataFrame:
    """Return a frame of the table without rows."""
    return pl.DataFrame(schema=_schema(table))


def from_columns(table: Table, columns: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """Return a frame of the table made of lists of values, one list a column. Raises ContractError as `conform`."""
    schema = _schema(table)
    return conform(pl.DataFrame(columns, schema={name: schema[name] for name in columns}), table)


def conform(frame: pl.DataFrame, table: Table, *, is_key_checked: bool = False) -> pl.DataFrame:
    """Return the frame with the declared columns, in order and cast to their types.

    Missing optional columns become nulls. Raises ContractError when the frame has a column that
    the table has not, lacks a required one, holds a value that cannot be cast or a null where
    none may be, and, with `is_key_checked`, when two rows share a key.
    """
    schema = _schema(table)
    if unknown := [name for name in frame.columns if name not in schema]:
        raise ContractError(f"{table.name}.{unknown[0]}: the table has no such column")
    present = set(frame.columns)
    for column in table.columns:
        if column.required and column.name not in present:
            raise ContractError(f"{table.name}.{column.name}: the column is required and missing")
    if list(frame.schema.items()) != list(schema.items()):  # order counts
        frame = _cast(frame, table)
    for column in table.columns:
        if column.required and (nulls := frame.get_column(column.name).null_count()):
            raise ContractError(f"{table.name}.{column.name}: null in {nulls} of {frame.height} rows of a required column")
    if is_key_checked and table.key and (copies := frame.height - frame.n_unique(table.key)):
        raise ContractError(f"{table.name}.{','.join(table.key)}: {copies} rows repeat the key of another row")
    return frame


def _cast(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    columns = []
    for name, dtype in _schema(table).items():
        if name not in frame.columns:
            columns.append(pl.Series(name, [None], dtype=dtype).new_from_index(0, frame.height))
            continue
        try:
            columns.append(frame.get_column(name).cast(dtype))
        except pl.exceptions.PolarsError as error:
            problem = str(error).splitlines()[0]
            raise ContractError(f"{table.name}.{name}: {frame.schema[name]} does not fit {dtype}: {problem}") from error
    return pl.DataFrame(columns)
