"""Scores of heads, relations and tags, from what the net makes of the words of a sentence."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from transforms.syntax.layers import ACTIVATION_STEP, SIDES, Floats, Places, Weights, in_ticks, leaky, side_buckets

IMPOSSIBLE = -1e9
"""The score of a word as its own head."""


@dataclass(frozen=True)
class Scorer:
    """The last layers of a net."""

    weights: Weights

    @cached_property
    def _root(self) -> Floats:
        return in_ticks(self.weights.vectors["root"][None, :].copy())

    def tags(self, ticks: Floats) -> Floats:
        """Scores (words, tags)."""
        return self.weights.layers["tag"](ticks)

    def arcs(self, ticks: Floats, bounds: Places) -> list[Floats]:
        """Scores (n, 1 + n) of the heads of each word, the root first, for each sentence of n words.

        `ticks` holds the sentences one after the other, between successive `bounds`.
        """
        layers = self.weights.layers
        words = in_ticks(leaky(layers["arc_word"](ticks)))
        heads = in_ticks(leaky(layers["arc_head"](ticks)))
        root = in_ticks(leaky(layers["arc_head"](self._root)))
        wanted = in_ticks(layers["arc"](words))
        prior, root_prior = layers["arc_prior"](heads)[:, 0], layers["arc_prior"](root)[0, 0]
        sides = layers["arc_side"](words)
        sides += self.weights.vectors["side"]
        scale = np.float32(1 / ACTIVATION_STEP**2)
        rows = SIDES * np.arange(int(np.diff(bounds).max(initial=0)))[:, None]
        found = []
        for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
            scores = np.empty((last - first, 1 + last - first), np.float32)
            np.matmul(wanted[first:last], heads[first:last].T, out=scores[:, 1:])
            np.matmul(wanted[first:last], root[0], out=scores[:, 0])
            scores *= scale
            scores[:, 1:] += prior[first:last]
            scores[:, 0] += root_prior
            scores += np.take(sides[first:last], side_buckets(last - first) + rows[: last - first])
            np.fill_diagonal(scores[:, 1:], IMPOSSIBLE)
            found.append(scores)
        return found

    def labels(self, ticks: Floats, heads: Places, bounds: Places) -> Floats:
        """Scores (words, labels) of the relation of each word to its head (0: the root, n: the n-th word of its sentence)."""
        layers = self.weights.layers
        above = np.concatenate([layers["label_head"](self._root), layers["label_head"](ticks)])
        lengths = np.diff(bounds)
        offsets = np.repeat(bounds[:-1], lengths)
        own = np.arange(len(ticks)) - offsets
        values = layers["label_word"](ticks)
        values += above[np.where(heads > 0, offsets + heads, 0)]
        sides = side_buckets(int(lengths.max(initial=0)))[own, heads]
        values += self.weights.vectors["label_side"].reshape(SIDES, -1)[sides]
        return layers["label"](in_ticks(leaky(values)))
