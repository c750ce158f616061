"""Which events tell of one happening: tellings are taken in order, each joins the incident it fits best or opens its own.

An incident is named after the event that opened it and keeps its notes: the tellings that say something new of it. A
telling fits when no note speaks against it and its score with the best reaches what the kind of happening needs.
Published incidents keep their names and notes, so a later report joins them and changes nothing that stands there; two
of them never become one. Events are taken in reading order (the earliest publication first): so the order of arrival within a
run does not matter, and runs that follow each other in reading order give what one run gives. Where a later run brings
an earlier report, it joins what later reports have opened.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

import polars as pl

from transforms.events.incidents.compare import score
from transforms.events.incidents.keys import Keys, keys_of
from transforms.events.incidents.tellings import Telling, read_tellings

MOST_NOTES: Final = 8
"""Notes of an incident: what the first so many different tellings say."""
MOST_INCIDENTS: Final = 64
"""Incidents that a telling is compared with: those that share most keys with it."""
DOUBT: Final = 1.0
"""Points by which the best must lead for a telling without a day of its own: else it may mean either, and joins none."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of new events: frames `events` (event_id, incident_id), `notes` (incident_id, number, event_id)
    and `keys` (key, incident_id); notes and keys are only those to be added."""

    events: pl.DataFrame
    notes: pl.DataFrame
    keys: pl.DataFrame


@dataclass(slots=True)
class _Incident:
    incident_id: str
    notes: list[Telling] = field(default_factory=list)
    keys: set[int] = field(default_factory=set)

    def note(self, telling: Telling, keys: Keys) -> list[int] | None:
        """Keep what says something new; return its new keys, or None when it says nothing new."""
        if len(self.notes) >= MOST_NOTES or any(telling.signature == note.signature for note in self.notes):
            return None
        new = [key for key in keys.found if key not in self.keys]
        self.notes.append(telling)
        self.keys.update(new)
        return new

    def fit(self, telling: Telling) -> float | None:
        """Score with the note that agrees best; None when one speaks against."""
        best = None
        for note in self.notes:
            points = score(telling, note)
            if points is None:
                return None
            best = points if best is None else max(best, points)
        return best


class Joiner:
    """New events, to be joined with what is known: first ask for `keys`, then `join` with what was found under them.

    `events` has the columns that `read_tellings` reads, in reading order.
    """

    def __init__(self, events: pl.DataFrame) -> None:
        self._told = [(telling, keys_of(telling)) for telling in read_tellings(events)]

    @property
    def keys(self) -> pl.DataFrame:
        """Different keys (column key) under which published incidents are to be looked up."""
        keys = {key for _, keys in self._told for key in keys.all}
        return pl.DataFrame({"key": sorted(keys)}, schema={"key": pl.Int64})

    def join(self, notes: pl.DataFrame) -> Joined:
        """Join the new events with the incidents whose notes are given: rows of events with incident_id and number."""
        known = _read_notes(notes)
        found: dict[int, list[_Incident]] = {}
        for incident in known:
            for key in incident.keys:
                found.setdefault(key, []).append(incident)
        events, new_notes, new_keys = [], [], []
        for telling, keys in self._told:
            incident = _best(telling, keys, found) or _Incident(telling.event_id)
            events.append((telling.event_id, incident.incident_id))
            noted = incident.note(telling, keys)
            if noted is None:
                continue
            new_notes.append((incident.incident_id, len(incident.notes), telling.event_id))
            for key in noted:
                new_keys.append((key, incident.incident_id))
                found.setdefault(key, []).append(incident)
        return Joined(
            pl.DataFrame(events, schema={"event_id": pl.String, "incident_id": pl.String}, orient="row"),
            pl.DataFrame(new_notes, schema={"incident_id": pl.String, "number": pl.Int64, "event_id": pl.String}, orient="row"),
            pl.DataFrame(new_keys, schema={"key": pl.Int64, "incident_id": pl.String}, orient="row"),
        )


def empty_notes(events: pl.DataFrame) -> pl.DataFrame:
    """Return the notes of no incident, fit for `Joiner.join` of these events."""
    return events.clear().with_columns(pl.lit(None, pl.String).alias("incident_id"), pl.lit(None, pl.Int64).alias("number"))


def _read_notes(notes: pl.DataFrame) -> list[_Incident]:
    ordered = notes.sort("incident_id", "number")
    pairs = zip(ordered.get_column("incident_id").to_list(), read_tellings(ordered), strict=True)
    incidents = []
    for incident_id, members in groupby(pairs, key=lambda pair: pair[0]):
        incident = _Incident(incident_id)
        for _, telling in members:
            incident.note(telling, keys_of(telling))
        incidents.append(incident)
    return incidents


def _best(telling: Telling, keys: Keys, found: dict[int, list[_Incident]]) -> _Incident | None:
    """The incident that a telling joins, of those that share a key with it."""
    incidents = {incident.incident_id: incident for key in keys.all for incident in found.get(key, ())}
    nearest: Sequence[str] = list(incidents)
    if len(nearest) > MOST_INCIDENTS:
        shared = Counter(incident.incident_id for key in keys.all for incident in found.get(key, ()))
        nearest = sorted(shared, key=lambda name: (-shared[name], name))[:MOST_INCIDENTS]
    fits = [(points, name) for name in nearest if (points := incidents[name].fit(telling)) is not None]
    return _chosen(telling, [(points, name) for points, name in fits if points >= telling.kind.needed], incidents)


def _chosen(telling: Telling, fits: Sequence[tuple[float, str]], incidents: dict[str, _Incident]) -> _Incident | None:
    if not fits:
        return None
    ranked = sorted(fits, key=lambda fit: (-fit[0], fit[1]))
    is_vague = telling.dating in ("wide", "none")
    if is_vague and len(ranked) > 1 and ranked[0][0] - ranked[1][0] < DOUBT:
        return None
    return incidents[ranked[0][1]]
