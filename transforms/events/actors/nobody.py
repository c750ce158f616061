"""Mentions that are no party: pronouns, and words that only describe what follows or stand for nobody in particular."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import ADVERBS, AUXILIARIES, COORDINATORS, PREPOSITIONS, RELATIVES, SUBORDINATORS, Layout
from transforms.events.model import Mention
from transforms.events.parties.tree import FINITE_TAGS

_NOBODY: Final = word_class("nobody")
_REGIONS: Final = word_class("of_regions")
_DESCRIBING: Final = word_class("describing")


def is_nobody(layout: Layout, mention: Mention) -> bool:
    """Whether a mention can be no party: a pronoun, or words that only describe."""
    return mention.kind == "pronoun" or is_modifier(layout, mention)


def is_modifier(layout: Layout, mention: Mention) -> bool:
    """Whether a mention only describes what follows ("military aid", "US-backed rebels") or names nobody ("the country")."""
    if layout.lowers[mention.end - 1] == "state" and layout.lower(mention.end) == "of" and not mention.country_code:
        return mention.end + 1 >= layout.size or layout.owner[mention.end + 1] < 0  # "a state of emergency"
    if layout.lower(mention.end) == "-" and mention.end + 1 < layout.size:
        index = layout.owner[mention.end + 1]
        return index < 0 or is_modifier(layout, layout.mentions[index])
    if mention.kind != "role" or mention.country_code or mention.entity:
        return False
    if layout.lowers[mention.end - 1] in _NOBODY:
        return layout.lower(mention.end - 2) not in _REGIONS  # "African nations" are somebody, "the nations" nobody
    after = layout.lower(mention.end)
    is_verb = mention.end < layout.size and layout.tag(mention.end) in FINITE_TAGS  # "the government freed prisoners"
    is_noun = (
        after.isalpha()
        and not is_verb
        and after not in PREPOSITIONS | AUXILIARIES | COORDINATORS | ADVERBS | RELATIVES | SUBORDINATORS
    )
    return (
        is_noun
        and layout.lowers[mention.end - 1] in _DESCRIBING
        and (mention.end >= layout.size or layout.owner[mention.end] < 0)
    )
