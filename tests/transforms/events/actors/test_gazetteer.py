from datetime import date

import polars as pl
import pytest

from transforms.events.actors.actor_codes import parse_actor_code
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.packaged_actors import ORGANISATION_LEXICONS, read_day
from transforms.events.model import Mention
from transforms.events.sentences import split_sentences
from transforms.lexicons.loader import read_lexicon
from warehouse.codes.loader import codes

ACTORS = ("actors_countries", "actors_peoples", "actors_leaders", *ORGANISATION_LEXICONS)


def mentions(text: str, user: pl.DataFrame | None = None, on: date | None = None) -> list[Mention]:
    gazetteer = load_gazetteer(user)
    return [mention for sentence in split_sentences(text) for mention in find_mentions(sentence, gazetteer, on)]


def actor(text: str, user: pl.DataFrame | None = None, on: date | None = None) -> tuple[str | None, str | None]:
    first = mentions(text, user, on)[0]
    return first.country_code, first.sector


@pytest.mark.parametrize(
    ("code", "country", "sector"),
    [
        ("SYRREB", "SYR", "REB"),
        ("usagov", "USA", "GOV"),
        ("SYR", "SYR", None),
        ("---LEG", None, "LEG"),
        ("SYRINS", "SYR", "REB"),
        ("RUSSEP", "RUS", "REB"),
        ("IRQCIV", "IRQ", "CVL"),
        ("GBRHLH", "GBR", "MED"),
        ("NGOENV", "NGO", "SOC"),
        ("IGOUNO", "IGO", "IGO"),
        ("IMGMOSALQ", "IMG", "IMG"),
        ("PSEHMSMIL", "PSE", "MIL"),
        ("COPUSA", None, "COP"),
        ("GON", "GON", None),
        ("SYR REB", "SYR", "REB"),
        ("SYR/IRQ", "SYR", None),
    ],
)
def test_actor_codes_give_country_and_first_role(code, country, sector):
    assert parse_actor_code(code)[:2] == (country, sector)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SYRRE", ("SYR", None, ("RE",))),
        ("SYRQQQREBZZ", ("SYR", "REB", ("QQQ", "ZZ"))),
        ("SYRREB", ("SYR", "REB", ())),
    ],
)
def test_parts_of_a_code_that_are_no_role_are_passed_over(code, expected):
    assert parse_actor_code(code) == expected


@pytest.mark.parametrize("code", ["", "SY", "123", "+++", "---", "---QQQ", "/SYR"])
def test_actor_codes_without_country_and_role_are_refused(code):
    with pytest.raises(ValueError, match="three letters"):
        parse_actor_code(code)


def test_days_of_validity_may_be_years():
    assert read_day("2013") == date(2013, 1, 1)
    assert read_day("2013", is_last=True) == date(2013, 12, 31)
    assert read_day("2013-02-01") == date(2013, 2, 1)
    assert read_day("") is None
    with pytest.raises(ValueError):
        read_day("spring 2013")


@pytest.mark.parametrize("name", ACTORS)
def test_rows_of_an_actor_lexicon_hold_known_codes(name):
    frame = read_lexicon(name)
    countries = set(read_lexicon("actors_countries")["country_code"]) | {"IGO", "NGO", "IMG", "MNC"}
    assert set(frame["country_code"].drop_nulls()) <= countries
    assert set(frame["sector"].drop_nulls()) <= codes("sectors")
    assert set(frame["kind"]) <= codes("entity_kinds")
    assert frame["source"].null_count() == 0
    assert frame["entity_id"].null_count() == 0


def test_offices_begin_before_they_end():
    for row in read_lexicon("actors_leaders").iter_rows(named=True):
        begin, end = read_day(row["valid_from"]), read_day(row["valid_until"], is_last=True)
        assert begin is None or end is None or begin <= end, row


def test_offices_of_one_person_are_told_once_each():
    frame = read_lexicon("actors_leaders")
    assert frame.height == frame.unique(["entity_id", "valid_from", "office"]).height
    assert frame.group_by("entity_id").agg(pl.col("name").n_unique())["name"].max() == 1


@pytest.mark.parametrize(
    ("text", "day", "country", "sector"),
    [
        ("Eduard Shevardnadze resigned.", date(1988, 5, 1), "RUS", "GOV"),
        ("Eduard Shevardnadze resigned.", date(1998, 5, 1), "GEO", "GOV"),
        ("Antonio Guterres left.", date(2000, 5, 1), "PRT", "GOV"),
        ("Antonio Guterres left.", date(2019, 5, 1), "IGO", None),
        ("Tony Blair left.", date(1996, 5, 1), "GBR", "OPP"),
        ("Tony Blair left.", date(2000, 5, 1), "GBR", "GOV"),
        ("Tony Blair left.", date(2015, 5, 1), "GBR", "ELI"),
        ("Michel Barnier left.", date(2018, 5, 1), "IGO", None),
        ("Michel Barnier left.", date(2024, 10, 1), "FRA", "GOV"),
        ("Riek Machar left.", date(2015, 5, 1), "SSD", "REB"),
    ],
)
def test_a_leader_has_the_office_of_the_day(text, day, country, sector):
    assert actor(text, on=day) == (country, sector)


def test_peoples_are_found_by_their_adjectives():
    for row in read_lexicon("actors_peoples").iter_rows(named=True):
        for adjective in row["adjectives"].split("|"):
            assert actor(f"The {adjective} fighters left.") == (row["country_code"], "REB"), adjective


@pytest.mark.parametrize("name", [name for name in ACTORS if name != "actors_peoples"])
def test_every_ninth_row_is_found_by_its_name(name):
    frame = read_lexicon(name)
    for row in frame[::9].iter_rows(named=True):
        found = mentions(f"They met {row['name']} on Monday.")
        assert any(mention.entity and mention.entity.entity_id == row["entity_id"] for mention in found), row["name"]


@pytest.mark.parametrize("phrase_row", list(read_lexicon("roles").iter_rows(named=True)), ids=lambda row: row["rule_id"])
def test_every_role_hits_its_example_and_misses_its_counter_example(phrase_row):
    hits = [mention for mention in mentions(phrase_row["example"]) if phrase_row["phrase"].lower() in mention.text.lower()]
    assert hits
    assert phrase_row["sector"] is None or phrase_row["sector"] in {hit.sector for hit in hits}
    assert not [m for m in mentions(phrase_row["counter_example"]) if phrase_row["phrase"].lower() in m.text.lower()]


def test_an_office_counts_on_its_days_only():
    text = "John Kerry arrived."
    assert actor(text, on=date(2012, 5, 1)) == ("USA", "LEG")
    assert actor(text, on=date(2014, 5, 1)) == ("USA", "GOV")
    assert actor(text, on=date(2019, 5, 1)) == ("USA", "ELI")
    assert actor(text) == ("USA", "GOV")


def test_a_movement_changes_its_sector_with_time():
    assert actor("The Taliban agreed.", on=date(2015, 1, 1)) == ("AFG", "REB")
    assert actor("The Taliban agreed.", on=date(2023, 1, 1)) == ("AFG", "GOV")


def test_user_rows_in_our_columns_override_and_add():
    user = pl.DataFrame(
        {
            "name": ["River Brigade", "Moscow"],
            "aliases": ["RB|Brigade of the River", ""],
            "country_code": ["SYR", "USA"],
            "sector": ["INS", ""],
        }
    )
    assert actor("The River Brigade attacked.", user) == ("SYR", "REB")
    assert actor("RB attacked.", user) == ("SYR", "REB")
    assert actor("Moscow agreed.", user) == ("USA", None)
    assert actor("Moscow agreed.") == ("RUS", None)
    assert mentions("The River Brigade attacked.", user)[0].entity.gazetteer == "user"


def test_user_rows_of_invented_countries_compose():
    user = pl.DataFrame({"phrase": ["VELDORA", "VELDORAN", "HIGH COUNCIL OF VELDORA"], "code": ["VLD", "VLD", "VLDLEG"]})
    assert actor("Veldora agreed.", user) == ("VLD", None)
    assert actor("Veldoran soldiers marched.", user) == ("VLD", "MIL")
    assert actor("The High Council of Veldora voted.", user) == ("VLD", "LEG")


def test_user_rows_may_have_days_of_validity():
    user = pl.DataFrame(
        {
            "name": ["Ana Torvald"],
            "kind": ["person"],
            "country_code": ["NOR"],
            "sector": ["GOV"],
            "valid_from": ["2020"],
            "valid_until": ["2022"],
        }
    )
    assert actor("Ana Torvald left.", user, date(2021, 6, 1)) == ("NOR", "GOV")
    assert actor("Ana Torvald left.", user, date(2025, 6, 1)) == ("NOR", "ELI")


@pytest.mark.parametrize(
    ("frame", "problem"),
    [
        (pl.DataFrame({"word": ["x"]}), "needs the columns"),
        (pl.DataFrame({"phrase": ["Gondal"], "code": ["GO"]}), "row 2: .*three letters"),
        (pl.DataFrame({"phrase": ["", ""], "code": ["GON", "GON"]}), "row 2: the phrase is empty"),
        (pl.DataFrame({"phrase": [], "code": []}, schema={"phrase": pl.String, "code": pl.String}), "no row follows"),
        (pl.DataFrame({"name": ["Alba"], "kind": ["wizard"]}), "row 2: kind"),
        (pl.DataFrame({"name": ["Alba"], "country_code": ["SCOT"]}), "row 2: country_code"),
        (pl.DataFrame({"name": ["Alba"], "sector": ["XYZ"]}), "row 2: sector"),
        (pl.DataFrame({"name": ["Alba"], "valid_from": ["soon"]}), "row 2: "),
        (pl.DataFrame({"name": [""]}), "row 2: the name is empty"),
    ],
)
def test_a_gazetteer_without_one_readable_row_is_refused(frame, problem):
    with pytest.raises(ValueError, match=problem):
        load_gazetteer(frame)


def test_rows_that_cannot_be_read_are_left_out_with_a_warning():
    user = pl.DataFrame(
        {"phrase": ["VELDORA", "", "OSTMARE", "LOW GUILD", "TARN"], "code": ["VLD", "VLD", "?", "VLDGLDBUS", "TRN/VLD"]}
    )
    assert actor("Veldora agreed.", user) == ("VLD", None)
    assert actor("The Low Guild agreed.", user) == ("VLD", "BUS")
    assert actor("Tarn agreed.", user) == ("TRN", None)
    warnings = load_gazetteer(user).warnings
    assert [warning.partition(":")[0] for warning in warnings] == ["row 3", "row 4", "row 5"]
    assert "empty" in warnings[0]
    assert "'?'" in warnings[1]
    assert "GLD" in warnings[2]


def test_named_rows_that_cannot_be_read_are_left_out_with_a_warning():
    user = pl.DataFrame({"name": ["Alba", "Norland", "Ostmare"], "country_code": ["SCOT", "NRL", ""], "sector": ["", "", "XYZ"]})
    assert actor("Norland agreed.", user) == ("NRL", None)
    assert [warning.partition(":")[0] for warning in load_gazetteer(user).warnings] == ["row 2", "row 4"]


def test_the_packaged_gazetteer_has_no_warnings():
    assert load_gazetteer().warnings == ()


def test_known_words_hold_the_first_word_of_every_form():
    words = load_gazetteer().known_words()
    assert {"russia", "soldiers", "nato", "kerry", "u.s."} - words <= {"kerry"}
    assert all(word == word.lower() for word in words)


def test_user_rows_leave_the_packaged_gazetteer_alone():
    before = load_gazetteer()
    load_gazetteer(pl.DataFrame({"phrase": ["KREMLIN"], "code": ["FRA"]}))
    assert load_gazetteer() is before
