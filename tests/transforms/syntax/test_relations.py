"""spaCy's English labels become Universal Dependencies. Trees are written "word/tag>head:label", heads counted from 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.syntax.relations import RENAMED, to_universal


def converted(text: str) -> str:
    """The relations after conversion, as "head:label" each, heads counted from 1 and 0 the root."""
    words, tags, heads, labels = [], [], [], []
    for item in text.split():
        left, _, right = item.partition(">")
        word, tag = left.split("/")
        head, label = right.split(":")
        words.append(word)
        tags.append(tag)
        heads.append(int(head) - 1)
        labels.append(label)
    analysis = to_universal(words, tags, heads, labels)
    assert list(analysis.tags) == tags
    return " ".join(f"{head + 1}:{label}" for head, label in zip(analysis.heads, analysis.labels, strict=True))


@pytest.mark.parametrize(
    ("given_tree", "expected"),
    [
        pytest.param(
            "Rebels/NNS>2:nsubj shelled/VBD>0:ROOT the/DT>4:det town/NN>2:dobj",
            "2:nsubj 0:root 4:det 2:obj",
            id="names-alone",
        ),
        pytest.param(
            "Aid/NN>3:nsubjpass was/VBD>3:auxpass sent/VBN>0:ROOT to/IN>3:prep Kyiv/NNP>4:pobj by/IN>3:agent Norway/NNP>6:pobj",
            "3:nsubj:pass 3:aux:pass 0:root 5:case 3:obl 7:case 3:obl:agent",
            id="prepositions-and-agent",
        ),
        pytest.param(
            "Talks/NNS>4:nsubj with/IN>1:prep Iran/NNP>2:pobj failed/VBD>0:ROOT",
            "4:nsubj 3:case 1:nmod 0:root",
            id="preposition-of-a-noun",
        ),
        pytest.param(
            "It/PRP>2:nsubj pulled/VBD>0:ROOT out/IN>2:prep of/IN>3:prep Mali/NNP>4:pobj",
            "2:nsubj 0:root 5:case 5:case 2:obl",
            id="two-prepositions",
        ),
        pytest.param(
            "They/PRP>2:nsubj left/VBD>0:ROOT after/IN>2:prep signing/VBG>3:pcomp it/PRP>4:dobj",
            "2:nsubj 0:root 4:mark 2:advcl 4:obj",
            id="preposition-of-a-clause",
        ),
        pytest.param(
            "He/PRP>2:nsubj is/VBZ>0:ROOT the/DT>4:det envoy/NN>2:attr to/IN>4:prep Syria/NNP>5:pobj ./.>2:punct",
            "4:nsubj 4:cop 4:det 0:root 6:case 4:nmod 4:punct",
            id="what-is-said-of-the-subject",
        ),
        pytest.param(
            "He/PRP>2:nsubj became/VBD>0:ROOT envoy/NN>2:attr",
            "2:nsubj 0:root 2:xcomp",
            id="other-verbs-keep-their-attribute",
        ),
        pytest.param(
            "There/EX>2:expl is/VBZ>0:ROOT a/DT>4:det truce/NN>2:attr",
            "2:expl 0:root 4:det 2:nsubj",
            id="there-is",
        ),
        pytest.param(
            "Iran/NNP>6:nsubj ,/,>1:punct Iraq/NNP>1:conj and/CC>3:cc Oman/NNP>3:conj met/VBD>0:ROOT",
            "6:nsubj 1:punct 1:conj 5:cc 1:conj 0:root",
            id="conjuncts-hang-on-the-first",
        ),
        pytest.param(
            "Russia/NNP>3:poss 's/POS>1:case army/NN>4:nsubj agreed/VBD>0:ROOT to/TO>6:aux leave/VB>4:xcomp",
            "3:nmod:poss 1:case 4:nsubj 0:root 6:mark 4:xcomp",
            id="possessive-and-infinitive",
        ),
        pytest.param(
            "They/PRP>2:nsubj gave/VBD>0:ROOT aid/NN>2:dobj to/IN>2:dative Chad/NNP>4:pobj",
            "2:nsubj 0:root 2:obj 5:case 2:obl",
            id="dative-with-a-preposition",
        ),
        pytest.param(
            "They/PRP>2:nsubj gave/VBD>0:ROOT Chad/NNP>2:dative aid/NN>2:dobj",
            "2:nsubj 0:root 2:iobj 2:obj",
            id="dative-without-one",
        ),
        pytest.param(
            "troops/NNS>4:nsubj who/WP>3:nsubj fled/VBD>1:relcl returned/VBD>0:ROOT",
            "4:nsubj 3:nsubj 1:acl:relcl 0:root",
            id="relative-clause",
        ),
    ],
)
def test_trees_become_universal(given_tree: str, expected: str) -> None:
    assert converted(given_tree) == expected


LABELS = sorted({*RENAMED, "nsubj", "conj", "cc", "expl", "det", "aux", "case"} - {"ROOT"})
WORDS = ("is", "was", "to", "Iran", "left")
TAGS = ("VBZ", "NN", "IN", "TO", "PRP", "JJ")


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[str], list[int], list[str]]:
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads, labels = [-1] * size, ["ROOT"] * size
    for place in range(1, size):
        heads[order[place]] = order[draw(st.integers(0, place - 1))]
        labels[order[place]] = draw(st.sampled_from(LABELS))
    return [draw(st.sampled_from(WORDS)) for _ in order], [draw(st.sampled_from(TAGS)) for _ in order], heads, labels


@given(trees())
def test_a_tree_stays_a_tree(tree: tuple[list[str], list[str], list[int], list[str]]) -> None:
    analysis = to_universal(*tree)
    assert analysis.heads.count(-1) == 1
    assert analysis.labels[analysis.heads.index(-1)] == "root"
    for node in range(len(analysis.heads)):
        steps = 0
        while node >= 0:
            node, steps = analysis.heads[node], steps + 1
            assert steps <= len(analysis.heads)
