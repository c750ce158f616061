"""The confidence model finds known weights, keeps directions, and its probabilities are met."""

import numpy as np
import pytest

from flows.training.confidence_fit import Examples, cross_validated, fit, reliability, without_set

TRUE = np.array([2.0, -1.0, 0.0])


def drawn(count: int = 4000, seed: int = 5) -> Examples:
    """Events whose chance to be right follows known weights; those of the set `easy` are right more often."""
    chooser = np.random.default_rng(seed)
    signs = chooser.integers(0, 2, (count, 3)).astype(float)
    sets = np.where(chooser.random(count) < 0.5, "own", "easy")
    odds = signs @ TRUE - 0.5 + 2.0 * (sets == "easy")
    is_right = (chooser.random(count) < 1 / (1 + np.exp(-odds))).astype(float)
    return Examples(signs, is_right, np.ones(count), sets, chooser.integers(0, 5, count))


def test_known_weights_are_found_and_an_easy_set_is_no_sign() -> None:
    model = fit(drawn(), [0, 0, 0], "own", ridge=1.0)
    assert model.weights == pytest.approx(TRUE, abs=0.25)
    assert model.intercept == pytest.approx(-0.5, abs=0.25)


def test_a_weight_that_points_the_wrong_way_is_dropped() -> None:
    model = fit(drawn(), [1, 1, 0], "own", ridge=1.0)
    assert model.weights[0] > 1
    assert model.weights[1] == 0


def test_a_sign_that_never_changes_has_no_weight() -> None:
    examples = drawn()
    examples.signs[:, 2] = 1.0
    assert fit(examples, [0, 0, 0], "own").weights[2] == 0


def test_the_same_examples_give_the_same_weights() -> None:
    assert np.array_equal(fit(drawn(), [0, 0, 0], "own").weights, fit(drawn(), [0, 0, 0], "own").weights)


def test_probabilities_of_unseen_texts_are_met() -> None:
    examples = drawn()
    own = examples.sets == "own"
    found = reliability(cross_validated(examples, [0, 0, 0], "own", ridge=1.0)[own], examples.is_right[own])
    assert found.error < 0.05
    assert found.brier < found.plain_brier - 0.02
    assert found.slope == pytest.approx(1.0, abs=0.2)
    assert sum(count for _, _, count, _, _ in found.bins) == own.sum()


def test_a_set_left_out_is_judged_by_the_others() -> None:
    examples = drawn()
    guesses = without_set(examples, [0, 0, 0], "own", "easy")
    assert len(guesses) == (examples.sets == "easy").sum()
    assert guesses.mean() < examples.is_right[examples.sets == "easy"].mean()


def test_overconfidence_shows() -> None:
    found = reliability(np.array([0.95] * 5 + [0.05] * 5), np.array([1.0, 1, 1, 0, 0, 1, 1, 0, 0, 0]))
    assert found.bins == ((0.0, 0.2, 5, pytest.approx(0.05), 0.4), (0.9, 1.0, 5, pytest.approx(0.95), 0.6))
    assert found.error == pytest.approx(0.35)
    assert found.slope < 0.5
