import pytest

from tests.transforms.events.trees import laid_out, texts, trigger_at
from transforms.events.parties.finders import FINDERS, find_parties
from transforms.lexicons.loader import read_lexicon

AGREED = "Chad/NNP/2/nsubj attacked/VBD/0/root Libya/NNP/2/obj ././2/punct"
CONTROLLED = (
    "Chad/NNP/2/nsubj ordered/VBD/0/root Libyan/JJ/4/amod troops/NNS/2/obj to/TO/6/mark withdraw/VB/2/xcomp from/IN/8/case "
    "Aozou/NNP/6/obl ././2/punct"
)


def test_agreement_is_the_share_of_finders() -> None:
    layout = laid_out(AGREED)
    parties = find_parties(layout, trigger_at(layout, "attacked"))
    assert (texts(parties.actors), texts(parties.recipients)) == (["Chad"], ["Libya"])
    assert (parties.agreement, parties.agreeing) == (1.0, ("tree", "groups", "position"))


def test_finders_that_differ_lower_the_agreement() -> None:
    layout = laid_out(CONTROLLED)
    parties = find_parties(layout, trigger_at(layout, "withdraw"))
    assert texts(parties.actors) == ["Libyan troops"]
    assert 0 < parties.agreement < 1
    assert "tree" in parties.agreeing


def test_without_a_tree_position_decides_and_agrees_with_itself() -> None:
    layout = laid_out(AGREED)
    trigger = trigger_at(layout, "attacked")
    layout.tree = None
    parties = find_parties(layout, trigger)
    assert texts(parties.actors) == ["Chad"]
    assert (parties.agreement, parties.agreeing) == (1.0, ("position",))


def test_actors_and_recipients_may_come_from_different_finders() -> None:
    # The tree has lost the subject; groups and position see it, the tree alone the recipient behind "on".
    broken = "Chad/NNP/0/root imposed/VBD/0/root new/JJ/4/amod sanctions/NNS/2/obj on/IN/6/case Libya/NNP/4/nmod ././2/punct"
    layout = laid_out(broken)
    parties = find_parties(layout, trigger_at(layout, "imposed"))
    assert (texts(parties.actors), texts(parties.recipients)) == (["Chad"], ["Libya"])


def test_a_broken_tree_is_outvoted() -> None:
    nonsense = "Chad/NNP/3/compound condemned/VBN/3/amod Libya/NNP/0/root ././3/punct"
    layout = laid_out(nonsense)
    parties = find_parties(layout, trigger_at(layout, "condemned"))
    assert (texts(parties.actors), texts(parties.recipients)) == (["Chad"], ["Libya"])


@pytest.mark.parametrize("text", ["sentence", "headline"])
def test_every_finder_has_a_weight(text: str) -> None:
    rows = [row for row in read_lexicon("finder_weights").iter_rows(named=True) if row["text"] == text]
    assert {row["finder"] for row in rows} == set(FINDERS)
    assert all(0 < float(row["empty_weight"]) < float(row["weight"]) for row in rows)
    assert all(row["reason"].endswith(".") for row in rows)
