"""Trees from scores: always a tree with one root, and the best there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from transforms.syntax.tree import are_trees, best_heads, is_tree

Scores = NDArray[np.float64]


def scores_of(most: int, least: int = 1) -> st.SearchStrategy[Scores]:
    values = st.integers(-40, 40).map(lambda value: value / 4)
    return st.integers(least, most).flatmap(lambda words: arrays(np.float64, (words, words + 1), elements=values))


def total(scores: Scores, heads: NDArray[np.int64]) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


def leads_to_the_root(heads: NDArray[np.int64]) -> bool:
    """Said plainly: exactly one root, and every walk upwards ends at it."""
    if (heads == 0).sum() != 1:
        return False
    for node in range(1, len(heads) + 1):
        steps = 0
        while node and steps <= len(heads):
            node, steps = int(heads[node - 1]), steps + 1
        if node:
            return False
    return True


@given(scores_of(40))
def test_there_is_always_one_root_and_no_cycle(scores: Scores) -> None:
    assert leads_to_the_root(best_heads(scores))


@given(scores_of(5))
def test_no_tree_scores_more(scores: Scores) -> None:
    words = len(scores)
    trees = [np.array(heads) for heads in product(range(words + 1), repeat=words) if leads_to_the_root(np.array(heads))]
    assert total(scores, best_heads(scores)) == pytest.approx(max(total(scores, heads) for heads in trees))


@given(scores_of(12))
def test_heads_that_make_a_tree_are_kept(scores: Scores) -> None:
    free = scores.copy()
    np.fill_diagonal(free[:, 1:], -np.inf)
    best = free.argmax(axis=1)
    if leads_to_the_root(best):
        assert np.array_equal(best_heads(scores), best)
    assert is_tree(best) == leads_to_the_root(best)


@given(scores_of(8), st.integers(-3, 3))
def test_scores_may_all_be_shifted(scores: Scores, by: int) -> None:
    assert total(scores, best_heads(scores + by)) == pytest.approx(total(scores, best_heads(scores)))


@given(st.lists(st.integers(1, 6).flatmap(lambda n: st.lists(st.integers(0, n), min_size=n, max_size=n)), min_size=1, max_size=6))
def test_sentences_are_judged_each_for_itself(many: list[list[int]]) -> None:
    bounds = np.cumsum([0, *map(len, many)])
    judged = are_trees(np.concatenate([np.array(heads) for heads in many]), bounds)
    assert judged.tolist() == [leads_to_the_root(np.array(heads)) for heads in many]


def test_every_word_wants_to_be_the_root() -> None:
    scores = np.full((30, 31), -1.0)
    scores[:, 0] = 1000
    scores[7, 0] = 1001
    heads = best_heads(scores)
    assert heads[7] == 0
    assert leads_to_the_root(heads)


def test_a_chain_of_cycles_is_solved() -> None:
    words = 200
    scores = np.zeros((words, words + 1))
    for word in range(words):
        scores[word, (word ^ 1) + 1] = 10.0  # each word and its neighbour want each other
    heads = best_heads(scores)
    assert leads_to_the_root(heads)
    assert total(scores, heads) == 10.0 * words / 2
