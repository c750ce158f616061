"""Dates as pages write them, as ISO 8601; and the clock of the page, where it gives an instant in UTC and in local time."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from transforms.articles.calendar import MONTHS
from transforms.articles.moments import EARLIEST_YEAR, place_date, read_clocks
from transforms.articles.written_dates import CalendarDate, find_date
from transforms.documents.wording import plain

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)([-/.])?(0[1-9]|1[0-2]|[1-9](?=[-/.]))(?(2)\2)(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?(2)(?!\d))(.*)$",
    re.DOTALL,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_ADDRESS_DATE = re.compile(r"(?:^|[/_.-])((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=$|[/_.T-])")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)([/-])([a-z]{3})\2(\d\d?)(?=[/-]|$)", re.IGNORECASE)
_LONGEST_VALUE = 200
_LONGEST_LINE = 160  # characters of a line that can be there for its date
_MOST_WORDS = 20
_MOST_WORDS_BEFORE = 6  # words before the date, where none of them speaks of publishing
_SPEAKS = re.compile(r"\b(?:publi|posted|updated|modified|written|by\b|on:)|[|•·]", re.IGNORECASE)
_MOST_WORDS_OF_SENTENCE = 8
_FURTHEST = timedelta(hours=14)  # that a clock can be from UTC
_STEP = timedelta(minutes=15)  # between the clocks of the world
_FAR = datetime(9999, 1, 1, tzinfo=UTC)


def iso_date(value: object) -> str | None:
    """A date as ISO 8601, with the clock time where the value has one in that form; None where no whole date is found.

    Understands ISO 8601 and its look-alikes (2017/05/06, 20170506), RFC 2822, "May 6, 2017", "6. Mai 2017" and the like.
    """
    text = plain(value)
    if not text or len(text) > _LONGEST_VALUE:
        return None
    if found := _ISO.match(text):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        rest = found[5].strip().removeprefix("T").strip()
        return f"{day}T{rest}" if day and _CLOCK.match(rest) else day
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    written = find_date(text)
    return None if written is None or written.is_ambiguous else _of(written)


def date_in_address(address: str | None) -> str | None:
    """The day that an address or file name carries (2017-05-06-foo.txt, /2017/05/06/, /2017/may/06/), as ISO 8601."""
    for found in _ADDRESS_DATE.finditer(address or ""):
        if day := _day(int(found[1]), int(found[3]), int(found[4])):
            return day
    for found in _ADDRESS_MONTH.finditer(address or ""):
        month = MONTHS.get(found[3].lower())
        if month and (day := _day(int(found[1]), month, int(found[4]))):
            return day
    return None


def printed_date(line: str, language: str | None) -> str | None:
    """The date of a line that is there for its date (short, and no sentence), as ISO 8601.

    The clock time is given where the line has one with a zone that is known. `language` decides which
    of 03/04/2017 is the day.
    """
    if not _YEAR.search(line):
        return None
    words = len(line.split())
    if len(line) > _LONGEST_LINE or words > _MOST_WORDS or (words > _MOST_WORDS_OF_SENTENCE and line.endswith(".")):
        return None
    found = find_date(line, language)
    if found is None or _of(found) is None:
        return None
    before = line[: found.start]
    if len(before.split()) > _MOST_WORDS_BEFORE and not _SPEAKS.search(before):
        return None  # a caption or a standfirst
    moment = place_date(found, line, _FAR)
    if moment.at is None:
        return None
    if moment.offset is None:
        return moment.at.date().isoformat()
    return _on(moment.at, timedelta(minutes=moment.offset)).isoformat()


def on_own_clock(stated: str, readings: Iterable[str], lines: Iterable[str], language: str | None) -> str:
    """Write an instant that is stated in UTC, or without a zone, on the page's own clock, where the page shows the other of both.

    The offset is the one with which a reading (another date of the page, ISO 8601) or a time printed in one of the lines is the
    same instant. A time without zone tells the offset where it differs from UTC by quarter hours exactly, and by no more than
    clocks can (printed ones, without seconds: by half hours). Anything else comes back as it is.
    """
    instant = _instant(stated)
    if instant is not None and instant.tzinfo is None and instant.second:
        others = (other for reading in readings if (other := _instant(reading)) is not None and other.tzinfo is not None)
        offsets = (_offset(instant, other.astimezone(UTC).replace(microsecond=0), _STEP) for other in others)
        offset = next((offset for offset in offsets if offset), None)
        return instant.replace(tzinfo=timezone(offset)).isoformat() if offset else stated
    if instant is None or instant.utcoffset() != timedelta(0):
        return stated
    for reading in readings:
        shown = _instant(reading)
        if shown is None:
            continue
        if shown.tzinfo is not None:
            if shown.utcoffset() and abs(shown - instant) < timedelta(minutes=1):
                return _on(instant, shown.utcoffset() or timedelta(0)).isoformat()
        elif shown.second and (offset := _offset(shown, instant.replace(microsecond=0), _STEP)):
            return _on(instant, offset).isoformat()
    for line in lines:
        for shown, zone in _printed_times(line, language):
            offset = _offset(shown, instant.replace(second=0, microsecond=0), 2 * _STEP)
            if offset and zone in (None, offset):
                return _on(instant, offset).isoformat()
    return stated


def _printed_times(line: str, language: str | None) -> Iterator[tuple[datetime, timedelta | None]]:
    """The local times of a line with a whole date, exact to the minute, each with its zone where it is known."""
    found = find_date(line, language) if len(line) <= _LONGEST_LINE and _YEAR.search(line) else None
    if found is None or found.is_ambiguous or (day := _of(found)) is None:
        return
    for clock in read_clocks(line, found):
        if clock.precision != "hour":
            zone = None if clock.offset is None else timedelta(minutes=clock.offset)
            yield datetime.fromisoformat(day).replace(hour=clock.hour, minute=clock.minute), zone


def _offset(shown: datetime, instant: datetime, step: timedelta) -> timedelta | None:
    """How far a local time is from the instant, where clocks can be so far apart."""
    apart = shown - instant.replace(tzinfo=None)
    return apart if apart and abs(apart) <= _FURTHEST and not apart % step else None


def _on(instant: datetime, offset: timedelta) -> datetime:
    try:
        return instant.astimezone(timezone(offset))
    except OverflowError:
        return instant


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _of(written: CalendarDate) -> str | None:
    if written.year is None or written.day is None or written.year < EARLIEST_YEAR:
        return None
    return _day(written.year, written.month, written.day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
