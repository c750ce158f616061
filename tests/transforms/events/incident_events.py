"""Events as the joiner reads them, made by hand, and a store that keeps notes and keys as the warehouse does."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from tests.builders import make_rows
from transforms.events.incidents.incidents import Joiner, empty_notes
from transforms.events.incidents.tellings import Telling, read_tellings
from warehouse.schema import ACTOR_FIELDS
from warehouse.tables.events import EVENTS

DAY = date(2021, 5, 4)
ORDER = ("told_on", "article_id", "sentence_number", "event_id")


def party(country: str | None = None, sector: str | None = None, text: str = "them", entity: str | None = None) -> dict[str, Any]:
    return dict.fromkeys(ACTOR_FIELDS) | {"text": text, "entity_id": entity, "country_code": country, "sector": sector}


def city(name: str, country: str = "MLI", **more: object) -> dict[str, Any]:
    return {"place_name": name, "place_precision": "city", "place_country_code": country, **more}


def killed(least: int, most: int | None = None) -> dict[str, int]:
    return {"killed_count_min": least, "killed_count_max": least if most is None else most}


def told_events(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Return the rows as events with cluster_id and told_on; by default attacks of one army on another, told the next day."""
    defaults: dict[str, Any] = {
        "event_type": "ASSAULT",
        "event_date": DAY,
        "date_basis": "relative",
        "date_precision": "day",
        "actors": [party("MLI", "REB", "rebels")],
        "recipients": [party("MLI", "MIL", "troops")],
        "evidence": "They did.",
        "trigger_text": "did",
        "is_reciprocal": False,
        "modality": "happened",
    }
    extra = ("told_on", "cluster_id")
    columns = [{key: value for key, value in row.items() if key not in extra} for row in rows]
    frame = make_rows(EVENTS, [defaults | row for row in columns])
    clusters = [row.get("cluster_id") or article_id for row, article_id in zip(rows, frame["article_id"], strict=True)]
    return frame.drop("incident_id").with_columns(
        pl.Series("told_on", [row.get("told_on", date(2021, 5, 5)) for row in rows], dtype=pl.Date),
        pl.Series("cluster_id", clusters, dtype=pl.String),
    )


def tellings(*rows: Mapping[str, Any]) -> list[Telling]:
    return list(read_tellings(told_events(rows)))


class Store:
    """Keeps what the warehouse keeps, and joins one run after the other."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.notes: list[tuple[str, int, str]] = []
        self._keys: list[tuple[int, str]] = []
        self._events: list[pl.DataFrame] = []

    def run(self, events: pl.DataFrame) -> None:
        """Join new events, whatever their order."""
        joiner = Joiner(events.sort(ORDER))
        looked_up = set(joiner.keys["key"])
        found = {name for key, name in self._keys if key in looked_up}
        joined = joiner.join(self._known(events, found))
        self._events.append(events)
        self.notes += joined.notes.rows()
        self._keys += joined.keys.rows()
        self.names |= dict(joined.events.iter_rows())

    def _known(self, events: pl.DataFrame, found: set[str]) -> pl.DataFrame:
        if not found:
            return empty_notes(events)
        schema = {"incident_id": pl.String, "number": pl.Int64, "event_id": pl.String}
        notes = pl.DataFrame([note for note in self.notes if note[0] in found], schema=schema, orient="row")
        return pl.concat(self._events).join(notes, on="event_id")


def names(*rows: Mapping[str, Any]) -> list[str]:
    """Return the incident of each row, all joined in one run."""
    store, events = Store(), told_events(rows)
    store.run(events)
    return [store.names[event_id] for event_id in events["event_id"]]
