import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.persons import full_name, is_bare, is_one_by_role
from transforms.events.sentences import split_sentences


def last(text: str):
    (sentence,) = split_sentences(text)
    return find_mentions(sentence, load_gazetteer(), None)[-1], sentence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Anna Berg.", "berg"),
        ("They met Anna Vass-Holt.", "holt"),
        ("They met Vass-Holt.", None),
        ("They met Mr Berg.", None),
        ("They met Judge Berg.", None),
        ("They met Angela Merkel.", None),
        ("They met U.S. Holdings.", None),
    ],
)
def test_full_names_are_those_with_a_first_name(text, name):
    assert full_name(*last(text)) == name


def test_an_honorific_is_no_part_of_a_name():
    assert is_bare(*last("They met Mr Berg."))
    assert not is_bare(*last("They met Anna Berg."))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("They met the minister.", True), ("They met the ministers.", False), ("They met the government.", False)],
)
def test_roles_of_one_person(text, is_one):
    assert is_one_by_role(*last(text)) is is_one
