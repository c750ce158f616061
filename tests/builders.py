"""Rows for tests, made from the declarations: valid by patterns, code lists and bounds.

`make_rows(EVENTS, 3)` gives three rows; `make_rows(EVENTS, [{}, {"event_type": "AID"}])` gives two
and changes the second; keyword arguments change every row. Hashes follow from column name and row
number alone, so row 2 of events points to row 2 of articles.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import md5

import polars as pl

from warehouse.codes.loader import code_list
from warehouse.frames import conform, polars_schema
from warehouse.schema import ACTOR_FIELDS, Column, Kind, Table
from warehouse.tables.documents import HASH

_SAME_AS = {"cluster_id": "article_id"}  # each article is the head of its own cluster
_TRUE = {"is_cluster_head"}


def make_rows(
    table: Table,
    rows: int | Sequence[Mapping[str, object]] = 1,
    *,
    is_filled: bool = False,
    **overrides: object,
) -> pl.DataFrame:
    """Return a conformed frame of valid rows.

    Optional columns are null unless `is_filled`. Raises KeyError for an override that names no column.
    """
    changes: Sequence[Mapping[str, object]] = [{}] * rows if isinstance(rows, int) else rows
    records = []
    for number, change in enumerate(changes):
        record = {
            column.name: _value(table, column, number) if column.required or is_filled else None for column in table.columns
        }
        for name, value in {**overrides, **change}.items():
            record[table.column(name).name] = value
        records.append(record)
    return conform(pl.DataFrame(records, schema=polars_schema(table), orient="row"), table)


def make_hash(name: str, number: int = 0) -> str:
    """Return the hash that row `number` has in a column of that name."""
    return md5(f"{_SAME_AS.get(name, name)}:{number}".encode()).hexdigest()


def _value(table: Table, column: Column, number: int) -> object:
    is_key = column.name in table.key
    match column.kind:
        case Kind.TEXT:
            return _text(column, number, is_key=is_key)
        case Kind.INTEGER:
            if column.codes:
                return int(code_list(column.codes).get_column("code")[0])
            return int(column.minimum or 0) + (number if is_key else 0)
        case Kind.FLOAT:
            low, high = column.minimum, column.maximum
            return (low + high) / 2 if low is not None and high is not None else float(low or 0)
        case Kind.BOOLEAN:
            return column.name in _TRUE
        case Kind.DATE:
            return date(2017, 5, 6)
        case Kind.INSTANT:
            return datetime(2017, 5, 6, 12, tzinfo=UTC) + timedelta(minutes=number)
        case Kind.TEXT_LIST:
            return [code_list(column.codes).get_column("code")[0] if column.codes else f"{column.name} {number}"]
        case Kind.INTEGER_LIST:
            return [number]
        case Kind.ACTOR_LIST:
            return [dict.fromkeys(ACTOR_FIELDS) | {"text": f"{column.name} {number}"}]


def _text(column: Column, number: int, *, is_key: bool) -> str:
    if column.pattern == HASH:
        return make_hash(column.name, number)
    if column.codes and column.example is None:
        return str(code_list(column.codes).get_column("code")[0])
    if column.example is not None:
        return f"{column.example}-{number}" if is_key and number else str(column.example)
    return f"{column.name} {number}"
