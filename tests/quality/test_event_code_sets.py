"""The sentences written for each CAMEO code and each event type: what the open sets promise."""

from collections import Counter

import pytest

from flows.training.event_gold import GoldText, part
from tests.quality.event_report import OWN
from warehouse.codes.loader import code_list

SETS = ("codes_open", "codes_open2")
TYPES = sorted(code_list("event_types")["code"])


@pytest.fixture(scope="module")
def texts() -> dict[str, list[GoldText]]:
    return {name: part(OWN, name) for name in SETS}


def _files(texts: list[GoldText]) -> set[str]:
    return {text.name.partition(":")[0] for text in texts}


def test_every_cameo_root_and_every_type_has_its_file(texts: dict[str, list[GoldText]]) -> None:
    assert {f"codes_open_{root:02}" for root in range(2, 21)} <= _files(texts["codes_open"])
    assert {f"codes_open2_{kind.lower()}" for kind in TYPES} == _files(texts["codes_open2"])


def test_each_sentence_stands_alone_and_once(texts: dict[str, list[GoldText]]) -> None:
    every = [text for name in SETS for text in texts[name]]
    assert all(len(text.sentences) == 1 for text in every)
    assert not [line for line, count in Counter(text.sentences[0].text for text in every).items() if count > 1]


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_has_twenty_sentences_that_tell_it(texts: dict[str, list[GoldText]], kind: str) -> None:
    told = [
        text.name
        for text in texts["codes_open2"]
        if text.name.startswith(f"codes_open2_{kind.lower()}:")
        and any(kind in event.types and not event.is_optional for event in text.sentences[0].events)
    ]
    assert len(told) >= 20


def test_the_silent_sentences_are_silent(texts: dict[str, list[GoldText]]) -> None:
    silent = [text.sentences[0] for text in texts["codes_open"] if text.name.startswith("codes_open_silent:")]
    assert len(silent) >= 100
    assert all(sentence.is_silent for sentence in silent)


@pytest.mark.parametrize("name", SETS)
def test_the_countries_of_the_parties_are_those_of_the_code_list(texts: dict[str, list[GoldText]], name: str) -> None:
    known = {*code_list("countries")["code"], ""}
    used = {
        code
        for text in texts[name]
        for event in text.sentences[0].events
        for party in (*(event.actors or ()), *(event.recipients or ()))
        for code in party.codes
    }
    assert not used - known
