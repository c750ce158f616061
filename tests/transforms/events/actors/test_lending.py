"""Countries lent to roles without one: from the sentence, from the article, or none."""

from typing import Any

import pytest

from tests.transforms.events.coding import codes, events_of


def row(text: str, event_type: str) -> dict[str, Any]:
    rows = [row for row in events_of([text])[0] if row["event_type"] == event_type]
    assert len(rows) == 1, [(row["rule_id"], row["event_type"]) for row in rows]
    return rows[0]


def parties(text: str, event_type: str) -> tuple[list[str | None], list[str | None]]:
    found = row(text, event_type)
    return codes(found, "actors"), codes(found, "recipients")


OPENING = "Chad and Togo closed schools. "


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("The opposition accused Chadian police of theft.", "ACCUSE", (["TCD"], ["TCD"])),
        (OPENING + "The ministry accused Niger of theft.", "ACCUSE", ([None], ["NER"])),
        (OPENING + "Niger urged the rebels to lay down arms.", "REQUEST", (["NER"], [None])),
        (OPENING + "The army attacked rebels near the border of Niger.", "ASSAULT", (["NER"], ["NER"])),
    ],
)
def test_below_the_first_sentence_roles_of_acts_between_states_take_no_country_told_elsewhere(text, event_type, expected):
    assert parties(text, event_type) == expected


def test_the_place_right_behind_a_role_lends_its_country_in_any_sentence():
    assert parties(OPENING + "Police in Niger accused the unions of theft.", "ACCUSE")[0] == ["NER"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged both delegations to agree.", [None]),
        ("Norway urged the delegations to agree.", [None]),
        ("Norway urged foreign traders to agree.", [None]),
        ("Norway urged the foreign minister to agree.", ["NOR"]),
        ("Norway urged the peacekeepers to agree.", ["IGO"]),
        ("Norway urged European lawmakers to agree.", [None]),
        ("Norway urged lawmakers to agree.", ["NOR"]),
    ],
)
def test_those_of_several_countries_or_of_a_part_of_the_world_take_none(text, expected):
    assert parties(text, "REQUEST")[1] == expected


@pytest.mark.parametrize(("link", "expected"), [("including a Syrian", [None]), ("in Syria", ["SYR"])])
def test_one_of_a_number_lends_no_country(link, expected):
    assert parties(f"Soldiers arrested nine people, {link}.", "COERCE")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Aka Obi accused Togo of theft.", [None]),
        ("Foreign Minister Aka Obi accused the rebels of theft in Togo.", ["TGO"]),
        (OPENING + "Foreign Minister Aka Obi accused the rebels of theft in Togo.", [None]),
    ],
)
def test_a_titled_name_takes_a_country_where_it_opens_the_story_and_acts_on_another(text, expected):
    assert parties(text, "ACCUSE")[0] == expected


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Chad recalled its ambassador for consultations.", "SANCTION", []),
        ("Chad recalled its ambassador from Togo.", "SANCTION", ["TGO"]),
        ("The Chadian president dismissed his minister.", "SANCTION", ["TCD"]),
    ],
)
def test_an_envoy_of_ones_own_is_no_party(text, event_type, expected):
    assert parties(text, event_type)[1] == expected


def test_they_are_all_who_are_named_together():
    assert parties("Chad and Togo said they would expel Russian diplomats.", "THREATEN")[0] == ["TCD", "TGO"]
    assert parties("Chad said it would expel Russian diplomats.", "THREATEN")[0] == ["TCD"]


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("The jihadist group threatened Chad.", "THREATEN", ([None], ["TCD"])),
        ("Villagers sued a Chadian oil company.", "ACCUSE", ([None], ["TCD"])),
        ("Charities sent food to Chad.", "AID", ([None], ["TCD"])),
        ("Norway asked lenders to wait.", "REQUEST", (["NOR"], [None])),
        ("Libyan coastguards detained 40 migrants.", "COERCE", (["LBY"], [None])),
        ("Libyan coastguards detained 40 fishermen.", "COERCE", (["LBY"], ["LBY"])),
        ("Hackers defaced a Chadian website.", "COERCE", ([None], ["TCD"])),
        ("Hackers working for Niger defaced a Chadian website.", "COERCE", (["NER"], ["TCD"])),
    ],
)
def test_nobody_is_of_the_country_they_act_on(text, event_type, expected):
    assert parties(text, event_type) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethnic Serbs clashed with police in Kosovo.", "XKX"),
        ("Serbs clashed with police in Kosovo.", "SRB"),
    ],
)
def test_an_ethnic_group_is_of_the_country_it_lives_in(text, expected):
    assert expected in parties(text, "ASSAULT")[0]


def test_the_nameless_are_of_the_country_where_it_happens():
    assert parties("People blocked roads in Togo to demand that Niger free the singer.", "PROTEST")[0] == ["TGO"]


def test_homes_stand_for_those_who_live_there():
    found = row("Niger shelled Chadian villages.", "ASSAULT")
    assert [party["sector"] for party in found["recipients"]] == ["CVL"]
