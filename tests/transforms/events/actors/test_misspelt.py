"""Names of countries with a letter too many or too few."""

import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.misspelt import nearly
from transforms.events.sentences import split_sentences


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("uzbekstan", "UZB"),
        ("phillippines", "PHL"),
        ("indonesain", None),  # two letters changed places
        ("columbia", None),
        ("bulgari", None),
        ("chadd", None),
    ],
)
def test_one_letter_inside_a_long_name_may_be_wrong(word, country):
    form = nearly(word)
    assert (form.rows[0].country_code if form else None) == country


def test_a_name_beside_it_makes_it_that_of_a_person():
    gazetteer = load_gazetteer()
    (alone,) = split_sentences("They praised Tajikstan.")
    (person,) = split_sentences("They praised Tajikstan Orlov.")
    assert [m.country_code for m in find_mentions(alone, gazetteer, None)][-1] == "TJK"
    assert [m.country_code for m in find_mentions(person, gazetteer, None)][-1] is None
