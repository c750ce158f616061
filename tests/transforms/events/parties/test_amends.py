"""Whom an act befalls where the trigger's own words leave no doubt, each rule beside what it must not take."""

from typing import Any

import pytest

from tests.transforms.events.coding import codes, events_of


def row(text: str, event_type: str) -> dict[str, Any]:
    rows = [row for row in events_of([text])[0] if row["event_type"] == event_type]
    assert rows, text
    return rows[0]


def parties(text: str, event_type: str) -> tuple[list[str | None], list[str | None]]:
    found = row(text, event_type)
    return codes(found, "actors"), codes(found, "recipients")


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        # those who are the object of a light verb
        ("Norway expelled two Chadian diplomats over the death of a Togolese student.", "SANCTION", ["TCD"]),
        ("Norway recalled its ambassador to Chad over the death of a Togolese student.", "SANCTION", ["TCD"]),
        # who must do what is urged, and who did what is complained of
        ("Belarus must open its prisons, Polish envoy Jan Zaremba urged in a speech to parliament.", "REQUEST", ["BLR"]),
        ("Polish envoy Jan Zaremba urged parliament to open the prisons.", "REQUEST", ["POL"]),
        # whose word or right it is
        ("Kenya's High Court rejected the government's plan to arm police.", "REJECT", ["KEN"]),
        ("Kenya rejected a request from Peru for soldiers to guard the camps in Haiti.", "REJECT", ["PER"]),
        # those whom words without a party by their row are said to
        ("Norway threatened to recall its envoy from Chad.", "THREATEN", ["TCD"]),
    ],
)
def test_whom_it_befalls(text, event_type, recipients):
    assert parties(text, event_type)[1] == recipients


def test_lines_and_weapons_are_not_attacked():
    text = "Indian and Pakistani troops exchanged artillery fire across the Line of Control on Tuesday, killing five soldiers."
    assert [party["text"] for party in row(text, "ASSAULT")["recipients"]] == ["five soldiers"]


def test_a_place_is_no_attacker():
    assert parties("At least three Iraqi civilians were killed in a bombing in central Oslo.", "ASSAULT")[0] == []


def test_those_who_are_saved_are_the_recipients_not_where_they_are_saved():
    found = row("Italy's coast guard rescued 120 migrants off Malta.", "AID")
    assert [party["text"] for party in found["recipients"]] == ["migrants"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chadian soldiers stopped the governor near Sarh and seized his car.", ["governor"]),
        ("Chadian soldiers seized a car.", []),
    ],
)
def test_whose_a_thing_is_that_is_taken_from_another(text, recipients):
    found = [row for row in events_of([text])[0] if "seized" in row["trigger_text"]]
    assert [[party["text"] for party in row["recipients"]] for row in found] == [recipients]


def test_who_speaks_of_a_threat_makes_it():
    found = row("An ultimatum to the mutineers in Lesotho runs out at dawn, the South African general said.", "THREATEN")
    assert codes(found, "actors") == ["ZAF"]


def test_a_mutual_act_keeps_both_sides():
    assert parties("Yemen declared war on Norway.", "ASSAULT") == (["YEM", "NOR"], [])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('"The talks are a cartoon," the Chadian envoy said, accusing Togo of theft.', ["TCD"]),
        ("Togo left the talks, the Chadian envoy said, accusing Niger of theft.", ["TCD"]),
        ("Togo left the talks, accusing Niger of theft.", ["TGO"]),
    ],
)
def test_a_participle_behind_a_speaker_is_that_speakers_act(text, actors):
    assert parties(text, "ACCUSE")[0] == actors
