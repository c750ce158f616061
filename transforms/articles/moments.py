"""Dates and instants as pages, records and datelines write them, read without a clock.

Languages: those of the lexicons `months` and `weekdays`, and the dates of Chinese, Japanese and Korean. Zones that several
countries share the letters of (IST, CST in China) are not resolved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import polars as pl

from transforms.articles.calendar import MONTHS, WEEKDAYS
from transforms.articles.written_dates import CalendarDate, find_date

EARLIEST_YEAR = 1800


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: `at` (UTC) with its precision, or None with the reason why not.

    A time of day without a zone counts for nothing: the moment is then exact to the day. `offset`
    is the zone of the clock that was read, in minutes east of UTC: what tells the day on the spot.
    """

    at: datetime | None
    precision: str | None = None
    reason: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `offset` is its zone in minutes east of UTC, None where it names none that is known."""

    hour: int
    minute: int
    second: int
    precision: str
    offset: int | None

    def on(self, day: datetime) -> datetime | None:
        """This time on a day, in UTC (a clock without zone counts as one of UTC); None beyond the calendar."""
        zone = timezone(timedelta(minutes=self.offset or 0))
        try:
            return day.replace(hour=self.hour, minute=self.minute, second=self.second, tzinfo=zone).astimezone(UTC)
        except OverflowError:
            return None


_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}
_ZONES |= {"MSK": 180, "SAST": 120, "HKT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780}
_ZONES |= {"EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}

_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|three|few|several) (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|"
    r"\b(?:vor \d+ (?:minuten?|stunden?|tage?n?|wochen?)|il y a \d+ (?:minutes?|heures?|jours?)|hace \d+ (?:minutos?|horas?|d[ií]as?)|"
    r"\d+ (?:minuti|ore|giorni) fa|há \d+ (?:minutos?|horas?|dias?))\b|\b(?:just now|gerade eben|à l'instant)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?(?![\d:])\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>(?:(?:GMT|UTC)\s*)?[+-]\d\d?:?(?:\d\d)?(?!\d)|[A-Z]{1,4}\b)?",
    re.IGNORECASE,
)
_COMPACT_TIME = re.compile(r"T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<half>)(?P<zone>Z|[+-]\d\d:?\d\d)?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?$")
_YEARLESS = re.compile(rf"\b(?:{WEEKDAYS}|today|yesterday|heute|gestern|aujourd'hui|hier|hoy|ayer)\b", re.IGNORECASE)


def read_moment(text: str, not_after: datetime, language: str | None = None) -> Moment | None:
    """Read the date, and the time if it has a zone, that a short text states.

    `language` ("en-US", "de") decides which of 03/04/2017 is the day. Returns None when the text
    holds nothing of a date, and a Moment without `at` when it holds one that cannot be placed:
    no_year_in_text, vague_date (which number is the day?), contradictory_date (another day of the week), no_anchor
    ("2 hours ago") or implausible_date (before 1800 or after `not_after`).
    """
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return _plausible(datetime.fromtimestamp(int(text[:-3] if len(text) > 10 else text), UTC), "second", not_after)
    if _YEAR.fullmatch(text):
        return _plausible(datetime(int(text), 1, 1, tzinfo=UTC), "year", not_after)
    found = find_date(text, language)
    if found is None:
        if _AGO.search(text):
            return Moment(None, reason="no_anchor")
        return Moment(None, reason="no_year_in_text") if _YEARLESS.search(text) else None
    return place_date(found, text, not_after)


def place_date(found: CalendarDate, text: str, not_after: datetime) -> Moment:
    """Return the moment of a date that was found in a text, with the time that stands beside it."""
    if found.is_ambiguous:
        return Moment(None, reason="vague_date")
    if found.is_contradictory:
        return Moment(None, reason="contradictory_date")
    if found.year is None:
        return Moment(None, reason="no_year_in_text")
    try:
        start = datetime(found.year, found.month, found.day or 1, tzinfo=UTC)
    except ValueError:
        return Moment(None, reason="implausible_date")
    if found.day is None:
        return _plausible(start, "month", not_after)
    for clock in read_clocks(text, found):
        if clock.offset is not None and (at := clock.on(start)) is not None:
            return _plausible(at, clock.precision, not_after, clock.offset)
    return _plausible(start, "day", not_after)


def names_days(text: pl.Expr) -> pl.Expr:
    """Whether each text names a day at all: a weekday, or a day of a month ("on Friday", "Feb. 22")."""
    names = "|".join(name for lower in WEEKDAYS.split("|") for name in (lower, lower.capitalize()))
    months = "|".join(name for lower in MONTHS for name in (lower, lower.capitalize()))
    # Word boundaries of ASCII and no folding: their Unicode forms are ten times as slow.
    return text.str.contains(rf"(?-u:\b)(?:{names}|(?:{months})\.? [0-9]{{1,2}}|[0-9]{{1,2}}(?:\.| de)? (?:{months}))(?-u:\b)")


def read_clocks(text: str, found: CalendarDate) -> Iterator[Clock]:
    """Yield the times of day that stand beside a date in a text, those behind it first."""
    for part in (text[found.end :], text[: found.start]):
        for match in (*_COMPACT_TIME.finditer(part), *_TIME.finditer(part)):
            if (clock := _clock(match)) is not None:
                yield clock


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    precision = "second" if match["second"] else "minute" if match["minute"] else "hour"
    return Clock(hour, minute, second, precision, _zone(match["zone"]))


def _zone(name: str | None) -> int | None:
    """The minutes east of UTC."""
    if not name:
        return None
    if offset := _OFFSET.search(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return (-minutes if offset[1] == "-" else minutes) if minutes <= 14 * 60 else None
    return _ZONES.get(name.upper())


def _plausible(at: datetime, precision: str, not_after: datetime, offset: int | None = None) -> Moment:
    if at.year < EARLIEST_YEAR or at > not_after:
        return Moment(None, reason="implausible_date")
    return Moment(at, precision, offset=offset)
