"""What the tree holds around a trigger, noted as grounds: subject, objects, what prepositions mark, who acts in clauses inside."""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import Grounds, Marked
from transforms.events.parties.tree import Tree
from transforms.events.parties.tree_phrases import actors_of, owners_of
from transforms.events.parties.tree_subjects import Subject
from transforms.events.triggers.triggers import Trigger

_PRONOUNS: Final = frozenset({"it", "we", "i"})
_FAR: Final = 2  # clauses between a verb and its subject from which on the subject counts as far
_DEEPEST: Final = 3  # nouns inside one another that are searched for parties
_ASIDES: Final = frozenset(
    "after before during since following amid despite until than like unlike besides according including because".split()
)
"""Prepositions of time, cause and comparison: what they mark is no party of the act."""
_CONDITIONS: Final = frozenset({"unless", "until", "if"})


def add_subject(layout: Layout, tree: Tree, found: Subject | None, grounds: Grounds) -> None:
    """Note who acts: the subject, else the actor that owns or describes it ("the jets of Chad")."""
    if found is None:
        grounds.is_far = True
        return
    word = layout.lowers[found.at]
    if word in _PRONOUNS:
        grounds.pronoun, grounds.is_far = word, True
        return
    actors = actors_of(layout, tree, found.at)
    grounds.is_far, grounds.is_shared = found.steps >= _FAR, found.steps > 0
    if not actors:
        actors = owners_of(layout, tree, found.at)
        for child in tree.below(found.at, "nmod"):
            if not actors and tree.preposition(child) in ("of", "from", "by"):
                actors = actors_of(layout, tree, child)
        grounds.is_far = True
    if actors and actors[0].kind == "pronoun":
        grounds.pronoun, grounds.is_far = layout.lowers[actors[0].start], True
    grounds.subject = actors


def add_object(layout: Layout, tree: Tree, trigger: Trigger, at: int, grounds: Grounds) -> None:
    """Note an object that is no part of the trigger: the actor it names, or the one that owns it."""
    if at in trigger.covered:
        return
    found = named(actors_of(layout, tree, at))
    if found:
        grounds.objects.append(found)
    else:
        grounds.owners = grounds.owners or named(owners_of(layout, tree, at))


def add_marked(layout: Layout, tree: Tree, at: int, depth: int, grounds: Grounds) -> None:
    """Note what a preposition marks: the actor it names, or that of the nouns below it ("against the policy of Chad")."""
    mark = tree.preposition(at)
    if mark is None or mark in _ASIDES:
        return
    found = named(actors_of(layout, tree, at)) or named(owners_of(layout, tree, at))
    if found:
        grounds.marked.append(Marked(mark, found, depth))
    elif depth < _DEEPEST:
        for child in tree.below(at, "nmod"):
            inner = named(actors_of(layout, tree, child))
            if inner:
                grounds.marked.append(Marked(mark, inner, depth + 1))
                break
    add_below(layout, tree, at, depth + 1, grounds)


def add_below(layout: Layout, tree: Tree, at: int, depth: int, grounds: Grounds) -> None:
    """Note what prepositions mark below a noun, down to nouns inside one another."""
    if depth > _DEEPEST:
        return
    for noun in tree.conjuncts(at):
        for child in tree.below(noun, "nmod", "obl"):
            if tree.labels[child] != "nmod:poss":
                add_marked(layout, tree, child, depth, grounds)
    for clause in tree.below(at, "acl"):
        if tree.tags[clause] == "VB":  # "vetoed a move to impose sanctions on Chad"
            for child in tree.below(clause, "obj", "obl"):
                add_marked(layout, tree, child, depth + 1, grounds)
                add_below(layout, tree, child, depth + 1, grounds)
        elif tree.tags[clause] == "VBN":  # "condemned a law passed by Chad"
            for child in tree.below(clause, "obl"):
                if tree.preposition(child) == "by":
                    add_marked(layout, tree, child, depth, grounds)


def add_inner(layout: Layout, tree: Tree, trigger: Trigger, verb: int, grounds: Grounds) -> None:
    """Note who acts, or is acted upon, in the clause that a verb of speech or protest governs."""
    clauses = tree.below(verb, "ccomp", "xcomp")
    if trigger.rule.event_type == "PROTEST":
        clauses += [at for at in tree.below(verb, "advcl") if tree.tags[at] == "VB"]  # "marched to demand …"
    for clause in [inner for at in clauses for inner in (at, *tree.below(at, "ccomp"))]:  # "to demand that the king go"
        for child in [*tree.below(clause, "nsubj"), *tree.below(clause, "obj", "iobj", "obl")]:
            found = named(actors_of(layout, tree, child)) or named(owners_of(layout, tree, child))
            if found and tree.preposition(child) not in ("in", "at", "near"):
                grounds.inner = grounds.inner or found
        add_below(layout, tree, clause, 2, grounds)
        for child in tree.below(clause, "obj"):
            add_below(layout, tree, child, 2, grounds)


def add_addressee(layout: Layout, tree: Tree, verb: int, grounds: Grounds) -> None:
    """Note who must meet the condition of a threat: "threatened war unless Chad withdraws"."""
    for clause in [clause for at in (verb, *tree.below(verb, "xcomp", "ccomp")) for clause in tree.below(at, "advcl")]:
        if any(layout.lowers[mark] in _CONDITIONS for mark in tree.below(clause, "mark")):
            for child in tree.below(clause, "nsubj"):
                grounds.inner = grounds.inner or named(actors_of(layout, tree, child))


def share_object(layout: Layout, tree: Tree, verb: int, grounds: Grounds) -> None:
    """Note the object that a verb shares with the one it is coordinated with ("attacked and burned the town")."""
    others = [child for child in tree.below(verb, "conj") if tree.is_verbal(child)]
    for other in others:
        for child in tree.below(other, "obj"):
            found = named(actors_of(layout, tree, child))
            between = layout.lowers[verb + 1 : other]
            if found and between in (["and"], ["or"], [",", "and"]):
                grounds.objects.append(found)


def named(mentions: list[Mention]) -> list[Mention]:
    """The mentions without pronouns."""
    return [mention for mention in mentions if mention.kind != "pronoun"]
