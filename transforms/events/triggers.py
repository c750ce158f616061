"""Finding triggers: the words of a sentence that tell an act, by the rows of the trigger lexicon.

Noun and verb readings are told apart by what stands before and after the word (or by an analyser's tags).
Where several rows fit, the one that accounts for most words wins, and its words are closed to the others.
"""

from dataclasses import dataclass
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.inflection import BASE, GERUND, PARTICIPLE, PAST, THIRD
from transforms.events.layout import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    Layout,
)
from transforms.events.lexicon import LITERAL_PARTS, Pattern, Rule, TriggerLexicon

_PARTICLE_GAP: Final = 6  # tokens between a verb and its particle: "pulled its troops back"
_OBJECT_GAP: Final = 8  # tokens between a verb and its object noun: "imposed wide new economic sanctions"
_EXCLUDE_BEFORE: Final = 5
_EXCLUDE_AFTER: Final = 9
_SUBJECT_PRONOUNS: Final = word_class("subject_pronouns")
_OBJECT_BORDERS: Final = word_class("object_borders")
_OBJECT_PRONOUNS: Final = frozenset({"them", "him", "us", "me", "her", "it"})
_NOUN_LEADERS: Final = PREPOSITIONS | DETERMINERS
# Verbs whose bare past before a preposition is a passive without its auxiliary: "two soldiers killed in attack".
_SUFFERED: Final = word_class("suffered")
_AFTER_REDUCED: Final = word_class("after_reduced")
_AFTER_SUFFERED: Final = word_class("after_suffered")


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
    for at, word in enumerate(layout.lowers):
        patterns = lexicon.patterns.get(word)
        if not patterns or layout.is_cut[at] or at in silent:
            continue
        best = _best_at(layout, at, patterns, lexicon)
        if best and silent.isdisjoint(best.covered):
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


def _best_at(layout: Layout, at: int, patterns: tuple[Pattern, ...], lexicon: TriggerLexicon) -> Trigger | None:
    """The trigger of the row that fits best: the most words, then the nearest object."""
    readings: dict[str, tuple[str, str]] = {}
    best: Trigger | None = None
    reach = 0
    for pattern in patterns:
        if best and pattern.weight < best.weight:
            break
        voice, mood = _reading(layout, at, pattern, lexicon, readings)
        covered = _covered(layout, at, pattern, voice) if voice else None
        if covered is None or not _words_allow(layout, at, pattern.rule):
            continue
        tokens, object_at = covered
        distance = abs(object_at - at) if object_at is not None else 0
        if best and distance >= reach:
            continue
        reach = distance
        start, end = min(tokens), max(token for token in tokens if token >= at or pattern.rule.is_noun) + 1
        best = Trigger(pattern.rule, start, end, at, voice, mood, object_at, pattern.lemma, frozenset(tokens), pattern.weight)
    return best


def _reading(
    layout: Layout, at: int, pattern: Pattern, lexicon: TriggerLexicon, readings: dict[str, tuple[str, str]]
) -> tuple[str, str]:
    """Voice and mood of the head as this pattern reads it; empty where it cannot be read so."""
    if pattern.rule.part in LITERAL_PARTS:
        return "active", "finite"
    if "noun" not in readings:
        readings["noun"] = ("noun", "noun") if reads_as_noun(layout, at, lexicon) else ("", "")
    if pattern.rule.is_noun:
        return readings["noun"]
    if readings["noun"][0] or (layout.owner[at] >= 0 and layout.lowers[at] not in lexicon.noun_heads and _inside_name(layout, at)):
        return "", ""
    if "verb" not in readings:
        readings["verb"] = verb_reading(layout, at, pattern.lemma, lexicon)
    return readings["verb"]


def _inside_name(layout: Layout, at: int) -> bool:
    """Whether a verb form stands inside a mention, as in "Palestinian armed groups"."""
    mention = layout.mentions[layout.owner[at]]
    return mention.end - mention.start > 1


def _words_allow(layout: Layout, at: int, rule: Rule) -> bool:
    """Whether the words that a row requires stand in the sentence and those it excludes stay away from the trigger."""
    if rule.requires and not rule.requires.holds(layout.lowers):
        return False
    return not (rule.excludes and rule.excludes.holds(layout.lowers[max(0, at - _EXCLUDE_BEFORE) : at + _EXCLUDE_AFTER]))


def _covered(layout: Layout, at: int, pattern: Pattern, voice: str) -> tuple[set[int], int | None] | None:
    """The tokens that a pattern takes up when its head stands at `at`, and its object; None where it does not fit."""
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
        if step is None or any(layout.is_border(k) or layout.lowers[k] == "," for k in range(position + 1, step)):
            return None
        tokens.add(step)
        position = step
    if not pattern.objects:
        return tokens, None
    found = _object(layout, at, position, pattern, voice)
    if found is None:
        return None
    tokens |= set(range(found[0], found[1]))
    return tokens, found[1] - 1


def _object(layout: Layout, at: int, position: int, pattern: Pattern, voice: str) -> tuple[int, int] | None:
    """The span of the object phrase: after the verb, or before it when the verb is passive."""
    is_literal = pattern.rule.part in LITERAL_PARTS  # "will not … unless": anything may stand between
    for start in range(position + 1, layout.size if is_literal else min(position + 1 + _OBJECT_GAP, layout.size)):
        for words in pattern.objects:
            if _matches(layout, start, words):
                return start, start + len(words)
        word = layout.lowers[start]
        if layout.is_border(start) or (not is_literal and (word in RELATIVES or word in _OBJECT_BORDERS)):
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
        for trap in lexicon.traps.get(word, ()):
            if at + len(trap.words) <= layout.size and all(
                not choice or layout.lowers[at + k] in choice for k, choice in enumerate(trap.words)
            ):
                silent |= set(range(at, at + len(trap.words)))
    return silent


def reads_as_noun(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether the token is a noun where its form may also be a verb's."""
    word = layout.lowers[at]
    kinds = lexicon.forms.get(word)
    if kinds is None:
        return True
    if layout.tags:
        return layout.tags[at].startswith("N")
    before, after = layout.lower(at - 1), layout.lower(at + 1)
    while before in ADVERBS and at > 1:
        at -= 1
        before = layout.lower(at - 1)
    if before in AUXILIARIES and before != "'s" and not (before in BE and GERUND not in kinds):
        return False
    if before == "to":
        # "to talks" and "to protests" are nouns: an infinitive is bare
        return BASE not in kinds
    if before in _SUBJECT_PRONOUNS:
        return False
    is_bare = BASE in kinds or THIRD in kinds
    if is_bare and PAST not in kinds and (before in _NOUN_LEADERS or before[:1].isdigit() or _is_adjective(before) or before.endswith("ing")):
        return True
    if word not in lexicon.noun_heads or kinds <= {PAST, PARTICIPLE}:
        return False
    if before in _NOUN_LEADERS or before[:1].isdigit():
        return True
    if GERUND in kinds:
        return after in ("of", "by", "between", "with", "against") or before in COORDINATORS
    if at == 0:
        return BASE in kinds or THIRD in kinds
    index = layout.owner[at - 1]
    if index >= 0:
        # "Israel strikes Syria" against "Israeli strikes on Syria": a preposition follows the noun
        is_plural_subject = BASE in kinds and layout.lower(at - 1).endswith("s") and not _is_adjectival(layout, index)
        return not (is_plural_subject or (THIRD in kinds and not _is_adjectival(layout, index) and after not in PREPOSITIONS))
    return not (before.endswith("s") and BASE in kinds and after in DETERMINERS)


def _is_adjective(word: str) -> bool:
    """Whether a word has the ending of an adjective."""
    return len(word) > 4 and word.endswith(("al", "ic", "ive", "ous", "ary", "ful", "able", "ible", "ian", "ern"))


def _is_adjectival(layout: Layout, index: int) -> bool:
    """Whether the last word of a mention is a nation's adjective ("Israeli", "Russian", "French")."""
    word = layout.lowers[layout.mentions[index].end - 1]
    return word.endswith(("an", "ian", "ish", "ese", "eli", "aqi", "ani", "nch", "tch", "eek", "wiss", "bi", "mi", "ti", "li"))


def verb_reading(layout: Layout, at: int, lemma: str, lexicon: TriggerLexicon) -> tuple[str, str]:
    """Voice and mood of a verb form; an empty voice where the form is an adjective ("the detained men")."""
    kinds = lexicon.forms.get(layout.lowers[at], frozenset())
    group = _auxiliaries(layout, at)
    before = layout.lower(at - 1)
    if before == "-" and (PARTICIPLE in kinds or GERUND in kinds):
        return "", ""  # "Israeli-occupied", "open-ended"
    if GERUND in kinds:
        if any(word in BE for word in group):
            return "active", "finite"
        if before in DETERMINERS:
            return "", ""
        return "active", "gerund"
    if group and group[0] == "to":
        return ("passive" if any(word in ("be", "been", "being") for word in group) else "active"), "infinitive"
    if PARTICIPLE in kinds and any(word in BE for word in group) and not any(word in DO for word in group):
        return "passive", "finite"
    if any(word in HAVE or word in MODALS or word in DO for word in group):
        return "active", "finite"
    if group and group[-1] in BE and PARTICIPLE not in kinds:
        return "", ""  # "are welcome", "was back"
    if BASE in kinds and PAST not in kinds and before in COORDINATORS:
        return "active", "infinitive"
    if BASE in kinds or THIRD in kinds:
        if PAST not in kinds and (before in DETERMINERS or before in PREPOSITIONS or before in _OBJECT_PRONOUNS):
            return "", ""
        return "active", "finite"
    after = layout.lower(at + 1)
    if PARTICIPLE in kinds and (before[:1].isdigit() or _shares_passive(layout, at, lexicon)):
        return "passive", "finite"  # "16 were killed and 27 wounded"
    if "by" in layout.lowers[at + 1 : at + 3] and PARTICIPLE in kinds:
        return "passive", "participle"
    if lemma in _SUFFERED and after in _AFTER_SUFFERED and PARTICIPLE in kinds:
        return "passive", "participle" if at > 0 and layout.owner[at - 1] < 0 else "finite"
    if before in DETERMINERS or before in PREPOSITIONS or (at == 0 and PARTICIPLE in kinds):
        return "", ""
    if before in lexicon.forms and layout.owner[at - 1] < 0 and before not in ("and", "or", "but"):
        return "", ""  # "reject proposed changes"
    is_after_thing = layout.owner[at - 1] < 0 and before.isalpha() and before not in ADVERBS | COORDINATORS | _SUBJECT_PRONOUNS
    if PAST not in kinds or (is_after_thing and after in _AFTER_REDUCED):
        return "passive", "participle"  # "arms seized during a raid"
    if before.endswith("ly") and (layout.lower(at - 2) in DETERMINERS or layout.lower(at - 2) == ","):
        return "", ""  # "the internationally recognised government"
    return "active", "finite"


def _shares_passive(layout: Layout, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether a participle after "and" shares the auxiliary of a passive before it ("were arrested and beaten")."""
    if layout.lower(at - 1) not in ("and", "or"):
        return False
    for position in range(at - 2, max(0, at - 9), -1):
        if PARTICIPLE in lexicon.forms.get(layout.lowers[position], frozenset()) and layout.lowers[position - 1] in BE:
            return True
    return False


def _auxiliaries(layout: Layout, at: int) -> list[str]:
    """The auxiliaries (and an infinitive's "to") before a verb, in order, adverbs left out."""
    group: list[str] = []
    position = at - 1
    while position >= 0 and len(group) < 4:
        word = layout.lowers[position]
        if word in AUXILIARIES and not (word == "'s" and layout.owner[position - 1] >= 0 and not group):
            group.insert(0, word)
        elif word == "to":
            group.insert(0, word)
            break
        elif not (word in ADVERBS or word.endswith("ly")):
            break
        position -= 1
    return group

