from functools import cache
from typing import Any

import pytest

from tests.transforms.events.coding import events_of
from transforms.events.tokens import tokenise
from transforms.events.triggers.contexts import find_contexts
from transforms.events.triggers.inflection import GERUND, PARTICIPLE, PAST, plural, verb_forms
from transforms.events.triggers.lexicon import load_lexicon, trigger_rows
from transforms.events.triggers.word_tests import word_test
from transforms.lexicons.loader import read_lexicon
from warehouse.codes.loader import code_list, codes

TRIGGERS = trigger_rows().to_dicts()
TRAPS = read_lexicon("trap_phrases").to_dicts()
CUES = read_lexicon("contexts_cues").to_dicts()


@cache
def coded_rows() -> dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    hits = events_of([row["example"] for row in TRIGGERS])
    misses = events_of([row["counter_example"] for row in TRIGGERS])
    return {row["rule_id"]: (hit, miss) for row, hit, miss in zip(TRIGGERS, hits, misses, strict=True)}


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda row: row["rule_id"])
def test_trigger_row_hits_its_example_and_misses_its_counter_example(row: dict[str, str]) -> None:
    hits, misses = coded_rows()[row["rule_id"]]
    assert row["rule_id"] in {event["rule_id"] for event in hits}
    assert row["rule_id"] not in {event["rule_id"] for event in misses}


def test_trigger_rows_are_many_unique_and_cover_every_type() -> None:
    ids = [row["rule_id"] for row in TRIGGERS]
    assert len(ids) >= 900
    assert len(set(ids)) == len(ids)
    assert {row["event_type"] for row in TRIGGERS} == codes("event_types")


def test_trigger_rows_use_known_codes() -> None:
    modes = {(kind, code) for kind, code in code_list("event_modes").select("event_type", "code").iter_rows()}
    for row in TRIGGERS:
        assert row["event_mode"] is None or (row["event_type"], row["event_mode"]) in modes, row["rule_id"]
        assert set(filter(None, (row["contexts"] or "").split(","))) <= codes("contexts"), row["rule_id"]


@cache
def coded_traps() -> dict[str, list[dict[str, Any]]]:
    return dict(zip((row["rule_id"] for row in TRAPS), events_of([row["example"] for row in TRAPS]), strict=True))


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: row["rule_id"])
def test_trap_phrase_stays_silent(row: dict[str, str]) -> None:
    assert coded_traps()[row["rule_id"]] == []


def test_trap_rows_leave_their_counter_examples_alone() -> None:
    assert all(events_of([row["counter_example"] for row in TRAPS]))


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["rule_id"])
def test_context_row_hits_its_example_and_misses_its_counter_example(row: dict[str, str]) -> None:
    test = word_test(row["cues"])
    assert row["context"] in codes("contexts")
    assert test.holds([token.lower for token in tokenise(row["example"])])
    assert not test.holds([token.lower for token in tokenise(row["counter_example"])])


def test_contexts_of_row_and_sentence_are_joined() -> None:
    assert find_contexts(("military",), ["troops", "left", "before", "the", "election"]) == ["election", "military"]


def test_verb_forms_by_rule_and_by_table() -> None:
    assert verb_forms("ban")["banned"] == {PAST, PARTICIPLE}
    assert verb_forms("deny")["denied"] == {PAST, PARTICIPLE}
    assert verb_forms("withdraw")["withdrawn"] == {PARTICIPLE}
    assert verb_forms("strike")["striking"] == {GERUND}
    assert "travelled" in verb_forms("travel")
    assert plural("ceasefire") == "ceasefires"
    assert plural("tribesman") == "tribesmen"


def test_word_test_knows_words_beginnings_and_phrases() -> None:
    test = word_test("troop*, world cup, title")
    assert test.holds(["the", "troops"])
    assert test.holds(["a", "world", "cup", "match"])
    assert not test.holds(["the", "world", "of", "titles"])
    assert not word_test(None)


def test_every_pattern_names_its_rule_under_its_head() -> None:
    lexicon = load_lexicon()
    assert any(pattern.rule.rule_id == "consult-verb-meet" for pattern in lexicon.patterns["met"])
