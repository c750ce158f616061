"""Who acts and who is acted upon where the trigger holds, owns or aims at a party."""

import pytest

from tests.transforms.events.coding import article, code, codes, one
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        ("Italy expelled two Chadian envoys over a row with Niger.", "SANCTION", ["TCD"]),
        ("Italy summoned the Chadian envoy in a row over a rescue ship.", "ACCUSE", ["TCD"]),
        ("Italy banned imports of Chadian maize.", "SANCTION", ["TCD"]),
        ("Greece sent warships towards Turkey's coast.", "MOBILIZE", ["TUR"]),
        ("Greece sent warships after Turkey's vote.", "MOBILIZE", []),
        ("Chad threatened to attack unless Niger opens the border.", "THREATEN", ["NER"]),
    ],
)
def test_recipients(text, event_type, expected):
    assert codes(one(text, event_type), "recipients") == expected


@pytest.mark.parametrize(
    ("title", "actors"),
    [
        ("Colombia, rebels strike deal on justice", 2),
        ("Colombia, cabinet strikes deal on justice", 1),
    ],
)
def test_two_actors_side_by_side_open_a_headline_where_the_verb_is_in_the_plural(title, actors):
    rows = [row for row in code([article("", title=title)]).events.iter_rows(named=True) if row["event_type"] == "AGREE"]
    assert [len(row["actors"]) for row in rows] == [actors]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Peru's Congress removed the minister.", "Peru's Congress", ("PER", "LEG")),
        ("The Chadian Red Crescent sent tents.", "Chadian Red Crescent", ("TCD", "NGO")),
        ("The Red Crescent sent tents.", "Red Crescent", ("NGO", None)),
        ("The Erdogan government banned a march.", "Erdogan government", ("TUR", "GOV")),
        ("The Nwosu government banned a march.", "Nwosu government", (None, "GOV")),
        ("He met the Ugandan minister, Samuel Opio.", "Ugandan minister, Samuel Opio", ("UGA", "GOV")),
    ],
)
def test_codes_of_bodies_named_with_a_nation_or_a_leader(text, words, expected):
    (sentence,) = split_sentences(text)
    found = next(m for m in find_mentions(sentence, load_gazetteer(), None) if m.text == words)
    assert (found.country_code, found.sector) == expected
