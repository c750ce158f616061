"""The triggers of many sentences, and the trees of those that are worth an analyser's time."""

from collections.abc import Sequence
from typing import Final

from transforms.events.analyser import Analyser, Analysis
from transforms.events.judgement import are_asked_for, is_sport
from transforms.events.layout import Layout
from transforms.events.parties.tree import Tree
from transforms.events.triggers.lexicon import TriggerLexicon
from transforms.events.triggers.modifiers import is_modifier
from transforms.events.triggers.readings import reads_as_noun
from transforms.events.triggers.scope import GOVERNED, standings
from transforms.events.triggers.triggers import Trigger, find_triggers

_POINTERS: Final = frozenset("i we he she it they him her them us me this".split())

CUT: Final = "cut"
"""The relation of tokens that were kept from the analyser: words that only say who told the rest."""


def read_triggers(layouts: Sequence[Layout], lexicon: TriggerLexicon, analyser: Analyser | None) -> list[list[Trigger]]:
    """The triggers of each sentence. Sentences that may tell an act get their tree, where there is an analyser.

    Attributing words ("…, the ministry said") are left out of the tree. Where its tags read the head of a trigger otherwise
    than the words around it do, the triggers are sought once more.
    """
    found = [find_triggers(layout, lexicon) for layout in layouts]
    if analyser is None:
        return found
    worth = [number for number, layout in enumerate(layouts) if _may_tell(layout, found[number])]
    kept = [[at for at, is_cut in enumerate(layouts[number].is_cut) if not is_cut] for number in worth]
    words = [
        [layouts[number].reading.sentence.tokens[at].text for at in places] for number, places in zip(worth, kept, strict=True)
    ]
    for number, places, analysis in zip(worth, kept, analyser.analyse(words), strict=True):
        layout = layouts[number]
        layout.tree = Tree(layout.lowers, _whole(layout.size, places, analysis))
        if any(not trigger.rule.is_noun and reads_as_noun(layout, trigger.head, lexicon) for trigger in found[number]):
            found[number] = find_triggers(layout, lexicon)
        found[number] = [trigger for trigger in found[number] if not is_modifier(layout, trigger, lexicon)]
    return found


def _may_tell(layout: Layout, triggers: list[Trigger]) -> bool:
    """Whether a sentence names somebody, and one of its triggers may tell an act of its own, by parties that its row asks for."""
    if not (layout.mentions and triggers) or is_sport(layout):
        return False
    is_pointing = not _POINTERS.isdisjoint(layout.lowers)  # who is meant may stand in a sentence before
    if not (is_pointing or any(are_asked_for(trigger.rule, layout.mentions, layout.mentions) for trigger in triggers)):
        return False
    return set(standings(layout, triggers)) != {GOVERNED}


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
