"""A spaCy pipeline as an analyser: our tokens in, its labels as Universal Dependencies out. Imports no spaCy itself."""

from collections.abc import Callable, Sequence
from typing import Any

from transforms.events.analyser import Analysis
from transforms.syntax.relations import to_universal

MakeDoc = Callable[[Sequence[str]], Any]
"""Makes a spaCy `Doc` that is one sentence of the given words."""


class SpacyAnalyser:
    """An `Analyser` around a loaded pipeline with a tagger and a parser."""

    def __init__(self, pipeline: Any, make_doc: MakeDoc) -> None:
        meta = pipeline.meta
        self.name = f"spacy:{meta.get('lang', '')}_{meta.get('name', '')}"
        self.version = str(meta.get("version", ""))
        self._pipeline, self._make_doc = pipeline, make_doc
        self._is_universal = "obj" in pipeline.get_pipe("parser").labels

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse sentences given as lists of tokens; one result a sentence, in order."""
        full = [number for number, words in enumerate(batch) if words]
        found = [Analysis((), (), ())] * len(batch)
        for number, doc in zip(full, self._pipeline.pipe(self._make_doc(batch[number]) for number in full), strict=True):
            found[number] = self._analysis(doc)
        return found

    def _analysis(self, doc: Any) -> Analysis:
        words = [token.text for token in doc]
        tags = [token.tag_ for token in doc]
        heads = [-1 if token.head.i == token.i else token.head.i for token in doc]
        labels = [token.dep_ for token in doc]
        first, *others = [number for number, head in enumerate(heads) if head < 0]
        for number in others:
            heads[number], labels[number] = first, "parataxis"
        if self._is_universal:
            labels[first] = "root"
            return Analysis(tuple(heads), tuple(labels), tuple(tags))
        return to_universal(words, tags, heads, labels)
