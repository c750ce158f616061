"""Layers of small integers: weights with a scale for each column, activations rounded to binary fractions.

So float32 adds up their products without error, and what a sentence gets does not depend on the batch that it stands in.
"""

from collections.abc import Mapping
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
"""The largest activation: 500 products of 255 ticks with a weight of 127 stay below the 2^24 that float32 holds."""
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
