from functools import cache

import polars as pl
import pytest

from tests.transforms.events.coding import SCHEMA, article
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.triggers.lexicon import load_lexicon
from transforms.syntax.parser import built_in

PAIRS = [
    # a question, and what it asks about told
    ("Did the Peruvian army attack rebels in Chad? Nobody knew.", "The Peruvian army attacked rebels in Chad.", "ASSAULT"),
    ("Will Ghana condemn the Togolese government?", "Ghana condemned the Togolese government.", "ACCUSE"),
    # what may be said, what ought to be said, what was not said
    (
        "Ghana might accuse the Togolese government of theft.",
        "Ghana may have accused the Togolese government of theft.",
        "ACCUSE",
    ),
    ("All Ghanaians should condemn the Togolese government.", "All Ghanaians condemned the Togolese government.", "ACCUSE"),
    ("Ghana did not praise the Togolese government.", "Ghana praised the Togolese government.", "SUPPORT"),
    # what something is for, and what was done with it
    ("Ghana has few batteries to attack rebel camps in Togo.", "Ghana used drones to attack rebel camps in Togo.", "ASSAULT"),
    # a habit
    ("Ghana has traditionally backed the Togolese government.", "Ghana has backed the Togolese government.", "SUPPORT"),
    # one half of an attribute, and the verb
    ("The left-leaning coalition of Togo won the vote.", "Ghana left the coalition with Togo and its allies.", "SANCTION"),
    # an object that no protest has
    ("The party demonstrated its unity to Togo.", "Thousands demonstrated against Togo.", "PROTEST"),
    # a subject that is no party
    ("One listener praised the Togolese premier.", "The Ghanaian president praised the Togolese premier.", "SUPPORT"),
    # background, and the same told
    ("A Togolese candidate backed by Ghana lost the vote.", "Ghana backed a Togolese candidate.", "SUPPORT"),
    # a shout, and an order
    ('"Show me your hands!" an officer ordered.', "The Ghanaian president asked Togo for help.", "REQUEST"),
    # a crime of nobody public, and one that touches the state
    ("A judge jailed a baker for theft.", "A judge in Togo jailed an activist for treason.", "SANCTION"),
    # a denial
    ("Ghana denied accusations of theft by Togo.", "Ghana rejected an offer by Togo.", "REJECT"),
]


@cache
def types_of(text: str) -> frozenset[str]:
    """Types that are coded with the built-in analyser."""
    coded = code_articles(pl.DataFrame([article(text)], schema=SCHEMA), load_lexicon(), load_gazetteer(), built_in())
    return frozenset(coded.events["event_type"])


@pytest.mark.parametrize(("silent", "told", "event_type"), PAIRS)
def test_only_what_is_told_as_done_is_an_event(silent: str, told: str, event_type: str) -> None:
    assert event_type not in types_of(silent)
    assert event_type in types_of(told)
