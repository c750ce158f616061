"""Georgia, which is a country and a state of the United States: which of them an article means."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.model import Mention, Place, Reading

_NAME: Final = "georgia"
_COUNTRY, _UNION = "GEO", "USA"
_AT_HOME: Final = frozenset({"PTY", "EDU", "COP", "JUD", "LEG", "LAB", "REL", "MED"})
"""Sectors of those who seldom deal with other countries: Americans of them show an article to be about America."""
_LATITUDE, _LONGITUDE = 32.75, -83.5


def with_states(readings: Sequence[Reading], gazetteer: Gazetteer) -> list[Reading]:
    """The readings of one article with "Georgia" taken for the American state, where the article is an American story.

    It is one where it names American places, parties, courts or police, and nothing Georgian but that name.
    """
    names = [(mention, _is_namesake(mention, reading)) for reading in readings for mention in reading.mentions]
    if not any(is_namesake for _, is_namesake in names):
        return list(readings)
    is_abroad = any(mention.country_code == _COUNTRY for mention, is_namesake in names if not is_namesake)
    if is_abroad or not any(_is_american(mention) for mention, is_namesake in names if not is_namesake):
        return list(readings)
    return [_american(reading, gazetteer) for reading in readings]


def _is_namesake(mention: Mention, reading: Reading) -> bool:
    return mention.country_code == _COUNTRY and _NAME in reading.sentence.lowers[mention.start : mention.end]


def _is_american(mention: Mention) -> bool:
    is_place = mention.kind == "place" and mention.sector is None
    return mention.country_code == _UNION and (is_place or mention.sector in _AT_HOME)


def _american(reading: Reading, gazetteer: Gazetteer) -> Reading:
    mentions = [_in_union(mention, gazetteer) if _is_namesake(mention, reading) else mention for mention in reading.mentions]
    places = [
        _state(place) if place.country_code == _COUNTRY and place.name.lower() == _NAME else place for place in reading.places
    ]
    return Reading(reading.sentence, mentions, places, reading.dates, reading.attributions)


def _in_union(mention: Mention, gazetteer: Gazetteer) -> Mention:
    if mention.kind == "country":
        return replace(mention, kind="place", name="Georgia", country_code=_UNION, entity=None)
    entity = gazetteer.countries.get(_UNION) if mention.entity is not None else None
    return replace(mention, country_code=_UNION, name=entity.name if entity else mention.name, entity=entity)


def _state(place: Place) -> Place:
    return replace(
        place, country_code=_UNION, admin1="Georgia", latitude=_LATITUDE, longitude=_LONGITUDE, precision="admin1", entity=None
    )
