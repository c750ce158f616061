"""Under which keys the tellings of one happening meet, so that few pairs have to be compared.

A key is a number of 63 bits made of the kind of happening and, by turns: a day with a party or with a place; a month or a
year with a town, a toll or two parties, for what is told in retrospect; a town with a toll, for what is told without a
date; the text that it stands in, with its copies. Tellings that share none are not compared.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from transforms.events.incidents.parties import BODIES
from transforms.events.incidents.tellings import Party, Telling
from transforms.events.incidents.words import content_words

_MASK: Final = 2**63 - 1
_SPREAD: Final = 0x9E3779B97F4A7C15  # odd, its bits well mixed: one step per day lands far away
_MOST_PARTIES: Final = 5
_LONGEST: Final = 100  # days of a range that is looked for by month; longer ones by year
_TOLL: Final = 5


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a telling: it looks for others under all of them, and is found under the first `found_count`."""

    all: "array[int]"
    found_count: int

    @property
    def found(self) -> "array[int]":
        """The keys under which others find the telling."""
        return self.all[: self.found_count]


def keys_of(telling: Telling) -> Keys:
    """Return the keys of a telling, none twice."""
    group = telling.group
    labels, towns, tolls = _labels(telling), _towns(telling), _tolls(telling)
    found = {_key(group, "text", telling.cluster_id, ""), *(_key(group, "toll", *pair) for pair in _pairs(towns, tolls))}
    sought: set[int] = set()
    first, last = telling.first, telling.last
    if first is not None and last is not None:
        is_wide = telling.dating == "wide"
        marks = [*((town, "") for town in towns), *_pairs(labels, labels), *_pairs(_countries(telling, labels), tolls)]
        if is_wide:
            found |= _in_spans(group, "wide", first, last, marks)
            sought |= _in_spans(group, "exact", first, last, marks)
        else:
            spread = telling.kind.spread_days
            names = [_key(group, "day", name, "") for name in (*labels, *towns)]
            found |= _on_days(names, first, last)
            sought |= _on_days(names, first - spread, first - 1) | _on_days(names, last + 1, last + spread)
            month, year = _month(first), _year(first)
            found |= {_key(group, f"exact {month}", *mark) for mark in marks}
            found |= {_key(group, f"exact {year}", *mark) for mark in marks}
            sought |= {_key(group, f"wide {month}", *mark) for mark in marks}
            sought |= {_key(group, f"wide {year}", *mark) for mark in marks}
    sought -= found
    return Keys(array("q", [*sorted(found), *sorted(sought)]), len(found))


@lru_cache(maxsize=200_000)
def _key(group: str, sort: str, one: str, two: str) -> int:
    return int.from_bytes(blake2b(f"{group}\x1f{sort}\x1f{one}\x1f{two}".encode(), digest_size=8).digest(), "little") & _MASK


def _on_days(names: list[int], first: int, last: int) -> set[int]:
    return {(name + day * _SPREAD) & _MASK for name in names for day in range(first, last + 1)}


def _in_spans(group: str, sort: str, first: int, last: int, marks: list[tuple[str, str]]) -> set[int]:
    """Keys of the marks in the months that a range touches; in its years (at most two) when it is long."""
    if last - first > _LONGEST:
        spans = sorted({_year(first), _year(min(last, first + 366))})
    else:
        spans = sorted({_month(day) for day in (*range(first, last, 28), last)})
    return {_key(group, f"{sort} {span}", *mark) for mark in marks for span in spans}


@lru_cache(maxsize=10_000)
def _month(day: int) -> str:
    return date.fromordinal(day).strftime("%Y-%m")


def _year(day: int) -> str:
    return _month(day)[:4]


def _labels(telling: Telling) -> list[str]:
    """What stands for each party: its country, else its name; its sector when nothing else is known."""
    labels: dict[str, None] = {}
    for party in (*telling.actors, *telling.recipients)[:_MOST_PARTIES]:
        labels.update(dict.fromkeys(_label(party)))
    return sorted(labels)


def _label(party: Party) -> tuple[str, ...]:
    if party.country and party.country not in BODIES:
        return (party.country,)
    sector = (f"sector {party.sector}",) if party.sector else ()
    return (*sorted(party.words)[:3], *sector)


def _countries(telling: Telling, labels: list[str]) -> list[str]:
    country = telling.place.country if telling.place else None
    return labels if country is None or country in labels else [*labels, country]


def _towns(telling: Telling) -> list[str]:
    """Names of town and district (told for one another), and other names after words of place."""
    place = telling.place
    names = set(telling.spots)
    if place and place.precision != "country":
        names |= {name.lower() for name in (place.name, place.admin1) if name}
    # A name of one word as `_label` has it for a party that nobody knows: who attacked Gwoza attacked near Gwoza.
    return sorted({name if " " in name else next(iter(content_words(name)), name) for name in names})


def _tolls(telling: Telling) -> list[str]:
    return [f"{noun} {low:g}" for noun, low, high in telling.numbers if low == high and low >= _TOLL]


def _pairs(ones: list[str], twos: list[str]) -> Iterator[tuple[str, str]]:
    return ((one, two) for one in ones for two in twos if ones is not twos or one < two)
