"""Who acts and who is acted upon, by the dependency tree: what stands around a trigger as its dependents."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.frames import OPEN, Grounds, Marked, framed_parties, joined
from transforms.events.layout import QUANTIFIERS, Layout
from transforms.events.lexicon import LITERAL_PARTS
from transforms.events.model import Mention
from transforms.events.parties import Parties
from transforms.events.tree import Tree
from transforms.events.tree_phrases import actors_of, owners_of
from transforms.events.tree_subjects import Subject, subject_of, subject_of_misread
from transforms.events.triggers import Trigger

_BRINGS: Final = word_class("brings")
_PRONOUNS: Final = frozenset({"it", "we", "i"})
_FAR: Final = 2  # clauses between a verb and its subject from which on the subject counts as far
_DEEPEST: Final = 3  # nouns inside one another that are searched for parties
_ASIDES: Final = frozenset(
    "after before during since following amid despite until than like unlike besides according including because".split()
)
"""Prepositions of time, cause and comparison: what they mark is no party of the act."""
_CONDITIONS: Final = frozenset({"unless", "until", "if"})
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
    _add_subject(layout, tree, (subject_of_misread if is_misread else subject_of)(tree, verb), grounds)
    if is_misread and tree.relation(verb) == "amod" and tree.heads[verb] > verb:
        _add_object(layout, tree, trigger, tree.heads[verb], grounds)
    noun = trigger.object_at
    for child in tree.below(verb, "obj", "iobj"):
        _add_object(layout, tree, trigger, child, grounds)
    if noun is not None:
        grounds.owners = grounds.owners or _named(owners_of(layout, tree, noun))
    for child in tree.below(verb, "obl"):
        if tree.labels[child] == "obl" and child > verb and tree.preposition(child) is None:
            _add_object(layout, tree, trigger, child, grounds)  # "kidnapped up to 16 advisers"
        _add_marked(layout, tree, child, 0, grounds)
    for child in [noun] if noun is not None else tree.below(verb, "obj", "iobj"):
        _add_below(layout, tree, child, 0 if noun is not None else 1, grounds)
    if trigger.rule.event_type in OPEN or trigger.rule.frame == "clause-subject":
        _add_inner(layout, tree, trigger, verb, grounds)
    if trigger.rule.event_type == "THREATEN":
        _add_addressee(layout, tree, verb, grounds)
    agents = tree.below(verb, "obl:agent") or [child for child in tree.below(verb, "obl") if tree.preposition(child) == "by"]
    if grounds.is_passive or trigger.rule.frame == "patient":
        grounds.agents = next((found for child in agents if (found := _named(actors_of(layout, tree, child)))), [])
    if not grounds.objects and not grounds.is_passive and trigger.object_at is None:
        _share_object(layout, tree, verb, grounds)
    return grounds


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
    grounds = Grounds(owners=_named(owners_of(layout, tree, noun)))
    _add_below(layout, tree, noun, 0, grounds)
    head = tree.heads[noun]
    if head >= 0 and layout.lowers[head] in QUANTIFIERS and tree.relation(noun) == "nmod":
        _add_below(layout, tree, head, 1, grounds)  # "a series of strikes by Chad"
        noun, head = head, tree.heads[head]
    for participle in tree.below(noun, "acl"):
        carried = tree.below(participle, "obl:agent") or [c for c in tree.below(participle, "obl") if tree.preposition(c) == "by"]
        for child in carried:
            grounds.agents = grounds.agents or _named(actors_of(layout, tree, child))
    if head < 0 or not tree.is_verbal(head):
        return grounds
    relation = tree.relation(noun)
    is_brought = layout.lowers[head] in _BRINGS
    is_frame = relation == "obl" and tree.preposition(noun) in _DURING and trigger.rule.frame.endswith("reciprocal")
    is_passive = tree.has_passive_auxiliary(head)
    if relation == "nsubj" and is_passive:
        for child in tree.below(head, "obl:agent"):
            grounds.agents = grounds.agents or _named(actors_of(layout, tree, child))
    elif (relation == "obj" and is_brought) or is_frame:
        found = subject_of(tree, head)
        grounds.bringer = _named(actors_of(layout, tree, found.at)) if found else []
    if relation in ("obj", "nsubj") and (is_brought or is_passive):
        for child in tree.below(head, "obl"):
            _add_marked(layout, tree, child, 1, grounds)
    return grounds


def _add_subject(layout: Layout, tree: Tree, found: Subject | None, grounds: Grounds) -> None:
    if found is None:
        grounds.is_far = True
        return
    word = layout.lowers[found.at]
    if word in _PRONOUNS:
        grounds.pronoun, grounds.is_far = word, True
        return
    actors = actors_of(layout, tree, found.at)
    grounds.is_far = found.steps >= _FAR
    if not actors:
        actors = owners_of(layout, tree, found.at)
        for child in tree.below(found.at, "nmod"):
            if not actors and tree.preposition(child) in ("of", "from", "by"):
                actors = actors_of(layout, tree, child)
        grounds.is_far = True
    if actors and actors[0].kind == "pronoun":
        grounds.pronoun, grounds.is_far = layout.lowers[actors[0].start], True
    grounds.subject = actors


def _add_object(layout: Layout, tree: Tree, trigger: Trigger, at: int, grounds: Grounds) -> None:
    if at in trigger.covered:
        return
    found = _named(actors_of(layout, tree, at))
    if found:
        grounds.objects.append(found)
    else:
        grounds.owners = grounds.owners or _named(owners_of(layout, tree, at))


def _add_marked(layout: Layout, tree: Tree, at: int, depth: int, grounds: Grounds) -> None:
    """Note what a preposition marks: the actor it names, or that of the nouns below it ("against the policy of Chad")."""
    mark = tree.preposition(at)
    if mark is None or mark in _ASIDES:
        return
    found = _named(actors_of(layout, tree, at)) or _named(owners_of(layout, tree, at))
    if found:
        grounds.marked.append(Marked(mark, found, depth))
    elif depth < _DEEPEST:
        for child in tree.below(at, "nmod"):
            inner = _named(actors_of(layout, tree, child))
            if inner:
                grounds.marked.append(Marked(mark, inner, depth + 1))
                break
    _add_below(layout, tree, at, depth + 1, grounds)


def _add_below(layout: Layout, tree: Tree, at: int, depth: int, grounds: Grounds) -> None:
    if depth > _DEEPEST:
        return
    for noun in tree.conjuncts(at):
        for child in tree.below(noun, "nmod", "obl"):
            if tree.labels[child] != "nmod:poss":
                _add_marked(layout, tree, child, depth, grounds)
    for clause in tree.below(at, "acl"):
        if tree.tags[clause] == "VB":  # "vetoed a move to impose sanctions on Chad"
            for child in tree.below(clause, "obj", "obl"):
                _add_marked(layout, tree, child, depth + 1, grounds)
                _add_below(layout, tree, child, depth + 1, grounds)


def _add_inner(layout: Layout, tree: Tree, trigger: Trigger, verb: int, grounds: Grounds) -> None:
    """Note who acts, or is acted upon, in the clause that a verb of speech or protest governs."""
    clauses = tree.below(verb, "ccomp", "xcomp")
    if trigger.rule.event_type == "PROTEST":
        clauses += [at for at in tree.below(verb, "advcl") if tree.tags[at] == "VB"]  # "marched to demand …"
    for clause in clauses:
        for child in [*tree.below(clause, "nsubj"), *tree.below(clause, "obj", "iobj", "obl")]:
            found = _named(actors_of(layout, tree, child)) or _named(owners_of(layout, tree, child))
            if found and tree.preposition(child) not in ("in", "at", "near"):
                grounds.inner = grounds.inner or found
        _add_below(layout, tree, clause, 2, grounds)
        for child in tree.below(clause, "obj"):
            _add_below(layout, tree, child, 2, grounds)


def _add_addressee(layout: Layout, tree: Tree, verb: int, grounds: Grounds) -> None:
    """Note who must meet the condition of a threat: "threatened war unless Chad withdraws"."""
    for clause in [clause for at in (verb, *tree.below(verb, "xcomp", "ccomp")) for clause in tree.below(at, "advcl")]:
        if any(layout.lowers[mark] in _CONDITIONS for mark in tree.below(clause, "mark")):
            for child in tree.below(clause, "nsubj"):
                grounds.inner = grounds.inner or _named(actors_of(layout, tree, child))


def _share_object(layout: Layout, tree: Tree, verb: int, grounds: Grounds) -> None:
    """Note the object that a verb shares with the one it is coordinated with ("attacked and burned the town")."""
    others = [child for child in tree.below(verb, "conj") if tree.is_verbal(child)]
    for other in others:
        for child in tree.below(other, "obj"):
            found = _named(actors_of(layout, tree, child))
            between = layout.lowers[verb + 1 : other]
            if found and between in (["and"], ["or"], [",", "and"]):
                grounds.objects.append(found)


def _named(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind != "pronoun"]
