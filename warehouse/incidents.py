"""Events of a run joined to the happenings they tell of, published ones included.

What is compared and decided comes from outside as a `Joiner`; here stands where it is read and written. New events look up
incidents by keys, so that the work grows with them and not with the warehouse; published rows stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Protocol

import duckdb
import polars as pl

from warehouse.connect import Connection
from warehouse.copies import reading_order
from warehouse.ddl import literal

AT_ONCE = 50_000
"""Events that are joined in one piece, about; event types that may tell of one happening are not parted."""


class Joined(Protocol):
    """What became of new events; notes and keys are only those to be added."""

    @property
    def events(self) -> pl.DataFrame:
        """Columns event_id and incident_id."""

    @property
    def notes(self) -> pl.DataFrame:
        """Columns incident_id, number and event_id."""

    @property
    def keys(self) -> pl.DataFrame:
        """Columns key and incident_id."""


class Joiner(Protocol):
    """New events, to be joined with the notes of the incidents that are found under their keys."""

    @property
    def keys(self) -> pl.DataFrame:
        """One column, key."""

    def join(self, notes: pl.DataFrame) -> Joined:
        """Join the new events with incidents: rows of events that are their notes, with incident_id and number."""


MakeJoiner = Callable[[pl.DataFrame], Joiner]

_READ = (
    "event_id, article_id, sentence_number, evidence, trigger_text, event_type, event_mode, cameo_code, modality, is_reciprocal, "
    "actors, recipients, event_date, event_end_date, date_basis, date_precision, date_text, date_reason, place_raw, place_name, admin1, "
    "place_country_code, latitude, longitude, place_precision, killed_count_min, killed_count_max, wounded_count_min, "
    "wounded_count_max, detained_count_min, detained_count_max, displaced_count_min, displaced_count_max, "
    "participant_count_min, participant_count_max, violation_count_min, violation_count_max, amount_min, amount_max, "
    "amount_unit, duration_hours"
).split(", ")
_IN_ARTICLE = "e.sentence_number = 0, e.sentence_number, e.char_start, e.event_id"
"""Order of events in an article: the headline last, which repeats in few words what the text tells."""
_COLUMNS = f"""{", ".join(f"e.{name}" for name in _READ)}, a.cluster_id,
    CASE WHEN a.published_precision IN ('second', 'minute', 'hour', 'day') THEN
        (a.published_at AT TIME ZONE 'UTC' + to_minutes(coalesce(a.published_offset, 0)))::DATE END AS told_on"""


def join_incidents(con: Connection, run_id: str, joiner: MakeJoiner, groups: Sequence[Sequence[str]]) -> None:
    """Give the events of the run the incident_id of what they tell of.

    `groups` lists event types that may tell of one happening, together. All or nothing. Raises duckdb.Error.
    """
    con.execute("BEGIN")
    try:
        for types in _pieces(con, run_id, groups):
            _join(con, run_id, joiner, types)
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a full disk has ended the transaction already
            con.execute("ROLLBACK")
        raise


def _pieces(con: Connection, run_id: str, groups: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Groups put together up to the number of events that is joined at once; none without events."""
    counts: dict[str, int] = dict(
        con.execute(f"SELECT event_type, count(*) FROM events WHERE run_id = {literal(run_id)} GROUP BY event_type").fetchall()
    )
    piece: list[str] = []
    for group in groups:
        if piece and sum(counts.get(name, 0) for name in (*piece, *group)) > AT_ONCE:
            yield piece
            piece = []
        piece += [name for name in group if name in counts]
    if piece:
        yield piece


def _join(con: Connection, run_id: str, joiner: MakeJoiner, types: Sequence[str]) -> None:
    joining = joiner(
        con.sql(f"""
            SELECT {_COLUMNS}
            FROM events e JOIN articles a USING (article_id)
            WHERE e.run_id = {literal(run_id)} AND e.event_type IN ({", ".join(map(literal, types))})
            ORDER BY {reading_order("a")}, {_IN_ARTICLE}
        """).pl()
    )
    joined = joining.join(_notes(con, joining.keys))
    con.register("joined", joined.events.filter(pl.col("event_id") != pl.col("incident_id")))
    con.execute("UPDATE events SET incident_id = j.incident_id FROM joined j WHERE events.event_id = j.event_id")
    con.unregister("joined")
    for name, frame in (("incident_notes", joined.notes), ("incident_keys", joined.keys)):
        con.register("made", frame)
        con.execute(f"INSERT INTO internal.{name} BY NAME SELECT * FROM made")
        con.unregister("made")


def _notes(con: Connection, keys: pl.DataFrame) -> pl.DataFrame:
    """The notes of the incidents under the keys, as rows of events; those of events that were kept out are left out."""
    con.register("looked_up", keys)
    con.execute("""
        CREATE TEMP TABLE found_notes AS
        FROM internal.incident_notes
        WHERE incident_id IN (SELECT incident_id FROM internal.incident_keys WHERE key IN (SELECT key FROM looked_up))
    """)
    con.unregister("looked_up")
    notes: pl.DataFrame = con.sql(f"""
        SELECT {_COLUMNS}, n.incident_id, n.number
        FROM temp.found_notes n JOIN events e USING (event_id) JOIN articles a USING (article_id)
    """).pl()
    con.execute("DROP TABLE temp.found_notes")
    return notes


def rename_orphans(con: Connection) -> None:
    """Name incidents anew whose opening event is in temp.gone_events (event_id), no longer in `events`.

    The first event that is left gives the name. All of them came in the run that is judged: an
    event of an earlier run has been published and stays.
    """
    con.execute(f"""
        CREATE TEMP TABLE new_names AS
        SELECT e.incident_id AS gone_id,
            first(e.event_id ORDER BY {reading_order("a")}, {_IN_ARTICLE}) AS incident_id
        FROM events e JOIN articles a USING (article_id)
        WHERE e.incident_id IN (SELECT event_id FROM temp.gone_events)
        GROUP BY e.incident_id
    """)
    for table in ("events", "internal.incident_notes", "internal.incident_keys"):
        con.execute(f"UPDATE {table} SET incident_id = n.incident_id FROM temp.new_names n WHERE {table}.incident_id = gone_id")
    for table in ("incident_notes", "incident_keys"):
        con.execute(f"DELETE FROM internal.{table} WHERE incident_id IN (SELECT event_id FROM temp.gone_events)")
    con.execute("DELETE FROM internal.incident_notes WHERE event_id IN (SELECT event_id FROM temp.gone_events)")
    con.execute("DROP TABLE temp.new_names")
