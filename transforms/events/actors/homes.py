"""The country that an article is about, lent to those it names without one and to bodies whose name many countries use."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.events.actors.actor_codes import CLASSES
from transforms.events.actors.labels import words_of
from transforms.events.clause_words import word_class
from transforms.events.model import Mention, Reading

_FEWEST: Final = 3  # mentions of a country that make an article one about it
_STRANGERS: Final = word_class("of_nowhere")
_PERSONS: Final = frozenset({"person", "name", "pronoun"})
_MOST: Final = 4 / 5
_SHARE: Final = 2 / 3  # of all mentions of countries


def at_home(readings: list[Reading], home: str | None) -> list[Reading]:
    """Readings with the country of the article lent to roles: to those of sentences without any, and of all below the first.

    It is the only country that the article names, the one that it names far more often than all others, or `home`.
    """
    named = [_countries(reading) for reading in readings]
    countries = {code for codes in named for code in codes} - CLASSES
    country = next(iter(countries)) if len(countries) == 1 else _foremost(readings, home) if countries else home
    if country is None:
        return readings
    return [
        reading
        if codes - {country} or (codes and reading.sentence.number <= 1)
        else reading.with_mentions([_lent(mention, country) for mention in reading.mentions])
        for reading, codes in zip(readings, named, strict=True)
    ]


def _foremost(readings: Sequence[Reading], home: str | None) -> str | None:
    """The country that far more sentences name than any others, persons of it left out; None for none, or where not `home`."""
    named = [reading.with_mentions([m for m in reading.mentions if m.kind not in _PERSONS]) for reading in readings]
    told = Counter(code for reading in named for code in _countries(reading) if code not in CLASSES)
    if not told:
        return None
    country, count = told.most_common(1)[0]
    is_clear = count >= _FEWEST and count >= _MOST * told.total()
    return country if is_clear and home in (None, country) else None


def _countries(reading: Reading) -> set[str]:
    """Codes of the countries that a sentence names, those of the press left out."""
    actors = {mention.country_code for mention in reading.mentions if mention.country_code and mention.kind != "media"}
    return actors | {place.country_code for place in reading.places if place.country_code}


def _lent(mention: Mention, country: str) -> Mention:
    is_open = mention.kind in ("role", "name") and mention.country_code is None and mention.entity is None and mention.sector
    is_stranger = mention.text.rpartition(" ")[2].lower() in _STRANGERS  # "migrants"
    return replace(mention, country_code=country) if is_open and not is_stranger else mention


def without_far_bodies(readings: Sequence[Reading]) -> list[Reading]:
    """Readings with bodies of a common name given to the country that the article is about.

    "The Senate" is that of the United States by its gazetteer row; in an article that speaks of Nigeria throughout and
    never of the United States it is Nigeria's. Such names stand in the lexicon `actor_words` (kind generic_body).
    """
    told = Counter(
        mention.country_code
        for reading in readings
        for mention in reading.mentions
        if mention.country_code and mention.country_code not in CLASSES and mention.kind != "media" and not _is_generic(mention)
    )
    if not told:
        return list(readings)
    country, count = told.most_common(1)[0]
    if count < _FEWEST or count < _SHARE * told.total():
        return list(readings)
    return [reading.with_mentions([_given(mention, country, told) for mention in reading.mentions]) for reading in readings]


def _is_generic(mention: Mention) -> bool:
    return mention.entity is not None and mention.text.lower() in words_of("generic_body")


def _given(mention: Mention, country: str, told: Counter[str]) -> Mention:
    """A body of a common name with the country of the article, unless the article speaks of its own country too."""
    if not _is_generic(mention) or mention.country_code in told or mention.country_code in CLASSES:
        return mention
    return replace(mention, name=None, country_code=country, entity=None)
