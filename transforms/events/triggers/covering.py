"""The words of a sentence that a pattern takes up: particles, prepositions with their noun, the object."""

from operator import contains
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
from transforms.events.parties.tree import BE
from transforms.events.triggers.lexicon import LITERAL_PARTS, Pattern
from transforms.events.triggers.word_shapes import is_adjective

_PARTICLE_GAP: Final = 6  # tokens between a verb and its particle: "pulled its troops back"
_NOUN_GAP: Final = 2  # tokens between a verb's preposition and its noun: "threw into a crowded jail"
_OBJECT_GAP: Final = 8  # tokens between a verb and its object noun: "imposed wide new economic sanctions"
_GAP_BORDERS: Final = COORDINATORS | SUBORDINATORS | {","}
_ARTICLES: Final = frozenset({"a", "an"})
_CALENDAR: Final = word_class("calendar")
_OBJECT_BORDERS: Final = word_class("object_borders")
_QUOTES: Final = frozenset({'"', "``", "''", "“", "”"})


def covered_tokens(layout: Layout, at: int, pattern: Pattern, voice: str) -> tuple[set[int], tuple[int, int] | None] | None:
    """The tokens that a pattern takes up when its head stands at `at`, and the span of its object; None where it does not fit."""
    tokens = {at}
    if pattern.before:
        first = at - len(pattern.before)
        if first < 0 or any(layout.lowers[first + k] not in words for k, words in enumerate(pattern.before)):
            return None
        tokens |= set(range(first, at))
    steps = _particles(layout, at, pattern.after, pattern, _PARTICLE_GAP)
    if steps is None:
        return None
    tokens.update(steps)
    position = steps[-1] if steps else at
    if not pattern.objects:
        return tokens, None
    found = _object(layout, at, position, pattern, voice)
    if found is None:
        return None
    tokens |= set(range(found[0], found[1]))
    return tokens, found


def _particles(layout: Layout, at: int, after: tuple[frozenset[str], ...], pattern: Pattern, gap: int) -> tuple[int, ...] | None:
    """Where the words after a head stand, the first within `gap` tokens; None where they do not, or a clause ends before."""
    if not after:
        return ()
    is_fixed = pattern.rule.is_noun or pattern.rule.part in LITERAL_PARTS
    for step in range(at + 1, min(at + 2 + (0 if is_fixed else gap), layout.size)):
        word = layout.lowers[step]
        if word in after[0] and not (word == "on" and not pattern.rule.is_noun and _is_other_on(layout, step)):
            rest = _particles(layout, step, after[1:], pattern, _after_preposition(layout, step))
            if rest is not None:
                return step, *rest
        if layout.is_border(step) or word in _GAP_BORDERS or (pattern.lemma == "be" and word in BE):
            break
    return None


def _is_other_on(layout: Layout, at: int) -> bool:
    """Whether "on" tells a day or a noun's topic: "called a friend on Friday", "called his play an assault on good taste"."""
    return layout.lower(at + 1) in _CALENDAR or layout.lower(at - 2) in _ARTICLES


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
        if start <= position and any(word in slot for slot in pattern.after):
            continue  # the verb's own particle
        if word in pattern.object_starts:
            fits = [words for words in pattern.objects if _matches(layout, start, words)]
            if fits:
                return start, start + max(map(len, fits))
        if start > position and (
            (layout.is_border(start) and (word not in _QUOTES or layout.is_cut[start]))  # vowed "harsh revenge"
            or (not is_literal and (word in RELATIVES or (word in _OBJECT_BORDERS and pattern.rule.part == "light")))
            or _opens_clause(layout, start)
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


def _opens_clause(layout: Layout, at: int) -> bool:
    """Whether a comma stands before a clause of its own: "ending the boycott, easing sanctions"."""
    after = layout.lower(at + 1)
    return layout.lowers[at] == "," and after.endswith("ing") and after != "including"


def _matches(layout: Layout, start: int, words: tuple[frozenset[str], ...]) -> bool:
    lowers = layout.lowers[start : start + len(words)]
    return len(lowers) == len(words) and all(map(contains, words, lowers))
