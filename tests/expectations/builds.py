"""Builds with sound rows in every table, for the checks to be tried on."""

from datetime import UTC, date, datetime
from typing import Any

import duckdb
import polars as pl

from tests.builders import make_rows
from warehouse.define import define
from warehouse.frames import polars_schema
from warehouse.tables.catalog import BY_NAME

RUN_ID = "20170506T101500-3f2a"
NOW = datetime(2017, 6, 1, tzinfo=UTC)
BODY = "Russia and Turkey held talks in Geneva on Friday. A truce began."
EVIDENCE = "Russia and Turkey held talks in Geneva on Friday."


def party(text: str | None, country: str | None = None, sector: str | None = None) -> dict[str, str | None]:
    return {"text": text, "name": None, "entity_id": None, "country_code": country, "sector": sector}


SOUND: dict[str, dict[str, Any]] = {
    "documents": {"kind": "text", "status": "published", "text_raw": f"Share\n{BODY}\n", "byte_count": 100, "run_id": RUN_ID},
    "removed_lines": {"text_raw": "Share"},
    "articles": {
        "title": "Talks in Geneva",
        "title_basis": "text",
        "body": BODY,
        "word_count": 12,
        "sentence_count": 2,
        "published_at": datetime(2017, 5, 6, tzinfo=UTC),
        "published_precision": "day",
        "published_basis": "dateline",
        "run_id": RUN_ID,
    },
    "entities": {"run_id": RUN_ID},
    "events": {
        "sentence_number": 1,
        "char_start": 0,
        "char_end": len(EVIDENCE),
        "evidence": EVIDENCE,
        "trigger_text": "held talks",
        "event_type": "CONSULT",
        "quad_class": 1,
        "intensity": 2.1,
        "contexts": [],
        "actor_text": "Russia",
        "actor_country_code": "RUS",
        "actors": [party("Russia", "RUS")],
        "recipient_text": "Turkey",
        "recipient_country_code": "TUR",
        "recipients": [party("Turkey", "TUR")],
        "is_reciprocal": True,
        "event_date": date(2017, 5, 5),
        "date_basis": "relative",
        "place_raw": "Geneva",
        "place_name": "Geneva",
        "modality": "happened",
        "run_id": RUN_ID,
    },
    "quotes": {
        "char_start": 50,
        "char_end": 57,
        "text": "A truce",
        "speaker_text": "Russia",
        "run_id": RUN_ID,
    },
    "rejects": {"stage": "read", "reason": "empty_file", "run_id": RUN_ID},
}
"""What the sound row of each table says beside what the builder gives it."""


def sound_row(table: str, number: int = 0, **changes: object) -> dict[str, Any]:
    """Return the sound row of that number (rows of one number point to one another) with changes."""
    row: dict[str, Any] = make_rows(BY_NAME[table], number + 1, **SOUND[table]).row(number, named=True)
    return row | changes


def insert(con: duckdb.DuckDBPyConnection, relation: str, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows as they are, without making them fit the declaration first."""
    schema = dict(polars_schema(BY_NAME[table]))
    if rows and (extra := rows[0].keys() - schema.keys()):
        schema |= dict.fromkeys(extra, pl.String())
    frame = pl.DataFrame(rows, schema=schema, orient="row")  # noqa: F841 (DuckDB finds it by name)
    con.execute(f"INSERT INTO {relation} BY NAME SELECT * FROM frame")


def make_build(path: str = ":memory:", count: int = 1) -> duckdb.DuckDBPyConnection:
    """Return an open build with `count` sound rows per table."""
    con = duckdb.connect(path, config={"autoinstall_known_extensions": "false"})
    define(con)
    for table in SOUND:
        insert(con, f"main.{table}", table, [sound_row(table, number) for number in range(count)])
    return con
