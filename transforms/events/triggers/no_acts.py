"""Words of violence and politics that tell no act: deaths by nature or accident, and what happens on stage and screen."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import COORDINATORS, DETERMINERS, PREPOSITIONS, RELATIVES, Layout
from transforms.events.triggers.lexicon import Rule

_NATURE: Final = word_class("nature")
_FIRES: Final = frozenset({"fire", "fires"})  # those of guns stand without an article, or behind a name
_ARTS: Final = word_class("arts")
_PUBLIC: Final = word_class("public_affairs")
_STAGED: Final = frozenset({"ASSAULT", "SUPPORT", "CONSULT", "REQUEST"})
_SUFFERED: Final = frozenset({"ASSAULT", "COERCE"})
_VEHICLES: Final = word_class("vehicles")
_ACCIDENTS: Final = word_class("accidents")
_STORIES: Final = word_class("stories")
_WOODS: Final = frozenset({"forest", "bush", "grass"})
_OPENING: Final = 4  # tokens at the start of a sentence among which its subject is sought
_REACH: Final = 22  # tokens between a disaster and what it did: "the earthquake that struck along the border with … killed"


def is_no_act(layout: Layout, rule: Rule, start: int) -> bool:
    """Whether the trigger of `rule` at `start` tells of a disaster's victims or of a work of art."""
    if layout.lower(0) == "in" and layout.lower(2) in _STORIES:
        return True  # "In the novel, a soldier kills …"
    if (rule.event_type in _STAGED or rule.event_mode == "arrest") and _is_staged(layout):
        return True
    return rule.event_type in _SUFFERED and not rule.is_noun and (_is_by_nature(layout, start) or _is_accident(layout, start))


def _is_staged(layout: Layout) -> bool:
    """Whether a sentence speaks of the arts and no word of public affairs stands by."""
    return not _ARTS.isdisjoint(layout.lowers) and _PUBLIC.isdisjoint(layout.lowers)


def _is_by_nature(layout: Layout, start: int) -> bool:
    """Whether a disaster is the subject: it stands before the verb, with only its own phrases and clauses between."""
    for at in range(start - 1, max(-1, start - _REACH), -1):
        word = layout.lowers[at]
        if layout.is_border(at):
            return False
        if word in _NATURE:
            after = layout.lower(at + 1)
            is_shared = at < _OPENING and layout.lower(start - 1) in COORDINATORS  # "fires raged and forced …"
            is_subject = at + 1 == start or after in PREPOSITIONS or after in RELATIVES or after == "has" or is_shared
            return is_subject and (word not in _FIRES or layout.lower(at - 1) in DETERMINERS | _WOODS)
    return False


def _is_accident(layout: Layout, start: int) -> bool:
    """Whether a sentence opens with a vehicle that came to grief, and the trigger tells what followed: "a train hit …, killing"."""
    at = next((k for k in range(min(_OPENING, start)) if layout.lowers[k] in _VEHICLES), None)
    return at is not None and at + 1 < start and layout.lower(at + 1) in _ACCIDENTS
