"""Which actors a noun of the tree names: itself, its conjuncts, the name behind a role, what a word of quantity counts."""

from dataclasses import replace
from typing import Final

from transforms.events.actors.nobody import is_modifier
from transforms.events.clause_words import word_class
from transforms.events.layout import QUANTIFIERS, Layout
from transforms.events.model import Mention
from transforms.events.parties.parties import coordinated
from transforms.events.parties.tree import Tree

_NAMES: Final = frozenset({"person", "name"})
_STATES: Final = frozenset({"country", "government", "place"})
_ROLES_OF_PARTIES: Final = frozenset({"nsubj", "csubj", "obj", "iobj", "obl"})
_OWNED: Final = {"name": (), "role": ("nmod:poss",)}
_NOBODY: Final = word_class("nobody")
_DEEPEST: Final = 3  # words of quantity inside one another: "some of the members of the group"


def actors_of(layout: Layout, tree: Tree, at: int) -> list[Mention]:
    """The actors that the noun phrase of a token names by its heads, each conjunct one, in order of the text."""
    found: list[Mention] = []
    name = next((child for child in tree.below(at, "appos") if _kind(layout, child) in _NAMES), None)
    for member in tree.conjuncts(at):
        mention = _head_actor(layout, tree, member, 0)
        is_description = name is not None and member > name and mention is not None and mention.kind == "role"
        if mention is not None and mention not in found and not is_description:
            found.append(mention)
    return _whole_list(layout, tree, found)


def _kind(layout: Layout, at: int) -> str | None:
    return layout.mentions[layout.owner[at]].kind if layout.owner[at] >= 0 else None


def owners_of(layout: Layout, tree: Tree, at: int) -> list[Mention]:
    """The actors that only describe a noun: its owner, a nation's adjective, the first part of a compound."""
    for relations in (("nmod:poss",), ("compound", "amod", "nmod:desc", "flat")):
        for child in tree.below(at, *relations):
            index = layout.owner[child]
            if relations[0] == "nmod:poss" or (index >= 0 and not is_modifier(layout, layout.mentions[index])):
                found = actors_of(layout, tree, child)
                if found:
                    return found
    for child in tree.below(at, "compound"):
        found = owners_of(layout, tree, child) if child < at else []  # "the Israeli troop withdrawal"
        if found:
            return found
    return []


def _head_actor(layout: Layout, tree: Tree, at: int, depth: int) -> Mention | None:
    index = layout.owner[at]
    if index < 0 and layout.lower(at - 1) == "-" and tree.heads[at - 2] == at:
        index = layout.owner[at - 2]  # "the secretary-general"
    if index >= 0:
        mention = layout.mentions[index]
        is_nobody = mention.kind == "role" and not mention.country_code and layout.lowers[mention.end - 1] in _NOBODY
        return None if is_nobody else _with_nation(layout, tree, at, _with_name(layout, tree, at, mention))
    for child in tree.below(at, "appos", "flat"):
        if layout.owner[child] >= 0:
            return _with_nation(layout, tree, at, layout.mentions[layout.owner[child]])
    is_quantity = layout.lowers[at] in QUANTIFIERS or tree.tags[at] in ("CD", "DT")
    if is_quantity and depth < _DEEPEST:
        for child in tree.below(at, "nmod"):
            if tree.preposition(child) == "of":
                return _head_actor(layout, tree, child, depth + 1)
    return None


def _with_name(layout: Layout, tree: Tree, at: int, mention: Mention) -> Mention:
    """A role with the name behind it, or a name with the codes of the role behind it: one actor told twice."""
    for child in tree.below(at, "appos"):
        index = layout.owner[child]
        if index < 0 or layout.mentions[index] is mention:
            continue
        other = layout.mentions[index]
        if mention.kind == "role" and other.kind in _NAMES:
            return other if other.country_code or not mention.country_code else _lent(other, mention)
        if mention.kind in _NAMES and other.kind == "role" and not mention.country_code:
            return _lent(mention, other)
    return mention


def _with_nation(layout: Layout, tree: Tree, at: int, mention: Mention) -> Mention:
    """A name without a country with that of the nation's adjective before it ("the Algerian runner Yacine Bouchareb").

    A role may have an owner instead ("Chad's political and military leaders").
    """
    if mention.country_code or mention.kind not in ("name", "role"):
        return mention
    for child in [at, *tree.below(at, "compound", "flat")]:
        for adjective in tree.below(child, "amod", "compound", *_OWNED[mention.kind]):
            index = layout.owner[adjective]
            if index >= 0 and layout.mentions[index].kind == "country" and layout.mentions[index].end <= mention.start:
                return replace(mention, country_code=layout.mentions[index].country_code)
    return mention


def _lent(name: Mention, role: Mention) -> Mention:
    return replace(name, country_code=role.country_code, sector=name.sector or role.sector)


def _whole_list(layout: Layout, tree: Tree, found: list[Mention]) -> list[Mention]:
    """The mentions with the rest of the list they stand in: trees lose members of long lists ("A, B, C and D").

    A member that the tree makes a party of some verb by itself stays out.
    """
    if not found:
        return found
    first, last = found[0], found[-1]
    if not all(any(mention is other for other in layout.mentions) for mention in (first, last)):
        return found
    before = coordinated(layout, first, is_left=True)[:-1]
    after = coordinated(layout, last, is_left=False, is_subject=True)[1:]
    is_new = [mention for mention in (*before, *after) if mention not in found and _may_join(tree, mention, found)]
    return sorted([*found, *is_new], key=lambda mention: mention.start)


def _may_join(tree: Tree, mention: Mention, found: list[Mention]) -> bool:
    """Whether the tree leaves room for a mention in a list: it is no party of a verb by itself, nor tells of a member again."""
    own, theirs = tree.top(mention.start, mention.end), {tree.top(member.start, member.end) for member in found}
    if tree.relation(own) in _ROLES_OF_PARTIES:
        return False
    if mention.kind == "role" and any(member.kind in _NAMES for member in found):
        return False  # "the minister, Ali Diallo, a former army chief and ally of Togo, …"
    if mention.kind in _STATES and all(member.kind in _STATES for member in found):
        return True
    return _told_again(tree, own) not in theirs and not any(_told_again(tree, at) == own for at in theirs)


def _told_again(tree: Tree, at: int) -> int | None:
    """The noun that an apposition, or a member of a list of them, tells of."""
    while tree.relation(at) == "conj" and 0 <= tree.heads[at] < at:
        at = tree.heads[at]
    return tree.heads[at] if tree.relation(at) == "appos" else None
