"""Finding triggers: the words of a sentence that tell an act, by the rows of the trigger lexicon.

Noun and verb readings are told apart by what stands before and after the word (or by an analyser's tags).
Where several rows fit, the one that accounts for most words wins, and its words are closed to the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from transforms.events.layout import Layout
from transforms.events.parties.tree import BE
from transforms.events.triggers.covering import covered_tokens
from transforms.events.triggers.inflection import BASE, GERUND, PARTICIPLE
from transforms.events.triggers.lexicon import LITERAL_PARTS, Pattern, Rule, TriggerLexicon
from transforms.events.triggers.no_acts import is_no_act
from transforms.events.triggers.readings import reads_as_noun, verb_reading
from transforms.events.triggers.standing_patterns import standing_patterns

_EXCLUDE_BEFORE: Final = 5
_EXCLUDE_AFTER: Final = 9
_LONGEST_OBJECT: Final = 3  # words that an object phrase may add to a pattern's weight


@dataclass(slots=True)
class Trigger:
    """A trigger found: its row, its tokens, the head and how the head reads.

    `voice` is active, passive or noun; `mood` is finite, infinitive, gerund, participle (a reduced
    clause) or noun. `object_at` is the token of the object noun, where the row asks for one. `instead` is
    what the words tell where the parties are not those that the row asks for.
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
    instead: "Trigger | None" = None

    @property
    def own_start(self) -> int:
        """Where its own words begin: the verb of a passive, whose object and auxiliaries stand before it."""
        return self.head if self.object_at is not None and self.object_at < self.head else self.start


def find_triggers(layout: Layout, lexicon: TriggerLexicon) -> list[Trigger]:
    """Triggers of a sentence in order; no token belongs to two of them. Notes their verbs in the layout."""
    silent = _trapped(layout, lexicon)
    found: list[Trigger] = []
    words = frozenset(layout.lowers)
    required = _Required(words, f" {' '.join(layout.lowers)} ")
    patterns = lexicon.patterns
    for at, word in enumerate(layout.lowers):
        if word not in patterns or layout.is_cut[at] or at in silent or at - 1 in silent:
            continue  # a trap's own verb: "a lightning strike killed"
        standing = standing_patterns(lexicon, word, words)
        best = _best_at(layout, at, standing, lexicon, required) if standing else None
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
    required: "_Required",
) -> Trigger | None:
    """The trigger of the row that fits best: the most words, then the nearest object.

    `required` remembers by row whether the sentence holds the words that the row requires.
    """
    readings: dict[str, tuple[str, str]] = {}
    best: Trigger | None = None
    asking: dict[str, tuple[int, int, Trigger]] = {}  # of rows that ask for parties, which are not known yet
    reach = 0
    for pattern in patterns:
        if best and pattern.weight + _LONGEST_OBJECT < best.weight:
            break
        if not _has_required(layout, pattern.rule, required):
            continue
        voice, mood = _reading(layout, at, pattern, lexicon, readings)
        covered = covered_tokens(layout, at, pattern, voice) if voice else None
        if covered is None or _is_excluded(layout, at, pattern.rule):
            continue
        tokens, span = covered
        weight = pattern.weight + (span[1] - span[0] - 1 if span else 0)
        distance = abs(span[0] - at) if span else 0
        fit = (weight, -distance)
        if best and fit <= (best.weight, -reach):
            continue
        start, end = min(tokens), max(token for token in tokens if token >= at or pattern.rule.is_noun) + 1
        found = Trigger(
            pattern.rule, start, end, at, voice, mood, span[1] - 1 if span else None, pattern.lemma, frozenset(tokens), weight
        )
        if not pattern.rule.asks_for_parties:
            best, reach = found, distance
        elif pattern.rule.rule_id not in asking or fit > asking[pattern.rule.rule_id][:2]:
            asking[pattern.rule.rule_id] = (*fit, found)
    return _chained(best, reach, list(asking.values())) if asking else best


def _chained(sure: Trigger | None, reach: int, asking: list[tuple[int, int, Trigger]]) -> Trigger | None:
    """The best trigger, holding the one that stands in for it where the parties are not those it asks for."""
    better = [entry for entry in asking if sure is None or entry[:2] > (sure.weight, -reach)]
    best = sure
    for _, _, trigger in sorted(better, key=lambda entry: entry[:2]):
        best = replace(trigger, instead=best)
    return best


def _reading(
    layout: Layout, at: int, pattern: Pattern, lexicon: TriggerLexicon, readings: dict[str, tuple[str, str]]
) -> tuple[str, str]:
    """Voice and mood of the head as this pattern reads it; empty where it cannot be read so."""
    if pattern.rule.part in LITERAL_PARTS:
        return "active", "finite"
    if pattern.before and not pattern.rule.is_noun:
        return _hyphened_reading(layout, at, lexicon)  # the hyphen tells the verb: "test-fired"
    if pattern.before:
        # A compound tells the noun by itself ("suicide bombing"), but a headline's verb may look like one ("Police raid offices").
        is_verb = layout.is_headline and BASE in lexicon.forms.get(layout.lowers[at], ()) and layout.owner[at + 1 : at + 2] > [-1]
        return ("", "") if is_verb else ("noun", "noun")
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


@dataclass(slots=True)
class _Required:
    """The words of a sentence, its text with blanks around each token, and by row whether they hold what the row requires."""

    words: frozenset[str]
    text: str
    known: dict[str, bool] = field(default_factory=dict)


def _has_required(layout: Layout, rule: Rule, required: _Required) -> bool:
    """Whether a word that a row requires stands in the sentence, or one of the parties that will do instead."""
    found = required.known.get(rule.rule_id)
    if found is None:
        test = rule.requires
        is_free = not test and not rule.mentioned
        is_met = is_free or not test.words.isdisjoint(required.words) or test.stands_in(required.text)
        found = required.known[rule.rule_id] = is_met or rule.mentioned.holds(layout.mentions)
    return found


def _is_excluded(layout: Layout, at: int, rule: Rule) -> bool:
    """Whether a word that a row excludes stands near the trigger."""
    return bool(rule.excludes) and rule.excludes.holds(layout.lowers[max(0, at - _EXCLUDE_BEFORE) : at + _EXCLUDE_AFTER])


def _trapped(layout: Layout, lexicon: TriggerLexicon) -> set[int]:
    silent: set[int] = set()
    lowers, traps = layout.lowers, lexicon.traps
    for at in [at for at, word in enumerate(lowers) if word in traps]:
        following = layout.lower(at + 1)
        for trap in traps[lowers[at]]:
            words = trap.words
            if len(words) > 1 and words[1] and following not in words[1]:
                continue
            end = at + len(words)
            if end > len(lowers):
                continue
            for other, choice in zip(lowers[at:end], words, strict=True):
                if choice and other not in choice:
                    break
            else:
                silent.update(range(at, end))
    return silent
