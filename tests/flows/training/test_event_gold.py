"""Annotated news texts are read, and their faults are named."""

import json
from pathlib import Path

import pytest

from flows.training.event_gold import GoldParty, country_group, is_sealed, outside, parse, part

HEAD = "date: 2020-05-04\ngenre: test\n---\n"
TEXT = f"""{HEAD}= Chad, Niger agree on wells
> AGREE/CONSULT | Chad TCD; Niger NER | | mutual; date=2020-05-03
. Chad and Niger agreed.
. Nobody cheered.

. Mali complained.
? ACCUSE | Mali MLI/- | - | by=the well board
"""


def test_sentences_keep_their_place_in_the_body() -> None:
    text = parse("open_wells", TEXT)
    assert text.title == "Chad, Niger agree on wells"
    assert text.body == "Chad and Niger agreed. Nobody cheered.\n\nMali complained."
    for sentence in text.sentences[1:]:
        assert sentence.span is not None
        assert text.body[slice(*sentence.span)] == sentence.text
    assert [sentence.is_silent for sentence in text.sentences] == [False, True, True, False]


def test_events_are_read() -> None:
    text = parse("open_wells", TEXT)
    agreed, complained = text.sentences[0].events[0], text.sentences[3].events[0]
    assert agreed.types == ("AGREE", "CONSULT")
    assert agreed.actors == (GoldParty("Chad", frozenset({"TCD"})), GoldParty("Niger", frozenset({"NER"})))
    assert (agreed.recipients, agreed.is_mutual, agreed.facts) == ((), True, {"date": "2020-05-03"})
    assert complained.is_optional
    assert complained.actors == (GoldParty("Mali", frozenset({"MLI", ""})),)
    assert complained.facts == {"by": "the well board"}


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("date: 2020-05-04\n", "no line"),
        ("colour: red\n---\n. x\n", "colour"),
        (HEAD + "> AGREE | | \n", "line 1"),
        ("sentences: apart\n" + HEAD + ". x\n", "apart"),
        (HEAD + ". x\ny\n", "line 2"),
        (HEAD + ". x\n> MEET | | \n", "TYPE"),
        (HEAD + ". x\n> AGREE | Chad | \n", "'Chad'"),
        (HEAD + ". x\n> AGREE | | | size=3\n", "size"),
    ],
)
def test_a_wrong_form_is_named(source: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse("a", source)


def test_parts_go_by_name(tmp_path: Path) -> None:
    for name in ("open_b", "open_a", "sealed_c"):
        (tmp_path / f"{name}.gold").write_text(TEXT)
    assert [text.name for text in part(tmp_path, "open")] == ["open_a", "open_b"]
    assert [text.name for text in part(tmp_path, "sealed")] == ["sealed_c"]


def test_sentences_that_stand_alone_are_texts_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "codes_open_a.gold").write_text(TEXT.replace("genre", "sentences: alone\ngenre", 1))
    texts = part(tmp_path, "codes_open")
    assert [(text.name, text.title, text.body) for text in texts] == [
        ("codes_open_a:1", "Chad, Niger agree on wells", ""),
        ("codes_open_a:2", None, "Chad and Niger agreed."),
        ("codes_open_a:3", None, "Nobody cheered."),
        ("codes_open_a:4", None, "Mali complained."),
    ]
    assert {text.date for text in texts} == {"2020-05-04"}
    assert [[sentence.span for sentence in text.sentences] for text in texts] == [[None], [(0, 22)], [(0, 15)], [(0, 16)]]
    assert [len(text.sentences[0].events) for text in texts] == [1, 0, 0, 1]


def test_what_is_sealed_goes_by_name() -> None:
    assert all(map(is_sealed, ("sealed", "tuning", "codes_sealed", "sealed2")))
    assert not any(map(is_sealed, ("open", "codes_open", "plover_gsr")))


def test_sets_from_elsewhere(tmp_path: Path) -> None:
    event = {"plover": "ACCUSE", "plover_alt": ["REJECT"], "actor_country": ["UNO", "USA"], "target_country": ""}
    row = {"id": "a", "source_set": "s", "text": "The board blamed the wells.", "events": [event]}
    quad = {"plover": None, "quad": 3, "actor_country": None, "target_country": "TCD"}
    rows = [row, row | {"id": "b", "suspect": "odd"}, row | {"id": "c", "events": [quad], "exhaustive": False}]
    path = tmp_path / "s.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    first, third = outside(path)
    found = first.sentences[0].events[0]
    assert (found.types, found.recipients) == (("ACCUSE", "REJECT"), ())
    assert found.actors == (GoldParty("", frozenset({"IGO", "USA"})),)
    assert not third.is_complete
    assert set(third.sentences[0].events[0].types) == {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
    assert third.sentences[0].events[0].actors is None


def test_organisations_of_states_are_one() -> None:
    assert [country_group(code) for code in ("EUR", "IGO", "TCD", None)] == ["IGO", "IGO", "TCD", ""]
