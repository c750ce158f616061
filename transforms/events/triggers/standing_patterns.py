"""Which patterns of a head may stand in a sentence, found by a second word that each of them cannot do without.

Most heads have many patterns ("take" +: office, hostages, control …), and most sentences hold the words of none or one.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from transforms.events.triggers.lexicon import Pattern, TriggerLexicon

Rest = tuple[frozenset[str], ...]
"""The words of an object phrase behind its first: one of each set must stand in the sentence."""
Entry = tuple[int, Pattern, tuple[Rest, ...]]
"""A pattern with its place among those of its head, and the rests of its phrases that begin with the word looked up."""


@dataclass(frozen=True, slots=True)
class Head:
    """The patterns of one head: those that ask for no second word, by their place, and the others by each word that will do."""

    alone: dict[int, Pattern]
    by_second: dict[str, tuple[Entry, ...]]
    seconds: frozenset[str]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> "Head":
        """Lay out the patterns of a head."""
        alone: dict[int, Pattern] = {}
        by_second: dict[str, list[Entry]] = {}
        for place, pattern in enumerate(patterns):
            slots = (*pattern.before, *pattern.after)
            if not pattern.objects and not slots:
                alone[place] = pattern
            elif not pattern.objects:
                for second in max(slots, key=lambda slot: (-len(slot), max(map(len, slot)))):  # the word that tells most
                    by_second.setdefault(second, []).append((place, pattern, ((),)))
            for word in pattern.object_starts:
                rests = tuple(phrase[1:] for phrase in pattern.objects if word in phrase[0])
                by_second.setdefault(word, []).append((place, pattern, rests if all(rests) else ((),)))
        return cls(alone, {word: tuple(found) for word, found in by_second.items()}, frozenset(by_second))


class _Heads(dict[str, Head]):
    """Heads by their word, laid out when first asked for."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        super().__init__()
        self._patterns = lexicon.patterns

    def __missing__(self, word: str) -> Head:
        head = self[word] = Head.of(self._patterns.get(word, ()))
        return head


@cache
def _heads(lexicon: TriggerLexicon) -> _Heads:
    return _Heads(lexicon)


def standing_patterns(lexicon: TriggerLexicon, word: str, words: Set[str]) -> list[Pattern]:
    """The patterns of the head `word`, in the order of the lexicon, of which a sentence of these words holds all the words.

    Where and in what order the words stand is not looked at.
    """
    head = _heads(lexicon)[word]
    told = head.seconds & words
    if not told:
        return list(head.alone.values())
    found = dict(head.alone)
    for second in told:
        for place, pattern, rests in head.by_second[second]:
            if place not in found and pattern.around <= words and _holds_any(words, rests):
                found[place] = pattern
    return [found[place] for place in sorted(found)]


def _holds_any(words: Set[str], rests: tuple[Rest, ...]) -> bool:
    for rest in rests:
        for slot in rest:
            if slot.isdisjoint(words):
                break
        else:
            return True
    return False
