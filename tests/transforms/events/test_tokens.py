import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.tokens import tokenise
from transforms.lexicons.loader import read_lexicon


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's envoys don't agree.", ["Peru", "'s", "envoys", "do", "n't", "agree", "."]),
        ("Peru’s envoys don’t", ["Peru", "’s", "envoys", "do", "n’t"]),
        ("They cannot go", ["They", "can", "not", "go"]),
        ("a 48-hour cease-fire", ["a", "48", "-", "hour", "cease", "-", "fire"]),
        ("de-escalation and anti-war e-mail", ["de-escalation", "and", "anti-war", "e-mail"]),
        ("the U.S.-backed side", ["the", "U.S.", "-", "backed", "side"]),
        ("Gen. Vale left.", ["Gen.", "Vale", "left", "."]),
        ("the general left.", ["the", "general", "left", "."]),
        ("It cost $1,250.50, not €3m.", ["It", "cost", "$", "1,250.50", ",", "not", "€", "3", "m", "."]),
        ("at 10:30 on 9/11 by 5%", ["at", "10:30", "on", "9/11", "by", "5", "%"]),
        ("See https://example.org/a?b=1, or write to a.b@example.org.", None),
        ("O'Brien and Ba'ath", ["O'Brien", "and", "Ba'ath"]),
        ("the ministers' plan", ["the", "ministers", "'", "plan"]),
        ("on 2017-05-06 at 5pm", ["on", "2017-05-06", "at", "5", "pm"]),
        ("Wait... what?!", ["Wait", "...", "what", "?!"]),
        ("AT&T and the 4th of J. Doe", ["AT&T", "and", "the", "4th", "of", "J.", "Doe"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_tokens_follow_the_treebank(text: str, expected: list[str] | None) -> None:
    if expected is None:
        assert "https://example.org/a?b=1" in words(text)
        assert "a.b@example.org" in words(text)
    else:
        assert words(text) == expected


def test_offset_is_added_and_lower_has_straight_quotes() -> None:
    token = tokenise("DON’T", 10)[1]
    assert (token.text, token.lower, token.char_start, token.char_end) == ("N’T", "n't", 12, 15)


@given(st.text(max_size=200))
@settings(max_examples=50)
def test_tokens_cover_the_text_exactly(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.char_start : token.char_end] == token.text for token in tokens)
    assert all(one.char_end <= two.char_start for one, two in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("row", read_lexicon("abbreviations").to_dicts(), ids=lambda row: row["rule_id"])
def test_abbreviation_rows(row: dict[str, str]) -> None:
    assert row["abbreviation"] in words(row["example"])
    assert row["abbreviation"] not in words(row["counter_example"])
    assert row["sentence_end"] in ("never", "possible")


@pytest.mark.parametrize("row", read_lexicon("hyphen_prefixes").to_dicts(), ids=lambda row: row["rule_id"])
def test_hyphen_prefix_rows(row: dict[str, str]) -> None:
    assert "-" not in words(row["example"])
    assert "-" in words(row["counter_example"]) or "-" not in row["counter_example"]


def test_agreement_with_the_treebank() -> None:
    shared = os.environ.get("DATELINE_SHARED")
    if not shared:
        pytest.skip("DATELINE_SHARED is not set: the treebank is not measured")
    hits = gold_count = own_count = 0
    text, spans, position = "", set(), 0
    for line in (Path(shared) / "data/ud-english-ewt/en_ewt-ud-test.conllu").read_text("utf-8").splitlines():
        if line.startswith("# text = "):
            text, spans, position = line.removeprefix("# text = "), set(), 0
        elif line and line[0].isdigit() and line.split("\t")[0].isdigit():
            form = line.split("\t")[1]
            start = text.index(form, position)
            position = start + len(form)
            spans.add((start, position))
        elif not line:
            own = {(token.char_start, token.char_end) for token in tokenise(text)}
            hits, gold_count, own_count = hits + len(own & spans), gold_count + len(spans), own_count + len(own)
    assert 2 * hits / (gold_count + own_count) >= 0.97
