"""Who acts and who is acted upon, by the dependency tree: what stands around a trigger as its dependents."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import QUANTIFIERS, Layout
from transforms.events.parties.frames import ON_PERSONS, OPEN, Grounds, framed_parties, joined
from transforms.events.parties.parties import Parties
from transforms.events.parties.tree import Tree
from transforms.events.parties.tree_grounds import (
    add_addressee,
    add_below,
    add_inner,
    add_marked,
    add_object,
    add_subject,
    named,
    share_object,
)
from transforms.events.parties.tree_phrases import actors_of, owners_of
from transforms.events.parties.tree_subjects import subject_of, subject_of_misread
from transforms.events.triggers.lexicon import LITERAL_PARTS
from transforms.events.triggers.triggers import Trigger

_BRINGS: Final = word_class("brings")
_COMES: Final = frozenset({"came", "come", "comes", "coming", "emanated", "poured"})
_DURING: Final = frozenset({"during", "in", "at", "after", "before"})


def tree_parties(layout: Layout, trigger: Trigger) -> Parties | None:
    """Actors and recipients of a trigger by the tree; None where there is no tree, or the trigger has no place in it."""
    tree = layout.tree
    if tree is None or layout.is_cut[trigger.head]:
        return None
    grounds = _of_noun(layout, tree, trigger) if trigger.rule.is_noun else _of_verb(layout, tree, trigger)
    grounds.marked.sort(key=lambda each: each.depth)
    return joined(trigger, framed_parties(trigger, grounds))


def _of_verb(layout: Layout, tree: Tree, trigger: Trigger) -> Grounds:
    verb = tree.predicate(trigger.head)
    is_misread = _is_misread(tree, trigger, verb)
    grounds = Grounds(is_passive=_is_passive(tree, trigger, verb))
    add_subject(layout, tree, (subject_of_misread if is_misread else subject_of)(tree, verb), grounds)
    if is_misread and tree.relation(verb) == "amod" and tree.heads[verb] > verb:
        add_object(layout, tree, trigger, tree.heads[verb], grounds)
    noun = trigger.object_at
    for child in tree.below(verb, "obj", "iobj"):
        add_object(layout, tree, trigger, child, grounds)
    if noun is not None:
        grounds.owners = grounds.owners or named(owners_of(layout, tree, noun))
        if not grounds.owners and trigger.rule.event_type in ON_PERSONS:
            grounds.owners = named(actors_of(layout, tree, noun))
    for child in tree.below(verb, "obl"):
        if tree.labels[child] == "obl" and child > verb and tree.preposition(child) is None:
            add_object(layout, tree, trigger, child, grounds)  # "kidnapped up to 16 advisers"
        add_marked(layout, tree, child, 0, grounds)
    for child in [noun] if noun is not None else tree.below(verb, "obj", "iobj"):
        add_below(layout, tree, child, 0 if noun is not None else 1, grounds)
    if trigger.rule.event_type in OPEN or trigger.rule.frame == "clause-subject":
        if trigger.rule.event_type == "THREATEN":
            add_addressee(layout, tree, verb, grounds)
        add_inner(layout, tree, trigger, verb, grounds)
    agents = tree.below(verb, "obl:agent") or [child for child in tree.below(verb, "obl") if tree.preposition(child) == "by"]
    if grounds.is_passive or trigger.rule.frame == "patient":
        agents = agents or _agents_beside(tree, verb)
        agents += [maker for agent in agents for clause in tree.below(agent, "acl") for maker in tree.below(clause, "obl:agent")]
        makers = (named(actors_of(layout, tree, child)) or named(owners_of(layout, tree, child)) for child in agents)
        grounds.agents = next((found for found in makers if found), [])  # "killed by rebels", "killed by rebel fire"
    if not grounds.objects and not grounds.is_passive and trigger.object_at is None:
        share_object(layout, tree, verb, grounds)
    return grounds


def _agents_beside(tree: Tree, verb: int) -> list[int]:
    """Agents of the participle that one is coordinated with: "were herded onto trains by police and dumped"."""
    beside = [tree.heads[verb]] if tree.relation(verb) == "conj" and tree.tags[tree.heads[verb]] == "VBN" else []
    beside += [child for child in tree.below(verb, "conj") if tree.tags[child] == "VBN" and not tree.below(child, "nsubj")]
    return [agent for other in beside for agent in tree.below(other, "obl:agent")]


def _is_passive(tree: Tree, trigger: Trigger, verb: int) -> bool:
    """Whether the trigger is a passive: by its auxiliary in the tree, else as the words around it read."""
    if trigger.rule.part in LITERAL_PARTS:
        return False
    if tree.has_passive_auxiliary(verb):
        return True
    return trigger.voice == "passive" and not tree.below(verb, "obj")


def _is_misread(tree: Tree, trigger: Trigger, verb: int) -> bool:
    """Whether the tree takes a past tense for a participle: the words around it say otherwise, and no auxiliary stands by."""
    is_past = trigger.voice == "active" and trigger.mood == "finite" and tree.tags[verb] == "VBN"
    return is_past and not any(tree.below(verb, relation) for relation in ("aux", "nsubj"))


def _of_noun(layout: Layout, tree: Tree, trigger: Trigger) -> Grounds:
    noun = trigger.head
    grounds = Grounds(owners=named(owners_of(layout, tree, noun)))
    add_below(layout, tree, noun, 0, grounds)
    head = tree.heads[noun]
    if head >= 0 and layout.lowers[head] in QUANTIFIERS and tree.relation(noun) == "nmod":
        add_below(layout, tree, head, 1, grounds)  # "a series of strikes by Chad"
        noun, head = head, tree.heads[head]
    for participle in tree.below(noun, "acl"):
        carried = tree.below(participle, "obl:agent") or [c for c in tree.below(participle, "obl") if tree.preposition(c) == "by"]
        for child in carried:
            grounds.agents = grounds.agents or named(actors_of(layout, tree, child))
    if head < 0 or not tree.is_verbal(head):
        return grounds
    relation = tree.relation(noun)
    if relation == "nsubj" and layout.lowers[head] in _COMES:
        for child in tree.below(head, "obl"):
            if tree.preposition(child) == "from":  # "criticism of the law came from Chad"
                grounds.agents = grounds.agents or named(actors_of(layout, tree, child))
    is_brought = layout.lowers[head] in _BRINGS
    is_frame = relation == "obl" and tree.preposition(noun) in _DURING and trigger.rule.frame.endswith("reciprocal")
    is_passive = tree.has_passive_auxiliary(head)
    if relation == "nsubj" and is_passive:
        for child in tree.below(head, "obl:agent"):
            grounds.agents = grounds.agents or named(actors_of(layout, tree, child))
    elif (relation == "obj" and is_brought) or is_frame:
        found = subject_of(tree, head)
        grounds.bringer = named(actors_of(layout, tree, found.at)) if found else []
    if relation in ("obj", "nsubj") and (is_brought or is_passive):
        for child in tree.below(head, "obl"):
            add_marked(layout, tree, child, 1, grounds)
    return grounds
