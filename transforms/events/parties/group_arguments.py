"""Who acts and who is acted upon, by noun and verb groups: the subject to the left of the verb group, the rest to its right."""

from dataclasses import replace
from typing import Final

from transforms.events.actors.nobody import is_modifier, is_nobody
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import OPEN, Grounds, Marked, framed_parties, joined
from transforms.events.parties.groups import AND, BORDER, CLAUSE, COMMA, MARK, NOUNS, OTHER, RELATIVE, VERBS, Group, find_groups
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.triggers.lexicon import LITERAL_PARTS
from transforms.events.triggers.triggers import Trigger

_PRONOUNS: Final = frozenset({"it", "we", "i"})
_DEEPEST: Final = 5  # verb groups that may hand on their subject
_LINKS: Final = frozenset({MARK, COMMA, AND, OTHER, NOUNS})


def group_parties(layout: Layout, trigger: Trigger) -> Parties | None:
    """Actors and recipients of a trigger by the groups of its sentence; None where there are no tags."""
    if layout.tree is None or layout.is_cut[trigger.head]:
        return None
    groups = list(find_groups(tuple(layout.lowers), layout.tree.tags))
    index = next(number for number, group in enumerate(groups) if group.start <= trigger.head < group.end)
    if trigger.rule.is_noun:
        grounds = _of_noun(layout, trigger, groups, index)
    elif groups[index].sort == VERBS:
        grounds = _of_verb(layout, trigger, groups, index)
    else:
        return None
    return joined(trigger, framed_parties(trigger, grounds))


def _of_verb(layout: Layout, trigger: Trigger, groups: list[Group], index: int) -> Grounds:
    verb = groups[index]
    has_auxiliary = verb.is_passive and not verb.is_participle
    is_passive = trigger.rule.part not in LITERAL_PARTS and (has_auxiliary or trigger.voice == "passive")
    if verb.is_participle and trigger.mood == "finite":
        groups[index] = replace(verb, is_finite=True)  # the words around it tell a past tense from a participle
    grounds = Grounds(is_passive=is_passive)
    _add_subject(layout, groups, _subject(layout, groups, index, 0), grounds)
    _add_complements(layout, trigger, groups, index + 1, grounds)
    if grounds.is_passive or trigger.rule.frame == "patient":
        grounds.agents = next((each.mentions for each in grounds.marked if each.preposition == "by"), [])
    return grounds


def _of_noun(layout: Layout, trigger: Trigger, groups: list[Group], index: int) -> Grounds:
    phrase = groups[index]
    before = [mention for mention in layout.mentions if phrase.start <= mention.start and mention.end <= trigger.start]
    before = [mention for mention in before if not is_nobody(layout, mention)]
    grounds = Grounds(owners=coordinated(layout, before[-1], is_left=True) if before else [])
    _add_complements(layout, trigger, groups, index + 1, grounds)
    grounds.objects = []
    verb = next((k for k in range(index - 1, -1, -1) if groups[k].sort not in (MARK, NOUNS, OTHER)), None)
    if verb is not None and groups[verb].sort == VERBS and not grounds.owners:
        found = Grounds()
        _add_subject(layout, groups, _subject(layout, groups, verb, 0), found)
        grounds.bringer = found.subject
    return grounds


def _add_subject(layout: Layout, groups: list[Group], found: int | None, grounds: Grounds) -> None:
    if found is None:
        grounds.is_far = True
        return
    group = groups[found]
    word = layout.lowers[group.head]
    if word in _PRONOUNS:
        grounds.pronoun, grounds.is_far = word, True
        return
    mention = _named(layout, group)
    if mention is None:
        grounds.is_far = True
        return
    if mention.kind == "pronoun":
        grounds.subject, grounds.pronoun, grounds.is_far = [mention], layout.lowers[mention.start], True
        return
    left = coordinated(layout, mention, is_left=True)
    grounds.subject = left + coordinated(layout, mention, is_left=False, is_subject=True)[1:]


def _add_complements(layout: Layout, trigger: Trigger, groups: list[Group], first: int, grounds: Grounds) -> None:
    """Note the objects and what prepositions mark, as far as the clause goes on."""
    mark: str | None = None
    is_inner = False
    seen: list[Mention] = []
    for number in range(first, len(groups)):
        group = groups[number]
        if group.sort == MARK:
            mark = layout.lowers[group.head]
        elif group.sort == NOUNS:
            mention = _named(layout, group)
            if mention is not None and mention not in seen and mention.kind != "pronoun":
                party = coordinated(layout, mention, is_left=False)
                seen += party
                if is_inner:
                    grounds.inner = grounds.inner or party
                elif mark is None and not trigger.covered.issuperset(range(mention.start, mention.end)):
                    grounds.objects.append(party)
                elif mark is not None:
                    grounds.marked.append(Marked(mark, party))
            mark = None
        elif (group.sort == VERBS and (group.is_infinitive or group.is_participle) and trigger.rule.event_type in OPEN) or (
            group.sort == CLAUSE and layout.lowers[group.head] == "that" and trigger.rule.event_type in OPEN
        ):
            is_inner = True
        elif group.sort in (BORDER, CLAUSE, RELATIVE, VERBS) or (
            group.sort in (AND, COMMA) and not _goes_on(groups, number, seen)
        ):
            return


def _goes_on(groups: list[Group], number: int, seen: list[Mention]) -> bool:
    """Whether what follows a comma or "and" belongs to a list of actors already noted."""
    for group in groups[number + 1 : number + 3]:
        if group.sort == NOUNS:
            return any(mention.start >= group.start and mention.end <= group.end for mention in seen)
    return False


def _named(layout: Layout, group: Group) -> Mention | None:
    """The actor that a noun group names: the one at its end, else the one that owns or describes it."""
    inside = [mention for mention in layout.mentions if mention.start < group.end and group.start < mention.end]
    inside = [m for m in inside if m.kind == "pronoun" or m.end >= group.end or not is_modifier(layout, m)]
    return inside[-1] if inside else None


def _subject(layout: Layout, groups: list[Group], index: int, depth: int) -> int | None:
    """The noun group that is the subject of a verb group."""
    verb = groups[index]
    if depth > _DEEPEST:
        return None
    if verb.is_infinitive:
        return _of_infinitive(layout, groups, index, depth)
    if verb.is_participle and not verb.is_finite:
        if index and groups[index - 1].sort == NOUNS:
            return index - 1
        governor = next((k for k in range(index - 1, -1, -1) if groups[k].sort == VERBS and groups[k].is_finite), None)
        return None if governor is None else _subject(layout, groups, governor, depth + 1)
    return _of_finite(layout, groups, index, depth)


def _of_infinitive(layout: Layout, groups: list[Group], index: int, depth: int) -> int | None:
    nearest: int | None = None
    for k in range(index - 1, -1, -1):
        group = groups[k]
        if group.sort == NOUNS and nearest is None:
            is_marked = k > 0 and groups[k - 1].sort == MARK and layout.lowers[groups[k - 1].head] not in ("for", "on", "upon")
            nearest = None if is_marked else k
        elif group.sort == VERBS:
            is_told = nearest is not None and not group.is_passive and _named(layout, groups[nearest]) is not None
            return nearest if is_told else _subject(layout, groups, k, depth + 1)
        elif group.sort not in _LINKS:
            break
    return nearest


def _of_finite(layout: Layout, groups: list[Group], index: int, depth: int) -> int | None:
    found: int | None = None
    k = index - 1
    while k >= 0:
        group = groups[k]
        if group.sort == RELATIVE and found is None:
            return next((j for j in range(k - 1, -1, -1) if groups[j].sort == NOUNS), None)
        if group.sort == RELATIVE and k and groups[k - 1].sort == COMMA and groups[index - 1].sort == COMMA:
            found, k = None, k - 1  # its verb was taken for a noun: "Chile, which borders Peru, condemned …"
            continue
        if group.sort in (CLAUSE, BORDER, RELATIVE):
            break
        if group.sort == AND and found is None and all(other.sort in (OTHER, COMMA) for other in groups[k + 1 : index]):
            before = next((j for j in range(k - 1, -1, -1) if groups[j].sort == VERBS and groups[j].is_finite), None)
            return None if before is None else _subject(layout, groups, before, depth + 1)
        if group.sort == VERBS and group.is_finite:
            opening = _opening(groups, k)
            if opening is None:
                break
            found, k = None, opening - 1  # "Chad, which borders Niger, condemned …"
            continue
        if group.sort == NOUNS and not (k > 0 and groups[k - 1].sort == MARK) and _named(layout, group) is not None:
            found = k
        k -= 1
    if found is not None:
        return found
    return next((j for j in range(index - 1, max(k, -1), -1) if groups[j].sort == NOUNS), None)


def _opening(groups: list[Group], verb: int) -> int | None:
    """The relative pronoun that opens the clause of a verb group between subject and main verb."""
    for k in range(verb - 1, -1, -1):
        if groups[k].sort == RELATIVE:
            return k
        if groups[k].sort in (CLAUSE, AND, BORDER, VERBS):
            return None
    return None
