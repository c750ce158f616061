"""Arithmetic on days, weeks, months and years that resolving dates needs. All ranges are inclusive."""

from calendar import monthrange
from datetime import date, timedelta

Range = tuple[date, date]


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of a shorter month. Raises ValueError out of years 1-9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_range(year: int, month: int) -> Range:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_range(year: int) -> Range:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_range(day: date, weeks: int = 0) -> Range:
    """Monday to Sunday of the week `weeks` after that of `day`."""
    monday = day - timedelta(day.weekday()) + timedelta(7 * weeks)
    return monday, monday + timedelta(6)


def months_range(year: int, first_month: int, months: int = 3) -> Range:
    """First and last day of `months` months on end (a season, a quarter)."""
    first = date(year, first_month, 1)
    return first, add_months(first, months) - timedelta(1)


def part_of(span: Range, part: str) -> Range:
    """The stretch that "early", "mid", "late", "the end of" or "half" mean of a month or year.

    Early, mid and late are thirds; a year's beginning is its first month, any end the last day.
    """
    first, last = span
    length = (last - first).days + 1
    word = part.lower()
    if "half" in word:
        middle = first + timedelta(length // 2)
        return (first, middle - timedelta(1)) if "first" in word else (middle, last)
    if "end" in word or "close" in word:
        return last, last
    third = length // 3
    if "late" in word:
        return last - timedelta(third - 1), last
    if "mid" in word:
        return first + timedelta(third), last - timedelta(third)
    if word != "early" and length > 31:
        return first, add_months(first, 1) - timedelta(1)
    return first, first + timedelta(third - 1)


def shift(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` hours, days, weeks, fortnights, months, years or decades (negative: back)."""
    if unit.startswith("hour"):
        return day + timedelta(hours=count)
    if unit.startswith("day"):
        return day + timedelta(days=count)
    if unit.startswith("week"):
        return day + timedelta(weeks=count)
    if unit.startswith("fortnight"):
        return day + timedelta(weeks=2 * count)
    months = {"m": 1, "y": 12, "d": 120}[unit[0]]
    return add_months(day, round(count * months))
