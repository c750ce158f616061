"""What of an event is compared with others: its telling."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import polars as pl

from transforms.events.incidents.kinds import IncidentKind, kind_of, standing_of
from transforms.events.incidents.words import content_words, spot_names

REACH: Final = 3
"""Days before publication on which what a report tells without a date may have happened."""
RECENT: Final = 14
"""Days before publication that "recently" and its like mean."""
SHORT: Final = 3
"""Days of the longest range that counts as a day stated."""
NUMBERS: Final = {
    **{
        noun: (f"{noun}_count_min", f"{noun}_count_max")
        for noun in ("killed", "wounded", "detained", "displaced", "participant", "violation")
    },
    "amount": ("amount_min", "amount_max"),
    "duration": ("duration_hours", "duration_hours"),
}
"""Numbers that are compared, and the columns of their least and greatest value."""

Number = tuple[str, float, float]
"""Noun, least and greatest value (infinity where open)."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: entity or standard name where known, country, sector, and the words that name it."""

    ident: str | None
    country: str | None
    sector: str | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where: `precision` is city, admin1, country or region."""

    name: str
    admin1: str | None
    country: str | None
    precision: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one event says of its happening.

    `first` and `last` bound the day (proleptic ordinals; None when unknown); `dating` is stated (to the day), wide (a week
    and more), assumed (no date in the sentence: the days up to publication) or none. `told` is the day of publication. `spots` are names after words of place, countries left out.
    """

    event_id: str
    article_id: str
    cluster_id: str
    sentence: int
    evidence: str
    kind: IncidentKind
    standing: str
    event_type: str
    mode: str | None
    is_mutual: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    dating: str
    first: int | None
    last: int | None
    told: int | None
    place: Place | None
    spots: frozenset[str]
    numbers: tuple[Number, ...]
    words: frozenset[str]

    @property
    def group(self) -> str:
        """Kind and standing: only tellings of one group are compared."""
        return f"{self.kind.name}/{self.standing}"

    @property
    def signature(self) -> tuple[object, ...]:
        """All that is compared but the words: a telling that says nothing new has the signature of another."""
        return (
            self.event_type,
            self.mode,
            self.is_mutual,
            self.actors,
            self.recipients,
            self.dating,
            self.first,
            self.last,
            self.place,
            self.spots,
            self.numbers,
        )


def tell_one_toll(one: Telling, two: Telling) -> bool:
    """Whether two events stand in one sentence and have its numbers: the shelling and the wounding are one happening."""
    return one.article_id == two.article_id and one.evidence == two.evidence and one.numbers == two.numbers != ()


def read_tellings(events: pl.DataFrame) -> Iterator[Telling]:
    """Yield the telling of each row, in order.

    `events` has the columns of the table events that are read here, and of the article: cluster_id and told_on (the local
    day of publication, NULL when unknown).
    """
    for row in events.iter_rows(named=True):
        yield _telling(row)


def _telling(row: Mapping[str, Any]) -> Telling:
    kind = kind_of(row["event_type"], row["event_mode"], row["cameo_code"], row["trigger_text"], row["evidence"])
    told = row["told_on"].toordinal() if row["told_on"] else None
    dating, first, last = _when(row, told)
    actors, recipients = tuple(map(_party, row["actors"])), tuple(map(_party, row["recipients"]))
    if kind.name == "breach":  # who is said to have broken it, whether accused of it or told to have done it
        actors, recipients = (actors or recipients if row["event_type"] == "ASSAULT" else recipients or actors), ()
    names = [value for party in (*row["actors"], *row["recipients"]) for value in (party["name"], party["text"]) if value]
    where = [value for value in (row["place_name"], row["place_raw"], row["admin1"]) if value]
    place = _place(row)
    return Telling(
        event_id=row["event_id"],
        article_id=row["article_id"],
        cluster_id=row["cluster_id"],
        sentence=row["sentence_number"],
        evidence=row["evidence"],
        kind=kind,
        standing=standing_of(kind, row["modality"]),
        event_type=row["event_type"],
        mode=row["event_mode"],
        is_mutual=row["is_reciprocal"],
        actors=actors,
        recipients=recipients,
        dating=dating,
        first=first,
        last=last,
        told=told,
        place=place,
        spots=_spots(row, place),
        numbers=tuple(_numbers(row)),
        words=_words(row, kind, [*names, *where]),
    )


def _words(row: Mapping[str, Any], kind: IncidentKind, names: list[str]) -> frozenset[str]:
    trigger: str = row["trigger_text"]
    words = content_words(row["evidence"], names)
    # That both accuse, or demand, is known: it says nothing of the matter.
    return words - content_words(trigger.partition(" ")[0]) if kind.needs_topic else words | content_words(trigger)


def _when(row: Mapping[str, Any], told: int | None) -> tuple[str, int | None, int | None]:
    day: date | None = row["event_date"]
    if day is None:
        is_recent = row["date_reason"] == "vague_date" and told is not None
        return ("wide", told - RECENT, told) if is_recent and told is not None else ("none", None, None)
    first = day.toordinal()
    if row["date_basis"] == "dateline":
        return "assumed", first - REACH, first
    last = max(first, row["event_end_date"].toordinal() if row["event_end_date"] else first)
    if (
        row["modality"] in ("happened", "ongoing", "denied")
        and told is not None
        and told < first < told + 7
        and _names_weekday(row)
    ):
        first, last = first - 7, last - 7  # what happened on a weekday happened on the last one
    is_stated = row["date_precision"] in ("second", "minute", "hour", "day") and last - first < SHORT
    return ("stated" if is_stated else "wide"), first, last


def _names_weekday(row: Mapping[str, Any]) -> bool:
    return (row["date_text"] or "").lower().rstrip().endswith("day")


def _party(party: Mapping[str, str | None]) -> Party:
    words = content_words(f"{party['name'] or ''} {party['text'] or ''}")
    return Party(party["entity_id"] or party["name"], party["country_code"], party["sector"], words)


def _place(row: Mapping[str, Any]) -> Place | None:
    name, precision = row["place_name"] or row["place_raw"], row["place_precision"]
    if name is None:
        return None
    latitude, longitude = row["latitude"], row["longitude"]
    point = (latitude, longitude) if latitude is not None and longitude is not None else None
    return Place(name, row["admin1"], row["place_country_code"], precision or "unknown", point)


def _spots(row: Mapping[str, Any], place: Place | None) -> frozenset[str]:
    parties = [party for party in (*row["actors"], *row["recipients"]) if party["country_code"]]
    wide = {word for party in parties for word in f"{party['name']} {party['text']}".lower().split()}
    if place and place.precision in ("country", "region"):
        wide |= set(place.name.lower().split())
    towns = {place.name.lower()} if place and place.precision in ("city", "unknown") else set()
    return frozenset(name for name in spot_names(row["evidence"]) if wide.isdisjoint(name.split())) | towns


def _numbers(row: Mapping[str, Any]) -> Iterator[Number]:
    for noun, (low, high) in NUMBERS.items():
        if row[low] is None and row[high] is None:
            continue
        label = f"{noun} {row['amount_unit']}" if noun == "amount" else noun
        yield label, float(row[low] or 0), math.inf if row[high] is None else float(row[high])
