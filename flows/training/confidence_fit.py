"""A logistic regression whose weights keep their direction, and how well its probabilities are met.

Newton's method on the log-likelihood less a ridge penalty (le Cessie & van Houwelingen 1992). Signs stand on one scale while
fitted; each set of texts has an intercept of its own, so that how easy a set is does not pass for a sign. A weight that
points the wrong way is set to zero and the others are fitted anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

RIDGE = 100.0
BINS = (0.0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_STEPS, _CLOSE = 50, 1e-9
_LEAST_SPREAD = 0.25  # a sign that hardly ever shows earns no great weight by a few events


@dataclass(frozen=True)
class Examples:
    """Coded events: signs (n, k), is_right (n,), how much each counts (n,), its set (n,) and fold (n,)."""

    signs: Floats
    is_right: Floats
    counts: Floats
    sets: npt.NDArray[np.str_]
    folds: npt.NDArray[np.int64]

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Examples":
        """The chosen ones."""
        return Examples(self.signs[chosen], self.is_right[chosen], self.counts[chosen], self.sets[chosen], self.folds[chosen])


@dataclass(frozen=True)
class Model:
    """Weights (k,) of the signs as they come, and the intercept of the set that stands for news at large."""

    weights: Floats
    intercept: float

    def predict(self, signs: Floats) -> Floats:
        """Probabilities (n,) that the events are right."""
        return _logistic(signs @ self.weights + self.intercept)


def fit(examples: Examples, directions: Sequence[int], base: str, ridge: float = RIDGE) -> Model:
    """Fit the model. `directions` tells for each sign where its weight may point (1, -1, or 0: either way)."""
    centre, spread = examples.signs.mean(axis=0), examples.signs.std(axis=0)
    is_used, scale = spread > _CLOSE, np.maximum(spread, _LEAST_SPREAD)
    ways = np.array(directions)
    others = [name for name in np.unique(examples.sets) if name != base]
    marks = np.array([examples.sets == name for name in others], dtype=float).reshape(len(others), len(examples.is_right)).T
    while True:
        columns = np.flatnonzero(is_used)
        scaled = (examples.signs[:, columns] - centre[columns]) / scale[columns]
        design = np.hstack([scaled, np.ones((len(scaled), 1)), marks])
        penalty = np.concatenate([np.full(len(columns), ridge), [0.0], np.full(len(others), 0.1)])
        found = _newton(design, examples.is_right, examples.counts, penalty)
        against = found[: len(columns)] * ways[columns]
        if not len(columns) or against.min() >= 0:
            break
        is_used[columns[against.argmin()]] = False
    weights = np.zeros(len(ways))
    weights[columns] = found[: len(columns)] / scale[columns]
    return Model(weights, float(found[len(columns)] - weights @ centre))


def cross_validated(examples: Examples, directions: Sequence[int], base: str, ridge: float = RIDGE) -> Floats:
    """Probabilities (n,), each by a model fitted without the texts of its fold."""
    found = np.zeros(len(examples.is_right))
    for fold in np.unique(examples.folds):
        is_out = examples.folds == fold
        found[is_out] = fit(examples.where(~is_out), directions, base, ridge).predict(examples.signs[is_out])
    return found


def without_set(examples: Examples, directions: Sequence[int], base: str, left_out: str, ridge: float = RIDGE) -> Floats:
    """Probabilities of the events of one set by a model fitted on the others."""
    is_out = examples.sets == left_out
    return fit(examples.where(~is_out), directions, base, ridge).predict(examples.signs[is_out])


@dataclass(frozen=True)
class Reliability:
    """Per bin (least, most, count, mean probability, share right); expected calibration error; Brier score and that of the
    share alone; slope of Platt's check (1: neither too bold nor too shy)."""

    bins: tuple[tuple[float, float, int, float, float], ...]
    error: float
    brier: float
    plain_brier: float
    slope: float


def reliability(probabilities: Floats, is_right: Floats) -> Reliability:
    """Compare probabilities with what was right."""
    bins = tuple(_bins(probabilities, is_right))
    error = sum(count * abs(mean - share) for _, _, count, mean, share in bins) / max(1, len(is_right))
    odds = np.log(probabilities / (1 - probabilities))
    platt = _newton(np.column_stack([odds, np.ones(len(odds))]), is_right, np.ones(len(odds)), np.array([1e-3, 0.0]))
    brier, plain = (float(np.mean((guess - is_right) ** 2)) for guess in (probabilities, is_right.mean()))
    return Reliability(bins, float(error), brier, plain, float(platt[0]))


def _bins(probabilities: Floats, is_right: Floats) -> Iterator[tuple[float, float, int, float, float]]:
    for least, most in pairwise(BINS):
        inside = (probabilities >= least) & ((probabilities < most) | (most == BINS[-1]))
        if inside.any():
            yield least, most, int(inside.sum()), float(probabilities[inside].mean()), float(is_right[inside].mean())


def _newton(design: Floats, is_right: Floats, counts: Floats, penalty: Floats) -> Floats:
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        guess = _logistic(design @ weights)
        gradient = design.T @ (counts * (is_right - guess)) - penalty * weights
        curvature = (design * (counts * guess * (1 - guess))[:, None]).T @ design + np.diag(penalty + _CLOSE)
        step = np.linalg.solve(curvature, gradient)
        weights = weights + np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def _logistic(score: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))))
