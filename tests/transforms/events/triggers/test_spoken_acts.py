import pytest

from tests.transforms.events.coding import codes, events_of, one


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Britain said it could expel more Russian diplomats.", "GBR"),
        ("Oil licences could be revoked as early as April, the American ambassador said.", "USA"),
        ("Protesters who block roads will be arrested, the Kenyan interior minister said.", "KEN"),
        ("Turkey said it might launch an attack on Kurdish fighters in Syria.", "TUR"),
    ],
)
def test_who_may_do_harm_and_says_so_threatens(text: str, actor: str) -> None:
    assert codes(one(text, "THREATEN"), "actors")[:1] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The Polish president said Russia could attack the Baltic states.",
        "The German minister said a town could be attacked by Russia.",
        "A Chinese reporter said a newspaper could be banned in Togo.",
    ],
)
def test_who_fears_harm_from_others_does_not_threaten(text: str) -> None:
    assert "THREATEN" not in {event["event_type"] for event in events_of([text])[0]}


def test_what_others_must_do_is_asked_of_them_by_the_speaker() -> None:
    event = one("Germany should hold talks with Hungary, the Polish premier said.", "REQUEST")
    assert (codes(event, "actors"), codes(event, "recipients")[:1]) == (["POL"], ["DEU"])


def test_what_one_must_do_oneself_is_asked_of_nobody() -> None:
    events = events_of(["Germany must hold talks with Hungary, the German chancellor said."])[0]
    assert "REQUEST" not in {event["event_type"] for event in events}
