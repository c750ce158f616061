"""The floor: how good the coding of events is, at the least, on news texts written for this without a look at the lexicons.

The floors stand a little under what was measured; `python tests/quality/event_report.py` says what is reached now, and on the
open part what goes wrong. The figures of the sealed part are the honest ones: nobody reads its errors.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from flows.actors import gazetteer_with
from flows.analysers import BUILT_IN, analyser_of
from flows.training.confidence_fit import reliability
from flows.training.event_coding import code_gold
from flows.training.event_gold import PARTS, part
from flows.training.event_matching import judged
from tests.quality import event_score
from tests.quality.event_facts import facts
from tests.quality.event_score import Pair

TYPE_F1 = {"open": 0.70, "sealed": 0.69, "tuning": 0.64}
BOTH_F1 = {"open": 0.52, "sealed": 0.54, "tuning": 0.50}
TYPE_PRECISION = 0.80
MOST_FALSE = 0.14  # share of the silent sentences that give an event
FACTS = {"modality": 0.94, "date": 0.85, "attribution": 0.75, "numbers": 0.70}
CALIBRATION_ERROR = 0.10


@lru_cache(maxsize=len(PARTS))
def coded(name: str) -> list[Pair]:
    texts = part(Path(__file__).resolve().parent / "events", name)
    return event_score.pairs(texts, code_gold(texts, gazetteer_with(None), analyser_of(BUILT_IN)))


def everything() -> list[Pair]:
    return [pair for name in PARTS for pair in coded(name)]


def test_there_is_enough_to_measure() -> None:
    for name, events, silent in (("open", 200, 85), ("sealed", 180, 85), ("tuning", 150, 60)):
        assert event_score.tally(coded(name), "type").asked >= events
        assert event_score.silent(coded(name))[0] >= silent


@pytest.mark.parametrize("name", PARTS)
def test_events_are_found(name: str) -> None:
    kinds = event_score.tally(coded(name), "type")
    assert kinds.f1 >= TYPE_F1[name]
    assert kinds.precision >= TYPE_PRECISION
    assert event_score.tally(coded(name), "type+both").f1 >= BOTH_F1[name]


def test_silent_sentences_stay_silent() -> None:
    sentences, speaking, _ = event_score.silent(everything())
    assert speaking / sentences <= MOST_FALSE


@pytest.mark.parametrize(("fact", "least"), FACTS.items())
def test_facts_of_events_are_right(fact: str, least: float) -> None:
    tally = facts(everything())[fact]
    assert tally.right >= least * tally.told


def test_confidence_is_met_on_texts_that_took_no_part_in_its_fit() -> None:
    events = [
        (found["confidence"], is_right)
        for sentence, founds, is_complete in coded("sealed")
        for found, is_right in zip(founds, judged(sentence, founds, is_complete), strict=True)
        if is_right is not None
    ]
    confidence, is_right = (np.array(values, dtype=float) for values in zip(*events, strict=True))
    found = reliability(confidence, is_right)
    assert found.error <= CALIBRATION_ERROR
    assert found.slope > 0
