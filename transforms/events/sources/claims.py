"""Whose word an act is where no verb of saying tells it: claims of responsibility, denials, hearsay."""

from typing import Final

from transforms.events.layout import Layout
from transforms.events.model import Mention

_CLAIMS: Final = frozenset({"claimed", "claims", "claiming", "claim"})
_CLAIMED: Final = frozenset(
    {"responsibility", "credit", "attack", "attacks", "bombing", "bombings", "killing", "killings", "ambush", "assault"}
)
_DENIALS: Final = frozenset({"denied", "denies", "denying", "deny"})
_HEARSAY: Final = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_HEARD: Final = frozenset({"reported", "believed", "said", "alleged", "rumoured", "rumored", "thought", "understood"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been"})
_BORDERS: Final = frozenset({";", ".", "but", "while"})
_BEFORE = 14  # words between the verb of claiming or denying and the act
_NEAR = 4  # words between a word of hearsay and the act


def claimant(layout: Layout, at: int) -> str | None:
    """The text of whoever claims or denies the act at token `at` ("X claimed responsibility for the attack", "X denied it")."""
    for k in range(at, max(at - _BEFORE, -1), -1):
        word = layout.lowers[k]
        if word in _BORDERS:
            return None
        if word in _DENIALS or (word in _CLAIMS and not _CLAIMED.isdisjoint(layout.lowers[k + 1 : k + 6])):
            return _text(_subject(layout, k))
    for k in range(at, min(at + _BEFORE, layout.size - 1)):  # "responsibility for the attack was claimed by X"
        if layout.lowers[k] in _BORDERS:
            return None
        if layout.lowers[k] == "claimed" and layout.lowers[k + 1] == "by":
            return _text(next((m for m in layout.mentions if k + 1 < m.start <= k + 4), None))
    return None


def hearsay(layout: Layout, at: int) -> str | None:
    """The word that makes the act at token `at` hearsay ("reportedly", "is believed to have"), as written; None for none."""
    tokens = layout.reading.sentence.tokens
    for k in range(max(at - _NEAR, 0), min(at + 3, layout.size)):
        if layout.lowers[k] in _HEARSAY:
            return tokens[k].text
    for k in range(max(at - _NEAR, 1), at):
        if layout.lowers[k] in _HEARD and layout.lowers[k - 1] in _BE and layout.lower(k + 1) == "to":
            return tokens[k].text
    return None


def _subject(layout: Layout, verb: int) -> Mention | None:
    """The nearest actor before a verb that no preposition leads to, else the nearest of all."""
    before = [mention for mention in layout.mentions if mention.end <= verb]
    plain = [mention for mention in before if layout.preposition_before(mention) is None]
    return (plain or before)[-1] if before else None


def _text(mention: Mention | None) -> str | None:
    if mention is None:
        return None
    return mention.name or mention.text if mention.text.lower() in ("he", "she", "it", "they") else mention.text
