import polars as pl
import pytest

from tests.transforms.events.coding import SCHEMA, article, codes, events_of
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.triggers.lexicon import load_lexicon
from transforms.syntax.parser import built_in


def types(text: str) -> list[str]:
    return sorted(row["event_type"] for row in events_of([text])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an office is known, though its country is not told
        ("The army deployed tanks and threatened to shoot any gunman on sight.", ["MOBILIZE", "THREATEN"]),
        ("The interior minister warned that boats would meet the same fate.", ["THREATEN"]),
        # a private person is not
        ("The baker warned that prices would rise.", []),
        # roles that any firm has are nobody public unless they have a country
        ("Our sales team agreed to work with the agency.", []),
        ("Fitness experts recommend a source of protein.", []),
        ("A Japanese agency agreed to work with Peru.", ["AGREE"]),
        # anybody may be tried
        ("The trial of a Russian journalist for treason opened on Monday.", ["ACCUSE"]),
        # whoever speaks to the reader gives advice
        ("You should ask the minister for help before the police arrest you.", []),
        ('"You should leave," the minister said, demanding that the army withdraw.', ["REQUEST"]),
        # a clause of its own beside the main act counts when it tells who did it to whom
        ("Togo recalled its envoy from Ghana, which accused Benin of theft.", ["ACCUSE", "SANCTION"]),
        # an act told by a noun only beside another does not, unless both sides are known
        ("Togo recalled its envoy from Ghana after an attack in the north.", ["SANCTION"]),
    ],
)
def test_what_is_enough_to_make_an_event(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_the_clause_beside_the_main_act_keeps_its_own_parties() -> None:
    rows = {row["event_type"]: row for row in events_of(["Togo recalled its envoy from Ghana, which accused Benin of theft."])[0]}
    assert (codes(rows["ACCUSE"], "actors"), codes(rows["ACCUSE"], "recipients")) == (["GHA"], ["BEN"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norwegian explorer begged for water.", []),
        ("The Norwegian premier begged for water.", ["REQUEST"]),
        ("Norwegian papers blamed Russia for the leak.", ["ACCUSE"]),
    ],
)
def test_a_nation_alone_does_not_make_a_thing_or_person_public(text: str, expected: list[str]) -> None:
    coded = code_articles(pl.DataFrame([article(text)], schema=SCHEMA), load_lexicon(), load_gazetteer(), built_in())
    assert coded.events["event_type"].to_list() == expected
