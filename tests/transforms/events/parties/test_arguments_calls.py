"""Telephone calls told only in the words that say whose word it is."""

import pytest

from tests.transforms.events.coding import codes, events_of, one


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Elena Rojas told Peruvian President Luis Quispe in a telephone call that the pass was open.",
        "The Chilean president told the Peruvian president by phone on Monday that the pass was open.",
        "In a phone call early on Monday, the Chilean president told the Peruvian president that the pass was open.",
        "In a call with the Peruvian president, the Chilean president said the pass was open.",
        "The pass is open, the Chilean president said in a telephone conversation with the Peruvian president.",
    ],
)
def test_a_call_told_beside_what_was_said_is_a_consultation_of_both(text: str) -> None:
    event = one(text, "CONSULT")
    assert (event["event_mode"], event["is_reciprocal"], event["modality"]) == ("phone", True, "happened")
    assert sorted(filter(None, codes(event, "actors"))) == ["CHL", "PER"]
    assert event["recipients"] == []


def test_what_was_said_in_the_call_is_coded_besides() -> None:
    rows = events_of(["The Chilean premier told the Peruvian premier in a phone call that Bolivia must free the sailors."])[0]
    found = {row["event_type"]: row for row in rows}
    assert set(found) == {"CONSULT", "REQUEST"}
    assert codes(found["REQUEST"], "recipients") == ["BOL"]


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean premier told Reuters by phone that the pass was open.",
        "The Chilean premier said by phone that the pass was open.",
        "The Chilean premier told the Peruvian premier in a letter that the pass was open.",
        "In a call for calm, the Chilean premier said the pass was open.",
    ],
)
def test_a_call_needs_two_who_speak_for_someone(text: str) -> None:
    assert [row for row in events_of([text])[0] if row["event_type"] == "CONSULT"] == []


def test_a_call_received_is_a_call() -> None:
    event = one("The Omani foreign minister received a phone call from the Kuwaiti premier on Monday.")
    assert (event["event_mode"], sorted(filter(None, codes(event, "actors")))) == ("phone", ["KWT", "OMN"])
