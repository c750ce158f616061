"""From the words of a date to its days, counted from an anchor (the day of publication).

Every function returns (first day, last day, precision) or a code of the list `reasons` that says why there are none.
A bare count of days or weeks gives the day counted to, a count of months or years the month or year reached.
"""

import re
from collections.abc import Callable
from datetime import date

from transforms.events.dates.calendar_ranges import month_range, months_range, part_of, year_range
from transforms.events.dates.relative import (
    NO_ANCHOR,
    VAGUE,
    Match,
    Resolved,
    count_span,
    named,
    weekday,
    weekend,
    which_span,
    which_unit,
)
from transforms.events.dates.tense import Direction
from transforms.events.dates.words import SEASONS, month_number

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def nearest(day: int, month: int, anchor: date, way: Direction) -> date:
    """The yearless `day` and `month` nearest to `anchor`, on the side that `way` points to. Raises ValueError on February 30."""
    candidates = []
    for year in range(anchor.year - 4, anchor.year + 5):  # eight years always hold a February 29 but for 1900 and 2100
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if way < 0:
        candidates = [d for d in candidates if d <= anchor] or candidates
    elif way > 0:
        candidates = [d for d in candidates if d >= anchor] or candidates
    if not candidates:
        raise ValueError(f"no year has a day {day} in month {month}")
    return min(candidates, key=lambda d: (abs((d - anchor).days), d))


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _days(
    anchor: date | None, way: Direction, day: str, month: str, day2: str | None, month2: str | None, year: str | None
) -> Resolved:
    first_day, first_month = _number(day), month_number(month)
    if year is None and anchor is None:
        return NO_ANCHOR
    first = date(int(year), first_month, first_day) if year else nearest(first_day, first_month, anchor or date.min, way)
    last = first
    if day2:
        last = date(first.year, month_number(month2) if month2 else first_month, _number(day2))
        if last < first and month2:
            first, last = (first.replace(year=first.year - 1), last) if year else (first, last.replace(year=last.year + 1))
        if last < first:
            last = first
    return first, last, "day"


def _iso(m: Match, _a: date | None, _w: Direction) -> Resolved:
    day = date.fromisoformat(m["iso"])
    return day, day, "day"


def _slash(m: Match, _a: date | None, _w: Direction) -> Resolved:
    one, two, year = (int(part) for part in m["slash"].split("/"))
    if one <= 12 and two <= 12 and one != two:  # 5/6/2017 is June in one country and May in another
        return VAGUE
    day = date(year, two, one) if one > 12 else date(year, one, two)
    return day, day, "day"


def _dotted(m: Match, _a: date | None, _w: Direction) -> Resolved:
    day, month, year = (int(part) for part in m["dotted"].split("."))
    return date(year, month, day), date(year, month, day), "day"


def _month_day(m: Match, anchor: date | None, way: Direction) -> Resolved:
    return _days(anchor, way, m["md_day"], m["md_month"], m["md_day2"], m["md_month2"], m["md_year"])


def _day_month(m: Match, anchor: date | None, way: Direction) -> Resolved:
    return _days(anchor, way, m["dm_day"], m["dm_month"], m["dm_day2"], None, m["dm_year"])


def _month(name: str, anchor: date | None, way: Direction) -> Resolved:
    if anchor is None:
        return NO_ANCHOR
    month = month_number(name)
    year = anchor.year if month == anchor.month else nearest(1, month, anchor, way).year
    return (*month_range(year, month), "month")


def _part(m: Match, anchor: date | None, way: Direction) -> Resolved:
    if m["part_month"]:
        span = (
            (*month_range(int(m["part_year"]), month_number(m["part_month"])), "month")
            if m["part_year"]
            else _month(m["part_month"], anchor, way)
        )
    elif m["part_bare"]:
        span = (*year_range(int(m["part_bare"])), "year")
    else:
        span = which_unit(m["part_which"], m["part_unit"], anchor)
    return span if isinstance(span, str) else (*part_of(span[:2], m["part_word"]), span[2])


def _month_year(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*month_range(int(m["my_year"]), month_number(m["my_month"])), "month")


def _month_which(m: Match, anchor: date | None, _w: Direction) -> Resolved:
    if anchor is None:
        return NO_ANCHOR
    year = anchor.year + {"last": -1, "this": 0, "next": 1}[m["mw_which"]]
    return (*month_range(year, month_number(m["mw_month"])), "month")


def _quarter(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*months_range(int(m["q_year"]), 3 * _ORDINALS[m["q_number"].lower()] - 2), "quarter")


def _season(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*months_range(int(m["s_year"]), SEASONS[m["s_name"]]), "quarter")


RESOLVERS: dict[str, Callable[[Match, date | None, Direction], Resolved]] = {
    "iso": _iso,
    "slash": _slash,
    "dotted": _dotted,
    "month_day": _month_day,
    "day_month": _day_month,
    "part": _part,
    "month_year": _month_year,
    "month_which": _month_which,
    "quarter": _quarter,
    "season": _season,
    "weekday": weekday,
    "named": named,
    "weekend": weekend,
    "which": which_span,
    "span_n": count_span,
    "bare_month": lambda m, a, w: _month(m["bm_month"], a, w),
    "bare_year": lambda m, _a, _w: (*year_range(int(m["by_year"])), "year"),
    "vague": lambda _m, _a, _w: VAGUE,
}
