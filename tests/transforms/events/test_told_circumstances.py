"""When, where, how many and on whose word: sentences of ordinary news with what is told in them."""

import csv
from datetime import date
from pathlib import Path

import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.dates.dates import find_dates
from transforms.events.model import DateSpan, Quantity, Reading
from transforms.events.numbers.quantities import find_quantities
from transforms.events.places.places import article_countries, find_places
from transforms.events.sentences import read_sentence, split_sentences
from transforms.events.sources.attribution import find_attributions

HERE = Path(__file__).parent
PUBLISHED = date(2021, 6, 16)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def days(span: DateSpan) -> str:
    until = "" if span.first == span.last else f"/{span.last}"
    return f"{'by ' if span.is_deadline else ''}{span.first}{until}"


def count(quantity: Quantity) -> str:
    if quantity.value is not None:
        return f"{quantity.noun} {quantity.value:.0f}"
    return f"{quantity.noun} {quantity.minimum:.0f}-{'' if quantity.maximum is None else format(quantity.maximum, '.0f')}"


@pytest.mark.parametrize("row", rows("told_dates.csv"), ids=lambda row: row["text"])
def test_dates_are_resolved_from_the_day_of_publication(row):
    (sentence,) = split_sentences(row["text"])
    assert " ".join(days(span) for span in find_dates(sentence, PUBLISHED) if span.first) == row["days"]


@pytest.mark.parametrize("row", rows("told_quantities.csv"), ids=lambda row: row["text"])
def test_numbers_count_their_noun(row):
    (sentence,) = split_sentences(row["text"])
    assert " ".join(count(quantity) for quantity in find_quantities(sentence) if quantity.noun) == row["counts"]


@pytest.mark.parametrize("row", rows("told_places.csv"), ids=lambda row: f"{row['words']}: {row['text']}")
def test_places_are_those_that_the_text_means(row):
    gazetteer = load_gazetteer()
    sentences = split_sentences(row["text"])
    read = [Reading(sentence, find_mentions(sentence, gazetteer, None)) for sentence in sentences]
    prior = article_countries(read, gazetteer)
    found = [place for sentence in sentences for place in find_places(sentence, gazetteer, prior)]
    named = [place for place in found if place.text == row["words"] or place.text.startswith(f"{row['words']},")]
    assert [place.country_code or "" for place in named[:1]] == ([] if row["country_code"] == "none" else [row["country_code"]])


@pytest.mark.parametrize("row", rows("told_sources.csv"), ids=lambda row: row["text"])
def test_sources_are_those_who_say_it(row):
    number = int(row["number"])
    sentence = read_sentence(row["text"], 0, (0, len(row["text"])), []) if number == 0 else split_sentences(row["text"])[0]
    found = find_attributions(sentence)
    assert ";".join(attribution.speaker for attribution in found) == row["sources"]
