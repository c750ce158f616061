from datetime import UTC, datetime

import pytest

from transforms.articles.dateline import read_dateline
from transforms.articles.published import Witnesses, find_published

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DATED = read_dateline("OSLO, May 6, 2017 — The council met.")
YEARLESS = read_dateline("OSLO, May 6 — The council met.")


@pytest.mark.parametrize(
    ("witnesses", "day", "basis"),
    [
        (Witnesses(hint="2018-01-02", hint_basis="meta", timestamps=["3 May 2017"]), "2018-01-02", "meta"),
        (Witnesses(timestamps=["Updated 4 May 2017", "Published 3 May 2017"], dateline=DATED), "2017-05-03", "text"),
        (Witnesses(hint="soon", hint_basis="meta", dateline=DATED), "2017-05-06", "dateline"),
        (Witnesses(dateline=YEARLESS, url="https://post.example/2017/05/07/bridge"), "2017-05-07", "url"),
        (Witnesses(url="https://post.example/2017/may/07/bridge"), "2017-05-07", "url"),
        (Witnesses(file_name="2017-05-08-bridge.txt"), "2017-05-08", "file"),
        (Witnesses(file_name="post_20170508.html"), "2017-05-08", "file"),
        (Witnesses(hint="2099-01-01", hint_basis="meta", dateline=DATED), "2017-05-06", "dateline"),
        (Witnesses(timestamps=["Updated May 8, 2017 4:04AM / Published May 7, 2017 12:16PM"]), "2017-05-07", "text"),
        (Witnesses(timestamps=["Posted: May 7, 2017 8:25 AM | Last updated: May 9, 2017"]), "2017-05-07", "text"),
        (Witnesses(timestamps=["03/04/2017 10:15 AM ET"]), "2017-03-04", "text"),
        (Witnesses(timestamps=["03/04/2017", "13/04/2017"]), "2017-04-03", "text"),
        (Witnesses(timestamps=["03/04/2017", "04/13/2017"]), "2017-03-04", "text"),
        (Witnesses(timestamps=["03/04/2017"], url="https://post.example.co.uk/bridge"), "2017-04-03", "text"),
        (Witnesses(timestamps=["03/04/2017"], language="fr"), "2017-04-03", "text"),
    ],
)
def test_first_witness_with_a_date_wins(witnesses: Witnesses, day: str, basis: str) -> None:
    published = find_published(witnesses, NOW)
    assert published.at is not None
    assert published.at.date().isoformat() == day
    assert (published.precision, published.basis, published.reason) == ("day", basis, None)


def test_the_offset_of_the_clock_comes_with_the_date() -> None:
    published = find_published(Witnesses(hint="2017-05-06T20:10:00-05:00", hint_basis="meta"), NOW)
    assert (str(published.at), published.offset) == ("2017-05-07 01:10:00+00:00", -300)
    assert find_published(Witnesses(dateline=DATED), NOW).offset is None


@pytest.mark.parametrize(
    ("witnesses", "reason"),
    [
        (Witnesses(), "no_date_found"),
        (Witnesses(is_body_dated=True), "no_year_in_text"),
        (Witnesses(dateline=YEARLESS), "no_year_in_text"),
        (Witnesses(timestamps=["Friday"]), "no_year_in_text"),
        (Witnesses(hint="03/04/2017", hint_basis="meta"), "vague_date"),
        (Witnesses(timestamps=["03/04/2017", "13/04/2099", "04/13/2099"]), "vague_date"),
        (Witnesses(timestamps=["2 hours ago"]), "no_anchor"),
        (Witnesses(timestamps=["Tuesday, May 8, 2017"]), "contradictory_date"),
        (Witnesses(hint="2099-01-01", hint_basis="meta", is_body_dated=True), "implausible_date"),
        (Witnesses(file_name="000_20170506a744ffc6.txt"), "no_date_found"),
        (Witnesses(file_name="20171306.txt"), "no_date_found"),
    ],
)
def test_reason_when_nobody_fixes_a_date(witnesses: Witnesses, reason: str) -> None:
    published = find_published(witnesses, NOW)
    assert (published.at, published.basis, published.reason) == (None, None, reason)
