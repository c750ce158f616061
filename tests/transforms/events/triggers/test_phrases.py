import pytest

from transforms.events.triggers.phrases import choices, phrases


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("ceasefire/truce", [("ceasefire",), ("truce",)]),
        ("(arms/gas) deal", [("arms", "deal"), ("gas", "deal")]),
        ("pull (back/out) of town", [("pull", "back", "of", "town"), ("pull", "out", "of", "town")]),
        ("", []),
    ],
)
def test_brackets_are_multiplied_out(slot: str, expected: list[tuple[str, ...]]) -> None:
    assert list(phrases(slot)) == expected


def test_a_choice_keeps_its_brackets_apart() -> None:
    assert list(choices("talk (with/to)/meet")) == [["talk", "with|to", ""], ["meet"]]
