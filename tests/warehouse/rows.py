"""Helpers of the warehouse tests: staged frames and rows inserted as they are."""

from typing import Any

import polars as pl

from tests.builders import make_rows
from warehouse.connect import Connection
from warehouse.frames import LOADER_COLUMNS, conform, staged
from warehouse.schema import ACTOR_FIELDS, Table


def stage(table: Table, rows: object) -> pl.DataFrame:
    # Rows are made one by one, so that what is not overridden does not hang on a row's place in its part.
    frame = rows if isinstance(rows, pl.DataFrame) else pl.concat([make_rows(table, [row]) for row in rows])  # type: ignore[attr-defined]
    return conform(frame.drop(LOADER_COLUMNS & set(frame.columns)), staged(table))


def insert(con: Connection, table: Table, frame: pl.DataFrame) -> None:
    con.register("made", frame)
    con.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM made")
    con.unregister("made")


def party(text: str, country: str | None = None, sector: str | None = None) -> dict[str, str | None]:
    return dict.fromkeys(ACTOR_FIELDS) | {"text": text, "name": text, "country_code": country, "sector": sector}


def show(con: Connection, sql: str) -> list[dict[str, Any]]:
    return con.sql(sql).pl().to_dicts()
