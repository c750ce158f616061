"""The words of a sentence that a pattern takes up: particles, prepositions with their noun, the object."""

from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import (
    ADJECTIVES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Layout,
)
from transforms.events.triggers.lexicon import LITERAL_PARTS, Pattern
from transforms.events.triggers.readings import is_adjective

_PARTICLE_GAP: Final = 6  # tokens between a verb and its particle: "pulled its troops back"
_NOUN_GAP: Final = 2  # tokens between a verb's preposition and its noun: "threw into a crowded jail"
_OBJECT_GAP: Final = 8  # tokens between a verb and its object noun: "imposed wide new economic sanctions"
_GAP_BORDERS: Final = COORDINATORS | SUBORDINATORS | {","}
_ARTICLES: Final = frozenset({"a", "an"})
_CALENDAR: Final = word_class("calendar")
_OBJECT_BORDERS: Final = word_class("object_borders")


def covered_tokens(layout: Layout, at: int, pattern: Pattern, voice: str) -> tuple[set[int], tuple[int, int] | None] | None:
    """The tokens that a pattern takes up when its head stands at `at`, and the span of its object; None where it does not fit."""
    tokens = {at}
    if pattern.before:
        first = at - len(pattern.before)
        if first < 0 or any(layout.lowers[first + k] not in words for k, words in enumerate(pattern.before)):
            return None
        tokens |= set(range(first, at))
    position = at
    gap = 0 if pattern.rule.is_noun or pattern.rule.part in LITERAL_PARTS else _PARTICLE_GAP
    for number, words in enumerate(pattern.after):
        allowed = gap if number == 0 else _after_preposition(layout, position) if gap else 0
        step = next((k for k in range(position + 1, min(position + 2 + allowed, layout.size)) if layout.lowers[k] in words), None)
        if step is not None and layout.lowers[step] == "on" and layout.lower(step + 1) in _CALENDAR and not pattern.rule.is_noun:
            return None  # "called a friend on Friday"
        if step is not None and layout.lowers[step] == "on" and not pattern.rule.is_noun and layout.lower(step - 2) in _ARTICLES:
            return None  # "called his play an assault on good taste"
        if step is None or any(layout.is_border(k) or layout.lowers[k] in _GAP_BORDERS for k in range(position + 1, step)):
            return None
        tokens.add(step)
        position = step
    if not pattern.objects:
        return tokens, None
    found = _object(layout, at, position, pattern, voice)
    if found is None:
        return None
    tokens |= set(range(found[0], found[1]))
    return tokens, found


def _after_preposition(layout: Layout, at: int) -> int:
    """How many words may stand between a verb's preposition and its noun: "put under (strict house) arrest"."""
    if layout.lowers[at] not in PREPOSITIONS:
        return 0
    count = 0
    while count < _NOUN_GAP and (layout.owner[at + count + 1 : at + count + 2] > [-1] or _may_lead_noun(layout, at + count + 1)):
        count += 1
    return count


def _may_lead_noun(layout: Layout, at: int) -> bool:
    word = layout.lower(at)
    return word in DETERMINERS or word in ADJECTIVES or layout.tag(at) in ("JJ", "NN", "NNP") or is_adjective(word)


def _object(layout: Layout, at: int, position: int, pattern: Pattern, voice: str) -> tuple[int, int] | None:
    """The span of the object phrase: after the verb, before its particle too; or before the verb when it is passive."""
    is_literal = pattern.rule.part in LITERAL_PARTS  # "will not … unless": anything may stand between
    for start in range(
        position + 1 if is_literal else at + 1, layout.size if is_literal else min(position + 1 + _OBJECT_GAP, layout.size)
    ):
        word = layout.lowers[start]
        if start <= position and word in pattern.around:
            continue  # the verb's own particle
        if word in pattern.object_starts:
            fits = [words for words in pattern.objects if _matches(layout, start, words)]
            if fits:
                return start, start + max(map(len, fits))
        if start > position and (
            layout.is_border(start)
            or (not is_literal and (word in RELATIVES or (word in _OBJECT_BORDERS and pattern.rule.part == "light")))
        ):
            break
    if voice == "passive":
        for start in range(at - 1, max(-1, at - 1 - _OBJECT_GAP), -1):
            if layout.is_border(start):
                break
            for words in pattern.objects:
                if start + len(words) <= at and _matches(layout, start, words):
                    return start, start + len(words)
    return None


def _matches(layout: Layout, start: int, words: tuple[frozenset[str], ...]) -> bool:
    return start + len(words) <= layout.size and all(layout.lowers[start + k] in choice for k, choice in enumerate(words))
