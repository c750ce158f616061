"""Which triggers tell an act of their own, and which are only asked for, promised, refused or background.

"agreed to send troops" tells an agreement, "condemned an attack" a condemnation: what stands in the
complement of such a verb is no event. Acts of subordinate clauses and of oblique nouns ("after the
air strike") are background: the coder keeps them only when they are told in full.
"""

from itertools import islice
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    HARD_BORDERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Layout,
)
from transforms.events.parties.frames import VERBAL
from transforms.events.triggers.complements import right_end
from transforms.events.triggers.readings import is_adverb_since
from transforms.events.triggers.triggers import Trigger

MAIN, BACKGROUND, GOVERNED = "main", "background", "governed"
_CONTRASTS: Final = frozenset({"while", "whereas", "as"})  # behind a comma these join two main acts
_LINKS: Final = frozenset({"as", "following", "despite", "amid"})  # these may stand before the words of a complement
_LEADING: Final = PREPOSITIONS | SUBORDINATORS
_CLAUSES: Final = SUBORDINATORS - _LINKS
_BEFORE_GERUNDS: Final = PREPOSITIONS - {"to"}
_RELATIVES: Final = RELATIVES - {"that"}
_CONDITIONS: Final = frozenset({"if", "unless", "until", "whether"})
_PRESENT: Final = frozenset({"VBP", "VBZ"})  # "before they disarm": not done yet
_GOVERNORS: Final = word_class("governors")
_ATTEMPTS: Final = word_class("attempts")
_ANOTHER_TIME: Final = frozenset("after before since despite ahead until".split())  # what stands behind these is told beside


def standings(layout: Layout, triggers: list[Trigger]) -> list[str]:
    """MAIN, BACKGROUND or GOVERNED for each trigger."""
    result: list[str] = []
    for index, trigger in enumerate(triggers):
        # What is background itself governs nothing: it may be dropped, and its purpose with it.
        governors = [
            other
            for other, standing in zip(triggers[:index], result, strict=True)
            if other.end <= trigger.start and (standing != BACKGROUND or _is_claim(layout, other))
        ]
        if any(_governs(layout, other, trigger) for other in reversed(governors)) or _is_wanted(layout, trigger):
            result.append(GOVERNED)
        elif _is_background(layout, trigger):
            result.append(BACKGROUND)
        else:
            result.append(MAIN)
    if layout.is_headline and MAIN not in result:
        told = (at for at, trigger in enumerate(triggers) if result[at] == BACKGROUND and _is_told_in_title(layout, trigger))
        for at in islice(told, 1):
            result[at] = MAIN
    return result


def _is_told_in_title(layout: Layout, trigger: Trigger) -> bool:
    """Whether a title without a verb tells the act by a noun behind a preposition: "Envoy in Kiev for talks with rebels"."""
    before = [word for word in layout.lowers[: trigger.start] if word in _LEADING]
    is_beside = bool(before) and before[-1] in _ANOTHER_TIME
    return trigger.mood == "noun" and not is_beside and not any(layout.tag(at)[:2] == "VB" for at in range(trigger.start))


def _is_claim(layout: Layout, trigger: Trigger) -> bool:
    """Whether a noun tells what somebody claims or asks, wherever it stands: "into an allegation … that …"."""
    return trigger.rule.is_noun and trigger.rule.event_type in VERBAL and "that" in layout.lowers[trigger.end : trigger.end + 7]


def _governs(layout: Layout, governor: Trigger, trigger: Trigger) -> bool:
    """Whether `trigger` stands in the complement of `governor`."""
    if trigger.mood == "participle":
        return False
    if governor.rule.part == "noun" and governor.rule.event_type not in VERBAL:
        return trigger.mood == "infinitive" and right_end(layout, governor.end, is_open=False) >= trigger.start
    is_verbal = governor.rule.event_type in VERBAL
    if any(layout.lowers[k] in HARD_BORDERS or layout.is_cut[k] for k in range(governor.end, trigger.start)):
        return False
    if layout.lower(governor.end) in _CLAUSES or _is_relative(layout, trigger):
        return False  # "was reached after talks", "made an offer, one that the unions rejected"
    between = layout.lowers[governor.end : trigger.start]
    is_coordinated = "and" in between or "," in between or "but" in between
    if trigger.mood == "finite":
        if not is_verbal:
            return False
        if "that" in between and not any(word in SUBORDINATORS for word in between):
            return True
        if governor.rule.is_noun:
            return False  # its own predicate: "the request was rejected"
        return not is_coordinated and not any(word in SUBORDINATORS or word in RELATIVES for word in between)
    if trigger.mood == "infinitive":
        return not (is_coordinated and not is_verbal and governor.rule.is_noun)
    if not is_verbal and trigger.mood == "noun":
        return governor.rule.event_type == trigger.rule.event_type and not is_coordinated
    return right_end(layout, governor.end, is_open=True) > trigger.start


def _is_wanted(layout: Layout, trigger: Trigger) -> bool:
    """Whether a verb of wish, attempt or possibility that is no trigger governs the act, or a condition."""
    for position in range(trigger.start - 1, max(-1, trigger.start - 12), -1):
        word = layout.lowers[position]
        if layout.is_border(position) or word == ",":
            return False
        if word in ("and", "but") and trigger.mood == "finite":
            return False
        if word in _CONDITIONS or (word == "before" and layout.tag(trigger.head) in _PRESENT):
            return True
        if word in _GOVERNORS and layout.owner[position] < 0:
            is_attempt = word in _ATTEMPTS and trigger.rule.event_type in ("ASSAULT", "COERCE")
            return not is_attempt
    return False


def _is_relative(layout: Layout, trigger: Trigger) -> bool:
    """Whether the tree has a finite verb for that of a relative clause that tells an act of its own.

    So does one about a party ("Chad, which left the talks") and one whose antecedent the verb is done to ("an offer
    that the unions rejected"); "a plan that would end the talks" only says what is planned.
    """
    tree = layout.tree
    if trigger.mood != "finite" or tree is None or tree.labels[trigger.head] != "acl:relcl":
        return False
    if layout.owner[tree.heads[trigger.head]] >= 0:
        return True
    subjects = tree.below(trigger.head, "nsubj")
    objects = tree.below(trigger.head, "obj", "ccomp", "xcomp")
    is_done_to_it = all(layout.lowers[at] in RELATIVES for at in objects)
    return is_done_to_it and any(layout.lowers[at] not in RELATIVES for at in subjects)


def _is_background(layout: Layout, trigger: Trigger) -> bool:
    if trigger.mood == "participle" or _is_relative(layout, trigger):
        return True
    if trigger.mood == "gerund" and layout.lower(trigger.start - 1) in _BEFORE_GERUNDS:
        return True
    for position in range(trigger.start - 1, -1, -1):
        word = layout.lowers[position]
        if layout.is_border(position):
            break
        if word == "," and trigger.mood != "noun":
            break
        if layout.owner[position] < 0 and (word in SUBORDINATORS or word in _RELATIVES):
            if is_adverb_since(layout, position):
                continue
            return not (word in _CONTRASTS and layout.lower(position - 1) == ",")
        if trigger.mood == "noun" and word in AUXILIARIES:
            break
    return trigger.mood == "noun" and _is_oblique(layout, trigger)


def _is_oblique(layout: Layout, trigger: Trigger) -> bool:
    """Whether a preposition governs the noun phrase of a noun trigger."""
    for position in range(trigger.start - 1, max(-1, trigger.start - 7), -1):
        word = layout.lowers[position]
        if word in PREPOSITIONS:
            return True
        if layout.owner[position] < 0 and not (
            word in DETERMINERS or word in ADVERBS or word == "-" or (word.isalpha() and word not in AUXILIARIES)
        ):
            return False
    return False
