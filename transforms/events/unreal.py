"""What a sentence only asks, supposes or aims at, and words of acts that tell none: attributes, shouts, speech of things."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import AUXILIARIES, COORDINATORS, HAVE, Layout
from transforms.events.model import Mention, Stance
from transforms.events.parties.tree import Tree
from transforms.events.triggers.triggers import Trigger

_SPEECH: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
_OPINIONS: Final = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_FORCE: Final = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_NEVER_POSSIBLE: Final = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "PROTEST"})
_AHEAD: Final = frozenset({"planned", "promised"})  # to refuse support of the future is an act itself
_NOUNS: Final = frozenset({"NN", "NNS", "DT", "CD", "JJ"})
_ATTRIBUTES: Final = frozenset({"amod", "compound"})
_WITHOUT_OBJECT: Final = frozenset({"demonstrate", "rally", "march"})
_DEPENDENT: Final = frozenset({"xcomp", "advcl", "conj"})
_NEAR: Final = 3  # tokens between an attribute and its noun, or an adverb and its verb
_HABITS: Final = word_class("habits")
_MESSAGES: Final = word_class("messages")
_CHECKED: Final = ["claim", ":"]  # what a checker of facts goes on to weigh
_STOPS: Final = frozenset({".", "!", ";"})
_CASES: Final = word_class("public_cases")
_AT_LAW: Final = frozenset({"ACCUSE", "SANCTION"})
_COURTS: Final = frozenset({"JUD", "COP"})
_PRIVATE: Final = frozenset({None, "CVL", "CRM", "BUS", "MED", "AGR"})
_MARKS: Final = frozenset({'"', "“", "”"})


def is_unreal(layout: Layout, trigger: Trigger, stance: Stance, actors: list[Mention]) -> bool:
    """Whether the words of a trigger tell no act, whatever its parties; force and cooperation that may come are kept as such."""
    if (
        layout.lowers[:2] == _CHECKED
        or is_asked(layout, trigger)
        or is_only_possible(layout, trigger, stance)
        or is_not_done(trigger, stance)
    ):
        return True
    if trigger.rule.is_noun:
        return False
    if is_habit(layout, trigger) or is_attribute(layout, trigger):
        return True
    return is_said_by_thing(layout, trigger, actors) or is_shout(layout, trigger, actors)


def is_not_done(trigger: Trigger, stance: Stance) -> bool:
    """Whether an act is what something is for ("interceptors to down missiles"), what one ought to say, or what was not said."""
    kind = trigger.rule.event_type
    if stance.is_bare:
        return kind in _FORCE or (kind in _OPINIONS and not trigger.rule.contexts)
    if stance.modality == "denied" and kind == "ACCUSE":
        return True  # "denied the accusation" answers an accusation and makes none
    if stance.is_negated and trigger.rule.part != "negated" and not (kind == "SUPPORT" and stance.modality in _AHEAD):
        return kind in _NEVER_POSSIBLE
    is_background = (
        kind == "SUPPORT" and trigger.mood == "participle" and trigger.rule.part == "verb"
    )  # "a candidate backed by the king"
    return is_background or (stance.modality == "requested" and kind in ("ACCUSE", "SUPPORT"))


def is_habit(layout: Layout, trigger: Trigger) -> bool:
    """Whether an adverb before the verb makes it a habit ("routinely shells", "has traditionally backed")."""
    return not _HABITS.isdisjoint(layout.lowers[max(0, trigger.own_start - _NEAR) : trigger.own_start])


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
    is_verb = is_verb or (layout.lower(before) in COORDINATORS and layout.lowers[at].endswith("ed"))
    return tree.labels[at] in _ATTRIBUTES and at < tree.heads[at] <= at + _NEAR and not is_verb


def is_said_by_thing(layout: Layout, trigger: Trigger, actors: list[Mention]) -> bool:
    """Whether a verb of speech has a subject that is no party ("one listener praised …"), messages left aside ("a letter urged …").

    So it is where a thing stands behind the passive's "by" ("prices are supported by hopes of a deal").
    """
    if actors or layout.tree is None or trigger.rule.event_type not in _SPEECH or trigger.rule.part != "verb":
        return False
    speakers = _speakers(layout.tree, trigger)
    return any(layout.tag(at) in _NOUNS and layout.lowers[at] not in _MESSAGES and not _is_named(layout, at) for at in speakers)


def _speakers(tree: Tree, trigger: Trigger) -> list[int]:
    """The subjects of a verb, or of the verb it depends on ("a reader wrote in to object"); behind "by" in the passive."""
    if trigger.voice == "passive":
        return tree.below(trigger.head, "obl:agent")
    found = tree.below(trigger.head, "nsubj")
    is_open = trigger.mood != "participle" and tree.relation(trigger.head) in _DEPENDENT and tree.heads[trigger.head] >= 0
    return found or (tree.below(tree.heads[trigger.head], "nsubj") if is_open else [])


def _is_named(layout: Layout, at: int) -> bool:
    """Whether a noun belongs to a party or has one before it ("the Spanish treasury")."""
    before = layout.tree.below(at, "amod", "compound", "nmod:poss") if layout.tree else []
    return any(layout.owner[k] >= 0 for k in (at, *before))


def is_shout(layout: Layout, trigger: Trigger, actors: list[Mention]) -> bool:
    """Whether a verb of demand only frames words quoted before it ("Drop it!" an officer ordered), and asks nobody."""
    if trigger.rule.event_type != "REQUEST" or any(actor.entity for actor in actors):
        return False
    if any(word.isalpha() for word in layout.lowers[trigger.end :]):
        return False
    is_tail = layout.reading.sentence.text[:1].islower()  # the words quoted are a sentence of their own
    return is_tail or not _MARKS.isdisjoint(layout.lowers[: trigger.start])


def is_private_case(layout: Layout, trigger: Trigger, actors: list[Mention], recipients: list[Mention]) -> bool:
    """Whether courts or police only deal with somebody without office, for a crime that touches no state ("was jailed for theft").

    It touches one where the sentence has a word of politics, force or office, or where the parties are of two countries.
    """
    if trigger.rule.event_type not in _AT_LAW or "legal" not in trigger.rule.contexts:
        return False
    if not recipients and (trigger.rule.event_type == "ACCUSE" or not actors):
        return False  # "police are investigating"
    if any(actor.sector not in _COURTS or actor.kind == "organisation" for actor in actors):
        return False
    countries = {party.country_code for party in (*actors, *recipients)} - {None}
    if len(countries) > 1 or any(party.entity for party in recipients) or not _CASES.isdisjoint(layout.lowers):
        return False
    return all(party.sector in _PRIVATE for party in recipients)
