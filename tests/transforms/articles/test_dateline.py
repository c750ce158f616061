import polars as pl
import pytest

from transforms.articles.dateline import find_dateline, may_be_dateline, read_dateline
from transforms.articles.dateline_words import is_known_place, is_known_region
from transforms.lexicons.loader import read_lexicon

SENTENCE = "The council met for three hours and parted."

# Head, place, (year, month, day), agency.
DATELINES = [
    ("GENEVA (AP) — ", "GENEVA", None, "AP"),
    ("WASHINGTON, Feb 22 (Reuters) - ", "WASHINGTON", (None, 2, 22), "Reuters"),
    ("BEIRUT/ANKARA, 3 May – ", "BEIRUT/ANKARA", (None, 5, 3), None),
    ("MOSCOW — ", "MOSCOW", None, None),
    ("UNITED NATIONS, 4 January 2017 (AFP) – ", "UNITED NATIONS", (2017, 1, 4), "AFP"),
    ("Damascus, SANA – ", "Damascus", None, "SANA"),
    ("Damascus, (SANA) ", "Damascus", None, "SANA"),
    ("TASS, May 5. ", None, (None, 5, 5), "TASS"),
    ("May 6 (EIRNS)—", None, (None, 5, 6), "EIRNS"),
    ("(CNN)", None, None, "CNN"),
    ("(CNN) -- ", None, None, "CNN"),
    ("PARIS: ", "PARIS", None, None),
    ("LONDON, March 3, 2016 /PRNewswire/ -- ", "LONDON", (2016, 3, 3), "PRNewswire"),
    ("New Delhi: ", "New Delhi", None, None),
    ("KABUL, Afghanistan (AP) — ", "KABUL, Afghanistan", None, "AP"),
    ("AUSTIN, Texas (AP) — ", "AUSTIN, Texas", None, "AP"),
    ("ALBANY, N.Y. (AP) -- ", "ALBANY, N.Y.", None, "AP"),
    ("Kyiv, Ukraine — ", "Kyiv, Ukraine", None, None),
    ("BERLIN, 5. Mai 2017 (dpa) - ", "BERLIN", (2017, 5, 5), "dpa"),
    ("Wien (APA) - ", "Wien", None, "APA"),
    ("Zürich, 4. Okt. (sda) - ", "Zürich", (None, 10, 4), "sda"),
    ("PARIS, 3 févr. 2018 (AFP) - ", "PARIS", (2018, 2, 3), "AFP"),
    ("Lyon, le 12 août 2019 – ", "Lyon", (2019, 8, 12), None),
    ("MADRID, 3 Jun. (EUROPA PRESS) - ", "MADRID", (None, 6, 3), "EUROPA PRESS"),
    ("Bogotá, 7 dic (EFE).- ", "Bogotá", (None, 12, 7), "EFE"),
    ("Buenos Aires, 14 de mayo de 2019 (Télam) - ", "Buenos Aires", (2019, 5, 14), "Télam"),
    ("ROMA, 12 GIU - ", "ROMA", (None, 6, 12), None),
    ("(ANSA) - MILANO, 12 GIU - ", "MILANO", (None, 6, 12), "ANSA"),
    ("Lisboa, 15 set 2020 (Lusa) — ", "Lisboa", (2020, 9, 15), "Lusa"),
    ("Lisboa, 15 de setembro (Lusa) - ", "Lisboa", (None, 9, 15), "Lusa"),
    ("BRASÍLIA, 9 out (Reuters) - ", "BRASÍLIA", (None, 10, 9), "Reuters"),
    ("AMSTERDAM (ANP) - ", "AMSTERDAM", None, "ANP"),
    ("МОСКВА, 5 мая. /ТАСС/. ", "МОСКВА", (None, 5, 5), "ТАСС"),
    ("МОСКВА, 5 мая — РИА Новости. ", "МОСКВА", (None, 5, 5), "РИА Новости"),
    ("КИЕВ, 12 янв 2017 (Интерфакс) - ", "КИЕВ", (2017, 1, 12), "Интерфакс"),
    ("ANKARA, 3 Mayıs (AA) - ", "ANKARA", (None, 5, 3), "AA"),
    ("İSTANBUL (AA) - ", "İSTANBUL", None, "AA"),
    ("Stockholm, 4 maj 2018 (TT) - ", "Stockholm", (2018, 5, 4), "TT"),
    ("STOCKHOLM (TT) ", "STOCKHOLM", None, "TT"),
    ("Warszawa, 12 maja 2020 (PAP) - ", "Warszawa", (2020, 5, 12), "PAP"),
    ("Praha 12. května 2020 (ČTK) - ", "Praha", (2020, 5, 12), "ČTK"),
    ("OSLO (NTB): ", "OSLO", None, "NTB"),
    ("JERUSALEM — ", "JERUSALEM", None, None),
    ("WEST PALM BEACH, Fla. — ", "WEST PALM BEACH, Fla.", None, None),
    ("ST. PETERSBURG, Russia — ", "ST. PETERSBURG, Russia", None, None),
    ("SAN FRANCISCO--", "SAN FRANCISCO", None, None),
    ("SAN FRANCISCO--(BUSINESS WIRE)--", "SAN FRANCISCO", None, "BUSINESS WIRE"),
    ("NEW YORK--(BUSINESS WIRE)--May 6, 2017--", "NEW YORK", (2017, 5, 6), "BUSINESS WIRE"),
    ("TORONTO, June 5, 2018 (GLOBE NEWSWIRE) -- ", "TORONTO", (2018, 6, 5), "GLOBE NEWSWIRE"),
    (
        "VANCOUVER, British Columbia, June 5, 2018 (GLOBE NEWSWIRE) -- ",
        "VANCOUVER, British Columbia",
        (2018, 6, 5),
        "GLOBE NEWSWIRE",
    ),
    ("TORONTO, June 5, 2018 /CNW/ - ", "TORONTO", (2018, 6, 5), "CNW"),
    ("BEIJING, May 6 (Xinhua) -- ", "BEIJING", (None, 5, 6), "Xinhua"),
    ("SEOUL, May 6 (Yonhap) -- ", "SEOUL", (None, 5, 6), "Yonhap"),
    ("ISLAMABAD, May 06 (APP): ", "ISLAMABAD", (None, 5, 6), "APP"),
    ("KARACHI: ", "KARACHI", None, None),
    ("LAHORE - ", "LAHORE", None, None),
    ("Mumbai, May 6 (IANS) ", "Mumbai", (None, 5, 6), "IANS"),
    ("NEW DELHI [India], May 6 (ANI): ", "NEW DELHI, India", (None, 5, 6), "ANI"),
    ("Tehran, May 6, IRNA – ", "Tehran", (None, 5, 6), "IRNA"),
    ("TEHRAN (Tasnim) – ", "TEHRAN", None, "Tasnim"),
    ("TEHRAN, Jul. 12 (MNA) – ", "TEHRAN", (None, 7, 12), "MNA"),
    ("CAIRO - 6 May 2017: ", "CAIRO", (2017, 5, 6), None),
    ("Cairo, May 6 (MENA) - ", "Cairo", (None, 5, 6), "MENA"),
    ("Ramallah, May 6, 2017, (WAFA) - ", "Ramallah", (2017, 5, 6), "WAFA"),
    ("KUALA LUMPUR, May 6 (Bernama) -- ", "KUALA LUMPUR", (None, 5, 6), "Bernama"),
    ("Jakarta (ANTARA) - ", "Jakarta", None, "ANTARA"),
    ("Accra, May 6, GNA - ", "Accra", (None, 5, 6), "GNA"),
    ("HAVANA, Cuba, May 6 (ACN) ", "HAVANA, Cuba", (None, 5, 6), "ACN"),
    ("WASHINGTON (Sputnik) - ", "WASHINGTON", None, "Sputnik"),
    ("MOSCOW (Sputnik) — ", "MOSCOW", None, "Sputnik"),
    ("MOSCOW, May 6 - RIA Novosti. ", "MOSCOW", (None, 5, 6), "RIA Novosti"),
    ("KYIV. May 6 (Interfax-Ukraine) – ", "KYIV", (None, 5, 6), "Interfax-Ukraine"),
    ("MOSCOW. May 6 (Interfax) - ", "MOSCOW", (None, 5, 6), "Interfax"),
    ("Washington D.C., May 6, 2017 / 04:00 pm (CNA). ", "Washington D.C.", (2017, 5, 6), "CNA"),
    ("Vatican City, May 6, 2017 (Zenit.org) - ", "Vatican City", (2017, 5, 6), "Zenit.org"),
    ("(Reuters) - ", None, None, "Reuters"),
    ("(AP) — ", None, None, "AP"),
    ("(Bloomberg) -- ", None, None, "Bloomberg"),
    ("AFP - ", None, None, "AFP"),
    ("Reuters - ", None, None, "Reuters"),
    ("May 6, 2017 — ", None, (2017, 5, 6), None),
    ("6 May 2017 – ", None, (2017, 5, 6), None),
    ("6 May 2017, Geneva – ", "Geneva", (2017, 5, 6), None),
    ("GENEVA, 6 May 2017 – ", "GENEVA", (2017, 5, 6), None),
    ("GENEVA (6 May 2017) – ", "GENEVA", (2017, 5, 6), None),
    ("GENEVA / NEW YORK (6 May 2017) – ", "GENEVA / NEW YORK", (2017, 5, 6), None),
    ("GENEVA/NEW YORK, 6 May 2017 - ", "GENEVA/NEW YORK", (2017, 5, 6), None),
    ("London, 12th May 2016: ", "London", (2016, 5, 12), None),
    ("LONDON - May 12, 2016 - ", "LONDON", (2016, 5, 12), None),
    ("BRUSSELS, Belgium, May 12 — ", "BRUSSELS, Belgium", (None, 5, 12), None),
    ("NICOSIA, Tuesday — ", "NICOSIA", None, None),
    ("LONDON, Tuesday, May 10 (Reuters) — ", "LONDON", (None, 5, 10), "Reuters"),
    ("PYONGYANG, North Korea (AP) — ", "PYONGYANG, North Korea", None, "AP"),
    ("ABOARD THE PAPAL PLANE (AP) — ", "ABOARD THE PAPAL PLANE", None, "AP"),
    ("NEAR MOSUL, Iraq (Reuters) - ", "NEAR MOSUL, Iraq", None, "Reuters"),
    ("GAZA CITY, Gaza Strip (AP) — ", "GAZA CITY, Gaza Strip", None, "AP"),
    ("N'DJAMENA, Chad (AP) — ", "N'DJAMENA, Chad", None, "AP"),
    ("PORT-AU-PRINCE (AFP) - ", "PORT-AU-PRINCE", None, "AFP"),
    ("RIO DE JANEIRO (AP) — ", "RIO DE JANEIRO", None, "AP"),
    ("SÃO PAULO (AP) — ", "SÃO PAULO", None, "AP"),
    ("KØBENHAVN (Ritzau) - ", "KØBENHAVN", None, "Ritzau"),
    ("ŁÓDŹ, 6 maja (PAP) - ", "ŁÓDŹ", (None, 5, 6), "PAP"),
    ("Sana'a, May 6 (Saba) - ", "Sana'a", (None, 5, 6), "Saba"),
    ("BAGHDAD, May 6 (INA) – ", "BAGHDAD", (None, 5, 6), "INA"),
    ("KHARTOUM/CAIRO (Reuters) - ", "KHARTOUM/CAIRO", None, "Reuters"),
    ("NAIROBI, KENYA - ", "NAIROBI, KENYA", None, None),
    ("WASHINGTON, DC – ", "WASHINGTON, DC", None, None),
    ("OTTAWA - ", "OTTAWA", None, None),
    ("CANBERRA, Australia — ", "CANBERRA, Australia", None, None),
    ("Ottawa — ", "Ottawa", None, None),
    ("Manila, Philippines – ", "Manila, Philippines", None, None),
    ("MANILA, Philippines - ", "MANILA, Philippines", None, None),
    ("ANN ARBOR, MI — ", "ANN ARBOR, MI", None, None),
    ("[MOSCOW] ", "MOSCOW", None, None),
    ("[NAIROBI] ", "NAIROBI", None, None),
    ("NAIROBI, 6 May 2011 (IRIN) - ", "NAIROBI", (2011, 5, 6), "IRIN"),
    ("KHARTOUM (6 May.) - ", "KHARTOUM", (None, 5, 6), None),
    ("الخرطوم 6 مايو 2017 (سونا) - ", "الخرطوم", (2017, 5, 6), "سونا"),
    ("Washington — ", "Washington", None, None),
    ("NEW DELHI, Feb 3 (PTI) ", "NEW DELHI", (None, 2, 3), "PTI"),
    ("TOKYO, Wednesday, March 4 (Kyodo) — ", "TOKYO", (None, 3, 4), "Kyodo"),
    ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE, Haiti", None, "AP"),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
    ("ST. LOUIS — ", "ST. LOUIS", None, None),
    ("Sacramento, Calif. — ", "Sacramento, Calif.", None, None),
    ("3 March 2020 – ", None, (2020, 3, 3), None),
    ("Hong Kong (CNN Business) ", "Hong Kong", None, "CNN Business"),
]

NO_DATELINES = [
    "Kerry — who met the envoy in Paris — said no.",
    "Washington - based analysts doubt it.",
    "NATO - The alliance said nothing on Monday.",
    "NATO — The alliance said nothing.",
    "WASHINGTON POST: The paper said it would close.",
    "BREAKING — The bridge fell on Monday.",
    "BREAKING: The bridge fell on Monday.",
    "Q: What do you think of it?",
    "A: We met twice.",
    "UPDATE 1 - The bridge fell.",
    "EXCLUSIVE: The bridge is to be closed.",
    "Merkel: Europe must stand together.",
    "MERKEL: Europe must stand together. We have no other way.",
    "JOHN SMITH: I think we should go. It is late.",
    "HOST: Welcome back. We have a guest.",
    "PRESIDENT TRUMP: Thank you very much. It is good to be here.",
    "Trump: The deal is off.",
    "The White House — The president spoke on Monday.",
    "COVID-19 - The number of cases rose.",
    "WHO - The agency said on Monday that it had enough.",
    "May 6, 2017 was a Saturday.",
    "On May 6, 2017, the council met.",
    "In Paris, May 6 was a holiday.",
    "Paris, May 6, the council met.",
    "March 3: The council met. March 4: The council left.",
    "MARCH 3 - The council met.",
    "10 May - The army takes the town.",
    "June 9 – Oslo, Harbour Hall",
    "Monday: The council met.",
    "Monday — The market closed early.",
    "John Smith (Reuters) wrote the report.",
    "Jana Novak (AP) contributed to it.",
    "The bank (UBS) — The largest in the land — lost money.",
    "Norway (Group A): Third time at the cup.",
    "Spain 2, France 1: The match was played in rain.",
    "Bridge Repair Time (BRT) – This is what engineers call it.",
    "PEPA – Institute of Harbours",
    "Read More - The Best of the Week",
    "VIDEO: The bridge falls.",
    "PHOTO: The bridge falls in the night.",
    "PHOTOS — The bridge falls in the night.",
    "RELATED: The bridge falls.",
    "ALSO READ: The bridge falls.",
    "SPORT - The match ended in a draw.",
    "WORLD NEWS - The bridge has fallen.",
    "OPINION — The bridge should stay.",
    "Editor's Note: The bridge was built in 1901.",
    "CORRECTION: The bridge was built in 1901.",
    "WARNING: This report holds strong words.",
    "FACTBOX - The bridge in figures.",
    "Timeline: The long way to the bridge.",
    "Budget - Minister resigns over the bridge. He said so.",
    "Storm Ciara: The bridge is closed.",
    "Brexit: The bridge is closed.",
    "Euro 2020: The match is on.",
    "AFGHANISTAN WAR: The last soldiers left.",
    "SYRIA CONFLICT - The last soldiers left the town.",
    "ISIS — The group said it did it.",
    "EU: The ministers met on Monday.",
    "UN: The council met on Monday.",
    "U.S.: The council met on Monday.",
    "US - The council met on Monday.",
    "APPLE INC. - The company said on Monday it lost.",
    "GOOGLE — The company said on Monday it lost.",
    "CHICAGO BULLS — The team won.",
    "Manchester United - The club won on Monday.",
    "Marek — President of the club since spring — resigned on Monday.",
    "Vienna-based analysts doubt it.",
    "Paris is the capital. It is large.",
    "PARIS IS BURNING. The film was made in 1990.",
    "Oslo (AP) was the first town to sign.",
    "(He left.) The rest stayed.",
    "(Photo: AP) The bridge at night.",
    "(Corrects name) The bridge fell.",
    "(Adds details) The bridge fell.",
    "Sarah Connor, London: The bridge should stay.",
    "Pros: It is cheap. Cons: It is slow.",
    "NOTE: Prices are in euros.",
    "Price: It costs 40 euros.",
    "Dear Sir — The bridge should stay.",
    "Step One: The bridge is closed.",
    "CHAPTER ONE — The bridge. It was old.",
    "ACT II: The bridge falls.",
    "FILE - The bridge, seen in May 2010.",
    "FILE PHOTO: The bridge, seen in May 2010.",
    "HEADLINES: The bridge falls.",
    "Hillary Clinton — The former minister — spoke.",
    "ADVERTISEMENT — The story goes on below.",
    "Russia: The president spoke on Monday.",
    "Israel: The president spoke on Monday.",
    "Tom: The bridge fell. Ann: It did not.",
    "TOM: The bridge fell.",
    "Reuters Staff",
    "By Jane Doe in Beirut",
    "By Jane Doe, BEIRUT",
    "LONDON",
    "London, May 6",
    "BEIRUT (AP)",
    "TRT World — The channel said so.",
    "BBC: The channel said so.",
    "iPhone X: The phone is here.",
    "WINNERS - The team of the year.",
    "LOTTERY: The numbers are 1, 2 and 3.",
    "WEATHER — The rain goes on.",
    "TEXT: The speech in full.",
    "TRANSCRIPT — The speech in full.",
    "Berlin Wall: The wall fell in 1989.",
    "Paris Agreement — The treaty was signed in 2015.",
    "Geneva Convention: The treaty was signed in 1949.",
    "Minsk II — The treaty was signed in 2015.",
    "Marek — who met the envoy — said no.",
    "The ministry — The old one — has moved.",
    "WATCH — The moment the bridge fell.",
    "UPDATE: The bridge is open again.",
    "Marek: We met twice.",
    "Norway and Sweden (which met) agreed.",
    "A plan: There have been many.",
    "(Full Repair Guarantee) - This covers the bridge.",
    "",
]


@pytest.mark.parametrize(("head", "place", "date", "agency"), DATELINES)
def test_reads(head: str, place: str | None, date: tuple[int | None, int, int] | None, agency: str | None) -> None:
    dateline = read_dateline(head + SENTENCE)
    assert dateline is not None
    found = dateline.date and (dateline.date.year, dateline.date.month, dateline.date.day)
    assert (dateline.place, found, dateline.agency) == (place, date, agency)
    assert dateline.char_end == len(head)


@pytest.mark.parametrize("text", NO_DATELINES)
def test_ordinary_sentences_are_none(text: str) -> None:
    assert read_dateline(text) is None


@pytest.mark.parametrize("head", [row[0] for row in DATELINES])
def test_a_head_without_a_sentence_is_none(head: str) -> None:
    assert read_dateline(head) is None


def test_a_date_with_both_numbers_small_stays_ambiguous() -> None:
    dateline = read_dateline("Brussels, 12/05/2016 – " + SENTENCE)
    assert dateline is not None
    assert dateline.date is not None
    assert dateline.date.is_ambiguous


def test_only_the_first_two_paragraphs_count() -> None:
    line = "OSLO — The council met."
    assert find_dateline(["Bridges fall.", line, "x"]) is not None
    assert find_dateline(["Bridges fall.", "Roads too.", line]) is None
    assert find_dateline([None, line]) == (1, read_dateline(line))


def test_every_dateline_has_a_sign() -> None:
    paragraphs = pl.DataFrame({"text": [head + SENTENCE for head, *_ in DATELINES] + [SENTENCE]})
    assert paragraphs.select(may_be_dateline(pl.col("text"))).to_series().to_list() == [True] * len(DATELINES) + [False]


def test_a_rule_of_underscores_after_a_place_is_no_sentence() -> None:
    assert read_dateline("GENEVA (Reuters) - _____") is None


def test_towns_and_regions() -> None:
    assert all(map(is_known_place, ("PARIS", "São Paulo", "near Mosul", "St. Petersburg", "Gaza City", "SINGAPORE")))
    assert not any(map(is_known_place, ("Russia", "NATO", "Sarah Connor", "Paris Agreement", "")))
    assert all(map(is_known_region, ("Calif.", "N.Y.", "Ukraine", "British Columbia")))
    assert not is_known_region("Harbour Street")


def test_every_agency_hits_its_example_and_misses_its_counter_example() -> None:
    rows = read_lexicon("agencies")
    assert rows["rule_id"].is_unique().all()
    for row in rows.iter_rows(named=True):
        dateline = read_dateline(row["example"])
        assert dateline is not None, row["rule_id"]
        assert dateline.agency == row["name"]
        assert read_dateline(row["counter_example"]) is None, row["rule_id"]
