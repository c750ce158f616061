import pytest

from tests.transforms.events.coding import article, code, codes, one


def test_a_verb_of_speech_goes_on_from_the_verb_before_it() -> None:
    row = one("Chad opposes all raids and calls on both Togo and Benin to stay calm.", "REQUEST")
    assert codes(row, "actors") == ["TCD"]
    assert codes(row, "recipients") == ["TGO", "BEN"]


def test_two_parties_have_a_verb_in_its_base_form() -> None:
    row = one("Chad and Togo swap prisoners on Monday.", "COOPERATE")
    assert codes(row, "actors") == ["TCD", "TGO"]


def test_a_pronoun_with_s_and_an_object_has_done_it() -> None:
    row = one("Chad's president spoke to Togo's envoy. She's slammed Benin, the envoy said.", "ACCUSE")
    assert codes(row, "recipients") == ["BEN"]


def test_the_auxiliary_of_a_phrase_is_no_passive_of_its_own() -> None:
    row = one("The Chadian general was killed by a car bomb in Togo.", "ASSAULT")
    assert codes(row, "recipients") == ["TCD"]
    assert row["actors"] == []


def test_a_noun_with_a_capital_before_a_past_is_its_subject() -> None:
    assert one("The Chadian House impeached the vice president.")["event_type"] == "SANCTION"


@pytest.mark.parametrize(
    "title",
    [
        "Teacher stabbed near Lagos market",
        "Teacher shot dead outside Lagos school",
        "Teacher stabbed to death in Lagos",
    ],
)
def test_a_title_leaves_the_auxiliary_of_a_passive_out(title: str) -> None:
    rows = code([article("It was a cold day.", title=title)]).events.to_dicts()
    assert [(row["event_type"], row["actors"]) for row in rows] == [("ASSAULT", [])]
    assert [party["text"] for party in rows[0]["recipients"]] == ["Teacher"]


def test_a_title_with_an_object_is_active() -> None:
    rows = code([article("It was a cold day.", title="Police shot dead two protesters in Togo")]).events.to_dicts()
    assert [party["text"] for party in rows[0]["actors"]] == ["Police"]
