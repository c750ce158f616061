"""How many events of annotated texts are found, at what level, and how right their facts are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.training.event_gold import GoldEvent, GoldSentence, GoldText
from flows.training.event_matching import LEVELS, Found, is_free, matching

Pair = tuple[GoldSentence, Sequence[Found], bool]
"""A sentence, the events coded in it, and whether all its events are annotated."""


@dataclass
class Tally:
    """Annotated events, coded events, and the pairs that fit; coded events that may or may not be there are not counted."""

    right: int = 0
    asked: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the coded events that are right; 0 when none is coded."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated events that are found; 0 when none is asked for."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.asked + self.found) if self.right else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} {self.recall:.3f} {self.f1:.3f} ({self.right}/{self.asked}/{self.found})"


def pairs(texts: Sequence[GoldText], coded: Sequence[Sequence[Sequence[Found]]]) -> list[Pair]:
    """Put the sentences of texts beside what was coded in them."""
    return [
        (sentence, founds, text.is_complete)
        for text, sentences in zip(texts, coded, strict=True)
        for sentence, founds in zip(text.sentences, sentences, strict=True)
    ]


def tally(sentences: Iterable[Pair], level: str) -> Tally:
    """Count over sentences at a level of `LEVELS`."""
    total = Tally()
    for sentence, founds, is_complete in sentences:
        asked, counted, matched = _matched(sentence, founds, is_complete, level)
        total.right, total.asked, total.found = total.right + len(matched), total.asked + len(asked), total.found + len(counted)
    return total


def by_type(sentences: Iterable[Pair]) -> dict[str, Tally]:
    """Count by event type, at the level of types. What fits counts for the annotated type, what does not for its own."""
    tallies: dict[str, Tally] = {}
    for sentence, founds, is_complete in sentences:
        asked, counted, matched = _matched(sentence, founds, is_complete, "type")
        owners = {found: gold for gold, found in matched.items()}
        for index, event in enumerate(asked):
            kind = tallies.setdefault(event.types[0], Tally())
            kind.asked, kind.right = kind.asked + 1, kind.right + (index in matched)
        for index in counted:
            name = asked[owners[index]].types[0] if index in owners else founds[index]["plover"]
            tallies.setdefault(name, Tally()).found += 1
    return dict(sorted(tallies.items()))


def silent(sentences: Sequence[Pair]) -> tuple[int, int, int]:
    """Count the silent sentences, those of them that speak nevertheless, and the events they give."""
    founds = [founds for sentence, founds, is_complete in sentences if sentence.is_silent and is_complete]
    heard = [
        sum(found["plover"] not in sentence.free for found in events) for sentence, events, _ in sentences if sentence.is_silent
    ]
    return len(founds), sum(map(bool, heard)), sum(heard)


def aligned(sentences: Iterable[Pair]) -> Iterator[tuple[GoldEvent, Found]]:
    """Yield the annotated events with the coded ones that are the same by type, those first whose parties are right too."""
    for sentence, founds, _ in sentences:
        asked = [event for event in sentence.events if not event.is_optional]
        golds, left = list(range(len(asked))), list(range(len(founds)))
        for level in reversed(LEVELS):
            matched = matching([asked[index] for index in golds], [founds[index] for index in left], level)
            yield from ((asked[golds[gold]], founds[left[found]]) for gold, found in sorted(matched.items()))
            golds = [number for index, number in enumerate(golds) if index not in matched]
            left = [number for index, number in enumerate(left) if index not in matched.values()]


def _matched(
    sentence: GoldSentence, founds: Sequence[Found], is_complete: bool, level: str
) -> tuple[list[GoldEvent], list[int], dict[int, int]]:
    """The events asked for, the indices of the coded events that count, and which fits which."""
    asked = [event for event in sentence.events if not event.is_optional]
    matched = matching(asked, founds, level)
    right = set(matched.values())
    typed = right | set(matching(asked, founds, "type").values())
    counted = [
        index
        for index, found in enumerate(founds)
        if index in right or ((is_complete or index in typed) and not is_free(sentence, found))
    ]
    return asked, counted, matched
