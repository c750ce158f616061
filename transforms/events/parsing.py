"""Giving sentences their trees: those worth an analyser's time, without their attributing words."""

from collections.abc import Iterable
from typing import Final

from transforms.events.analyser import Analyser, Analysis
from transforms.events.layout import Layout
from transforms.events.lexicon import TriggerLexicon
from transforms.events.tree import Tree

CUT: Final = "cut"
"""The relation of tokens that were kept from the analyser: words that only say who told the rest."""


def add_trees(layouts: Iterable[Layout], lexicon: TriggerLexicon, analyser: Analyser) -> None:
    """Give each sentence that may tell an act its tree. Attributing words ("…, the ministry said") are left out of it."""
    worth = [layout for layout in layouts if _may_tell(layout, lexicon)]
    kept = [[at for at, is_cut in enumerate(layout.is_cut) if not is_cut] for layout in worth]
    words = [[layout.reading.sentence.tokens[at].text for at in places] for layout, places in zip(worth, kept, strict=True)]
    for layout, places, analysis in zip(worth, kept, analyser.analyse(words), strict=True):
        layout.tree = Tree(layout.lowers, _whole(layout.size, places, analysis))


def _may_tell(layout: Layout, lexicon: TriggerLexicon) -> bool:
    """Whether a sentence names somebody and holds, outside attributing words, a form that heads a trigger."""
    return bool(layout.mentions) and any(
        word in lexicon.patterns and not is_cut for word, is_cut in zip(layout.lowers, layout.is_cut, strict=True)
    )


def _whole(size: int, places: list[int], analysis: Analysis) -> Analysis:
    """An analysis of the tokens at `places` as one of the whole sentence of `size` tokens."""
    if len(places) == size:
        return analysis
    heads, labels, tags = [-1] * size, [CUT] * size, [""] * size
    for index, at in enumerate(places):
        head = analysis.heads[index]
        heads[at] = places[head] if head >= 0 else -1
        labels[at], tags[at] = analysis.labels[index], analysis.tags[index]
    return Analysis(tuple(heads), tuple(labels), tuple(tags))
