import pytest

from transforms.documents.instants import date_in_address, iso_date, on_own_clock, printed_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-05-06", "2017-05-06"),
        ("2017-05-06T10:11:12+02:00", "2017-05-06T10:11:12+02:00"),
        ("2017-05-06 10:11", "2017-05-06T10:11"),
        ("2017/5/6", "2017-05-06"),
        ("20170506", "2017-05-06"),
        ("20170506101112", "2017-05-06"),
        ("Sat, 06 May 2017 10:11:12 GMT", "2017-05-06T10:11:12+00:00"),
        ("May 6th, 2017", "2017-05-06"),
        ("6 May 2017 at noon", "2017-05-06"),
        ("6. Mai 2017", "2017-05-06"),
        ("2017-02-30", None),
        ("2017-05-062018-01-02", None),
        ("0001-01-01T00:00:00", None),
        ("03/04/2017", None),
        ("May 2017", None),
        ("yesterday", None),
        ("x" * 300, None),
        (20170506, None),
        (None, None),
    ],
)
def test_iso_date(value: object, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2017/05/06/river", "2017-05-06"),
        ("https://a.example/2017/may/6/river", "2017-05-06"),
        ("file:///a/2017-05-06-river.txt", "2017-05-06"),
        ("https://a.example/news_20170506.html", "2017-05-06"),
        ("https://a.example/id/120170506123", None),
        ("https://a.example/2017/05/river", None),
        ("https://a.example/2017/xyz/06/river", None),
        ("https://a.example/2017/feb/30/river", None),
        (None, None),
    ],
)
def test_date_in_address(address: str | None, day: str | None) -> None:
    assert date_in_address(address) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 6 May 2017", "2017-05-06"),
        ("By Ann Bird | 10:11 AM EST, Sat May 6, 2017", "2017-05-06T10:11:00-05:00"),
        ("6 May 2017, 10:11", "2017-05-06"),
        ("Ann Bird and Cy Dow of the Harbour Post | 6 May 2017", "2017-05-06"),
        # A caption, a sentence, a paragraph: they have dates of other things.
        ("The river in the old town of Harbour, seen on 6 May 2017", None),
        ("They met on 6 May 2017 in the old town.", None),
        ("6 May 2017 " + "and on " * 40, None),
        ("6 May", None),
        ("May 2017", None),
        ("31 February 2017", None),
        ("03/04/2017", None),
    ],
)
def test_printed_date(line: str, day: str | None) -> None:
    assert printed_date(line, None) == day


def test_the_language_tells_the_day_from_the_month() -> None:
    assert printed_date("03/04/2017", "de") == "2017-04-03"


UTC_NIGHT = "2017-05-07T01:10:20Z"


@pytest.mark.parametrize(
    ("readings", "lines", "expected"),
    [
        # Another date of the page is the same instant, with an offset or as a local time with seconds.
        (["2017-05-06T20:10:20-05:00"], [], "2017-05-06T20:10:20-05:00"),
        (["2017-05-06 20:10:20"], [], "2017-05-06T20:10:20-05:00"),
        (["2017-05-07T06:40:20"], [], "2017-05-07T06:40:20+05:30"),
        # A line prints it, with or without its zone.
        ([], ["By Ann Bird", "8:10 PM EST, Sat May 6, 2017"], "2017-05-06T20:10:20-05:00"),
        ([], ["May 6, 2017 8:10pm ET"], "2017-05-06T20:10:20-05:00"),
        # Other instants, other days, other minutes, contradicting zones tell nothing.
        (["2017-05-06T23:10:20-05:00"], [], UTC_NIGHT),
        (["2017-05-06T20:10:00"], [], UTC_NIGHT),
        (["2017-05-05T20:10:20"], [], UTC_NIGHT),
        (["2017-05-07T01:10:20"], [], UTC_NIGHT),
        (["soon"], ["May 6, 2017 8:11pm", "May 6, 2017", "6 May 2017, 8 pm", "10:11", "03/04/2017 20:10"], UTC_NIGHT),
        ([], ["May 6, 2017 8:10pm PST"], UTC_NIGHT),
    ],
)  # fmt: skip
def test_own_clock(readings: list[str], lines: list[str], expected: str) -> None:
    assert on_own_clock(UTC_NIGHT, readings, lines, None) == expected


def test_a_local_time_finds_its_offset() -> None:
    assert on_own_clock("2017-05-06T20:10:20", ["2017-05-07T01:10:20.5+00:00"], [], None) == "2017-05-06T20:10:20-05:00"
    assert on_own_clock("2017-05-06T20:10:00", ["2017-05-07T01:10:00Z"], [], None) == "2017-05-06T20:10:00"


@pytest.mark.parametrize("stated", ["2017-05-06", "2017-05-07T03:10:20+02:00", "2017-05-07T1:10"])
def test_what_is_no_instant_in_utc_stays(stated: str) -> None:
    assert on_own_clock(stated, ["2017-05-06T20:10:20-05:00"], [], None) == stated
