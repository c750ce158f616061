import pytest

from transforms.events.gate_needs import Need, Needs, may_fire, needs_by_word, words_of
from transforms.events.triggers.lexicon import load_lexicon
from transforms.events.triggers.rests import Rests


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Kenya imposed sanctions on Malawi.", True),
        ("Kenya imposed a style on Malawi.", False),  # the object is missing
        ("North Korea test-fired a missile.", True),  # a hyphened verb
        ("Iran agreed to a cease-fire with Iraq.", True),
        ("Kenyan nurses walked off the job.", True),  # required words
        ("The lamp stood on a table in Kenya.", False),
        ("A Kenyan minister was in a hurry to leave.", False),  # of a required phrase every word must be there
        ("U.S. troops attacked a base.", True),
        ("", False),
    ],
)
def test_a_text_may_fire_only_with_all_words_of_a_pattern(text: str, fires: bool) -> None:
    assert may_fire(text, needs_by_word(load_lexicon())) is fires


def test_patients_alone_are_asked_for_where_no_actor_is_named() -> None:
    needs = needs_by_word(load_lexicon())
    assert may_fire("The truce went into effect on Monday.", needs, patients_only=True)
    assert not may_fire("Rebels attacked a base.", needs, patients_only=True)


def test_words_are_cut_at_everything_that_is_no_letter_and_no_figure() -> None:
    assert words_of("U.S.-led Cease-fire, 2nd_try") == {"u", "s", "led", "cease", "fire", "2nd", "try"}


def test_a_head_is_met_by_a_need_without_a_second_word_or_with_one_of_its_words() -> None:
    free = Need((), (), None, is_patient=False)
    tied = Need((frozenset({"off", "away"}),), (), None, is_patient=True)
    assert Needs.of([free, free], Rests()).others == (free,)
    assert set(Needs.of([free, tied], Rests()).by_second) == {"off", "away"}
    assert Needs.of([tied], Rests()).hold({"called", "off"}, {}, patients_only=True)
    assert not Needs.of([tied], Rests()).hold({"called"}, {}, patients_only=False)
    assert not Needs.of([free], Rests()).hold({"called"}, {}, patients_only=True)
