"""The kinds of small words that decide where a phrase ends and whose it is, each row by its example and counter-example."""

import polars as pl
import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.references import resolve_references
from transforms.events.model import Mention, Reading
from transforms.events.places.places import find_places
from transforms.events.sentences import split_sentences
from transforms.lexicons.loader import read_lexicon


def words(kind: str) -> list[dict[str, str]]:
    return read_lexicon("actor_words").filter(pl.col("kind") == kind).to_dicts()


def mentions(text: str) -> list[Mention]:
    read = [Reading(sentence, find_mentions(sentence, load_gazetteer(), None)) for sentence in split_sentences(text)]
    return [mention for reading in resolve_references(read) for mention in reading.mentions]


def places(text: str) -> list[str]:
    (sentence,) = split_sentences(text)
    return [place.text for place in find_places(sentence, load_gazetteer(), frozenset())]


def country(text: str, word: str) -> str | None:
    return next(m.country_code for m in mentions(text) if word in m.text.lower().split())


@pytest.mark.parametrize("row", words("done_to_places"), ids=lambda row: row["rule_id"])
def test_a_capital_behind_a_verb_done_to_places_is_one(row):
    assert (places(row["example"]), places(row["counter_example"])) == (["Oslo"], [])


@pytest.mark.parametrize("row", words("sent_from"), ids=lambda row: row["rule_id"])
def test_those_sent_from_a_country_are_of_it(row):
    assert (country(row["example"], row["word"]), country(row["counter_example"], row["word"])) == ("TCD", None)


@pytest.mark.parametrize("row", words("takes_away"), ids=lambda row: row["rule_id"])
def test_those_taken_away_from_a_country_are_not_of_it(row):
    assert (country(row["example"], "officials"), country(row["counter_example"], "officials")) == (None, "TCD")


@pytest.mark.parametrize("row", words("stands_inside"), ids=lambda row: row["rule_id"])
def test_those_inside_a_body_are_of_it(row):
    inside = [m for m in mentions(row["example"]) if row["word"] in m.text.lower().split()]
    assert [(m.country_code, m.text.endswith("Lebanese army")) for m in inside] == [("LBN", True)]
    assert not any(
        "Lebanon" in m.text for m in mentions(row["counter_example"]) if m.sector in ("GOV", None) and m.kind == "role"
    )


@pytest.mark.parametrize("row", words("generic_body"), ids=lambda row: row["rule_id"])
def test_a_body_of_a_common_name_is_that_of_the_country_told(row):
    (here,) = [m for m in mentions(row["example"]) if m.text.lower() == row["word"]]
    (elsewhere,) = [m for m in mentions(row["counter_example"]) if m.text.lower() == row["word"]]
    assert (here.country_code, here.entity) == ("NRU", None)
    assert elsewhere.country_code not in (None, "NRU")
    assert elsewhere.sector == here.sector


def test_a_body_of_a_common_name_stays_where_its_own_country_is_told_too():
    found = mentions("Nauru agreed. Nauru paid. Nauru and Nauruan police left Washington. The Senate voted.")
    assert found[-1].country_code == "USA"


@pytest.mark.parametrize("row", read_lexicon("places_known").to_dicts(), ids=lambda row: row["rule_id"])
def test_known_places_are_meant_unless_another_country_is_told(row):
    def found(text: str) -> list[str | None]:
        (sentence,) = split_sentences(text)
        named = find_places(sentence, load_gazetteer(), frozenset())
        return [place.entity.entity_id for place in named if place.entity and place.text.startswith(row["name"])]

    assert found(row["example"]) == [row["place_id"]]
    assert row["place_id"] not in found(row["counter_example"])
