from transforms.events.triggers.rests import NOTHING, Rests, holds_any

FIRE, ARMS, HOME = frozenset({"fire"}), frozenset({"arm", "arms"}), frozenset({"home"})


def test_rests_are_told_by_the_words_that_a_phrase_begins_with() -> None:
    rests = Rests().of(((ARMS, HOME), (ARMS, FIRE), (HOME,)))
    assert rests == {"arm": ((HOME,), (FIRE,)), "arms": ((HOME,), (FIRE,)), "home": NOTHING}


def test_a_word_that_is_a_phrase_by_itself_needs_no_rest() -> None:
    assert Rests().of(((HOME, FIRE), (HOME,)))["home"] == NOTHING


def test_objects_are_read_once() -> None:
    known, objects = Rests(), ((ARMS, FIRE),)
    assert known.of(objects) is known.of(objects)


def test_all_slots_of_one_rest_must_be_met() -> None:
    assert holds_any({"arms", "home"}, ((FIRE,), (ARMS, HOME)))
    assert not holds_any({"arms"}, ((FIRE,), (ARMS, HOME)))
    assert holds_any(set(), NOTHING)
