"""Coded events are held against annotated ones."""

from typing import Any

import pytest

from flows.training.event_gold import GoldEvent, GoldParty, GoldSentence
from flows.training.event_matching import fits, judged, matching


def gold(types: str, actors: str | None = "", recipients: str | None = "", **more: Any) -> GoldEvent:
    """Types and parties as words: "AGREE/CONSULT", "TCD NER/-"."""
    return GoldEvent(tuple(types.split("/")), _parties(actors), _parties(recipients), **more)


def _parties(words: str | None) -> tuple[GoldParty, ...] | None:
    if words is None:
        return None
    return tuple(GoldParty(word, frozenset(code.strip("-") for code in word.split("/"))) for word in words.split())


def found(kind: str, actors: str = "", recipients: str = "", is_reciprocal: bool = False) -> dict[str, Any]:
    sides = {
        name: [{"country_code": code.strip("-") or None} for code in codes.split()]
        for name, codes in (("actors", actors), ("recipients", recipients))
    }
    return {"plover": kind, "is_reciprocal": is_reciprocal, **sides}


@pytest.mark.parametrize(
    ("wanted", "have", "level"),
    [
        (gold("ACCUSE", "TCD", "NER"), found("ACCUSE", "TCD", "NER"), "type+both"),
        (gold("ACCUSE/REJECT", "TCD", "NER"), found("REJECT", "TCD", "MLI"), "type+actor"),
        (gold("ACCUSE", "TCD", "NER"), found("ACCUSE", "MLI", "NER"), "type"),
        (gold("ACCUSE", "TCD", "NER"), found("REJECT", "TCD", "NER"), None),
        (gold("ACCUSE", "TCD/-", ""), found("ACCUSE", "-"), "type+both"),
        (gold("ACCUSE", "TCD", ""), found("ACCUSE", "TCD", "NER"), "type+actor"),
        (gold("ACCUSE", None, "NER"), found("ACCUSE", "TCD", "NER"), "type+both"),
        (gold("CONSULT", "TCD NER", "", is_mutual=True), found("CONSULT", "NER", "TCD"), "type+both"),
        (gold("CONSULT", "TCD NER", "", is_mutual=True), found("CONSULT", "NER MLI", "", True), "type+actor"),
        (gold("CONSULT", "TCD TCD", "", is_mutual=True), found("CONSULT", "TCD", "", True), "type+actor"),
        (gold("CONSULT", "TCD", "NER"), found("CONSULT", "NER TCD", "", True), "type+both"),
        (gold("CONSULT", "", "", is_mutual=True), found("CONSULT", "NER TCD", "", True), "type"),
    ],
)
def test_levels(wanted: GoldEvent, have: dict[str, Any], level: str | None) -> None:
    """Every event fits up to the level named, and at none above it."""
    reached = [name for name in ("type", "type+actor", "type+both") if fits(wanted, have, name)]
    assert (reached[-1] if reached else None) == level


def test_as_many_as_can_be_are_matched() -> None:
    wanted = [gold("ACCUSE/REJECT", "TCD"), gold("ACCUSE", "TCD")]
    assert matching(wanted, [found("ACCUSE", "TCD"), found("REJECT", "TCD")], "type") == {0: 1, 1: 0}


def test_what_may_be_there_is_not_judged() -> None:
    sentence = GoldSentence("x", (0, 1), (gold("ACCUSE", "TCD"), gold("ASSAULT", "TCD", is_optional=True)), frozenset({"AID"}))
    founds = [found("ACCUSE", "TCD"), found("ASSAULT", "NER"), found("AID"), found("REJECT"), found("ACCUSE", "NER")]
    assert judged(sentence, founds) == [True, None, None, False, False]


def test_extra_events_are_not_judged_where_the_annotation_is_incomplete() -> None:
    sentence = GoldSentence("x", (0, 1), (gold("ACCUSE", "TCD"),))
    assert judged(sentence, [found("ACCUSE", "NER"), found("AID")], is_complete=False) == [False, None]
    silent = GoldSentence("x", (0, 1), ())
    assert judged(silent, [found("AID")]) == [False]
