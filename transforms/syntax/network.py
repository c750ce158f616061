"""The net that reads a sentence: a tag for each word, scores for each word as head of each other, relations to heads.

A word's features (Ling et al. 2015 and others: affixes and shape stand for words never met) go through one dense layer,
layers that look at the neighbours, and simple recurrent layers that carry values along the sentence (Bradbury et al. 2017;
Lei et al. 2018); heads are scored by a biaffine form (Dozat and Manning 2017) and by how far off they are.

Weights are small integers with a scale for each column, and activations are rounded to binary fractions, so that float32
adds up their products without error: what a sentence gets does not depend on the batch that it stands in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from transforms.syntax.features import FEATURES, Vocabularies

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

ACTIVATION_STEP: Final = 32.0
"""Activations are multiples of 1/32, kept as whole numbers (ticks)."""
ACTIVATION_LIMIT: Final = 255 / 32
"""The largest activation: 384 products of 255 ticks with a weight of 127 stay below the 2^24 that float32 holds."""
CARRIED_STEP: Final = 128.0
"""Values carried along the sentence lie between -1 and 1, in multiples of 1/128."""
TABLE_STEP: Final = 64.0
"""The tables of features are multiples of 1/64."""
TABLE_LIMIT: Final = 127 / 64
SLOPE: Final = 0.125
"""Of the leaky units below 0."""

_GRADES: Final = (1, 2, 3, 4, 5, 8, 16, 32, 64, 128)
"""Distances from which on a head counts as farther off."""
SIDES: Final = 2 * len(_GRADES) + 1
"""Kinds of place that a head can have: the root, and so far before or behind."""


@dataclass(frozen=True)
class Dense:
    """A layer: `matrix` (rows, columns) of whole numbers, the `scale` of its columns, and their `bias`."""

    matrix: Floats
    scale: Floats
    bias: Floats

    def __call__(self, ticks: Floats, step: float = ACTIVATION_STEP) -> Floats:
        """Return the layer's values for activations in ticks, (n, columns)."""
        values: Floats = ticks @ self.matrix
        values *= self.scale / np.float32(step)
        values += self.bias
        return values

    def parts(self, *bounds: int) -> "list[Dense]":
        """Return the layer cut between its rows; only the last part keeps the bias."""
        pieces = np.split(self.matrix, bounds)
        none = np.zeros_like(self.bias)
        return [Dense(piece, self.scale, none) for piece in pieces[:-1]] + [Dense(pieces[-1], self.scale, self.bias)]


@dataclass(frozen=True)
class Weights:
    """Trained numbers as they ship: `matrices` as int8 with their `scales`, `vectors` as float32; names in `vocabularies`,
    `tags` and `labels`."""

    matrices: Mapping[str, NDArray[np.int8]]
    scales: Mapping[str, Floats]
    vectors: Mapping[str, Floats]
    vocabularies: Vocabularies
    tags: tuple[str, ...]
    labels: tuple[str, ...]

    @cached_property
    def layers(self) -> Mapping[str, Dense]:
        """The layers by name, their weights expanded to float32."""
        return {
            name: Dense(
                matrix.astype(np.float32),
                self.scales[name],
                self.vectors.get(f"{name}/bias", np.zeros(matrix.shape[1], np.float32)),
            )
            for name, matrix in self.matrices.items()
            if not name.startswith("table/")
        }

    @cached_property
    def tables(self) -> tuple[NDArray[np.int8], ...]:
        """The tables of FEATURES."""
        return tuple(self.matrices[f"table/{name}"] for name in FEATURES)


def side_buckets(length: int) -> Places:
    """Kinds of place, (length, 1 + length): of the root and of each word as head of each word of a sentence."""
    return _side_buckets(max(64, 1 << (length - 1).bit_length()))[:length, : length + 1]


@cache
def _side_buckets(length: int) -> Places:
    away = np.arange(length)[None, :] - np.arange(length)[:, None]
    grades = np.searchsorted(_GRADES, np.abs(away), side="right")
    sides = np.where(away > 0, grades, len(_GRADES) + grades)
    sides[away == 0] = 0
    return np.concatenate([np.zeros((length, 1), np.int64), sides], axis=1)


def in_ticks(values: Floats, step: float = ACTIVATION_STEP, limit: float = ACTIVATION_LIMIT) -> Floats:
    """Round values to whole ticks within the limit, in place."""
    values *= np.float32(step)
    np.rint(values, out=values)
    return np.clip(values, -limit * step, limit * step, out=values)


def leaky(values: Floats) -> Floats:
    """Return values above 0 as they are, those below flattened."""
    flattened: Floats = np.float32(SLOPE) * values
    return np.maximum(values, flattened, out=flattened)


def word_ticks(weights: Weights, numbers: Sequence[tuple[int, ...]]) -> Floats:
    """What the first layer makes of words given by the numbers of their features: ticks (words, width)."""
    places = np.array(numbers, np.int64).T
    read = np.concatenate([table[each] for table, each in zip(weights.tables, places, strict=True)], axis=1)
    return in_ticks(_normal(weights, "enter", weights.layers["enter"](read.astype(np.float32), TABLE_STEP)))


def _normal(weights: Weights, name: str, values: Floats) -> Floats:
    """The larger of each two units, then layer normalisation (Ba et al. 2016)."""
    half = values.shape[1] // 2
    values = np.maximum(values[:, :half], values[:, half:])
    values -= values.mean(axis=1, keepdims=True)
    spread = np.square(values).mean(axis=1, keepdims=True)
    values /= np.sqrt(spread + np.float32(1e-5))
    values *= weights.vectors[f"{name}/gain"]
    values += weights.vectors[f"{name}/shift"]
    return values


@dataclass(frozen=True)
class Packing:
    """How sentences lie in one array, longest first: all first words, then all second words, and so on.

    `starts` (longest + 1,) is where the n-th words begin, `rows` (words,) where each word lies, sentence by sentence.
    """

    starts: Places
    rows: Places

    @classmethod
    def of(cls, lengths: Sequence[int]) -> "Packing":
        """Return the packing of sentences of these lengths, which fall."""
        many = np.array(lengths, np.int64)
        counts = (many[None, :] > np.arange(many[0])[:, None]).sum(axis=1)
        starts = np.concatenate([[0], np.cumsum(counts)])
        rows = np.concatenate([starts[:length] + number for number, length in enumerate(lengths)])
        return cls(starts, rows)


def read_sentences(weights: Weights, ticks: Floats, packing: Packing) -> Floats:
    """What the net makes of words in their sentences, from what `word_ticks` made of them; both as packed, in ticks."""
    number = 0
    while f"near{number}" in weights.layers:
        ticks = _look_around(weights, f"near{number}", ticks, packing)
        number += 1
    number = 0
    while f"far{number}" in weights.layers:
        ticks = _carry_along(weights, number, ticks, packing)
        number += 1
    return ticks


def _look_around(weights: Weights, name: str, ticks: Floats, packing: Packing) -> Floats:
    layer, starts = weights.layers[name], packing.starts.tolist()
    before, values, behind = (ticks @ part for part in np.split(layer.matrix, 3))
    for first, here, last in zip(starts, starts[1:], starts[2:], strict=False):
        values[here:last] += before[first : first + last - here]
        values[first : first + last - here] += behind[here:last]
    values *= layer.scale / np.float32(ACTIVATION_STEP)
    values += layer.bias
    return _added(ticks, _normal(weights, name, values))


def _carry_along(weights: Weights, number: int, ticks: Floats, packing: Packing) -> Floats:
    gates, far = weights.layers[f"gates{number}"], weights.layers[f"far{number}"]
    starts = packing.starts.tolist()
    width = gates.matrix.shape[1] // 4
    values = gates(ticks)
    values[:, 2 * width :] *= np.float32(0.5)
    np.tanh(values, out=values)
    keep = values[:, 2 * width :]
    keep += 1
    keep *= np.float32(0.5)
    carried = (1 - keep) * values[:, : 2 * width]
    down, up, keep_down, keep_up = carried[:, :width], carried[:, width:], keep[:, :width], keep[:, width:]
    for first, here, last in zip(starts, starts[1:], starts[2:], strict=False):
        down[here:last] += keep_down[here:last] * down[first : first + last - here]
    for first, here, last in reversed(list(zip(starts, starts[1:], starts[2:], strict=False))):
        after = first + last - here
        up[first:after] += keep_up[first:after] * up[here:last]
    of_carried, of_own = far.parts(2 * width)
    values = of_carried(in_ticks(carried, CARRIED_STEP, 1.0), CARRIED_STEP)
    values += of_own(ticks)
    return _added(ticks, _normal(weights, f"far{number}", values))


def _added(ticks: Floats, values: Floats) -> Floats:
    """Activations and what a layer adds to them, rounded."""
    values *= np.float32(ACTIVATION_STEP)
    values += ticks
    np.rint(values, out=values)
    limit = ACTIVATION_LIMIT * ACTIVATION_STEP
    return np.clip(values, -limit, limit, out=values)
