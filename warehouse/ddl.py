"""The declarations as DuckDB statements: tables, code lists and views, all with comments.

Primary keys stand on the code lists and on runs only. On the large tables a key of 32 characters
would grow the file by more than half and would have to be kept in memory at every load; there the
loader inserts each key once, and the gate checks it. There are no foreign keys: they would forbid
the order in which rows are kept out; the gate checks references.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

import polars as pl

from warehouse.codes.lists import COLUMN_MEANINGS, LIST_MEANINGS
from warehouse.codes.loader import CODE_LISTS, LIST_KEYS, code_list
from warehouse.schema import ACTOR_FIELDS, Column, Kind, Table
from warehouse.tables.catalog import TABLES
from warehouse.tables.copies import SKETCHES
from warehouse.tables.incidents import INCIDENT_NOTES
from warehouse.views.loader import read_views

_KEYED = frozenset({"runs"})

_TYPES: dict[Kind, str] = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.FLOAT: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.INSTANT: "TIMESTAMP WITH TIME ZONE",
    Kind.TEXT_LIST: "VARCHAR[]",
    Kind.INTEGER_LIST: "BIGINT[]",
    Kind.ACTOR_LIST: "STRUCT(" + ", ".join(f'"{name}" VARCHAR' for name in ACTOR_FIELDS) + ")[]",
}


def identifier(name: str) -> str:
    """Return the name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Return a text, number or None as an SQL literal."""
    if value is None:
        return "NULL"
    return repr(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


def column_type(kind: Kind) -> str:
    """Return the DuckDB type of a kind of column."""
    return _TYPES[kind]


def create_table(table: Table, schema: str = "main") -> str:
    """Return the statement that makes the table in the schema when there is none."""
    columns = [_column(column) for column in table.columns]
    if table.name in _KEYED:
        columns.append(f"PRIMARY KEY ({', '.join(map(identifier, table.key))})")
    body = ",\n    ".join(columns)
    return f"CREATE TABLE IF NOT EXISTS {schema}.{identifier(table.name)} (\n    {body}\n)"


def _column(column: Column) -> str:
    # Whole texts: against what DuckDB chooses by itself, zstd takes half the time and a fifth less room.
    parts = (_TYPES[column.kind], "NOT NULL" if column.required else "", "USING COMPRESSION zstd" if column.is_long else "")
    return " ".join((identifier(column.name), *filter(None, parts)))


def table_statements() -> list[str]:
    """Return what makes all tables that are not there yet, and the schema for Dateline's own notes."""
    return [
        *map(create_table, TABLES),
        "CREATE SCHEMA IF NOT EXISTS internal",
        "CREATE TABLE IF NOT EXISTS internal.definition (hash VARCHAR NOT NULL)",
        "CREATE TABLE IF NOT EXISTS internal.bodies (body_hash UHUGEINT NOT NULL, article_id VARCHAR NOT NULL)",
        create_table(SKETCHES, "internal"),
        "CREATE TABLE IF NOT EXISTS internal.copy_keys (key BIGINT NOT NULL, article_id VARCHAR NOT NULL)",
        create_table(INCIDENT_NOTES, "internal"),
        "CREATE TABLE IF NOT EXISTS internal.incident_keys (key BIGINT NOT NULL, incident_id VARCHAR NOT NULL)",
    ]


@cache
def definition_statements() -> tuple[str, ...]:
    """Return what brings code lists (without rows), views and comments up to date, whatever stood there before."""
    return *_code_lists(), *_views(), *_comments()


def code_rows() -> Iterator[tuple[str, dict[str, list[object]]]]:
    """Yield, for each code list, the statement that fills it and its parameters: in half the time of rows written out in SQL."""
    for name in CODE_LISTS:
        columns = code_list(name).to_dict(as_series=False)
        yield f"INSERT INTO {identifier(name)} SELECT {', '.join(f'unnest(${column})' for column in columns)}", columns


def definition_hash() -> str:
    """Return a hash of all declarations; it changes when the file's definitions are out of date."""
    text = "\n".join([*table_statements(), *definition_statements(), *map(str, code_rows())])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _code_lists() -> Iterator[str]:
    for name in CODE_LISTS:
        frame = code_list(name)
        key = LIST_KEYS.get(name, ("code",))
        columns = [
            f"{identifier(column)} {_frame_type(dtype)}{' NOT NULL' if column in (*key, 'name', 'meaning') else ''}"
            for column, dtype in frame.schema.items()
        ]
        yield f"DROP TABLE IF EXISTS {identifier(name)}"
        yield f"CREATE TABLE {identifier(name)} ({', '.join(columns)}, PRIMARY KEY ({', '.join(map(identifier, key))}))"
        yield f"COMMENT ON TABLE {identifier(name)} IS {literal(LIST_MEANINGS[name])}"
        for column in frame.columns:
            yield f"COMMENT ON COLUMN {identifier(name)}.{identifier(column)} IS {literal(COLUMN_MEANINGS[column])}"


def _frame_type(dtype: pl.DataType) -> str:
    return {"Int64": "BIGINT", "Float64": "DOUBLE"}.get(str(dtype), "VARCHAR")


def _views() -> Iterator[str]:
    for view in read_views():
        yield f"CREATE OR REPLACE VIEW {identifier(view.name)} AS {view.query}"
        yield f"COMMENT ON VIEW {identifier(view.name)} IS {literal(view.meaning)}"
        for column, meaning in view.columns:
            yield f"COMMENT ON COLUMN {identifier(view.name)}.{identifier(column)} IS {literal(meaning)}"


def _comments() -> Iterator[str]:
    for table in TABLES:
        yield f"COMMENT ON TABLE {identifier(table.name)} IS {literal(f'{table.grain.capitalize()}. {table.meaning}')}"
        for column in table.columns:
            meaning = column.meaning + (f" Codes: {column.codes}." if column.codes else "")
            yield f"COMMENT ON COLUMN {identifier(table.name)}.{identifier(column.name)} IS {literal(meaning)}"
