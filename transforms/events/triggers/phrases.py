"""Phrases written with choices: words parted by `/`, and brackets for a choice inside a phrase."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

from transforms.events.tokens import tokenise

_CHOICE: Final = re.compile(r"\(([^()]*)\)")


def phrases(slot: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a slot, brackets multiplied out, cut into tokens as the text is."""
    for choice in choices(slot):
        for combination in product(*(piece.split("|") for piece in choice)):
            words = words_of_phrase(" ".join(combination))
            if words:
                yield words


@cache
def words_of_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in small letters, cut as the text is."""
    return tuple([token.lower for token in tokenise(phrase)])


def choices(slot: str) -> Iterator[list[str]]:
    """The choices of a slot, each in pieces: bare words, and what stands in a bracket with `|` between."""
    protected = _CHOICE.sub(lambda match: "(" + match.group(1).replace("/", "|") + ")", slot)
    for choice in protected.split("/"):
        yield [piece.strip() for piece in re.split(r"[()]", choice)]
