"""The confidence of an event: from named signs, in one direction each, never certain."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.confidence import ALWAYS, SIGNS, probability, rate, signs_of
from transforms.events.drafts import Draft
from transforms.events.layout import Layout
from transforms.events.triggers.lexicon import load_lexicon
from transforms.lexicons.loader import read_lexicon
from transforms.syntax.parser import built_in

SENTENCE = "France accused Italy of espionage on Monday."


def read(text: str, with_tree: bool = True) -> tuple[Layout, Draft, dict[str, Any]]:
    """The first event of a text, with the sentence it stands in."""
    seen: list[tuple[Layout, Draft, dict[str, Any]]] = []
    row = {"article_id": "a", "title": None, "body": text, "published_at": None, "published_precision": None}
    frame = pl.DataFrame(
        [row], schema_overrides={"title": pl.String, "published_at": pl.Datetime, "published_precision": pl.String}
    )
    analyser = built_in() if with_tree else None
    code_articles(frame, load_lexicon(), load_gazetteer(), analyser, lambda *event: seen.append(event))
    return seen[0]


def test_every_sign_has_its_weight_in_the_direction_it_may_speak() -> None:
    weights = dict(read_lexicon("confidence_weights").select("sign", "weight").iter_rows())
    assert set(weights) == {ALWAYS, *SIGNS}
    assert all(float(weights[sign]) * way >= 0 for sign, way in SIGNS.items() if way)


@pytest.mark.parametrize("with_tree", [True, False])
def test_signs_are_those_declared_and_the_row_tells_the_rate(with_tree: bool) -> None:
    layout, draft, row = read(SENTENCE, with_tree)
    assert signs_of(layout, draft).keys() == SIGNS.keys()
    assert row["confidence"] == rate(layout, draft)
    assert 0 < row["confidence"] < 1


def test_more_agreement_never_lowers_the_confidence() -> None:
    layout, draft, _ = read(SENTENCE)
    rates = []
    for share in (0.0, 1 / 3, 2 / 3, 1.0):
        draft.parties.agreement = share
        rates.append(rate(layout, draft))
    assert rates == sorted(rates)
    assert rates[-1] > rates[0]


def test_known_parties_speak_for_a_coding() -> None:
    layout, draft, _ = read(SENTENCE)
    known = rate(layout, draft)
    draft.actors = [replace(mention, country_code=None, entity=None) for mention in draft.actors]
    unknown = rate(layout, draft)
    draft.actors = []
    assert known > unknown >= rate(layout, draft)


def test_a_country_lent_in_a_later_sentence_speaks_against_it() -> None:
    layout, draft, _ = read(SENTENCE)
    draft.recipients = [replace(mention, entity=None) for mention in draft.recipients]
    assert signs_of(layout, draft)["recipient_lent"] == 0
    layout.reading.sentence = replace(layout.reading.sentence, number=4)
    assert signs_of(layout, draft)["recipient_lent"] == 1


def test_a_party_of_another_sentence_is_as_far_as_the_sentence_is_long() -> None:
    layout, draft, _ = read(SENTENCE)
    near = signs_of(layout, draft)["distance"]
    draft.recipients = [replace(draft.recipients[0], text="Malta", start=0, end=1)]
    assert signs_of(layout, draft)["distance"] > near


def test_nothing_is_certain() -> None:
    assert (probability(-40), probability(0), probability(40)) == (0.02, 0.5, 0.98)
