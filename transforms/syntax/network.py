"""The net that reads a sentence: a tag for each word, scores for each word as head of each other, relations to heads.

A word's features (Ling et al. 2015 and others: affixes and shape stand for words never met) go through one dense layer,
layers that look at the neighbours, and simple recurrent layers that carry values along the sentence (Bradbury et al. 2017;
Lei et al. 2018); heads are scored by a biaffine form (Dozat and Manning 2017) and by how far off they are.

Weights and activations are rounded, see `transforms.syntax.layers`: what a sentence gets does not depend on its batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transforms.syntax.layers import (
    ACTIVATION_LIMIT,
    ACTIVATION_STEP,
    CARRIED_STEP,
    TABLE_STEP,
    Floats,
    Places,
    Weights,
    in_ticks,
)

Products = tuple[Floats, Floats, Floats]
"""What words bring to the word behind them, to themselves and to the word before them."""


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
    """How sentences lie where values are carried along them, longest first: all first words, then all second words, and so on.

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


def read_sentences(weights: Weights, ticks: Floats, products: Products, bounds: Places) -> Floats:
    """What the net makes of words in their sentences, in ticks.

    `ticks` are what `word_ticks` made of the words, `products` what `neighbour_products` made of these for the layer near0
    (they are written over). Sentences lie one after the other between successive `bounds`, the longest first.
    """
    ticks = _looked_around(weights, "near0", ticks, products, bounds)
    number = 1
    while f"near{number}" in weights.layers:
        ticks = _looked_around(weights, f"near{number}", ticks, neighbour_products(weights, f"near{number}", ticks), bounds)
        number += 1
    packing = Packing.of(np.diff(bounds).tolist())
    packed = np.empty_like(ticks)
    packed[packing.rows] = ticks
    number = 0
    while f"far{number}" in weights.layers:
        packed = _carry_along(weights, number, packed, packing)
        number += 1
    return packed[packing.rows]


def neighbour_products(weights: Weights, name: str, ticks: Floats) -> Products:
    """The products of words with a layer that looks at the neighbours, not yet scaled: whole numbers."""
    before, here, behind = np.split(weights.layers[name].matrix, 3)
    return ticks @ before, ticks @ here, ticks @ behind


def _looked_around(weights: Weights, name: str, ticks: Floats, products: Products, bounds: Places) -> Floats:
    """Activations with what their neighbours in the same sentence bring."""
    before, values, behind = products
    before[bounds[1:] - 1] = behind[bounds[:-1]] = 0
    values[1:] += before[:-1]
    values[:-1] += behind[1:]
    layer = weights.layers[name]
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
