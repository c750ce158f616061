"""Sentences of ordinary world news: what must be found, and what must give no event at all.

The files beside this module hold a sentence to a row, written for them: `everyday_events.csv` with the event type it tells,
`everyday_traps.csv` (sport, business, culture, weather, metaphor …) with words of conflict and deals but no public act.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.transforms.events.coding import events_of
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.gate import actor_words, gate_words, passing
from transforms.events.triggers.lexicon import load_lexicon, trigger_rows
from warehouse.codes.loader import codes

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@cache
def types_told() -> dict[str, set[str]]:
    texts = [row["text"] for row in rows("everyday_events")]
    return {text: {event["event_type"] for event in events} for text, events in zip(texts, events_of(texts), strict=True)}


@pytest.mark.parametrize("event_type", sorted(codes("event_types")))
def test_ordinary_news_of_a_type_is_found(event_type: str) -> None:
    texts = [row["text"] for row in rows("everyday_events") if row["event_type"] == event_type]
    missed = [text for text in texts if event_type not in types_told()[text]]
    assert len(texts) >= 10
    assert len(missed) <= len(texts) // 6, missed


def test_ordinary_news_gives_few_other_events() -> None:
    wanted = {row["text"]: row["event_type"] for row in rows("everyday_events")}
    others = {text: told - {wanted[text]} for text, told in types_told().items() if told - {wanted[text]}}
    assert len(others) <= len(wanted) // 20, others


def test_everyday_traps_stay_silent() -> None:
    texts = [row["text"] for row in rows("everyday_traps")]
    told = {text: [row["rule_id"] for row in found] for text, found in zip(texts, events_of(texts), strict=True) if found}
    assert len(texts) >= 130
    assert told == {}


def test_everyday_traps_come_from_all_walks_of_life() -> None:
    themes = Counter(row["theme"] for row in rows("everyday_traps"))
    assert {"sport", "business", "culture", "weather", "metaphor"} <= set(themes)
    assert min(themes.values()) >= 5


def test_what_a_row_hits_passes_the_gate_without_being_a_lead() -> None:
    texts = [row["example"] for row in trigger_rows().iter_rows(named=True)]
    kept = passing(texts, [False] * len(texts), gate_words(load_lexicon()), actor_words(load_gazetteer()))
    assert [text for text, passes in zip(texts, kept, strict=True) if not passes] == []
