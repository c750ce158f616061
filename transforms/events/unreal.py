"""What a sentence only asks, supposes or aims at, and words of acts that tell none: attributes, shouts, speech of things."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import AUXILIARIES, HAVE, Layout
from transforms.events.model import Mention, Stance
from transforms.events.triggers.triggers import Trigger

_SPEECH: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
_FORCE: Final = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_NEVER_POSSIBLE: Final = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "PROTEST"})
_NOUNS: Final = frozenset({"NN", "NNS", "DT", "CD", "JJ"})
_ATTRIBUTES: Final = frozenset({"amod", "compound"})
_WITHOUT_OBJECT: Final = frozenset({"demonstrate", "rally", "march"})
_NEAR: Final = 3  # tokens between an attribute and its noun
_MESSAGES: Final = word_class("messages")
_STOPS: Final = frozenset({".", "!", ";"})
_MARKS: Final = frozenset({'"', "“", "”"})


def is_unreal(layout: Layout, trigger: Trigger, stance: Stance, actors: list[Mention]) -> bool:
    """Whether the words of a trigger tell no act, whatever its parties; force and cooperation that may come are kept as such."""
    if is_asked(layout, trigger) or is_only_possible(layout, trigger, stance):
        return True
    if stance.is_bare and trigger.rule.event_type in _FORCE:
        return True  # "interceptors to down missiles": what something is for
    if stance.modality == "denied" and trigger.rule.event_type == "ACCUSE":
        return True  # "denied the accusation" answers an accusation and makes none
    if trigger.rule.is_noun:
        return False
    return is_attribute(layout, trigger) or is_said_by_thing(layout, trigger, actors) or is_shout(layout, trigger, actors)


def is_asked(layout: Layout, trigger: Trigger) -> bool:
    """Whether the next stop behind a trigger is a question mark."""
    for word in layout.lowers[trigger.end :]:
        if word == "?" or word in _STOPS:
            return word == "?"
    return False


def is_only_possible(layout: Layout, trigger: Trigger, stance: Stance) -> bool:
    """Whether speech or protest only may, might or could be; what "may have" been said is a report of the past."""
    if stance.modality != "hypothetical" or trigger.rule.event_type not in _NEVER_POSSIBLE:
        return False
    return HAVE.isdisjoint(layout.lowers[max(0, trigger.own_start - 3) : trigger.own_start])


def is_attribute(layout: Layout, trigger: Trigger) -> bool:
    """Whether a verb form only describes a noun ("proposed cuts", "a lobbying group", "left-leaning") or has an object too many.

    Who demonstrates or rallies something or somebody ("demonstrated restraint", "rallied his supporters") holds no protest.
    """
    at, tree = trigger.head, layout.tree
    if layout.lower(at + 1) == "-" or tree is None:
        return layout.lower(at + 1) == "-"
    if trigger.lemma in _WITHOUT_OBJECT and trigger.rule.event_type == "PROTEST":
        return trigger.voice == "passive" or bool(tree.below(at, "obj", "ccomp"))
    if trigger.rule.event_type not in _SPEECH or trigger.object_at is not None or trigger.rule.part != "verb":
        return False
    before = at - 1
    while before >= 0 and layout.lowers[before] in _MARKS:
        before -= 1
    # "the union hailed Chad", "has 'vilified' Togo": a verb, whatever the tree says
    is_verb = before >= 0 and (layout.owner[before] >= 0 or layout.lowers[before] in AUXILIARIES)
    return tree.labels[at] in _ATTRIBUTES and at < tree.heads[at] <= at + _NEAR and not is_verb


def is_said_by_thing(layout: Layout, trigger: Trigger, actors: list[Mention]) -> bool:
    """Whether a verb of speech has a subject that is no party ("one listener praised …"), messages left aside ("a letter urged …").

    So it is where a thing stands behind the passive's "by" ("prices are supported by hopes of a deal").
    """
    if actors or layout.tree is None or trigger.rule.event_type not in _SPEECH or trigger.rule.part != "verb":
        return False
    if trigger.voice == "active" and trigger.mood == "finite":
        speakers = layout.tree.below(trigger.head, "nsubj")
    else:
        speakers = layout.tree.below(trigger.head, "obl:agent") if trigger.voice == "passive" else []
    return any(layout.tag(at) in _NOUNS and layout.owner[at] < 0 and layout.lowers[at] not in _MESSAGES for at in speakers)


def is_shout(layout: Layout, trigger: Trigger, actors: list[Mention]) -> bool:
    """Whether a verb of demand only frames words quoted before it ("Drop it!" an officer ordered), and asks nobody."""
    if trigger.rule.event_type != "REQUEST" or any(actor.entity or actor.country_code for actor in actors):
        return False
    is_last = not any(word.isalpha() for word in layout.lowers[trigger.end :])
    return is_last and not _MARKS.isdisjoint(layout.lowers[: trigger.start])
