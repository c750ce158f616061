from datetime import UTC, datetime

import polars as pl
import pytest

from transforms.articles.moments import names_days, read_clocks, read_moment
from transforms.articles.written_dates import find_date

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2017-05-06", "2017-05-06T00:00:00", "day"),
        ("2017-05-06T10:15:00Z", "2017-05-06T10:15:00", "second"),
        ("2017-05-06T01:15:00.250+02:00", "2017-05-05T23:15:00", "second"),
        ("2017-05-06 10:15", "2017-05-06T00:00:00", "day"),  # a time without a zone is no instant
        ("20170506T101500Z", "2017-05-06T10:15:00", "second"),
        ("20170506", "2017-05-06T00:00:00", "day"),
        ("1494065700", "2017-05-06T10:15:00", "second"),
        ("1494065700000", "2017-05-06T10:15:00", "second"),
        ("Sat, 06 May 2017 10:15:00 +0200", "2017-05-06T08:15:00", "second"),
        ("Updated 10:15 GMT, 6 May 2017", "2017-05-06T10:15:00", "minute"),
        ("Published: May 6th, 2017", "2017-05-06T00:00:00", "day"),
        ("Sept. 5, 2019 3:04 PM EDT", "2019-09-05T19:04:00", "minute"),
        ("3 March 2020 at 12 a.m. UTC", "2020-03-03T00:00:00", "hour"),
        ("May 6, 2017 at 5 p.m. ET", "2017-05-06T00:00:00", "day"),
        ("6. Mai 2017", "2017-05-06T00:00:00", "day"),
        ("6 de mayo de 2017", "2017-05-06T00:00:00", "day"),
        ("le 1er février 2020", "2020-02-01T00:00:00", "day"),
        ("3.4.2017", "2017-04-03T00:00:00", "day"),
        ("04/13/2017", "2017-04-13T00:00:00", "day"),
        ("May 2017", "2017-05-01T00:00:00", "month"),
        ("2017", "2017-01-01T00:00:00", "year"),
    ],
)
def test_reads(text: str, at: str, precision: str) -> None:
    moment = read_moment(text, NOW)
    assert moment is not None
    assert moment.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert moment.precision == precision


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Feb. 22", "no_year_in_text"),
        ("Friday", "no_year_in_text"),
        ("03/04/2017", "vague_date"),
        ("2099-01-01", "implausible_date"),
        ("1799-12-31", "implausible_date"),
        ("31 Feb 2019", "implausible_date"),
        ("Share this", None),
        ("10:15 GMT", None),
        ("2017-13-45", None),
        ("", None),
    ],
)
def test_says_why_not(text: str, reason: str | None) -> None:
    moment = read_moment(text, NOW)
    assert (moment and moment.reason) == reason


@pytest.mark.parametrize(("language", "month"), [("en-US", 3), ("en_GB", 4), ("de", 4), ("fr-FR", 4)])
def test_the_language_decides_which_number_is_the_day(language: str, month: int) -> None:
    moment = read_moment("03/04/2017", NOW, language)
    assert moment is not None
    assert moment.at is not None
    assert moment.at.month == month


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2017-05-06T01:15:00+02:00", 120),
        ("2017-05-06T10:15:00Z", 0),
        ("Sept. 5, 2019 3:04 PM EDT", -240),
        ("2017-05-06 10:15", None),
        ("2017-05-06", None),
        ("1494065700", None),
    ],
)
def test_the_zone_of_the_clock_is_kept(text: str, offset: int | None) -> None:
    moment = read_moment(text, NOW)
    assert moment is not None
    assert moment.offset == offset


def test_clocks_beside_a_date() -> None:
    text = "Updated 10:15 GMT, May 6, 2017 8:30:05 pm and 25:00"
    date = find_date(text)
    assert date is not None
    assert [(c.hour, c.minute, c.second, c.precision, c.offset) for c in read_clocks(text, date)] == [
        (20, 30, 5, "second", None),
        (10, 15, 0, "minute", 0),
    ]


def test_days_named_in_a_text() -> None:
    texts = pl.DataFrame(
        {"text": ["They met on Friday.", "since Feb. 22", "le 3 mars", "They may 'march' on.", "sunscreen", "May 2016 was dry"]}
    )
    assert texts.select(names_days(pl.col("text"))).to_series().to_list() == [True, True, True, False, False, False]
