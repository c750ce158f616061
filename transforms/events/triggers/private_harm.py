"""Harm that private persons do each other: an ordinary crime, which is no event between public actors."""

from typing import Final

from transforms.events.model import Mention
from transforms.events.triggers.word_shapes import is_plural

_PRIVATE: Final = frozenset({None, "CVL", "BUS"})
_KINDS: Final = frozenset({"role", "name", "person", "pronoun"})
_CROWDS: Final = frozenset({"mob", "crowd", "gang", "group", "family"})


def is_private_harm(actors: list[Mention], recipients: list[Mention]) -> bool:
    """Whether one private person harmed another: who they are is told by no country, body or office.

    Crowds, the armed and those known by name are not private.
    """
    return len(actors) == 1 and len(recipients) == 1 and all(map(_is_private, (*actors, *recipients)))


def _is_private(party: Mention) -> bool:
    last = party.text.partition(" in ")[0].rsplit(None, 1)[-1].lower()
    is_several = is_plural(last) or last in _CROWDS
    is_named = party.entity is not None and " in " not in party.text  # "a woman in Ohio" is only placed there
    return not is_named and party.sector in _PRIVATE and party.kind in _KINDS and not is_several
