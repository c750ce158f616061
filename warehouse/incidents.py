"""Events of a run joined to the happenings they tell of, published ones included.

What is compared and decided comes from outside as a `Joiner`; here stands where it is read and written. A new event is
looked up by keys, so that the work grows with the new events and not with the warehouse; published rows stay as they are.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

import duckdb
import polars as pl

from warehouse.connect import Connection
from warehouse.copies import reading_order
from warehouse.ddl import literal


class Joined(Protocol):
    """Frames `events` (event_id, incident_id), `notes` (incident_id, number, event_id) and `keys` (key, incident_id)."""

    @property
    def events(self) -> pl.DataFrame: ...
    @property
    def notes(self) -> pl.DataFrame: ...
    @property
    def keys(self) -> pl.DataFrame: ...


class Joiner(Protocol):
    """New events, to be joined with the notes of the incidents that are found under their keys."""

    @property
    def keys(self) -> pl.DataFrame: ...
    def join(self, notes: pl.DataFrame) -> Joined: ...


_READ = (
    "event_id, article_id, sentence_number, evidence, trigger_text, event_type, event_mode, cameo_code, modality, is_reciprocal, "
    "actors, recipients, event_date, event_end_date, date_basis, date_precision, place_raw, place_name, admin1, "
    "place_country_code, latitude, longitude, place_precision, killed_count_min, killed_count_max, wounded_count_min, "
    "wounded_count_max, detained_count_min, detained_count_max, displaced_count_min, displaced_count_max, "
    "participant_count_min, participant_count_max, violation_count_min, violation_count_max, amount_min, amount_max, "
    "amount_unit, duration_hours"
)
_TOLD_ON = """CASE WHEN a.published_precision IN ('second', 'minute', 'hour', 'day') THEN
    (a.published_at AT TIME ZONE 'UTC' + to_minutes(coalesce(a.published_offset, 0)))::DATE END AS told_on"""


def join_incidents(
    con: Connection, run_id: str, joiner: Callable[[pl.DataFrame], Joiner], groups: Sequence[Sequence[str]]
) -> None:
    """Give the events of the run the incident_id of what they tell of.

    `groups` lists event types that may tell of one happening; groups are joined one after the other, which
    bounds memory. All or nothing. Raises duckdb.Error.
    """
    con.execute("BEGIN")
    try:
        for types in groups:
            _join_group(con, run_id, joiner, types)
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise


def _join_group(con: Connection, run_id: str, joiner: Callable[[pl.DataFrame], Joiner], types: Sequence[str]) -> None:
    of_types = ", ".join(map(literal, types))
    new = con.execute(f"""
        SELECT {_qualified("e")}, a.cluster_id, {_TOLD_ON}
        FROM events e JOIN articles a USING (article_id)
        WHERE e.run_id = {literal(run_id)} AND e.event_type IN ({of_types})
        ORDER BY {reading_order("a")}, e.sentence_number, e.char_start, e.event_id
    """).pl()
    if new.is_empty():
        return
    joining = joiner(new)
    joined = joining.join(_notes(con, joining.keys))
    con.register("joined", joined.events.filter(pl.col("event_id") != pl.col("incident_id")))
    con.execute("UPDATE events SET incident_id = j.incident_id FROM joined j WHERE events.event_id = j.event_id")
    con.unregister("joined")
    for name, frame in (("incident_notes", joined.notes), ("incident_keys", joined.keys)):
        con.register("made", frame)
        con.execute(f"INSERT INTO internal.{name} BY NAME SELECT * FROM made")
        con.unregister("made")


def _notes(con: Connection, keys: pl.DataFrame) -> pl.DataFrame:
    con.register("looked_up", keys)
    con.execute("""
        CREATE TEMP TABLE found_notes AS
        FROM internal.incident_notes
        WHERE incident_id IN (SELECT incident_id FROM internal.incident_keys WHERE key IN (SELECT key FROM looked_up))
    """)
    con.unregister("looked_up")
    notes = con.execute(f"""
        SELECT {_qualified("e")}, n.incident_id, n.number, a.cluster_id, {_TOLD_ON}
        FROM temp.found_notes n JOIN events e USING (event_id) JOIN articles a USING (article_id)
    """).pl()
    con.execute("DROP TABLE temp.found_notes")
    return notes


def _qualified(alias: str) -> str:
    return ", ".join(f"{alias}.{name.strip()}" for name in _READ.split(","))
