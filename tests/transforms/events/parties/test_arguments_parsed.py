"""Who did what to whom in whole sentences, coded with the analyser that ships: lists, datelines, quotations, headlines."""

from typing import Any

import polars as pl
import pytest

from tests.transforms.events.coding import SCHEMA, article, codes
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.triggers.lexicon import load_lexicon
from transforms.syntax.parser import built_in


def coded(text: str, title: str | None = None) -> list[dict[str, Any]]:
    frame = pl.DataFrame([article(text, title=title)], schema=SCHEMA)
    return code_articles(frame, load_lexicon(), load_gazetteer(), built_in()).events.to_dicts()


def one(text: str, event_type: str) -> dict[str, Any]:
    rows = [row for row in coded(text) if row["event_type"] == event_type]
    assert len(rows) == 1, [(row["event_type"], row["rule_id"]) for row in rows]
    return rows[0]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        # long lists
        ("Kenya, Uganda, Rwanda, Burundi and Tanzania condemned Sudan.", "ACCUSE", ["KEN", "UGA", "RWA", "BDI", "TZA"], ["SDN"]),
        ("Ghana thanked Togo, Benin, Niger and Mali.", "SUPPORT", ["GHA"], ["TGO", "BEN", "NER", "MLI"]),
        # clauses between subject and verb
        ("Chile, which borders Peru, accused Bolivia of theft.", "ACCUSE", ["CHL"], ["BOL"]),
        ("A court in Ghana sentenced a Nigerian pastor to ten years in prison.", "SANCTION", ["GHA"], ["NGA"]),
        # passives
        ("Two Malian soldiers were killed on Sunday by Chadian rebels.", "ASSAULT", ["TCD"], ["MLI"]),
        # infinitives
        ("Ghana urged Beninese diplomats to leave the country within two days.", "REQUEST", ["GHA"], ["BEN"]),
        # quantities
        ("Hundreds of Kenyan police arrested Somali traders in the port.", "COERCE", ["KEN"], ["SOM"]),
        # names behind nations
        ("The Japanese sailor Hiro Tanabe was arrested by Russian coast guards.", "COERCE", ["RUS"], ["JPN"]),
        # who only tells of an act does none of it
        ("Chad's army said the strikes hit a Togolese town.", "ASSAULT", [], ["TGO"]),
        ("The Chadian army says in a statement that Niger shelled Togo.", "ASSAULT", ["NER"], ["TGO"]),
        # infinitives after a pair
        ("Britain is urging Chad and Togo to talk to one another.", "REQUEST", ["GBR"], ["TCD", "TGO"]),
        # owners of nouns that act, and of pairs of adjectives
        ("Three Indian villagers were killed in Jammu by Pakistani shelling.", "ASSAULT", ["PAK"], ["IND"]),
        ("Chad's top political and military leaders condemned Togo.", "ACCUSE", ["TCD"], ["TGO"]),
        # where it happened, told by a nation's adjective, and victims of a state's strikes
        ("Fourteen people were shot dead in the Chadian capital.", "ASSAULT", [], ["TCD"]),
        ("Chadian air strikes killed five people on Monday.", "ASSAULT", ["TCD"], [None]),
        # whoever acts behind ", and" is no object of what went before
        ("Togo freed Karim Diallo, and Omar Sall campaigned in vain.", "RETREAT", ["TGO"], [None]),
        # who calls it so is not condemned, who speaks of an idea is not rejected
        ("Chad's defence minister condemns what he calls a cowardly act.", "ACCUSE", ["TCD"], []),
        ("He recalled a plan of the Peruvian president that was rejected by Bolivia.", "REJECT", ["BOL"], ["PER"]),
        # places held by a side
        ("India fired missiles into Pakistani-controlled territory.", "ASSAULT", ["IND"], ["PAK"]),
        # speech
        ('"Niger attacked a Malian post on Friday," said a colonel of the Togolese army.', "ASSAULT", ["NER"], ["MLI"]),
    ],
)
def test_who_did_it_to_whom(text: str, event_type: str, actors: list[str | None], recipients: list[str | None]) -> None:
    event = one(text, event_type)
    assert (codes(event, "actors"), codes(event, "recipients")) == (actors, recipients)


def test_the_dateline_is_no_actor() -> None:
    rows = coded("NAIROBI - Ethiopian troops attacked a Somali base near Luuq.\n\nACCRA - Togo condemned Benin.")
    assert [(codes(row, "actors"), codes(row, "recipients")) for row in rows] == [(["ETH"], ["SOM"]), (["TGO"], ["BEN"])]


@pytest.mark.parametrize(
    ("title", "actors", "recipients"),
    [
        ("Niger attacks Malian post", ["NER"], ["MLI"]),
        ("Benin condemns Togo over border raid", ["BEN"], ["TGO"]),
        ("Ghana slaps sanctions on Togo", ["GHA"], ["TGO"]),
    ],
)
def test_headlines(title: str, actors: list[str], recipients: list[str]) -> None:
    rows = [row for row in coded("The sea was calm.", title) if row["sentence_number"] == 0]
    assert [(codes(row, "actors"), codes(row, "recipients")) for row in rows] == [(actors, recipients)]


def test_a_sentence_gives_the_same_events_in_any_company() -> None:
    alone = coded("Chad attacked a Libyan base.")
    frame = pl.DataFrame(
        [article("Chad attacked a Libyan base."), *(article(f"Mali condemned Niger {n} times.", n) for n in range(1, 40))],
        schema=SCHEMA,
    )
    together = code_articles(frame, load_lexicon(), load_gazetteer(), built_in()).events.row(0, named=True)
    assert alone == [together]


def test_agreement_tells_the_clear_from_the_doubtful() -> None:
    assert one("Chad attacked a Libyan base.", "ASSAULT")["agreement"] == 1.0
    assert all(0 <= row["agreement"] <= 1 for row in coded("Envoys whom Chad sent to Mali urged Niger to spare Togo."))


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Chad fired artillery into Togo on Monday.", ["Togo"]),
        ("Student shoots 14 people dead at university in Oslo", ["people"]),
    ],
)
def test_what_is_fired_is_not_hit(text, recipients):
    assert [party["text"] for party in one(text, "ASSAULT")["recipients"]] == recipients


def test_a_weapon_that_describes_an_attack_is_no_party():
    assert one("Chad denounced a drone and missile attack on Togo.", "ACCUSE")["recipient_text"] == "Togo"


def test_an_agent_of_another_verb_is_none():
    text = "Some 90 percent of Chad's residents were displaced, and the conditions were described by Togolese officials as harsh."
    assert codes(one(text, "COERCE"), "actors") == []
