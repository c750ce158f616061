import pytest

from tests.transforms.events.coding import events_of


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour attacked a woman in the Spanish town of Lorca.",
        "A driver stabbed a woman on a bus in Brazil.",
    ],
)
def test_harm_between_two_private_persons_is_no_event(text: str) -> None:
    assert events_of([text]) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "A mob attacked a trader in the Spanish town of Lorca.",
        "Gunmen attacked a woman in the Spanish town of Lorca.",
        "A neighbour attacked a policeman in the Spanish town of Lorca.",
        "A woman was attacked in the Spanish town of Lorca.",
        "A Moroccan attacked a woman in the Spanish town of Lorca.",
    ],
)
def test_crowds_the_armed_the_state_and_nations_are_not_private(text: str) -> None:
    assert [row["event_type"] for row in events_of([text])[0]] == ["ASSAULT"]
