from datetime import UTC, datetime

import pytest

from transforms.articles.calendar import MONTHS, WEEKDAY_NUMBERS
from transforms.articles.moments import read_moment
from transforms.articles.written_dates import find_date
from transforms.lexicons.loader import read_lexicon

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_every_month_is_read_in_its_example_and_not_in_its_counter_example() -> None:
    for row in read_lexicon("months").iter_rows(named=True):
        found, other = find_date(row["example"]), find_date(row["counter_example"])
        assert found is not None, row["rule_id"]
        assert (found.year, found.month, found.day) == (2019, int(row["month"]), 14), row["rule_id"]
        assert other is not None
        assert other.month != int(row["month"]), row["rule_id"]
        assert all(MONTHS[form] == int(row["month"]) for form in row["forms"].split())


def test_every_weekday_agrees_with_its_example_and_not_with_its_counter_example() -> None:
    for row in read_lexicon("weekdays").iter_rows(named=True):
        found, other = find_date(row["example"]), find_date(row["counter_example"])
        assert found is not None
        assert not found.is_contradictory, row["rule_id"]
        assert other is not None
        assert other.is_contradictory, row["rule_id"]
        assert all(WEEKDAY_NUMBERS[form] == int(row["weekday"]) for form in row["forms"].split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017年5月6日", "2017-05-06"),
        ("2017년 5월 6일 입력", "2017-05-06"),
        ("8-May-17", "2017-05-08"),
        ("8-May-99", "1999-05-08"),
        ("May 8 '17", "2017-05-08"),
        ("31/12/16", "2016-12-31"),
        ("13.04.2016, 10:15", "2016-04-13"),
        ("Monday 03/04/2017", "2017-04-03"),  # 4 March was a Saturday
        ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28"),
        ("30 MAYIS 2017", "2017-05-30"),
        ("torsdag 8 januari 2026", None),
        ("Mon May 8, 2017", "2017-05-08"),
        ("Tue May 8, 2017", None),
        ("Monday, the 8th of May 2017", "2017-05-08"),
        ("We met on Monday. May 9, 2017 came", "2017-05-09"),
        ("03/04/16", None),
        ("version 1.2.3.4", None),
    ],
)
def test_day(text: str, day: str | None) -> None:
    moment = read_moment(text, NOW)
    assert (moment and moment.at and moment.at.date().isoformat()) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tue May 8, 2017", "contradictory_date"),
        ("2 hours ago", "no_anchor"),
        ("Updated an hour ago", "no_anchor"),
        ("vor 3 Stunden", "no_anchor"),
        ("il y a 2 heures", "no_anchor"),
        ("long ago", None),
        ("03/04/16", "vague_date"),
    ],
)
def test_reason(text: str, reason: str | None) -> None:
    moment = read_moment(text, NOW)
    assert (moment and moment.reason) == reason
