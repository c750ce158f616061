"""Actors told by no word for an actor but by how many they are: "hundreds marched", "dozens were killed"."""

from collections.abc import Sequence
from typing import Final

from transforms.events.model import Mention, Sentence

_CROWDS: Final = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
_BEFORE: Final = frozenset({"and", "as", "while", "when", "but", "after", "where", "that"})
_NOT_BEHIND: Final = frozenset({"of", "more", "or", "and", "others"})


def with_crowds(mentions: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """The mentions of a sentence, in order, and its bare numbers of people that open a clause, as civilians.

    "Thousands marched" and "hundreds have fled" tell of people; "thousands of tonnes" does not, and "killed hundreds" tells
    a toll. The word that follows must be in lower case and no link of a larger phrase.
    """
    if _CROWDS.isdisjoint(sentence.lowers):
        return list(mentions)
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    crowds = [_crowd(sentence, at) for at in range(len(sentence.tokens) - 1) if at not in taken and _is_crowd(sentence, at)]
    return sorted([*mentions, *crowds], key=lambda mention: mention.start) if crowds else list(mentions)


def _is_crowd(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    following = tokens[at + 1]
    if tokens[at].lower not in _CROWDS or following.lower in _NOT_BEHIND:
        return False
    if not (following.text.islower() and following.text.isalpha()):
        return False
    first = at - 2 if at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in ("tens", "hundreds") else at
    return first == 0 or tokens[first - 1].lower in _BEFORE or not tokens[first - 1].text[0].isalnum()


def _crowd(sentence: Sentence, at: int) -> Mention:
    return Mention(at, at + 1, at, sentence.tokens[at].text, None, "role", None, "CVL", None)
