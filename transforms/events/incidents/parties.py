"""Are the parties of two tellings the same? Points for who agrees, and None for who cannot."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from transforms.events.incidents.tellings import Party, Telling, tell_one_toll

SAME_ENTITY: Final = 2.5
SAME_ROLE: Final = 2.0  # country and sector
SAME_COUNTRY: Final = 1.5  # one of them names no sector
SAME_STATE: Final = 1.0  # its government by one, its army by the other
SAME_SORT: Final = 1.0  # a sector without a country: "gunmen", "militants"
NEAR_SORT: Final = 0.25  # "students" by one, "protesters" by the other
NAMED: Final = 1.0  # no party by one report, but among its words
MOST: Final = 3.0
"""Enemies fight, and partners talk, on many days and in many places: who took part proves no more than this."""
OTHER_SIDE: Final = -3.5
"""One side is another's by the other report: who did it may be disputed, so all else has to agree."""

_STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_ARMED: Final = frozenset({"REB", "PRM", "UAF", "CRM", "IMG"})
_PEOPLE: Final = frozenset({"CVL", "OPP", "EDU", "LAB", "SOC", "REL", "AGR", "MED", "JRN", "REF", "ELI", "BUS", "PTY"})
BODIES: Final = frozenset({"IGO", "NGO", "IMG", "MNC"})
"""Codes that stand in for a country: two organisations of one code are two parties."""


def same_party(one: Party, two: Party) -> float | None:
    """Return the points for two names of one party: 0 when nothing tells, None when they are two parties."""
    if one.ident is not None and one.ident == two.ident:
        return SAME_ENTITY if one.country or one.words else 0.0
    if _is_anybody(one) or _is_anybody(two):
        return 0.0 if not (one.country and two.country) else SAME_COUNTRY / 3 if one.country == two.country else None
    if one.country and two.country and (one.country in BODIES) == (two.country in BODIES):
        if one.country != two.country:
            return NEAR_SORT if _may_be_anyone_armed(one, two) else None
        if one.country in BODIES:
            return SAME_COUNTRY if one.words & two.words else None
        return None if _are_two_persons(one, two) else _of_one_country(one.sector, two.sector)
    if one.words & two.words:
        return SAME_COUNTRY
    return _by_sector(one, two)


def _are_two_persons(one: Party, two: Party) -> bool:
    """Whether both are persons known by name: the ministers' call is not the generals' call."""
    return all(party.ident is not None and party.ident.startswith("per-") for party in (one, two))


def _may_be_anyone_armed(one: Party, two: Party) -> bool:
    """Whether one is unnamed gunmen, whose country was lent to them, and the other an armed group."""
    return any(
        gunmen.sector == "UAF" and gunmen.ident is None and other.sector in _ARMED for gunmen, other in ((one, two), (two, one))
    )


def _is_anybody(party: Party) -> bool:
    """Whether a party is only "people", who may be soldiers or judges by another report."""
    return party.sector == "CVL" and party.ident is None and not party.words


def _of_one_country(one: str | None, two: str | None) -> float | None:
    if one == two:
        return SAME_ROLE if one else SAME_COUNTRY
    if one is None or two is None:
        return SAME_COUNTRY if (one or two) in _STATE else 0.5
    if one in _STATE and two in _STATE:
        return SAME_STATE
    return 0.5 if _are_near(one, two) else None


def _by_sector(one: Party, two: Party) -> float | None:
    """Points where one of the two has no country, or works across countries."""
    if one.sector and two.sector:
        if one.sector == two.sector:
            return SAME_SORT
        return NEAR_SORT if _are_near(one.sector, two.sector) else None
    is_strange = one.ident is not None and two.ident is not None  # two names, and nothing in common
    return None if is_strange else 0.0


def _are_near(one: str, two: str) -> bool:
    return (one in _ARMED and two in _ARMED) or (one in _PEOPLE and two in _PEOPLE)


def compare_parties(one: Telling, two: Telling) -> float | None:
    """Return the points for the parties of both sides; None when the two cannot tell of one act.

    Where parties act on one another, sides do not matter; where only one side is told, it is compared with that side.
    """
    if one.is_mutual or two.is_mutual:
        return _compare_all((*one.actors, *one.recipients), (*two.actors, *two.recipients))
    actors = _side(one.actors, two.actors, one, two)
    recipients = _side(one.recipients, two.recipients, one, two)
    if actors is None and recipients is None:
        return OTHER_SIDE if tell_one_toll(one, two) else None
    return min(MOST, sum(OTHER_SIDE if side is None else side for side in (actors, recipients)))


def _side(ones: Sequence[Party], twos: Sequence[Party], one: Telling, two: Telling) -> float | None:
    """Points of one side; where a report does not tell it as a party, its words may name it ("captured a British tanker")."""
    if ones and twos:
        return _best(ones, twos)
    words = two.words if ones else one.words
    return NAMED if any(len(party.words & words) >= min(2, len(party.words) or 2) for party in ones or twos) else 0.0


def _best(ones: Sequence[Party], twos: Sequence[Party]) -> float | None:
    """Points of the two that agree most; None when none agree."""
    found = [points for one, two in product(ones, twos) if (points := same_party(one, two)) is not None]
    return max(found, default=None)


def _compare_all(ones: Sequence[Party], twos: Sequence[Party]) -> float | None:
    """Points of those who agree, at most two pairs; None when both sides name somebody whom the other does not."""
    if not ones or not twos:
        return 0.0
    points = list(_matched(ones, twos))
    left = min(len(ones), len(twos)) - len(points)
    if left and len(points) < 2 and min(len(ones), len(twos)) > 1:
        return None
    if not points:
        return None
    return min(MOST, sum(sorted(points, reverse=True)[:2]))


def _matched(ones: Sequence[Party], twos: Sequence[Party]) -> Iterator[float]:
    """Points of each pair of parties that agree, the surest first, nobody twice."""
    pairs = [
        (-points, i, j)
        for (i, one), (j, two) in product(enumerate(ones), enumerate(twos))
        if (points := same_party(one, two)) is not None
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    for points, i, j in sorted(pairs):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield -points
