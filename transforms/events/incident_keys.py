"""Under which keys the tellings of one happening meet, so that few pairs have to be compared.

A key is a number of 63 bits made of the kind of happening and, by turns: a day with a party or with a place; a month or a
year with a town, a toll or two parties, for what is told in retrospect; a town with a toll, for what is told without a
date; the text that it stands in, with its copies. Two tellings that share none cannot reach the score they need.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Final

from transforms.events.incident_tellings import Party, Place, Telling

_MASK: Final = 2**63 - 1
_SPREAD: Final = 0x9E3779B97F4A7C15  # odd, its bits well mixed: one step per day lands far away
_MOST_PARTIES: Final = 5
_LONGEST: Final = 100  # days of a range that is looked for by month; longer ones by year
_TOLL: Final = 5
_BODIES: Final = frozenset({"IGO", "NGO", "IMG", "MNC"})


def found_under(telling: Telling) -> set[int]:
    """Return the keys under which others find the telling."""
    keys = {_key(telling.group, "text", telling.cluster_id)}
    marks = _marks(telling)
    if telling.first is not None and telling.last is not None:
        if telling.dating != "wide":
            keys |= _days(telling.group, telling.first, telling.last, [*_labels(telling), *_towns(telling)])
        sort = "wide" if telling.dating == "wide" else "exact"
        for span in _spans(telling.first, telling.last, is_wide=telling.dating == "wide"):
            keys |= {_key(telling.group, sort, span, mark) for mark in marks}
    return keys | {_key(telling.group, "toll", mark) for mark in _tolls(telling)}


def looked_up(telling: Telling) -> set[int]:
    """Return the keys under which a telling looks for others: those it is found under, the days around, and retrospects."""
    keys = found_under(telling)
    if telling.first is None or telling.last is None:
        return keys
    if telling.dating != "wide":
        spread = telling.kind.spread_days
        names = [*_labels(telling), *_towns(telling)]
        keys |= _days(telling.group, telling.first - spread, telling.last + spread, names)
    sorts = ("wide", "exact") if telling.dating == "wide" else ("wide",)
    for span in _spans(telling.first, telling.last, is_wide=telling.dating == "wide"):
        keys |= {_key(telling.group, sort, span, mark) for mark in _marks(telling) for sort in sorts}
    return keys


@lru_cache(maxsize=100_000)
def _key(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest(), "little") & _MASK


def _days(group: str, first: int, last: int, names: list[str]) -> set[int]:
    return {(_key(group, "day", name) + day * _SPREAD) & _MASK for name in names for day in range(first, last + 1)}


def _spans(first: int, last: int, *, is_wide: bool) -> list[str]:
    """Months and year of a day; for a range the months it touches, or the years when it is long."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    years = [str(year) for year in range(start.year, min(end.year, start.year + 1) + 1)]
    if is_wide and last - first > _LONGEST:
        return years
    months = range(start.year * 12 + start.month, end.year * 12 + end.month + 1)
    named = [f"m{month}" for month in months]
    return named if is_wide else [*named, *years]


def _labels(telling: Telling) -> list[str]:
    """What stands for each party: its country, else its name; its sector when nothing else is known."""
    parties = (*telling.actors, *telling.recipients)[:_MOST_PARTIES]
    return sorted({label for party in parties for label in _label(party)})


def _label(party: Party) -> Iterator[str]:
    if party.country and party.country not in _BODIES:
        yield party.country
        return
    yield from sorted(party.words)[:3]
    if party.sector:
        yield f"sector {party.sector}"


def _towns(telling: Telling) -> list[str]:
    place: Place | None = telling.place
    if place is None or place.precision not in ("city", "admin1", "unknown"):
        return []
    # A town and its district are told for one another.
    return sorted({f"place {name}" for name in (place.name, place.admin1) if name})


def _tolls(telling: Telling) -> list[str]:
    tolls = [f"{noun} {low:g}" for noun, low, high in telling.numbers if low == high and low >= _TOLL]
    return [f"{town} {toll}" for town in _towns(telling) for toll in tolls]


def _marks(telling: Telling) -> list[str]:
    """What finds a happening in a month: a town, a toll with a country, two parties."""
    tolls = [f"{noun} {low:g}" for noun, low, high in telling.numbers if low == high and low >= _TOLL]
    labels = _labels(telling)
    where = {telling.place.country} if telling.place and telling.place.country else set()
    pairs = [" ".join(pair) for pair in combinations(labels, 2)]
    return [*_towns(telling), *pairs, *(f"{label} {toll}" for label in sorted({*labels, *where}) for toll in tolls)]
