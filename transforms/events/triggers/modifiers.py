"""Words of acts that only describe a noun: "attack squadrons", "negotiations team", "armed militias".

Told by the tree: the word stands before its noun as a part of it. The act is left to the noun where that tells one
itself ("a suicide bombing attack").
"""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.triggers.lexicon import LITERAL_PARTS, TriggerLexicon
from transforms.events.triggers.triggers import Trigger

_DESCRIBING: Final = frozenset({"compound", "amod"})
_NOUNS: Final = frozenset({"NN", "NNS"})


def is_modifier(layout: Layout, trigger: Trigger, lexicon: TriggerLexicon) -> bool:
    """Whether the head of a trigger only describes a noun behind it that is neither a part of the trigger nor an act."""
    if layout.tree is None or trigger.rule.part in LITERAL_PARTS or trigger.object_at is not None:
        return False
    noun = layout.tree.heads[trigger.head]
    if noun <= trigger.head or noun in trigger.covered or layout.tree.relation(trigger.head) not in _DESCRIBING:
        return False
    return layout.tag(noun) in _NOUNS and layout.lowers[noun] not in lexicon.noun_heads
