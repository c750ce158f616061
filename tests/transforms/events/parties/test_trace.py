import polars as pl

from tests.transforms.events.coding import SCHEMA, article
from tests.transforms.events.trees import Written
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.parties.trace import Trace, trace_articles
from transforms.events.triggers.lexicon import load_lexicon

BOMBED = "Chad/NNP/2/nsubj bombed/VBD/0/root a/DT/5/det Libyan/JJ/5/amod base/NN/2/obj ././2/punct"
MET = "Chad/NNP/4/nsubj and/CC/3/cc Libya/NNP/1/conj met/VBD/0/root ././4/punct"
HIT = "Two/CD/3/nummod Libyan/JJ/3/amod soldiers/NNS/5/nsubj:pass were/VBD/5/aux:pass killed/VBN/0/root ././5/punct"


def traced(text: str, *trees: str) -> list[Trace]:
    frame = pl.DataFrame([article(text)], schema=SCHEMA)
    analyser = Written(trees) if trees else None
    traces = trace_articles(frame, load_lexicon(), load_gazetteer(), analyser)
    coded = code_articles(frame, load_lexicon(), load_gazetteer(), analyser)
    assert sorted(traces) == sorted(coded.events["event_id"])
    return list(traces.values())


def test_the_way_from_actor_to_recipient() -> None:
    (trace,) = traced("Chad bombed a Libyan base.", BOMBED)
    assert trace == Trace("Chad <-nsubj- bombed -obj-> base", ("tree", "groups", "position"))


def test_of_two_who_act_on_each_other_the_way_leads_to_the_second() -> None:
    (trace,) = traced("Chad and Libya met.", MET)
    assert trace.path == "Chad <-nsubj- met -nsubj-> Chad -conj-> Libya"


def test_where_nobody_acts_the_way_begins_at_the_act() -> None:
    (trace,) = traced("Two Libyan soldiers were killed.", HIT)
    assert trace.path == "killed -nsubj:pass-> soldiers"


def test_without_a_tree_there_is_no_way() -> None:
    assert traced("Chad bombed a Libyan base.") == [Trace(None, ("position",))]
