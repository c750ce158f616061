"""The built-in analyser: tags and trees of English sentences by a small net, on numpy alone."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from transforms.events.analyser import Analysis
from transforms.syntax.layers import Weights
from transforms.syntax.network import read_sentences
from transforms.syntax.scores import Scorer
from transforms.syntax.tree import are_trees, best_heads
from transforms.syntax.weights.loader import load_weights, weights_digest
from transforms.syntax.word_table import WordTable

NAME: Final = "built-in"
METHOD: Final = 1
"""Version of the code that runs the net; raised whenever the same weights may answer otherwise."""
LONGEST: Final = 400
"""Words of the longest sentence that is analysed whole; longer ones are analysed in pieces, the roots of all pieces but the
first hanging on that of the first. The cost of finding heads grows with the square of the length."""

_BATCH_WORDS: Final = 1_000
_BATCH_SENTENCES: Final = 96
_MOST_SENTENCES: Final = 6_000
"""Sentences remembered at once: copies of one agency's text, and what sites repeat, are analysed once."""
_NOTHING: Final = Analysis((), (), ())

Words = tuple[str, ...]


@cache
def built_in() -> "Parser":
    """Return the analyser with the weights that ship with the package."""
    return Parser(load_weights(), f"{METHOD}.{weights_digest()}")


class Parser:
    """An `Analyser`. A sentence's analysis depends on nothing but its words."""

    name = NAME

    def __init__(self, weights: Weights, version: str) -> None:
        self.version = version
        self._weights = weights
        self._scorer = Scorer(weights)
        self._tags, self._labels = (np.array(names, object) for names in (weights.tags, weights.labels))
        self._words = WordTable(weights)
        self.forget()

    def forget(self) -> None:
        """Forget the sentences analysed so far; nothing but the time that the next ones take depends on them."""
        self._known: dict[Words, Analysis] = {(): _NOTHING}

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse sentences given as lists of tokens; one result a sentence, in order. Any number of sentences may come."""
        pieces = [(number, first) for number, words in enumerate(batch) for first in range(0, max(1, len(words)), LONGEST)]
        texts = [batch[number][first : first + LONGEST] for number, first in pieces]
        analysed = self._pieces(texts)
        if len(pieces) == len(batch):
            return analysed
        joined: dict[int, list[Analysis]] = {}
        for (number, _), analysis in zip(pieces, analysed, strict=True):
            joined.setdefault(number, []).append(analysis)
        return [_joined(parts) for parts in joined.values()]

    def _pieces(self, texts: Sequence[Sequence[str]]) -> list[Analysis]:
        sentences = list(map(tuple, texts))
        if len(self._known) > _MOST_SENTENCES:
            self.forget()
        known = self._known
        new = [words for words in dict.fromkeys(sentences) if words not in known]
        for batch in _batches(sorted(new, key=len, reverse=True)):
            known.update(zip(batch, self._batch(batch), strict=True))
        return [known[words] for words in sentences]

    def _batch(self, texts: Sequence[Sequence[str]]) -> list[Analysis]:
        """Sentences, longest first, none of them empty."""
        lengths = [len(text) for text in texts]
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        places = self._words.places([word for text in texts for word in text])
        ticks = read_sentences(self._weights, self._words.ticks[places], self._words.products(places), bounds)
        scores = self._scorer.arcs(ticks, bounds)
        heads = np.concatenate([each.argmax(axis=1) for each in scores])
        for number in np.flatnonzero(~are_trees(heads, bounds)):
            heads[bounds[number] : bounds[number + 1]] = best_heads(scores[number])
        labels = self._labels[self._scorer.labels(ticks, heads, bounds).argmax(axis=1)].tolist()
        tags = self._tags[self._scorer.tags(ticks).argmax(axis=1)].tolist()
        above = (heads - 1).tolist()
        return [
            Analysis(tuple(above[first:last]), tuple(labels[first:last]), tuple(tags[first:last]))
            for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
        ]


def _batches(texts: Sequence[Words]) -> Iterator[list[Words]]:
    """Sentences cut into batches."""
    batch: list[Words] = []
    count = 0
    for words in texts:
        if batch and (len(batch) == _BATCH_SENTENCES or count + len(words) > _BATCH_WORDS):
            yield batch
            batch, count = [], 0
        batch.append(words)
        count += len(words)
    if batch:
        yield batch


def _joined(parts: Sequence[Analysis]) -> Analysis:
    """The pieces of a sentence as one."""
    if len(parts) == 1:
        return parts[0]
    root = parts[0].heads.index(-1)
    heads: list[int] = []
    labels: list[str] = []
    for part in parts:
        offset = len(heads)
        hanging = (root, "parataxis") if offset else (-1, "root")
        for head, label in zip(part.heads, part.labels, strict=True):
            heads.append(head + offset if head >= 0 else hanging[0])
            labels.append(label if head >= 0 else hanging[1])
    return Analysis(tuple(heads), tuple(labels), tuple(tag for part in parts for tag in part.tags))
