"""Dates and instants as pages, records and datelines write them, read without a clock.

Languages: the months of English, German, French, Spanish, Italian, Portuguese and Dutch. Zones
that several countries share the letters of (IST, CST in China) are not resolved.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import polars as pl

EARLIEST_YEAR = 1800


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: `at` (UTC) with its precision, or None with the reason why not.

    A time of day without a zone counts for nothing: the moment is then exact to the day.
    """

    at: datetime | None
    precision: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The parts of a date as far as a text gives them, and where in the text they stand."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    is_ambiguous: bool = False


_MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari",
    "march mar märz mrz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""Lower-case names and abbreviations of months, without their full stop."""

WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
)
"""Names of the days of the week, as a regular expression."""

_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}
_ZONES |= {"MSK": 180, "SAST": 120, "HKT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780}
_ZONES |= {"EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420}

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_OF = r"(?:\s*(?:of|de|del|di)\s+|[\s,-]\s*)"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}\s*{_OF}?{_MONTH}(?:,?{_OF}{_YEAR})?",
        rf"\b{_MONTH}[\s-]*{_DAY}(?:,?\s*{_YEAR})?",
        rf"\b{_MONTH}(?:,?{_OF}){_YEAR}",
    )
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?(?![\d:])\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>(?:(?:GMT|UTC)\s*)?[+-]\d\d?:?(?:\d\d)?(?!\d)|[A-Z]{1,4}\b)?",
    re.IGNORECASE,
)
_COMPACT_TIME = re.compile(r"T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<half>)(?P<zone>Z|[+-]\d\d:?\d\d)?")
_OFFSET = re.compile(r"([+-])(\d\d?):?(\d\d)?$")
_YEARLESS = re.compile(rf"\b(?:{WEEKDAYS}|today|yesterday|heute|gestern|aujourd'hui|hier|hoy|ayer)\b", re.IGNORECASE)


def read_moment(text: str, not_after: datetime, language: str | None = None) -> Moment | None:
    """Read the date, and the time if it has a zone, that a short text states.

    `language` ("en-US", "de") decides which of 03/04/2017 is the day. Returns None when the text
    holds nothing of a date, and a Moment without `at` when it holds one that cannot be placed:
    no_year_in_text, vague_date or implausible_date (before 1800 or after `not_after`).
    """
    text = text.strip()
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return _plausible(datetime.fromtimestamp(int(text[:-3] if len(text) > 10 else text), UTC), "second", not_after)
    if re.fullmatch(r"(?:1[89]|20)\d\d", text):
        return _plausible(datetime(int(text), 1, 1, tzinfo=UTC), "year", not_after)
    found = find_date(text, language)
    if found is None:
        return Moment(None, reason="no_year_in_text") if _YEARLESS.search(text) else None
    return place_date(found, text, not_after)


def place_date(found: CalendarDate, text: str, not_after: datetime) -> Moment:
    """Return the moment of a date that was found in a text, with the time that stands beside it."""
    if found.is_ambiguous:
        return Moment(None, reason="vague_date")
    if found.year is None:
        return Moment(None, reason="no_year_in_text")
    try:
        start = datetime(found.year, found.month, found.day or 1, tzinfo=UTC)
    except ValueError:
        return Moment(None, reason="implausible_date")
    if found.day is None:
        return _plausible(start, "month", not_after)
    return _plausible(*_with_time(start, text, found), not_after)


def find_date(text: str, language: str | None = None) -> CalendarDate | None:
    """Find the first date with a month in a text, a full one before one without day or year."""
    if match := _ISO.search(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if 1 <= month <= 12 and 1 <= day <= 31 and (match["mark"] or 1800 <= year < 2100):
            return CalendarDate(year, month, day, *match.span())
    if match := _NUMERIC.search(text):
        return _numeric(match, language)
    found = [date for pattern in _WRITTEN for match in pattern.finditer(text) if (date := _written(match)) is not None]
    return min(found, key=lambda date: (date.year is None, date.day is None, date.start), default=None)


def names_days(text: pl.Expr) -> pl.Expr:
    """Whether each text names a day at all: a weekday, or a day of a month ("on Friday", "Feb. 22")."""
    names = "|".join(name for lower in WEEKDAYS.split("|") for name in (lower, lower.capitalize()))
    months = "|".join(name for lower in MONTHS for name in (lower, lower.capitalize()))
    # Word boundaries of ASCII and no folding: their Unicode forms are ten times as slow.
    return text.str.contains(rf"(?-u:\b)(?:{names}|(?:{months})\.? [0-9]{{1,2}}|[0-9]{{1,2}}(?:\.| de)? (?:{months}))(?-u:\b)")


def _written(match: re.Match[str]) -> CalendarDate | None:
    parts = match.groupdict()
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    year = int(parts["year"]) if parts["year"] else None
    return CalendarDate(year, MONTHS[parts["month"].lower()], day, *match.span())


def _numeric(match: re.Match[str], language: str | None) -> CalendarDate | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    # Dates with full stops put the day first everywhere; with a slash only English is of two minds.
    is_day_first = match["mark"] == "." or (language is not None and not language.lower().startswith("en"))
    is_month_first = language is not None and language.lower().replace("_", "-") == "en-us"
    is_day_first |= language is not None and re.fullmatch(r"en[-_](?!us)\w\w", language.lower()) is not None
    if first > 12 or (is_day_first and second <= 12):
        day, month = first, second
    elif second > 12 or is_month_first or first == second:
        day, month = second, first
    else:
        return CalendarDate(year, first, second, *match.span(), is_ambiguous=True)
    return CalendarDate(year, month, day, *match.span()) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _with_time(start: datetime, text: str, found: CalendarDate) -> tuple[datetime, str]:
    for part in (text[found.end :], text[: found.start]):
        for match in (*_COMPACT_TIME.finditer(part), *_TIME.finditer(part)):
            if (placed := _place(start, match)) is not None:
                return placed
    return start, "day"


def _place(start: datetime, match: re.Match[str]) -> tuple[datetime, str] | None:
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    zone = _zone(match["zone"])
    if zone is None or hour > 23 or minute > 59 or second > 59:
        return None
    precision = "second" if match["second"] else "minute" if match["minute"] else "hour"
    try:
        return start.replace(hour=hour, minute=minute, second=second, tzinfo=zone).astimezone(UTC), precision
    except OverflowError:
        return None


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if offset := _OFFSET.search(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes)) if minutes <= 14 * 60 else None
    minutes_east = _ZONES.get(name.upper())
    return None if minutes_east is None else timezone(timedelta(minutes=minutes_east))


def _plausible(at: datetime, precision: str, not_after: datetime) -> Moment:
    if at.year < EARLIEST_YEAR or at > not_after:
        return Moment(None, reason="implausible_date")
    return Moment(at, precision)
