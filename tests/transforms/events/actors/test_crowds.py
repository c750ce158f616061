"""People told only by how many they are."""

import pytest

from tests.transforms.events.coding import codes, one
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.sentences import split_sentences


def crowds(text: str) -> list[str]:
    (sentence,) = split_sentences(text)
    found = find_mentions(sentence, load_gazetteer(), None)
    return [mention.text for mention in found if (mention.kind, mention.sector) == ("role", "CVL")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands marched in Lima.", ["Thousands"]),
        ("Hundreds of thousands marched in Lima.", ["thousands"]),
        ("Police charged and hundreds fled.", ["hundreds"]),
        ("Thousands of tonnes arrived.", []),
        ("The blast killed hundreds on Monday.", []),
        ("Dozens more died.", []),
    ],
)
def test_a_bare_number_that_opens_a_clause_means_people(text, expected):
    assert crowds(text) == expected


def test_a_crowd_protests_against_whom_it_marches():
    row = one("Thousands protested in Lima against the government.", "PROTEST")
    assert (codes(row, "actors"), codes(row, "recipients")) == (["PER"], ["PER"])


def test_a_crowd_before_a_participle_suffers():
    row = one("Dozens were killed in Chad.", "ASSAULT")
    assert (codes(row, "actors"), codes(row, "recipients")) == ([], ["TCD"])
