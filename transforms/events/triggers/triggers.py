"""Finding triggers: the words of a sentence that tell an act, by the rows of the trigger lexicon.

Noun and verb readings are told apart by what stands before and after the word (or by an analyser's tags).
Where several rows fit, the one that accounts for most words wins, and its words are closed to the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import COORDINATORS, RELATIVES, SUBORDINATORS, Layout
from transforms.events.parties.tree import BE
from transforms.events.triggers.inflection import GERUND, PARTICIPLE
from transforms.events.triggers.lexicon import LITERAL_PARTS, Pattern, Rule, TriggerLexicon
from transforms.events.triggers.no_acts import is_no_act
from transforms.events.triggers.readings import reads_as_noun, verb_reading
from transforms.events.triggers.standing_patterns import standing_patterns

_PARTICLE_GAP: Final = 6  # tokens between a verb and its particle: "pulled its troops back"
_OBJECT_GAP: Final = 8  # tokens between a verb and its object noun: "imposed wide new economic sanctions"
_EXCLUDE_BEFORE: Final = 5
_EXCLUDE_AFTER: Final = 9
_LONGEST_OBJECT: Final = 3  # words that an object phrase may add to a pattern's weight
_GAP_BORDERS: Final = COORDINATORS | SUBORDINATORS | {","}
_ARTICLES: Final = frozenset({"a", "an"})
_CALENDAR: Final = word_class("calendar")
_OBJECT_BORDERS: Final = word_class("object_borders")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger found: its row, its tokens, the head and how the head reads.

    `voice` is active, passive or noun; `mood` is finite, infinitive, gerund, participle (a reduced
    clause) or noun. `object_at` is the token of the object noun, where the row asks for one.
    """

    rule: Rule
    start: int
    end: int
    head: int
    voice: str
    mood: str
    object_at: int | None
    lemma: str
    covered: frozenset[int]
    weight: int


def find_triggers(layout: Layout, lexicon: TriggerLexicon) -> list[Trigger]:
    """Triggers of a sentence in order; no token belongs to two of them. Notes their verbs in the layout."""
    silent = _trapped(layout, lexicon)
    found: list[Trigger] = []
    words = frozenset(layout.lowers)
    required: dict[str, bool] = {}
    for at, word in enumerate(layout.lowers):
        if word not in lexicon.patterns or layout.is_cut[at] or at in silent or at - 1 in silent:
            continue  # a trap's own verb: "a lightning strike killed"
        best = _best_at(layout, at, standing_patterns(lexicon, word, words), lexicon, required)
        if best and silent.isdisjoint(best.covered) and not is_no_act(layout, best.rule, best.start):
            found.append(best)
    found.sort(key=lambda trigger: (-trigger.weight, trigger.start))
    taken: set[int] = set()
    kept = []
    for trigger in found:
        if taken.isdisjoint(trigger.covered):
            taken |= trigger.covered
            kept.append(trigger)
    layout.verbs = {trigger.head for trigger in kept if not trigger.rule.is_noun}
    return sorted(kept, key=lambda trigger: trigger.head)


def _best_at(
    layout: Layout,
    at: int,
    patterns: Sequence[Pattern],
    lexicon: TriggerLexicon,
    required: dict[str, bool],
) -> Trigger | None:
    """The trigger of the row that fits best: the most words, then the nearest object.

    `required` keeps by row whether the sentence holds the words that the row requires.
    """
    readings: dict[str, tuple[str, str]] = {}
    best: Trigger | None = None
    reach = 0
    for pattern in patterns:
        if best and pattern.weight + _LONGEST_OBJECT < best.weight:
            break
        if not _has_required(layout, pattern.rule, required):
            continue
        voice, mood = _reading(layout, at, pattern, lexicon, readings)
        covered = _covered(layout, at, pattern, voice) if voice else None
        if covered is None or _is_excluded(layout, at, pattern.rule):
            continue
        tokens, span = covered
        weight = pattern.weight + (span[1] - span[0] - 1 if span else 0)
        distance = abs(span[0] - at) if span else 0
        if best and (weight, -distance) <= (best.weight, -reach):
            continue
        reach = distance
        start, end = min(tokens), max(token for token in tokens if token >= at or pattern.rule.is_noun) + 1
        best = Trigger(
            pattern.rule, start, end, at, voice, mood, span[1] - 1 if span else None, pattern.lemma, frozenset(tokens), weight
        )
    return best


def _reading(
    layout: Layout, at: int, pattern: Pattern, lexicon: TriggerLexicon, readings: dict[str, tuple[str, str]]
) -> tuple[str, str]:
    """Voice and mood of the head as this pattern reads it; empty where it cannot be read so."""
    if pattern.rule.part in LITERAL_PARTS:
        return "active", "finite"
    if pattern.before:
        # A compound tells the noun by itself ("suicide bombing"), and the hyphen the verb ("test-fired").
        return ("noun", "noun") if pattern.rule.is_noun else _hyphened_reading(layout, at, lexicon)
    if "noun" not in readings:
        readings["noun"] = ("noun", "noun") if reads_as_noun(layout, at, lexicon) else ("", "")
    if pattern.rule.is_noun:
        return readings["noun"]
    if readings["noun"][0] or (
        layout.owner[at] >= 0 and layout.lowers[at] not in lexicon.noun_heads and _inside_name(layout, at)
    ):
        return "", ""
    if "verb" not in readings:
        readings["verb"] = verb_reading(layout, at, pattern.lemma, lexicon)
    return readings["verb"]


def _hyphened_reading(layout: Layout, at: int, lexicon: TriggerLexicon) -> tuple[str, str]:
    """Voice and mood of the last part of a hyphened verb ("test-fired"), told by what stands before its first part."""
    kinds = lexicon.forms.get(layout.lowers[at], frozenset())
    before = layout.lower(at - 3)
    if before == "to":
        return "active", "infinitive"
    if GERUND in kinds:
        return "active", "finite" if before in BE else "gerund"
    return ("passive" if PARTICIPLE in kinds and before in BE else "active"), "finite"


def _inside_name(layout: Layout, at: int) -> bool:
    """Whether a verb form stands inside a mention, as in "Palestinian armed groups"."""
    mention = layout.mentions[layout.owner[at]]
    return mention.end - mention.start > 1


def _has_required(layout: Layout, rule: Rule, known: dict[str, bool]) -> bool:
    """Whether a word that a row requires stands in the sentence, or one of the parties that will do instead."""
    if not rule.requires and not rule.mentioned:
        return True
    if rule.rule_id not in known:
        known[rule.rule_id] = rule.requires.holds(layout.lowers) or rule.mentioned.holds(layout.mentions)
    return known[rule.rule_id]


def _is_excluded(layout: Layout, at: int, rule: Rule) -> bool:
    """Whether a word that a row excludes stands near the trigger."""
    return bool(rule.excludes) and rule.excludes.holds(layout.lowers[max(0, at - _EXCLUDE_BEFORE) : at + _EXCLUDE_AFTER])


def _covered(layout: Layout, at: int, pattern: Pattern, voice: str) -> tuple[set[int], tuple[int, int] | None] | None:
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
        allowed = gap if number == 0 else 0
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


def _object(layout: Layout, at: int, position: int, pattern: Pattern, voice: str) -> tuple[int, int] | None:
    """The span of the object phrase: after the verb, or before it when the verb is passive."""
    is_literal = pattern.rule.part in LITERAL_PARTS  # "will not … unless": anything may stand between
    for start in range(position + 1, layout.size if is_literal else min(position + 1 + _OBJECT_GAP, layout.size)):
        word = layout.lowers[start]
        if word in pattern.object_starts:
            fits = [words for words in pattern.objects if _matches(layout, start, words)]
            if fits:
                return start, start + max(map(len, fits))
        if layout.is_border(start) or (
            not is_literal and (word in RELATIVES or (word in _OBJECT_BORDERS and pattern.rule.part == "light"))
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


def _trapped(layout: Layout, lexicon: TriggerLexicon) -> set[int]:
    silent: set[int] = set()
    for at, word in enumerate(layout.lowers):
        if word not in lexicon.traps:
            continue
        for trap in lexicon.traps[word]:
            if at + len(trap.words) <= layout.size and all(
                not choice or layout.lowers[at + k] in choice for k, choice in enumerate(trap.words)
            ):
                silent |= set(range(at, at + len(trap.words)))
    return silent
