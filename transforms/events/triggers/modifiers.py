"""Words of acts that only describe a noun: "attack squadrons", "a negotiations team", "armed militias".

Told by the tree: the word stands before its noun as a part of it. The act is left to the noun where that tells one
itself ("a suicide bombing attack").
"""

from typing import Final

from transforms.events.layout import ADJECTIVES, DETERMINERS, PREPOSITIONS, RELATIVES, Layout
from transforms.events.triggers.inflection import GERUND, PARTICIPLE
from transforms.events.triggers.lexicon import LITERAL_PARTS, TriggerLexicon
from transforms.events.triggers.triggers import Trigger
from transforms.events.triggers.word_shapes import is_adjective

_NOUNS: Final = frozenset({"NN", "NNS"})
_OPENING: Final = DETERMINERS | PREPOSITIONS | ADJECTIVES | RELATIVES


def is_modifier(layout: Layout, trigger: Trigger, lexicon: TriggerLexicon) -> bool:
    """Whether the head of a trigger only describes a noun behind it that is neither a part of the trigger nor an act."""
    at, tree = trigger.head, layout.tree
    if tree is None or trigger.rule.part in LITERAL_PARTS or trigger.object_at is not None:
        return False
    noun = tree.heads[at]
    if noun <= at or noun in trigger.covered or layout.tag(noun) not in _NOUNS or layout.lowers[noun] in lexicon.noun_heads:
        return False
    if trigger.rule.is_noun:
        return tree.relation(at) == "compound"
    before = layout.lower(at - 1)
    is_form = not lexicon.forms.get(layout.lowers[at], frozenset()).isdisjoint({GERUND, PARTICIPLE})
    return is_form and tree.relation(at) == "amod" and (before in _OPENING or before[:1].isdigit() or is_adjective(before))
