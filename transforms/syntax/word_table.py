"""What the net makes of words alone, remembered from batch to batch."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from transforms.syntax.features import feature_numbers
from transforms.syntax.layers import Floats, Places, Weights
from transforms.syntax.network import Products, neighbour_products, word_ticks

_MOST_WORDS: Final = 8_000
"""Words remembered at once."""


class WordTable:
    """What the net makes of words alone: it depends on nothing but the word, so each is read once and then remembered.

    `ticks` (words, width) are those of the first layer.
    """

    def __init__(self, weights: Weights) -> None:
        """Start with no words."""
        self._weights = weights
        self._places: dict[str, int] = {}
        self.ticks: Floats = np.empty((0, len(weights.vectors["enter/gain"])), np.float32)
        self._products = neighbour_products(weights, "near0", self.ticks)

    def places(self, words: Sequence[str]) -> Places:
        """The rows of words in the table."""
        if len(self._places) > _MOST_WORDS:
            self._places = {}
        places = self._places
        new = [word for word in dict.fromkeys(words) if word not in places]
        if new:
            first, last = len(places), len(places) + len(new)
            ticks = word_ticks(self._weights, feature_numbers(new, self._weights.vocabularies))
            if last > len(self.ticks):
                self.ticks, before, here, behind = (_with_room(each, last) for each in (self.ticks, *self._products))
                self._products = before, here, behind
            self.ticks[first:last] = ticks
            for table, products in zip(self._products, neighbour_products(self._weights, "near0", ticks), strict=True):
                table[first:last] = products
            places.update(zip(new, range(first, last), strict=True))
        return np.array([places[word] for word in words], np.int64)

    def products(self, places: Places) -> Products:
        """What the layer near0 makes of the words in these rows, to be written over."""
        before, here, behind = self._products
        return before[places], here[places], behind[places]


def _with_room(table: Floats, rows: int) -> Floats:
    """A table with its rows, and room for as many as asked for and more."""
    return np.concatenate([table, np.empty((max(rows, _MOST_WORDS // 4), table.shape[1]), np.float32)])
