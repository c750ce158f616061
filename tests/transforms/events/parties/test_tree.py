from tests.transforms.events.trees import analysed
from transforms.events.parties.tree import Tree


def tree_of(written: str) -> Tree:
    words, analysis = analysed(written)
    return Tree([word.lower() for word in words], analysis)


LIST = tree_of(
    "Chad/NNP/6/nsubj ,/,/3/punct Mali/NNP/1/conj and/CC/5/cc Togo/NNP/1/conj voted/VBD/0/root for/IN/8/case it/PRP/6/obl"
)


def test_relations_hold_for_their_subtypes() -> None:
    tree = tree_of("It/PRP/3/nsubj:pass was/VBD/3/aux:pass built/VBN/0/root by/IN/5/case Chad/NNP/3/obl:agent")
    assert tree.below(2, "obl") == tree.below(2, "obl:agent") == [4]
    assert tree.below(2, "aux:pass") == [1]
    assert tree.below(2, "aux:tense") == []


def test_a_list_has_an_and() -> None:
    assert LIST.conjuncts(0) == [0, 2, 4]
    without = tree_of("The/DT/2/det agency/NN/5/nsubj ,/,/4/punct UNHCR/NNP/2/conj left/VBD/0/root")
    assert without.conjuncts(1) == [1]


def test_prepositions_are_those_of_the_noun_itself() -> None:
    assert (LIST.preposition(7), LIST.preposition(0)) == ("for", None)
    owned = tree_of("Chad/NNP/3/nmod:poss 's/POS/1/case army/NN/0/root")
    assert owned.preposition(0) is None


def test_a_participle_shares_the_auxiliary_before_it() -> None:
    tree = tree_of("Two/CD/3/nsubj:pass were/VBD/3/aux:pass caught/VBN/0/root and/CC/5/cc jailed/VBN/3/conj")
    assert tree.has_passive_auxiliary(2)
    assert tree.has_passive_auxiliary(4)
    assert not LIST.has_passive_auxiliary(5)


def test_the_way_from_one_word_to_another() -> None:
    tree = tree_of("Chad/NNP/2/nsubj bombed/VBD/0/root a/DT/4/det base/NN/2/obj in/IN/6/case Libya/NNP/4/nmod")
    assert tree.path(0, 1) == [(1, "<-nsubj-")]
    assert tree.path(0, 5) == [(1, "<-nsubj-"), (3, "-obj->"), (5, "-nmod->")]


def test_between_two_roots_there_is_no_way() -> None:
    assert tree_of("Chad/NNP/0/root Libya/NNP/0/root").path(0, 1) == []


def test_a_circle_of_heads_ends() -> None:
    circle = tree_of("Chad/NNP/2/nsubj bombed/VBD/1/conj")
    assert circle.ancestors(0)[:3] == [0, 1, 0]
    assert len(circle.ancestors(0)) <= 40


def test_helping_words_belong_to_their_predicate() -> None:
    tree = tree_of("Chad/NNP/4/nsubj will/MD/4/aux not/RB/4/advmod yield/VB/0/root")
    assert (tree.predicate(1), tree.predicate(2), tree.predicate(3)) == (3, 3, 3)
