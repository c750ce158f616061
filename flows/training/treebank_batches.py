"""Trees as arrays of numbers, in batches of like length."""

import random
from collections.abc import Iterator, Sequence

import numpy as np

from flows.training.parser_net import Arrays, Names, Options
from flows.training.treebank import Tree
from transforms.syntax.features import FEATURES, feature_numbers


class Numbered:
    """Turns trees into numbers; remembers words."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._words: dict[str, tuple[int, ...]] = {}
        self._tags, self._labels, self._parts = (
            {name: number for number, name in enumerate(each)} for each in (names.tags, names.labels, names.parts)
        )

    def words(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Numbers of FEATURES for each word."""
        for word in words:
            if word not in self._words:
                self._words[word] = feature_numbers([word], self._names.vocabularies)[0]
        return [self._words[word] for word in words]

    def batch(self, trees: Sequence[Tree], sentences: int, length: int) -> Arrays:
        """Trees as arrays of one shape, padded with zeros."""
        shape = (sentences, length)
        arrays = {name: np.zeros(shape, np.int32) for name in ("heads", "labels", "tags", "parts")}
        arrays |= {"numbers": np.zeros((*shape, len(FEATURES)), np.int32), "mask": np.zeros(shape, np.float32)}
        for row, tree in enumerate(trees):
            here = (row, slice(len(tree)))
            arrays["numbers"][here] = self.words(tree.words)
            arrays["mask"][here] = 1
            arrays["heads"][here] = np.array(tree.heads) + 1
            arrays["labels"][here] = [self._labels.get(label, self._labels[label.split(":")[0]]) for label in tree.labels]
            arrays["tags"][here] = [self._tags[tag] for tag in tree.tags]
            arrays["parts"][here] = [self._parts[part] for part in tree.parts]
        return arrays


def batches(trees: Sequence[Tree], numbered: Numbered, options: Options, chance: random.Random) -> Iterator[Arrays]:
    """Trees in random order, those of like length together; longer ones than any of `lengths` are left out."""
    groups: dict[int, list[Tree]] = {length: [] for length in options.lengths}
    for tree in trees:
        fitting = [length for length in options.lengths if len(tree) <= length]
        if fitting:
            groups[fitting[0]] += [tree] * (options.news if tree.genre == "news" else 1)
    planned = []
    for length, group in groups.items():
        chance.shuffle(group)
        size = max(4, options.batch_tokens // length)
        planned += [(length, size, group[at : at + size]) for at in range(0, len(group), size)]
    chance.shuffle(planned)
    for length, size, group in planned:
        yield numbered.batch(group, size, length)
