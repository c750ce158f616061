import pytest

from tests.transforms.events.trees import laid_out, texts, trigger_at
from transforms.events.parties.tree_arguments import tree_parties

ACTIVE = "Chad/NNP/2/nsubj attacked/VBD/0/root a/DT/5/det Libyan/JJ/5/amod base/NN/2/obj ././2/punct"
PASSIVE = (
    "Two/CD/3/nummod Libyan/JJ/3/amod soldiers/NNS/5/nsubj:pass were/VBD/5/aux:pass killed/VBN/0/root by/IN/8/case Chadian/JJ/8/amod "
    "troops/NNS/5/obl:agent ././5/punct"
)
CONJOINED = (
    "Chad/NNP/2/nsubj recalled/VBD/0/root its/PRP$/4/nmod:poss envoy/NN/2/obj last/JJ/6/amod week/NN/2/obl:tmod and/CC/9/cc later/RB/9/advmod "
    "condemned/VBD/2/conj Libya/NNP/9/obj ././2/punct"
)
RELATIVE = (
    "Chad/NNP/8/nsubj ,/,/4/punct which/WDT/4/nsubj borders/VBZ/1/acl:relcl Niger/NNP/4/obj ,/,/1/punct also/RB/8/advmod condemned/VBD/0/root "
    "Libya/NNP/8/obj ././8/punct"
)
IN_RELATIVE = (
    "Rebels/NNS/6/nsubj who/WP/3/nsubj attacked/VBD/1/acl:relcl Chadian/JJ/5/amod soldiers/NNS/3/obj fled/VBD/0/root to/TO/8/case "
    "Niger/NNP/6/obl ././6/punct"
)
RAISED = "Chad/NNP/3/nsubj has/VBZ/3/aux begun/VBN/0/root to/TO/5/mark bomb/VB/3/xcomp rebels/NNS/5/obj near/IN/8/case Libya/NNP/5/obl ././3/punct"
CONTROLLED = (
    "Chad/NNP/2/nsubj ordered/VBD/0/root Libyan/JJ/4/amod troops/NNS/2/obj to/TO/6/mark withdraw/VB/2/xcomp from/IN/8/case "
    "Aozou/NNP/6/obl ././2/punct"
)
PARTICIPLE = (
    "Chad/NNP/2/nsubj shelled/VBD/0/root a/DT/4/det village/NN/2/obj ,/,/6/punct killing/VBG/2/advcl six/CD/9/nummod Libyan/JJ/9/amod "
    "soldiers/NNS/6/obj ././2/punct"
)


@pytest.mark.parametrize(
    ("tree", "head", "actors", "recipients"),
    [
        (ACTIVE, "attacked", ["Chad"], ["Libyan base"]),
        (PASSIVE, "killed", ["Chadian troops"], ["Two Libyan soldiers"]),
        (CONJOINED, "condemned", ["Chad"], ["Libya"]),
        (RELATIVE, "condemned", ["Chad"], ["Libya"]),
        (IN_RELATIVE, "attacked", ["Rebels"], ["Chadian soldiers"]),
        (RAISED, "bomb", ["Chad"], ["rebels"]),
        (CONTROLLED, "withdraw", ["Libyan troops"], ["Aozou"]),
        (PARTICIPLE, "killing", ["Chad"], ["six Libyan soldiers"]),
    ],
)
def test_verbs(tree: str, head: str, actors: list[str], recipients: list[str]) -> None:
    layout = laid_out(tree)
    parties = tree_parties(layout, trigger_at(layout, head))
    assert parties
    assert (texts(parties.actors), texts(parties.recipients)) == (actors, recipients)


OWNED = "Chad/NNP/4/nmod:poss 's/POS/1/case air/NN/4/compound strike/NN/7/nsubj on/IN/6/case Libya/NNP/4/nmod failed/VBD/0/root ././7/punct"
BY = "An/DT/3/det air/NN/3/compound strike/NN/8/nsubj by/IN/5/case Chad/NNP/3/nmod on/IN/7/case Libya/NNP/3/nmod failed/VBD/0/root ././8/punct"
BETWEEN = "Talks/NNS/6/nsubj between/IN/3/case Chad/NNP/1/nmod and/CC/5/cc Libya/NNP/3/conj ended/VBD/0/root ././6/punct"
DURING = (
    "Chad/NNP/4/nmod:poss 's/POS/1/case foreign/JJ/4/amod minister/NN/5/nsubj thanked/VBD/0/root Togo/NNP/5/obj during/IN/9/case a/DT/9/det "
    "meeting/NN/5/obl with/IN/13/case Niger/NNP/13/nmod:poss 's/POS/11/case president/NN/9/nmod ././5/punct"
)


@pytest.mark.parametrize(
    ("tree", "head", "actors", "recipients"),
    [
        (OWNED, "strike", ["Chad"], ["Libya"]),
        (BY, "strike", ["Chad"], ["Libya"]),
        (BETWEEN, "talks", ["Chad", "Libya"], []),
        (DURING, "meeting", ["Chad's foreign minister", "Niger's president"], []),
    ],
)
def test_nouns(tree: str, head: str, actors: list[str], recipients: list[str]) -> None:
    layout = laid_out(tree)
    parties = tree_parties(layout, trigger_at(layout, head))
    assert parties
    assert (texts(parties.actors), texts(parties.recipients)) == (actors, recipients)


def test_a_list_that_the_tree_breaks_is_whole() -> None:
    tree = (
        "Chad/NNP/8/nsubj ,/,/3/punct Niger/NNP/1/appos ,/,/5/punct Mali/NNP/3/appos and/CC/7/cc Togo/NNP/5/conj condemned/VBD/0/root "
        "Libya/NNP/8/obj ././8/punct"
    )
    layout = laid_out(tree)
    parties = tree_parties(layout, trigger_at(layout, "condemned"))
    assert parties
    assert (texts(parties.actors), texts(parties.recipients)) == (["Chad", "Niger", "Mali", "Togo"], ["Libya"])


def test_the_object_before_and_is_no_list_with_the_next_subject() -> None:
    tree = "Chad/NNP/2/nsubj thanked/VBD/0/root Togo/NNP/2/obj and/CC/6/cc Niger/NNP/6/nsubj condemned/VBD/2/conj Libya/NNP/6/obj ././2/punct"
    layout = laid_out(tree)
    thanked = tree_parties(layout, trigger_at(layout, "thanked"))
    condemned = tree_parties(layout, trigger_at(layout, "condemned"))
    assert thanked
    assert condemned
    assert (texts(thanked.recipients), texts(condemned.actors)) == (["Togo"], ["Niger"])


def test_what_is_counted_acts_not_the_word_of_quantity() -> None:
    tree = (
        "Hundreds/NNS/6/nsubj of/IN/4/case Chadian/JJ/4/amod troops/NNS/1/nmod also/RB/6/advmod attacked/VBD/0/root Libyan/JJ/8/amod "
        "rebels/NNS/6/obj ././6/punct"
    )
    layout = laid_out(tree)
    parties = tree_parties(layout, trigger_at(layout, "attacked"))
    assert parties
    assert texts(parties.actors)[0].endswith("Chadian troops")


def test_without_a_tree_there_is_no_answer() -> None:
    layout = laid_out(ACTIVE)
    trigger = trigger_at(layout, "attacked")
    layout.tree = None
    assert tree_parties(layout, trigger) is None
