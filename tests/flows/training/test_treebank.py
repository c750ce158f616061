"""Treebanks are read as they are written, and variants of their trees are trees."""

import random
from collections import Counter
from pathlib import Path

import pytest

from flows.training.treebank import Tree, read_treebank
from flows.training.treebank_variants import headline, kept_words, lower_case, title_case, upper_case, varied, without_stop

CONLLU = """# newdoc id = GUM_news_border
# sent_id = GUM_news_border-1
# text = They didn't leave.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tleft\tleave\tVERB\tVBD\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = weblog-example.com_a-0001
1\tWait\twait\tVERB\tVB\t_\t0\troot\t_\t_
"""

TREE = Tree(
    words=("The", "rebels", "were", "driven", "from", "the", "town", "."),
    tags=("DT", "NNS", "VBD", "VBN", "IN", "DT", "NN", "."),
    parts=("DET", "NOUN", "AUX", "VERB", "ADP", "DET", "NOUN", "PUNCT"),
    heads=(1, 3, 3, -1, 6, 6, 3, 3),
    labels=("det", "nsubj:pass", "aux:pass", "root", "case", "det", "obl", "punct"),
)


def test_words_are_read_and_ranges_and_empty_nodes_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, "utf-8")
    first, second = read_treebank(path)
    assert first.words == ("They", "did", "n't", "leave", ".")
    assert first.tags == ("PRP", "VBD", "RB", "VB", ".")
    assert first.heads == (3, 3, 3, -1, 3)
    assert first.labels == ("nsubj", "aux", "advmod", "root", "punct")
    assert (first.genre, second.genre) == ("news", "weblog")
    assert second.words == ("Wait",)


def test_a_line_that_is_no_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "b.conllu"
    path.write_text("# sent_id = x-1\n1\tWait\n", "utf-8")
    with pytest.raises(ValueError, match=r"b\.conllu, line 2: 2 columns"):
        read_treebank(path)


def test_a_headline_has_no_articles_no_auxiliaries_and_no_stop() -> None:
    told = headline(TREE)
    assert told.words == ("rebels", "driven", "from", "town")
    assert told.tags == ("NNS", "VBN", "IN", "NN")
    assert told.heads == (1, -1, 3, 1)
    assert told.labels == ("nsubj:pass", "root", "case", "obl")


@pytest.mark.parametrize(
    ("words", "tags", "heads", "labels", "lemmas", "told"),
    [
        ("Chad and Niger signed it", "NNP CC NNP VBD PRP", "3 2 0 -1 3", "nsubj cc conj root obj", "", "Chad , Niger signed it"),
        (
            "Chad and Niger signed it",
            "NNP CC NNP VBD PRP",
            "3 2 0 -1 3",
            "nsubj cc conj root obj",
            "Chad and Niger sign it",
            "Chad , Niger sign it",
        ),
        ("Iran denied it", "NNP VBD PRP", "1 -1 1", "nsubj root obj", "Iran deny it", "Iran denies it"),
        ("Crowds rushed out", "NNS VBD RB", "1 -1 1", "nsubj root advmod", "crowd rush out", "Crowds rush out"),
        ("She reached it", "PRP VBD PRP", "1 -1 1", "nsubj root obj", "she reach it", "She reaches it"),
        ("Iran had oil", "NNP VBD NN", "1 -1 1", "nsubj root obj", "Iran have oil", "Iran had oil"),
        ("Iran will wait", "NNP MD VB", "2 2 -1", "nsubj aux root", "Iran will wait", "Iran to wait"),
    ],
)
def test_headlines_tell_in_the_present(words: str, tags: str, heads: str, labels: str, lemmas: str, told: str) -> None:
    parts = tuple({"VBD": "VERB", "VB": "VERB", "CC": "CCONJ", "MD": "AUX"}.get(tag, "NOUN") for tag in tags.split())
    tree = Tree(
        tuple(words.split()),
        tuple(tags.split()),
        parts,
        tuple(map(int, heads.split())),
        tuple(labels.split()),
        "",
        tuple(lemmas.split()),
    )
    found = headline(tree)
    assert " ".join(found.words) == told
    assert found.heads == tree.heads
    assert ("to" in found.words) == ("mark" in found.labels)
    assert ("," in found.words) == ("punct" in found.labels)


def test_letters_change_alone() -> None:
    assert title_case(TREE).words == ("The", "Rebels", "Were", "Driven", "from", "the", "Town")
    assert upper_case(TREE).words[3] == "DRIVEN"
    assert lower_case(TREE).words[0] == "the"
    assert upper_case(TREE).heads == lower_case(TREE).heads == TREE.heads


def test_a_stop_is_left_out_only_where_it_is_one() -> None:
    assert without_stop(TREE).words == TREE.words[:-1]
    assert without_stop(without_stop(TREE)) == without_stop(TREE)
    lone = Tree((".",), (".",), ("PUNCT",), (-1,), ("punct",))
    assert without_stop(lone) == lone


def test_words_that_carry_others_stay() -> None:
    with pytest.raises(ValueError, match="hang on"):
        kept_words(TREE, [True, False, *[True] * 6])


def test_all_variants_are_trees_and_as_many_as_wished() -> None:
    chance = random.Random(4)
    seen = Counter(varied(TREE, chance, 0.5) for _ in range(2000))
    assert 0.45 < seen[TREE] / 2000 < 0.55
    assert len(seen) >= 8
    for tree in seen:
        assert tree.heads.count(-1) == 1
        assert len(tree.tags) == len(tree.parts) == len(tree.labels) == len(tree.heads) == len(tree)
    assert varied(TREE, chance, 0.0) is TREE
