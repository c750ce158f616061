"""Dates as pages and datelines write them: found in short texts, not yet placed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from transforms.articles.calendar import MONTHS, WEEKDAY_NUMBERS


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """The parts of a date as far as a text gives them, and where in the text they stand."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    is_ambiguous: bool = False
    is_contradictory: bool = False
    """A day of the week stands beside the date and it is another one."""


def any_of(names: Iterable[str]) -> str:
    """An alternation of names, the longest first; by their first letters, so that few are tried at a place."""
    ordered = sorted(names, key=lambda name: (name[0], -len(name)))
    return "|".join(
        f"{first}(?:{'|'.join(re.escape(name[1:]) for name in same)})" for first, same in groupby(ordered, lambda name: name[0])
    )


_MONTH = f"(?P<month>{any_of(MONTHS)})" + r"(?![^\W\d_])\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th|er|º|\.)?"
# Where tags were taken out, the time or the next date stands glued behind the year ("Apr 28 20232:23 PM").
_YEAR = r"(?:(?P<year>(?:1[89]|20)\d\d)|'(?P<short>\d\d)(?!\d))"
_OF = r"(?:\s*(?:of|de|del|di)\s+|[\s,./-]\s*)"
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}\s*{_OF}?{_MONTH}(?:,?{_OF}{_YEAR})?",
        rf"\b{_MONTH}[\s-]*{_DAY}(?:[,-]?\s*{_YEAR})?",
        rf"\b{_MONTH}(?:,?{_OF}){_YEAR}",
        # 8-May-17: two digits are a year only beside a month in letters, in one piece.
        rf"(?<![\d-])(?P<day>\d{{1,2}})(?P<mark>[-/.]){_MONTH}(?P=mark)(?P<short>\d\d)(?![\d/.-])",
    )
)
"""For plain texts (`_plain`): ignoring case is slow."""

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)")
_EASTERN = re.compile(r"(?P<year>(?:1[89]|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/]|[.-]\d)")
_WEEKDAY = re.compile(rf"(?<![^\W\d_])({any_of(WEEKDAY_NUMBERS)})(?![^\W\d_])", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_BESIDE = 24
_LINK = re.compile(r"[\s,(]*(?:the|den|der|le|el|il)?\s*")


@lru_cache(maxsize=10_000)
def find_date(text: str, language: str | None = None) -> CalendarDate | None:
    """Find the first date with a month in a text, a full one before one without day or year.

    `language` ("en-US", "de") decides which of 03/04/2017 is the day; where it does not, the day of the week beside it
    may. Years of two digits are read where the month is a word or the year can be nothing else, and lie in 1970 to 2069.
    """
    if not _DIGIT.search(text):
        return None
    is_eastern = "年" in text or "년" in text
    for match in (*_ISO.finditer(text), *(_EASTERN.finditer(text) if is_eastern else ())):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        if 1 <= month <= 12 and 1 <= day <= 31 and (match.groupdict().get("mark", "-") or 1800 <= year < 2100):
            return _checked(CalendarDate(year, month, day, *match.span()), text)
    if ("/" in text or "." in text or "-" in text) and (numeric := _NUMERIC.search(text)):
        found = _numeric(numeric, language, text)
        return None if found is None else _checked(found, text)
    return _find_written(text)


@lru_cache(maxsize=10_000)
def _find_written(text: str) -> CalendarDate | None:
    """Find the first date whose month is a word; the language tells nothing about it."""
    plain = _plain(text)
    # A month may stand glued behind the ending of a number ("5thMay").
    if not any(word in MONTHS or word[2:] in MONTHS or word[1:] in MONTHS for word in _LETTERS.findall(plain)):
        return None
    written = [date for pattern in _WRITTEN for match in pattern.finditer(plain) if (date := _written(match)) is not None]
    first = min(written, key=lambda date: (date.year is None, date.day is None, date.start), default=None)
    return None if first is None else _checked(first, text)


def _written(match: re.Match[str]) -> CalendarDate | None:
    parts = match.groupdict()
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    year = parts.get("year") or _century(parts.get("short"))
    return CalendarDate(int(year) if year else None, MONTHS[parts["month"]], day, *match.span())


def _plain(text: str) -> str:
    """The text in small letters, as long as it was, with i for the Turkish letter without a dot."""
    # The small letter of the Turkish capital with a dot would hold a combining one: no other letter grows.
    return text.replace("İ", "i").lower().replace("ı", "i")


def _century(year: str | None) -> str | None:
    return None if year is None else f"{'19' if int(year) >= 70 else '20'}{year}"


def _numeric(match: re.Match[str], language: str | None, text: str) -> CalendarDate | None:
    first, second = int(match["a"]), int(match["b"])
    year = int(match["year"] if len(match["year"]) == 4 else _century(match["year"]) or 0)
    # Dates with full stops put the day first everywhere; with a slash only English is of two minds.
    is_day_first = match["mark"] == "." or (language is not None and not language.lower().startswith("en"))
    is_month_first = language is not None and language.lower().replace("_", "-") == "en-us"
    is_day_first |= language is not None and re.fullmatch(r"en[-_](?!us)\w\w", language.lower()) is not None
    if first > 12 or (is_day_first and second <= 12):
        day, month = first, second
    elif second > 12 or is_month_first or first == second:
        day, month = second, first
    else:
        weekday = _weekday(text, *match.span())
        fitting = [pair for pair in ((first, second), (second, first)) if weekday and _weekday_of(year, *pair) == weekday]
        if len(fitting) != 1:
            return CalendarDate(year, first, second, *match.span(), is_ambiguous=True)
        month, day = fitting[0]
    return CalendarDate(year, month, day, *match.span()) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _checked(found: CalendarDate, text: str) -> CalendarDate:
    """The date, marked where the day of the week beside it is not its own."""
    if found.year is None or found.day is None or found.is_ambiguous:
        return found
    named, own = _weekday(text, found.start, found.end), _weekday_of(found.year, found.month, found.day)
    return replace(found, is_contradictory=named is not None and own is not None and named != own)


def _weekday(text: str, start: int, end: int) -> int | None:
    before = [
        match for match in _WEEKDAY.finditer(text, max(0, start - _BESIDE), start) if _LINK.fullmatch(text[match.end() : start])
    ]
    after = [match for match in _WEEKDAY.finditer(text, end, end + _BESIDE) if _LINK.fullmatch(text[end : match.start()])]
    named = (*before[-1:], *after[:1])
    return WEEKDAY_NUMBERS.get(named[0][1].lower()) if named else None


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).isoweekday()
    except ValueError:
        return None
