"""Object phrases by the words that they begin with: what must follow once such a word was met.

All heads of a row share its phrases, so these are read once for all of them.
"""

from collections.abc import Set

from transforms.events.triggers.lexicon import Slots

NOTHING: tuple[Slots, ...] = ((),)
"""The rests where nothing more is asked for."""


class Rests:
    """The rests of object phrases, remembered by the phrases; these must live as long."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._known: dict[int, dict[str, tuple[Slots, ...]]] = {}

    def of(self, objects: tuple[Slots, ...]) -> dict[str, tuple[Slots, ...]]:
        """The rests behind each word that a phrase begins with; NOTHING where the word is enough."""
        found = self._known.get(id(objects))
        if found is None:
            behind: dict[str, list[Slots]] = {}
            for first, *rest in objects:
                for word in first:
                    behind.setdefault(word, []).append(tuple(rest))
            found = {word: tuple(rests) if all(rests) else NOTHING for word, rests in behind.items()}
            self._known[id(objects)] = found
        return found


def holds_any(words: Set[str], rests: tuple[Slots, ...]) -> bool:
    """Whether one of each slot's words, for any of the rests, is among the words."""
    for rest in rests:
        for slot in rest:
            if slot.isdisjoint(words):
                break
        else:
            return True
    return False
