"""Numbers in a row that share what they count: "12 soldiers and 5 nurses were killed"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.events.model import Quantity, Sentence

_OWNERS = frozenset("his her its their the another".split())


def share_nouns(sentence: Sentence, quantities: Sequence[Quantity], ways: Sequence[str]) -> list[Quantity]:
    """Gives the noun of a list to each of its numbers: back from a predicate, forward from an act.

    `ways` tell how the noun of each was told (see `people_noun`).
    """
    shared, ways = list(quantities), list(ways)
    for i in range(len(shared) - 1, 0, -1):
        if ways[i - 1] == "none" and ways[i] == "after" and is_listed(sentence, shared[i - 1], shared[i]):
            shared[i - 1] = replace(shared[i - 1], noun=shared[i].noun)
            ways[i - 1] = "after"
    for i, (one, two) in enumerate(pairwise(list(shared))):
        if ways[i] == "left" and ways[i + 1] == "none" and is_listed(sentence, one, two):
            shared[i + 1] = replace(two, noun=shared[i].noun)
            ways[i + 1] = "left"
    return shared


def is_listed(sentence: Sentence, one: Quantity, two: Quantity) -> bool:
    """Whether both numbers stand in one list ("12 soldiers, 3 guards and his 2 cooks")."""
    between = [token.lower for token in sentence.tokens[one.end : two.start]]
    while len(between) > 1 and between[-1] in _OWNERS:
        between.pop()
    if not 1 <= len(between) <= 7 or between[-1] not in ("and", ",", "or", "as"):
        return False
    return not any(
        word in ("in", "including", "from", "who", "that", "but", "while", "when") or word.endswith("ed") for word in between
    )
