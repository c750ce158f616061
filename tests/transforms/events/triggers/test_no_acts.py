import pytest

from tests.transforms.events.coding import article, code, events_of


def types(text: str) -> list[str]:
    return sorted(row["event_type"] for row in events_of([text])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a disaster is the subject
        ("An earthquake that struck the border with Iraq killed 40 people in Iran.", []),
        ("A fire at a camp in Chad killed 12 people.", []),
        # it did two things
        ("Forest fires raged in Chad and forced villagers from their homes.", []),
        # a vehicle came to grief
        ("A train hit a lorry in Chad, killing the driver.", []),
        ("A bomb hit a train in Chad, killing two soldiers.", ["ASSAULT"]),
        # a story says so at once
        ("In the novel, a Chadian soldier kills his commander.", []),
        # it only stands by
        ("Rebels attacked an army base in Chad after an earthquake.", ["ASSAULT"]),
        # gunfire is no disaster
        ("Israeli fire killed two Lebanese soldiers.", ["ASSAULT"]),
        # on stage and screen
        ("The Italian director attacks the French in his new film.", []),
        ("The novelist from Chad met readers in France at a festival.", []),
        # an artist may meet a state
        ("Chad's president met the French novelist in Paris.", ["CONSULT"]),
    ],
)
def test_disasters_and_the_arts_are_no_acts(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Libyan troops attacked Chad in 1983.", "2021-03-03", []),
        ("In 1983 Libyan troops attacked Chad.", "2021-03-03", []),
        # last year is news still
        ("Libyan troops attacked Chad in 2020.", "2021-03-03", ["ASSAULT"]),
        # without the day of the article nothing is long past
        ("Libyan troops attacked Chad in 1983.", None, ["ASSAULT"]),
        # the year dates something else
        ("Libyan troops, in the land since 1983, attacked Chad.", "2021-03-03", ["ASSAULT"]),
    ],
)
def test_what_is_long_past_is_history(text: str, day: str | None, expected: list[str]) -> None:
    assert code([article(text, day=day)]).events["event_type"].to_list() == expected
