"""Whom a pronoun means: the actor named before that agrees with it in number and, where a title tells it, in gender."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from transforms.events.actors.persons import is_one_by_role, may_be_one
from transforms.events.actors.possessors import Heard
from transforms.events.model import Mention, Sentence

_SINGULAR: Final = frozenset({"he", "she", "him"})
_OBJECTS: Final = frozenset({"him", "them"})
_OF_MEN: Final = frozenset({"mr.", "mr", "king", "sheikh", "prince", "lord", "sir"})
_OF_WOMEN: Final = frozenset({"mrs.", "mrs", "ms.", "ms", "miss", "queen", "princess", "lady", "dame"})
_LOOKBACK: Final = 3  # sentences that a pronoun may reach back over
_NEAR: Final = 4  # tokens between an actor and a pronoun with nothing but a verb between them
_OFTEN: Final = 3  # times that an article names the person it is about, at the least


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of an article: last names that it tells with a first name or a title, and how often it names each last name."""

    surnames: Set[str]
    counts: Mapping[str, int]


def antecedent(pronoun: Mention, word: str, position: int, heard: Sequence[Heard], persons: Persons) -> Mention | None:
    """The actor among those heard so far that the pronoun `word` of the sentence `position` stands for, or None."""
    near = [told for told in heard if position - told[0] <= _LOOKBACK and not _is_part(told[2], told[1])]
    fits = [told for told in near if _agrees(word, told[2], told[1], persons)]
    if word in _SINGULAR and not any(at == position for at, _, _ in fits):
        by_role = [told for told in near if position - told[0] <= 1 and is_one_by_role(told[2], told[1])]
        fits = [told for told in by_role if told[0] == position] or fits or by_role
    here = [mention for at, _, mention in fits if at == position]
    before = [told for told in fits if told[0] < position]
    if word in _OBJECTS and here:
        # Nobody acts on himself: "the rebels vowed to fight them", "Berg confessed and the jury found him guilty".
        told_here = [mention for at, _, mention in near if at == position]
        is_far = told_here[-1] in here and pronoun.start - told_here[-1].end > _NEAR
        subject = told_here[0] if is_far else told_here[-1]
        here = [mention for mention in here if mention is not subject]
        before = [told for told in before if told[2].text != subject.text]
    if here:
        return here[-1]
    return _of_earlier(before, persons) if before else None


def _of_earlier(fits: Sequence[Heard], persons: Persons) -> Mention:
    """Of the actors of earlier sentences the first of the latest, mostly its subject, or one the article names far more often."""
    latest = fits[-1][0]
    first = next(told for told in fits if told[0] == latest)
    often = max(fits, key=lambda told: _count(told, persons))
    is_clear = _count(often, persons) >= max(_OFTEN, 2 * _count(first, persons))
    return often[2] if is_clear else first[2]


def _count(told: Heard, persons: Persons) -> int:
    _, sentence, mention = told
    return persons.counts.get(sentence.tokens[mention.head].lower, 0)


def _is_part(mention: Mention, sentence: Sentence) -> bool:
    """Whether an actor only describes what follows a hyphen ("Chad-led talks")."""
    return mention.end < len(sentence.tokens) and sentence.tokens[mention.end].text == "-"


def _agrees(word: str, mention: Mention, sentence: Sentence, persons: Persons) -> bool:
    head = sentence.tokens[mention.head].lower
    if word in _SINGULAR:
        opening = sentence.tokens[mention.start].lower
        return opening not in (_OF_MEN if word == "she" else _OF_WOMEN) and may_be_one(mention, sentence, persons.surnames)
    return mention.kind in ("armed_group", "organisation") or (mention.kind == "role" and head.endswith("s")) or head in (
        "people", "police", "men", "women", "forces",
    )  # fmt: skip
