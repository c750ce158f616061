"""The subject of a verb in the tree: its own, that of the verb it is coordinated with, or that which controls it.

After the rules of PETRARCH2 and UniversalPetrarch for Universal Dependencies: relative clauses stand for their
antecedent, infinitives and participles share the subject of their governor, or its object where it is the object
that acts ("urged Togo to withdraw").
"""

from dataclasses import dataclass
from typing import Final

from transforms.events.layout import RELATIVES
from transforms.events.parties.tree import Tree

_MOST_STEPS: Final = 8
_PROMISES: Final = frozenset({"promise", "promises", "promised", "promising", "vow", "vows", "vowed"})
"""Verbs whose object does not act in what follows: "promised Togo to send aid"."""
_CALLS: Final = frozenset(
    {"call", "calls", "called", "calling", "appeal", "appeals", "appealed", "appealing", "press", "pressed", "push", "pushed"}
)
_CALL_MARKS: Final = frozenset({"on", "upon", "for", "to"})
_BEARERS: Final = frozenset({"by", "of", "from"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The token that is the subject, and how many clauses were crossed to reach it."""

    at: int
    steps: int


def subject_of(tree: Tree, verb: int) -> Subject | None:
    """The subject of a verb, or None where nobody acts (imperatives, headlines without a subject, broken trees)."""
    at = verb
    for steps in range(_MOST_STEPS):
        own = [child for child in tree.below(at, "nsubj") if tree.labels[child] != "nsubj:outer"]
        if own:
            first = own[0]
            is_relative = tree.lowers[first] in RELATIVES and tree.tags[first][:1] == "W"
            if is_relative and tree.relation(at) == "acl" and tree.heads[at] >= 0:
                return Subject(tree.heads[at], steps)
            return Subject(_without_relative(tree, first), steps)
        head = tree.heads[at]
        if head < 0:
            return None
        relation = tree.relation(at)
        if relation == "conj" and tree.is_verbal(head):
            at = head
        elif relation == "acl":
            if tree.tags[at] in ("VB", "TO") or (tree.tags[at] == "VBG" and tree.below(at, "mark")):
                return _bearer(tree, head, steps)
            return Subject(head, steps)
        elif relation in ("xcomp", "advcl", "ccomp"):
            controller = _controller(tree, at, head)
            if controller is not None:
                return Subject(controller, steps)
            if relation == "ccomp" and tree.tags[at] not in ("VB", "VBG"):
                return None
            if not tree.is_verbal(head):
                return None
            at = head
        elif relation == "parataxis" and tree.tags[at] in ("VBG", "VBN") and tree.is_verbal(head):
            at = head
        else:
            return None
    return None


def subject_of_misread(tree: Tree, verb: int) -> Subject | None:
    """The subject of a verb that the tree takes for a participle beside a noun ("Chad | halted economic aid").

    The tree then hangs the subject on the object, or on whatever governs that.
    """
    for steps, at in enumerate(tree.ancestors(verb)):
        for above in (at, *tree.below(at, "obj")):
            before = [child for child in tree.below(above, "nsubj") if child < verb]
            if before:
                return Subject(before[-1], steps)
    return subject_of(tree, verb)


def _without_relative(tree: Tree, at: int) -> int:
    """The noun before ", which …" where the tree takes the verb of that clause for a noun ("Chile, which borders Peru, …")."""
    for pronoun in tree.below(at, "det"):
        if pronoun > 1 and tree.tags[pronoun][:1] == "W" and tree.lowers[pronoun - 1] == ",":
            return pronoun - 2
    return at


def _controller(tree: Tree, at: int, head: int) -> int | None:
    """The object of the governor that acts in its infinitive: "urged Togo to withdraw", "called on Togo to withdraw"."""
    if tree.tags[at] not in ("VB", "TO") or tree.lowers[head] in _PROMISES:
        return None
    if tree.relation(at) != "advcl":
        told = [child for child in tree.below(head, "obj", "iobj") if child < at]
        if told:
            return told[0]
    if tree.lowers[head] in _CALLS:
        called = [child for child in tree.below(head, "obl") if child < at and tree.preposition(child) in _CALL_MARKS]
        return called[0] if called else None
    return None


def _bearer(tree: Tree, noun: int, steps: int) -> Subject | None:
    """Who would do what a noun's infinitive tells: its owner ("Togo's plan to send"), else the subject of its verb."""
    for child in tree.below(noun, "nmod:poss"):
        return Subject(child, steps + 1)
    for child in tree.below(noun, "nmod"):
        if tree.preposition(child) in _BEARERS:
            return Subject(child, steps + 1)
    head = tree.heads[noun]
    if head < 0 or tree.relation(noun) not in ("obj", "xcomp", "obl") or not tree.is_verbal(head):
        return None
    found = subject_of(tree, head)
    return Subject(found.at, found.steps + steps + 1) if found else None
