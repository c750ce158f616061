"""Dates told by their distance from the day of publication: weekdays, "last week", "the past five years", "in two weeks".

Every function takes a match of `date_words.DATE` and returns (first day, last day, precision) or a code of the list `reasons`.
"""

import re
from datetime import date, timedelta

from transforms.events.dates.calendar_ranges import add_months, month_range, months_range, part_of, shift, week_range, year_range
from transforms.events.dates.tense import Direction
from transforms.events.dates.words import SEASONS, WEEKDAYS, month_number
from transforms.events.numbers.number_words import small_count

Resolved = tuple[date, date, str] | str
Match = re.Match[str]
NO_ANCHOR = "no_anchor"
VAGUE = "vague_date"


def weekday(m: Match, anchor: date | None, way: Direction) -> Resolved:
    """ "Friday", "last Friday", "next Friday": nearest on the side the verb points to, the last one by default."""
    if anchor is None:
        return NO_ANCHOR
    which = (m["wd_which"] or "").lower()
    back = (anchor.weekday() - WEEKDAYS[m["wd_name"].lower()]) % 7
    ahead = -back % 7
    if which == "next" or "coming" in which:
        day = anchor + timedelta(ahead or 7)
    elif which == "last" or "past" in which:
        day = anchor - timedelta(back or 7)
    elif way > 0 and not which:  # "late Thursday" looks back whatever the verb
        day = anchor + timedelta(ahead)
    else:
        day = anchor - timedelta(back)
    return day, day, "day"


def named(m: Match, anchor: date | None, _w: Direction) -> Resolved:
    """ "today", "yesterday", "the day after tomorrow", "overnight" (yesterday to today)."""
    if anchor is None:
        return NO_ANCHOR
    words = m["named"].lower()
    if "before yesterday" in words or "after tomorrow" in words:
        days = -2 if "before" in words else 2
    elif words == "yesterday" or words.startswith("last") or words.endswith(" day"):
        days = -1
    else:
        days = 1 if words == "tomorrow" else 0
    day = anchor + timedelta(days)
    return (day - timedelta(1), day, "day") if words == "overnight" else (day, day, "day")


def weekend(m: Match, anchor: date | None, way: Direction) -> Resolved:
    """ "over the weekend": the one just past unless the words or the verb point ahead."""
    if anchor is None:
        return NO_ANCHOR
    which = m["we_which"].lower()
    saturday = week_range(anchor)[0] + timedelta(5)
    if which == "next":
        saturday += timedelta(7)
    elif "coming" not in which and way <= 0 and not (which == "this" and way == 0) and saturday > anchor:
        saturday -= timedelta(7)  # "over the weekend" in a story of Monday is the one just past
    if which == "last" and saturday <= anchor and anchor.weekday() >= 5:
        saturday -= timedelta(7)  # said on a weekend, it is the one before
    return saturday, saturday + timedelta(1), "day"


def which_unit(which: str, unit: str, anchor: date | None) -> Resolved:
    """ "last week", "this month", "next year" as a whole."""
    if anchor is None:
        return NO_ANCHOR
    words = which.lower()
    step = (
        1
        if "next" in words or "coming" in words
        else -1
        if words in ("last", "the previous", "this past", "the past", "the last")
        else 0
    )
    if unit == "week":
        return (*week_range(anchor, step), "week")
    if unit == "month":
        day = add_months(anchor.replace(day=1), step)
        return (*month_range(day.year, day.month), "month")
    if unit == "quarter":
        day = add_months(date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1), 3 * step)
        return (*months_range(day.year, day.month), "quarter")
    return (*year_range(anchor.year + step), "year")


def which_span(m: Match, anchor: date | None, _w: Direction) -> Resolved:
    """ "earlier this year", "last May", "next winter", "the past week"."""
    if anchor is None:
        return NO_ANCHOR
    which = m["wh_which"].lower()
    step = 1 if "next" in which or "coming" in which else -1 if which != "this" else 0
    if m["wh_month"]:
        month = month_number(m["wh_month"])
        year = anchor.year + (step if (month - anchor.month) * step <= 0 else 0)
        return (*month_range(year, month), "month")
    if m["wh_season"]:
        month = SEASONS[m["wh_season"]]
        spans = [months_range(year, month) for year in range(anchor.year - 2, anchor.year + 3)]
        if step:
            spans = [s for s in spans if (s[0] > anchor if step > 0 else s[1] < anchor)]
        return (*min(spans, key=lambda s: abs((s[0] + (s[1] - s[0]) / 2 - anchor).days)), "quarter")
    unit = m["wh_unit"].lower()
    if which in ("the past", "the last", "the coming", "the next"):
        other = shift(anchor, step * 3, "months") if unit == "quarter" else shift(anchor, step, unit)
        return (min(anchor, other), max(anchor, other), unit)
    span = which_unit(which, unit, anchor)
    part = (m["wh_part"] or "").lower()
    if isinstance(span, str) or not part:
        return span
    first, last, precision = span
    if part == "earlier":
        return first, min(last, max(first, anchor)), precision
    if part == "later":
        return max(first, min(last, anchor)), last, precision
    return (*part_of((first, last), part), precision)


def count_span(m: Match, anchor: date | None, _w: Direction) -> Resolved:
    """ "the past five years": from then to the anchor, or the other way round."""
    count = small_count(m["sn_count"])
    if count is None:
        return VAGUE
    if anchor is None:
        return NO_ANCHOR
    unit = m["sn_unit"].lower()
    ahead = m["sn_which"].lower() in ("next", "coming")
    other = shift(anchor, count if ahead else -count, unit)
    return min(anchor, other), max(anchor, other), _unit_precision(unit)


def counted(anchor: date, count: float, unit: str) -> Resolved:
    """The day, month or year `count` units from `anchor` (negative: before it)."""
    day = shift(anchor, count, unit.lower())
    precision = _unit_precision(unit.lower())
    if precision == "month":
        return (*month_range(day.year, day.month), precision)
    if precision == "year":
        return (*year_range(day.year), precision)
    return day, day, precision


def _unit_precision(unit: str) -> str:
    return {"h": "day", "d": "day", "w": "week", "f": "week", "m": "month", "y": "year"}[unit[0]] if unit[:3] != "dec" else "year"
