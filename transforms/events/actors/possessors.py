"""Whose "its army" is: the country of the actor that a possessive pronoun before a role points back to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.events.layout import OWN
from transforms.events.model import Mention, Sentence

_BODIES: Final = frozenset({"country", "government", "organisation", "armed_group", "company", "media", "place"})
_PERSONS: Final = frozenset({"person", "name"})
_OBLIQUE: Final = frozenset("from with against near to into on by in at for".split())
_LENT: Final = frozenset({"REB", "UAF", "PRM", "OPP", "PTY", "CRM", "LAB", "MIL", "COP", "REL", "SPY"})
_WEAK: Final = frozenset({None, "GOV"})
# Whoever these words mean stands over against the one that "its" means, and is not of the same country.
_OTHERS: Final = frozenset(
    "neighbor neighbors neighbour neighbours ally allies enemy enemies rival rivals partner partners counterpart counterparts "
    "adversary adversaries foe foes creditors lenders captors attackers opponent opponents guest guests peers".split()
)
_LOOKBACK: Final = 3

Heard = tuple[int, Sentence, Mention]


def owned_by(mention: Mention, sentence: Sentence, position: int, heard: Sequence[Heard]) -> Mention | None:
    """The role `mention` with the country of whoever "its", "his", "her" or "their" before it means; None for no such word.

    `heard` are the actors so far with the position of their sentence. Within the sentence the nearest actor that
    agrees counts, one behind a preposition last; from an earlier sentence its first, which is mostly the subject.
    """
    if not mention.start or sentence.tokens[mention.start - 1].lower not in OWN:
        return None
    if sentence.tokens[mention.head].lower in _OTHERS:
        return None
    word = sentence.tokens[mention.start - 1].lower
    near = [(at, told, m) for at, told, m in heard if position - at <= _LOOKBACK and m.country_code and _agrees(word, m, told)]
    if not near:
        return None
    latest = near[-1][0]
    group = [(told, m) for at, told, m in near if at == latest]
    if latest == position:
        plain = [m for told, m in group if not _is_oblique(told, m)]
        owner = plain[-1] if plain else group[-1][1]
    else:
        owner = group[0][1]
    is_lent = mention.sector in _WEAK and owner.sector in _LENT and word != "his" and word != "her"
    return replace(mention, country_code=owner.country_code, sector=owner.sector if is_lent else mention.sector)


def _agrees(word: str, mention: Mention, sentence: Sentence) -> bool:
    head = sentence.tokens[mention.head].lower if mention.head < len(sentence.tokens) else ""
    is_plural = mention.kind == "role" and (head.endswith("s") or head in ("police", "people", "men", "women", "forces"))
    if word in ("his", "her"):
        return mention.kind in _PERSONS or (mention.kind == "role" and not is_plural and mention.sector != "CVL")
    if word == "its":
        return mention.kind in _BODIES or (mention.kind == "role" and not is_plural)
    return is_plural or mention.kind in ("armed_group", "organisation", "country")


def _is_oblique(sentence: Sentence, mention: Mention) -> bool:
    before = mention.start - 1
    while before >= 0 and sentence.tokens[before].lower in ("the", "a", "an"):
        before -= 1
    return before >= 0 and sentence.tokens[before].lower in _OBLIQUE
