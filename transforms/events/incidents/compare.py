"""Do two tellings tell of one happening? A row per comparison: its points, and None where they cannot be one.

Points are about logarithms (base two) of how much likelier what is seen is for one happening than for two; a number
stands beside its reason. They are summed; what a sum must reach is said by the kind of happening.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from transforms.events.incidents.parties import compare_parties
from transforms.events.incidents.tellings import REACH, Place, Telling, tell_one_toll
from transforms.events.incidents.words import content_words, names_any, shared_share

NEAR_KM: Final = 20.0
"""Two points of one town, or a town and its suburb."""
FAR_KM: Final = 40.0
_EARTH_KM: Final = 6371.0
_PHONES: Final = content_words("phone telephone telephoned")
_WEEK: Final = 7
"""Days of "this week" and its like, beyond which a range says little."""
_FEW: Final = 3
"""Words of matter below which a report, mostly a headline, is too short to say that it is about something else."""
_ROUND: Final = 5
"""Numbers from which an equal count is no chance."""
_MODES: Final = {
    frozenset({"aerial", "drone"}): 0.0,
    frozenset({"aerial", "explosives"}): -0.5,
    frozenset({"drone", "heavy-weapons"}): -0.5,
    frozenset({"aerial", "heavy-weapons"}): -0.5,
    frozenset({"explosives", "suicide-attack"}): 0.0,
    frozenset({"explosives", "massacre"}): 0.0,
    frozenset({"firearms", "massacre"}): 0.0,
    frozenset({"firearms", "assassinate"}): 0.0,
    frozenset({"demo", "riot"}): -0.5,
    frozenset({"demo", "strike"}): -0.5,
    frozenset({"demo", "obstruct"}): -0.5,
    frozenset({"visit", "multilateral"}): -0.5,
    frozenset({"visit", "third-party"}): -0.5,
    frozenset({"multilateral", "third-party"}): 0.0,
    frozenset({"arrest", "abduct"}): 0.0,
}
"""Modes that reports of one act may give; others speak for two acts."""


def compare_dates(one: Telling, two: Telling) -> float | None:
    """A stated day that both give says most; days apart are two happenings, unless the kind goes on for days."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return _after_the_fact(one, two)
    gap = max(one.first - two.last, two.first - one.last, 0)
    if "wide" in (one.dating, two.dating):
        widest = max(one.last - one.first, two.last - two.first)
        return None if gap else 1.5 if widest <= _WEEK else 0.5
    if one.dating == two.dating == "stated":
        return 3.0 if gap == 0 else 1.0 if gap <= one.kind.spread_days else None
    if one.dating == two.dating:
        apart = abs(one.last - two.last)
        return 2.0 if apart == 0 else 1.0 if apart <= 1 else 0.5 if apart <= max(REACH, one.kind.spread_days) else None
    if gap > one.kind.spread_days - 1:
        return None
    return 2.0 if abs(one.last - two.last) <= 1 else 1.0


def _after_the_fact(one: Telling, two: Telling) -> float | None:
    """One has no date: 0, unless it was told before the other happened."""
    for dated, undated in ((one, two), (two, one)):
        if dated.first is not None and undated.told is not None and undated.told < dated.first - 1:
            return None
    return 0.0


def compare_places(one: Telling, two: Telling) -> float | None:
    """One town says much; two towns are two happenings, where the kind of happening has a place."""
    points = _same_place(one.place, two.place) if one.place and two.place else 0.0
    if points is None:
        is_met = not one.kind.is_said and _is_town(one.place) and _is_town(two.place)  # talks are held in one town at a time
        return None if one.kind.is_placed or is_met else -1.5
    if points >= 1.5:
        return points
    if one.spots & two.spots or names_any(one.words, two.spots) or names_any(two.words, one.spots):
        return 1.5
    if not one.spots or not two.spots:
        return points
    return -2.5 if one.kind.is_placed else points - 0.5


def _is_town(place: Place | None) -> bool:
    return place is not None and place.precision == "city"


def _same_place(one: Place, two: Place) -> float | None:
    if one.country and two.country and one.country != two.country:
        return None
    if one.name == two.name:
        return {"city": 2.5, "unknown": 1.5, "admin1": 1.5}.get(one.precision, 0.5)
    exact = {"city", "admin1"}
    if one.precision not in exact or two.precision not in exact:
        return 0.5 if one.country and one.country == two.country else 0.0
    if one.precision == two.precision == "city":
        if one.point is None or two.point is None:
            return None
        apart = _kilometres(one.point, two.point)
        return 1.5 if apart <= NEAR_KM else 0.0 if apart <= FAR_KM else None
    return 1.0 if (one.admin1 or one.name) == (two.admin1 or two.name) else None


def _kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Distance of two points (degrees north and east) on a globe: haversine formula."""
    north, north_two = math.radians(one[0]), math.radians(two[0])
    east = math.radians(two[1] - one[1])
    chord = math.sin((north_two - north) / 2) ** 2 + math.cos(north) * math.cos(north_two) * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def compare_numbers(one: Telling, two: Telling) -> float | None:
    """Equal counts say the more the rarer they are; tolls grow and are disputed, but not tenfold."""
    others = {noun: (low, high) for noun, low, high in two.numbers}
    total = 0.0
    for noun, low, high in one.numbers:
        if noun in others:
            total += _same_number((low, high), others[noun])
    return max(-5.0, min(3.5, total))


def _same_number(one: tuple[float, float], two: tuple[float, float]) -> float:
    if one == two and one[0] == one[1]:
        return 0.75 if one[0] < _ROUND else 2.0 if one[0] < 10 * _ROUND else 3.0
    if one[0] <= two[1] and two[0] <= one[1]:
        return 0.5
    low, high = sorted((max(one[0], 1.0), max(two[0], 1.0)))
    ratio = high / low
    return 0.0 if ratio <= 1.25 else -0.25 if ratio <= 1.5 else -0.75 if ratio <= 3 else -2.0 if ratio <= 10 else -5.0


def compare_modes(one: Telling, two: Telling) -> float | None:
    """By telephone or on a visit, from the air or by bomb: another way is mostly another act."""
    if one.kind.name == "talks" and {_way(one), _way(two)} == {"phone", "there"}:
        return -2.5
    if one.mode is None or two.mode is None:
        return 0.0
    if one.mode == two.mode:
        return 0.5
    return _MODES.get(frozenset({one.mode, two.mode}), -1.5)


def _way(talks: Telling) -> str | None:
    """How parties talked: by phone, or somewhere; None when the report does not tell."""
    if talks.mode == "phone" or not talks.words.isdisjoint(_PHONES):
        return "phone"
    return "there" if talks.mode or _is_town(talks.place) else None


def compare_words(one: Telling, two: Telling) -> float | None:
    """The words beside names and dates: what sort of target, what matter. For what is said they decide."""
    share = shared_share(one.words, two.words)
    if share is None:
        return 0.0
    if min(len(one.words), len(two.words)) < _FEW:
        return 0.75 if share == 1 else -1.5 if share == 0 and one.kind.needs_topic else 0.0
    if share >= 0.4:
        return 2.0 if share >= 0.6 else 1.5
    if share >= 0.2:
        return 0.75
    return -2.5 if one.kind.needs_topic else -0.5


def compare_articles(one: Telling, two: Telling) -> float | None:
    """A headline tells again what its article tells, most often at once; a copy repeats the sentence."""
    if one.cluster_id != two.cluster_id:
        return 0.0
    if one.evidence == two.evidence:
        return 6.0 if one.article_id != two.article_id else 4.0 if tell_one_toll(one, two) else 0.0
    if (one.sentence == 0) == (two.sentence == 0):
        return 0.5
    return 2.5 if 1 in (one.sentence, two.sentence) else 1.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared: its name, the function that gives points or None, and why it counts."""

    name: str
    points: Callable[[Telling, Telling], float | None]
    reason: str


COMPARISONS: Final = (
    Comparison("places", compare_places, "What takes place takes place in one place."),
    Comparison("dates", compare_dates, "It happened on one day, or over the days of its kind."),
    Comparison("parties", compare_parties, "The same did it to the same."),
    Comparison("numbers", compare_numbers, "Exact numbers travel from report to report."),
    Comparison("modes", compare_modes, "It was done in one way."),
    Comparison("words", compare_words, "Reports share what the matter is about."),
    Comparison("articles", compare_articles, "Headlines and copies repeat."),
)
"""In the order in which they are asked: what most often tells two happenings apart stands first."""


def score(one: Telling, two: Telling) -> float | None:
    """Return the sum of all points; None when one comparison says that they cannot be one happening."""
    total = 0.0
    for comparison in COMPARISONS:
        points = comparison.points(one, two)
        if points is None:
            return None
        total += points
    return total
