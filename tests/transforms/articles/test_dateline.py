import pytest

from transforms.articles.dateline import find_dateline, read_dateline


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("GENEVA (Reuters) - ", "GENEVA", None, "Reuters"),
        ("BEIRUT, Jan. 5 (AP) — ", "BEIRUT", (None, 1, 5), "AP"),
        ("LONDON/PARIS, 3 March 2020 - ", "LONDON/PARIS", (2020, 3, 3), None),
        ("May 6, 2017 (EIRNS)—", None, (2017, 5, 6), "EIRNS"),
        ("Washington — ", "Washington", None, None),
        ("(CNN)", None, None, "CNN"),
        ("(CNN) — ", None, None, "CNN"),
        ("MOSCOW, May 6. /TASS/. ", "MOSCOW", (None, 5, 6), "TASS"),
        ("NEW YORK, May 6, 2017 /PRNewswire/ -- ", "NEW YORK", (2017, 5, 6), "PRNewswire"),
        ("NEW DELHI, Feb 3 (PTI) ", "NEW DELHI", (None, 2, 3), "PTI"),
        ("TOKYO, Wednesday, March 4 (Kyodo) — ", "TOKYO", (None, 3, 4), "Kyodo"),
        ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", None, "AP"),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
        ("ST. LOUIS — ", "ST. LOUIS", None, None),
        ("Sacramento, Calif. — ", "Sacramento, Calif.", None, None),
        ("Paris, le 3 mars 2020 – ", "Paris", (2020, 3, 3), None),
        ("Madrid, 3 mar (EFE).- ", "Madrid", (None, 3, 3), "EFE"),
        ("Berlin (dpa) - ", "Berlin", None, "dpa"),
        ("3 March 2020 – ", None, (2020, 3, 3), None),
        ("(ANSA) - ROMA, 03 MAG - ", "ROMA", (None, 5, 3), "ANSA"),
    ],
)
def test_reads(head: str, place: str | None, date: tuple[int | None, int, int] | None, agency: str | None) -> None:
    dateline = read_dateline(head + "The council met for three hours and parted.")
    assert dateline is not None
    found = dateline.date and (dateline.date.year, dateline.date.month, dateline.date.day)
    assert (dateline.place, found, dateline.agency) == (place, date, agency)
    assert dateline.char_end == len(head)


@pytest.mark.parametrize(
    "text",
    [
        "Marek — who met the envoy — said no.",
        "Marek — President of the club since spring — resigned on Monday.",
        "Vienna - based analysts doubt it.",
        "Vienna-based analysts doubt it.",
        "The ministry — The old one — has moved.",
        "NATO — The alliance said nothing.",
        "WATCH — The moment the bridge fell.",
        "Monday — The market closed early.",
        "UPDATE: The bridge is open again.",
        "On May 6, 2017, the council met.",
        "May 6, 2017 was a Saturday.",
        "Marek: We met twice.",
        "Norway and Sweden (which met) agreed.",
        "(He left.) The rest stayed.",
        "Oslo (AP) was the first town to sign.",
        "A plan: There have been many.",
        "Norway (Group A): Third time at the cup.",
        "June 9 – Oslo, Harbour Hall",
        "Bridge Repair Time (BRT) – This is what engineers call it.",
        "(Full Repair Guarantee) - This covers the bridge.",
        "PEPA – Institute of Harbours",
        "Read More - The Best of the Week",
        "Jana Novak (Reuters) wrote the report.",
        "",
    ],
)
def test_ordinary_sentences_are_none(text: str) -> None:
    assert read_dateline(text) is None


def test_only_the_first_two_paragraphs_count() -> None:
    line = "OSLO — The council met."
    assert find_dateline(["Bridges fall.", line, "x"]) is not None
    assert find_dateline(["Bridges fall.", "Roads too.", line]) is None


def test_a_rule_of_underscores_after_a_place_is_no_sentence() -> None:
    assert read_dateline("GENEVA (Reuters) - _____") is None
