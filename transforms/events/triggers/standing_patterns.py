"""Which patterns of a head may stand in a sentence, found by a second word that each of them cannot do without.

Most heads have many patterns ("take" +: office, hostages, control …), and most sentences hold the words of none or one.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cache

from transforms.events.triggers.lexicon import Pattern, Slots, TriggerLexicon
from transforms.events.triggers.rests import NOTHING, Rests, holds_any

Entry = tuple[int, Pattern, tuple[Slots, ...]]
"""A pattern with its place among those of its head, and the rests of its phrases that begin with the word looked up."""


@dataclass(frozen=True, slots=True)
class Head:
    """The patterns of one head: those that ask for no second word, by their place, and the others by each word that will do."""

    alone: dict[int, Pattern]
    by_second: dict[str, list[Entry]]
    seconds: frozenset[str]
    ever: tuple[Pattern, ...]
    """Those that ask for no second word, in order."""

    @classmethod
    def of(cls, patterns: Iterable[Pattern], rests: Rests) -> "Head":
        """Lay out the patterns of a head."""
        alone: dict[int, Pattern] = {}
        by_second: dict[str, list[Entry]] = {}
        for place, pattern in enumerate(patterns):
            slots = (*pattern.before, *pattern.after)
            if not pattern.objects and not slots:
                alone[place] = pattern
            elif not pattern.objects:
                for second in max(slots, key=lambda slot: (-len(slot), max(map(len, slot)))):  # the word that tells most
                    by_second.setdefault(second, []).append((place, pattern, NOTHING))
            for word, behind in rests.of(pattern.objects).items():
                by_second.setdefault(word, []).append((place, pattern, behind))
        return cls(alone, by_second, frozenset(by_second), tuple(alone.values()))


class _Heads(dict[str, Head]):
    """Heads by their word, laid out when first asked for."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        super().__init__()
        self._patterns = lexicon.patterns
        self._rests = Rests()

    def __missing__(self, word: str) -> Head:
        head = self[word] = Head.of(self._patterns.get(word, ()), self._rests)
        return head


@cache
def _heads(lexicon: TriggerLexicon) -> _Heads:
    return _Heads(lexicon)


def standing_patterns(lexicon: TriggerLexicon, word: str, words: Set[str]) -> Sequence[Pattern]:
    """The patterns of the head `word`, in the order of the lexicon, of which a sentence of these words holds all the words.

    Where and in what order the words stand is not looked at.
    """
    head = _heads(lexicon)[word]
    told = head.seconds & words
    if not told:
        return head.ever
    found = dict(head.alone)
    for second in told:
        for place, pattern, rests in head.by_second[second]:
            if place not in found and pattern.around <= words and holds_any(words, rests):
                found[place] = pattern
    return [found[place] for place in sorted(found)] if len(found) > len(head.ever) else head.ever
