import pytest

from tests.transforms.events.coding import events_of
from tests.transforms.events.triggers.test_triggers import triggers_of


def rules(text: str) -> list[str]:
    return [trigger.rule.rule_id for trigger in triggers_of(text)[1]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # the object may stand before the verb's particle
        ("Russia turned the gas off to Moldova.", "turned the gas off"),
        # a few words may stand between the verb's preposition and its noun
        ("Togo put the editor under strict house arrest.", "put the editor under strict house arrest"),
        # the first "on" is not the verb's
        ("Sweden put its troops on Gotland on high alert.", "put its troops on Gotland on high alert"),
        # the participle belongs to the second auxiliary
        ("The activist who was rescued by police was released in Chad.", "was released"),
    ],
)
def test_what_a_trigger_takes_up(text: str, words: str) -> None:
    layout, triggers = triggers_of(text)
    tokens = layout.reading.sentence.tokens
    assert words in {
        text[tokens[trigger.start].char_start : tokens[trigger.end - 1].char_end]
        for trigger in triggers
        if trigger.start < trigger.end
    }


@pytest.mark.parametrize(
    "text",
    [
        # "on" of a day, "on" of a topic
        "Togo put an alert baker to bed on Monday on high ground.",
        # a clause ends before the particle
        "Russia turned, and the gas off Moldova burned.",
    ],
)
def test_a_particle_elsewhere_is_not_the_verbs(text: str) -> None:
    assert rules(text) == []


def test_an_object_stands_in_the_clause_of_its_verb() -> None:
    assert "retreat-light-lift-sanction" in rules("Chile ended a quarrel and sanctions on Bolivia.")
    assert "retreat-light-lift-sanction" not in rules("Chile ended a quarrel, raising sanctions on Bolivia.")


def test_the_next_row_is_tried_where_the_parties_are_not_those_asked_for() -> None:
    _, triggers = triggers_of("Gunmen snatched two nuns in Niger.")
    first = triggers[0]
    assert first.rule.asks_for_parties
    assert first.instead is not None
    assert first.instead.rule.rule_id != first.rule.rule_id
    by_police, by_gunmen = events_of(["Police snatched two nuns in Niger.", "Gunmen snatched two nuns in Niger."])
    assert [row["event_type"] for row in by_police] == ["COERCE"]
    assert [row["event_type"] for row in by_gunmen] == ["ASSAULT"]
