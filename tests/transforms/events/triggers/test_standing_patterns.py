import pytest

from transforms.events.triggers.lexicon import load_lexicon
from transforms.events.triggers.standing_patterns import standing_patterns


def stand(word: str, text: str) -> list[str]:
    return [pattern.rule.rule_id for pattern in standing_patterns(load_lexicon(), word, frozenset(text.split()))]


@pytest.mark.parametrize(
    ("word", "text", "more"),
    [
        ("imposed", "kenya imposed sanctions on malawi", "kenya imposed a style on malawi"),  # an object
        ("called", "they called off the talks", "they called the talks"),  # a particle
        ("broke", "peru broke off diplomatic relations", "peru broke off diplomatic silence"),  # an object of two words
    ],
)
def test_a_pattern_stands_only_with_all_its_words(word: str, text: str, more: str) -> None:
    assert set(stand(word, text)) > set(stand(word, more))


def test_patterns_stand_once_and_in_the_order_of_the_lexicon() -> None:
    words = "peru imposed new sanctions and an embargo on chile and imposed a curfew"
    found = standing_patterns(load_lexicon(), "imposed", frozenset(words.split()))
    places = [[pattern is other for other in load_lexicon().patterns["imposed"]].index(True) for pattern in found]
    assert places == sorted(set(places))
    assert len(places) > 1


def test_all_patterns_stand_in_a_sentence_of_all_words() -> None:
    patterns = load_lexicon().patterns["imposed"]
    words = {word for p in patterns for slots in ((p.around,), *p.objects) for slot in slots for word in slot}
    assert standing_patterns(load_lexicon(), "imposed", words) == list(patterns)


def test_a_word_that_heads_nothing_has_no_patterns() -> None:
    assert stand("lamp", "the lamp stood on a table") == []
