"""Mentions that are no party: pronouns, and words that only describe what follows or stand for nobody in particular."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import ADVERBS, AUXILIARIES, COORDINATORS, PREPOSITIONS, RELATIVES, SUBORDINATORS, Layout
from transforms.events.model import Mention
from transforms.events.parties.tree import FINITE_TAGS

_NOBODY: Final = word_class("nobody")
_REGIONS: Final = word_class("of_regions")
_HELD: Final = frozenset({"held", "controlled", "administered", "ruled", "run"})
_INSIDE: Final = frozenset({"in", "at", "near", "inside", "from", "of"})
_ARMS: Final = word_class("arms")
_DESCRIBING: Final = word_class("describing") | _ARMS
_SMALL_WORDS: Final = PREPOSITIONS | AUXILIARIES | COORDINATORS | ADVERBS | RELATIVES | SUBORDINATORS


def is_nobody(layout: Layout, mention: Mention) -> bool:
    """Whether a mention can be no party: a pronoun, or words that only describe."""
    return mention.kind == "pronoun" or is_modifier(layout, mention)


def is_modifier(layout: Layout, mention: Mention) -> bool:
    """Whether a mention only describes what follows ("military aid", "US-backed rebels") or names nobody ("the country")."""
    if layout.lowers[mention.end - 1] == "state" and layout.lower(mention.end) == "of" and not mention.country_code:
        return mention.end + 1 >= layout.size or layout.owner[mention.end + 1] < 0  # "a state of emergency"
    if layout.lower(mention.end) == "-" and mention.end + 1 < layout.size:
        if layout.lowers[mention.end + 1] in _HELD and layout.preposition_before(mention) not in _INSIDE:
            return False  # "fired into a Chadian-held town"
        index = layout.owner[mention.end + 1]
        return index < 0 or is_modifier(layout, layout.mentions[index])
    if mention.kind != "role" or mention.country_code or mention.entity:
        return False
    if layout.lowers[mention.end - 1] in _NOBODY:
        return layout.lower(mention.end - 2) not in _REGIONS  # "African nations" are somebody, "the nations" nobody
    if layout.lowers[mention.end - 1] in _ARMS and _is_joined(layout, mention.end):
        return True  # "a drone and missile attack"
    after = layout.lower(mention.end)
    is_verb = mention.end < layout.size and layout.tag(mention.end) in FINITE_TAGS  # "the government freed prisoners"
    is_noun = after.isalpha() and not is_verb and after not in _SMALL_WORDS
    return (
        is_noun
        and layout.lowers[mention.end - 1] in _DESCRIBING
        and (mention.end >= layout.size or layout.owner[mention.end] < 0)
    )


def is_arms(layout: Layout, mention: Mention) -> bool:
    """Whether a mention is nothing but the name of a weapon, whosesoever it is ("fired artillery")."""
    return mention.kind == "role" and mention.country_code is None and layout.lowers[mention.end - 1] in _ARMS


def _is_joined(layout: Layout, at: int) -> bool:
    """Whether "and" and another noun stand between a word and the noun that both describe."""
    return layout.lower(at) in ("and", "or") and layout.tag(at + 1)[:2] == "NN" == layout.tag(at + 2)[:2]
