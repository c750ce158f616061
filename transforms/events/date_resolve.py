"""From the words of a date to its days, counted from an anchor (the day of publication).

Every function returns (first day, last day, precision) or a code of the list `reasons` that says why there are none.
A bare count of days or weeks gives the day counted to, a count of months or years the month or year reached.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from transforms.events.calendar_ranges import add_months, month_range, months_range, part_of, shift, week_range, year_range
from transforms.events.date_tense import Direction
from transforms.events.date_words import MONTHS, SEASONS, WEEKDAYS
from transforms.events.number_words import small_count

Resolved = tuple[date, date, str] | str
Match = re.Match[str]
NO_ANCHOR = "no_anchor"
VAGUE = "vague_date"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def month_number(name: str) -> int:
    """Number of a month written in full or short."""
    return MONTHS[name.strip().rstrip(".").lower()]


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
        span = _which(m["part_which"], m["part_unit"], anchor)
    return span if isinstance(span, str) else (*part_of(span[:2], m["part_word"]), span[2])


def _month_year(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*month_range(int(m["my_year"]), month_number(m["my_month"])), "month")


def _quarter(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*months_range(int(m["q_year"]), 3 * _ORDINALS[m["q_number"].lower()] - 2), "quarter")


def _season(m: Match, _a: date | None, _w: Direction) -> Resolved:
    return (*months_range(int(m["s_year"]), SEASONS[m["s_name"]]), "quarter")


def _weekday(m: Match, anchor: date | None, way: Direction) -> Resolved:
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


def _named(m: Match, anchor: date | None, _w: Direction) -> Resolved:
    if anchor is None:
        return NO_ANCHOR
    words = m["named"].lower()
    if "before yesterday" in words or "after tomorrow" in words:
        days = -2 if "before" in words else 2
    elif words == "yesterday" or words.startswith("last"):
        days = -1
    else:
        days = 1 if words == "tomorrow" else 0
    day = anchor + timedelta(days)
    return (day - timedelta(1), day, "day") if words == "overnight" else (day, day, "day")


def _weekend(m: Match, anchor: date | None, way: Direction) -> Resolved:
    if anchor is None:
        return NO_ANCHOR
    which = m["we_which"].lower()
    saturday = week_range(anchor)[0] + timedelta(5)
    if which == "next":
        saturday += timedelta(7)
    elif "coming" not in which and way <= 0 and not (which == "this" and way == 0) and saturday > anchor:
        saturday -= timedelta(7)  # "over the weekend" in a story of Monday is the one just past
    if which == "last" and saturday <= anchor:
        saturday -= timedelta(7)
    return saturday, saturday + timedelta(1), "day"


def _which(which: str, unit: str, anchor: date | None) -> Resolved:
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


def _which_named(m: Match, anchor: date | None, _w: Direction) -> Resolved:
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
    span = _which(which, unit, anchor)
    part = (m["wh_part"] or "").lower()
    if isinstance(span, str) or not part:
        return span
    first, last, precision = span
    if part == "earlier":
        return first, min(last, max(first, anchor)), precision
    if part == "later":
        return max(first, min(last, anchor)), last, precision
    return (*part_of((first, last), part), precision)


def _span_n(m: Match, anchor: date | None, _w: Direction) -> Resolved:
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


RESOLVERS: dict[str, Callable[[Match, date | None, Direction], Resolved]] = {
    "iso": _iso,
    "slash": _slash,
    "month_day": _month_day,
    "day_month": _day_month,
    "part": _part,
    "month_year": _month_year,
    "quarter": _quarter,
    "season": _season,
    "weekday": _weekday,
    "named": _named,
    "weekend": _weekend,
    "which": _which_named,
    "span_n": _span_n,
    "bare_month": lambda m, a, w: _month(m["bm_month"], a, w),
    "bare_year": lambda m, _a, _w: (*year_range(int(m["by_year"])), "year"),
    "vague": lambda _m, _a, _w: VAGUE,
}
