"""Whom moves of forces are aimed at."""

from typing import Any

import pytest

from tests.transforms.events.coding import codes, events_of


def row(text: str) -> dict[str, Any]:
    (found,) = [row for row in events_of([text])[0] if row["event_type"] == "MOBILIZE"]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland sent tanks to the border with Belarus on Thursday.", (["POL"], ["BLR"])),
        ("Poland deployed soldiers against Belarus.", (["POL"], ["BLR"])),
        ("Poland deployed soldiers after a raid by Belarus.", (["POL"], [])),
        ("Chadian troops were put on alert.", (["TCD"], [])),
    ],
)
def test_forces_are_aimed_at_who_stands_at_the_end_of_their_way(text, expected):
    found = row(text)
    assert (codes(found, "actors"), codes(found, "recipients")) == expected
