"""The trigger lexicon: rows of `triggers_*.csv`, one file per event type, made ready to be looked up in token lists.

A row's `trigger` is written as slots. A slot is a choice of phrases parted by `/`; brackets make a
choice inside a phrase, as in `(speak/talk) by (phone/telephone)`. The first slot holds the head,
which is inflected (a verb's first word, a noun's last); a second slot after `+` holds the object
that must stand near the head, in the singular or plural.

`frame` says where the parties stand: transitive, preposition:…, reciprocal:…, intransitive,
patient (the subject suffers the act), noun:… (actor before it or after "by", recipient after the
prepositions), noun-agent:… (the same, with "of" marking the actor), noun-object:… ("of" marks the
recipient) and clause-subject (the recipient is the subject of the clause that follows) and
obliged (the subject is the recipient, the speaker the actor).
The part `aside` marks noun phrases that tell an act only beside what was said ("told him in a phone call that …").
`requires` and `excludes` are words of the sentence, a star standing for any ending. In `requires`, `&force` is met by
anybody of that class whom the sentence names, as by a word; `@GOV` asks moreover for an actor of that sector, `>people`
for a recipient of that class. In `excludes`, `@GOV` bars acts of such actors. Classes of nouns (`{warship}`, in triggers
too) and of parties are told in word_tests.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Final

import polars as pl

from transforms.events.clause_words import word_class
from transforms.events.triggers.inflection import plural, verb_forms
from transforms.events.triggers.phrases import choices, phrases, words_of_phrase
from transforms.events.triggers.traps import Trap, traps_by_word
from transforms.events.triggers.word_tests import (
    ACTING,
    MENTIONED,
    SUFFERING,
    PartyTest,
    WordTest,
    party_test,
    with_nouns,
    word_test,
)
from transforms.lexicons.loader import read_lexicon
from warehouse.codes.loader import code_list

VERB_PARTS: Final = frozenset({"verb", "light", "phrasal"})
LITERAL_PARTS: Final = frozenset({"adjective", "negated"})

Slots = tuple[frozenset[str], ...]
"""Words of a phrase, one after the other: of each set any one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the lexicon, its trigger aside."""

    rule_id: str
    part: str
    event_type: str
    event_mode: str | None
    cameo_code: str | None
    frame: str
    prepositions: frozenset[str]
    contexts: tuple[str, ...]
    requires: WordTest
    excludes: WordTest
    mentioned: PartyTest
    actors: PartyTest
    recipients: PartyTest
    barred: PartyTest

    @property
    def asks_for_parties(self) -> bool:
        """Whether the actor or the recipient must, or must not, be of some kind."""
        return bool(self.actors or self.recipients or self.barred)

    @property
    def is_noun(self) -> bool:
        """Whether the head is a noun."""
        return self.part in ("noun", "aside")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a trigger: the words around the head and, where one is needed, the object phrases.

    `around` are the words before and behind that have no other choice.
    """

    rule: Rule
    lemma: str
    before: Slots
    after: Slots
    objects: tuple[Slots, ...]
    weight: int
    object_starts: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class TriggerLexicon:
    """Patterns by the head's form (most specific first), what each verb form may be, and the phrases that are no act.

    `asides` are the patterns that are sought in attributing words only.
    """

    patterns: Mapping[str, tuple[Pattern, ...]]
    forms: Mapping[str, frozenset[str]]
    traps: Mapping[str, tuple[Trap, ...]]
    noun_heads: frozenset[str]
    asides: Mapping[str, tuple[Pattern, ...]]


@cache
def trigger_rows() -> pl.DataFrame:
    """The rows of all event types, in the order of the code list `event_types`; columns as in the files, all text."""
    return pl.concat(read_lexicon(f"triggers_{code.lower()}") for code in code_list("event_types")["code"])


@cache
def load_lexicon() -> TriggerLexicon:
    """The packaged trigger lexicon."""
    patterns: dict[str, list[Pattern]] = {}
    forms: dict[str, frozenset[str]] = {}
    asides: dict[str, list[Pattern]] = {}
    nouns: set[str] = set()
    for row in trigger_rows().iter_rows(named=True):
        rule = _rule(row)
        for head, pattern in _patterns(rule, row["trigger"]):
            if rule.part == "aside":
                asides.setdefault(head, []).append(pattern)
                continue
            patterns.setdefault(head, []).append(pattern)
            if rule.is_noun and {"to"} not in pattern.before:  # the head of "promise to meet" is a verb elsewhere
                nouns.add(head)
            if rule.part in VERB_PARTS:
                forms[head] = forms.get(head, frozenset()) | verb_forms(pattern.lemma).get(head, frozenset())
    return TriggerLexicon(_ordered(patterns), forms, traps_by_word(), frozenset(nouns), _ordered(asides))


def _ordered(patterns: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {head: tuple(sorted(found, key=lambda pattern: -pattern.weight)) for head, found in patterns.items()}


def _rule(row: dict[str, str | None]) -> Rule:
    kind, _, prepositions = (row["frame"] or "").partition(":")
    return Rule(
        rule_id=row["rule_id"] or "",
        part=row["part"] or "",
        event_type=row["event_type"] or "",
        event_mode=row["event_mode"],
        cameo_code=row["cameo_code"],
        frame=kind,
        prepositions=frozenset(filter(None, prepositions.split(","))),
        contexts=tuple(filter(None, (row["contexts"] or "").split(","))),
        requires=word_test(row["requires"]),
        excludes=word_test(row["excludes"]),
        mentioned=party_test(row["requires"], MENTIONED),
        actors=party_test(row["requires"], ACTING),
        recipients=party_test(row["requires"], SUFFERING),
        barred=party_test(row["excludes"], ACTING),
    )


def _patterns(rule: Rule, trigger: str | None) -> Iterator[tuple[str, Pattern]]:
    """Every (form of the head, pattern) that a trigger stands for."""
    head_slot, _, object_slot = with_nouns(trigger or "").partition("+")
    objects = tuple(_noun_slots(words) for words in phrases(object_slot)) if object_slot.strip() else ()
    starts = frozenset(word for phrase in objects for word in phrase[0])
    for head, before, after in _heads_of(rule, head_slot):
        words = 1 + len(before) + len(after)
        weight = 2 * words + (3 if objects else 0) + (1 if rule.requires or rule.mentioned else 0)
        around = frozenset(word for slot in (*before, *after) if len(slot) == 1 for word in slot)
        pattern = Pattern(rule, head, before, after, objects, weight, starts, around)
        for form in _forms(rule, head):
            yield form, pattern


def _forms(rule: Rule, head: str) -> Iterable[str]:
    if rule.is_noun:
        return {head, plural(head)}
    return verb_forms(head) if rule.part in VERB_PARTS else (head,)


def _heads_of(rule: Rule, slot: str) -> Iterator[tuple[str, Slots, Slots]]:
    """Every head of a trigger with the slots before and behind it. Behind a verb a bracket of single words is one slot."""
    if rule.is_noun:
        # The last word is the head: "air strike", "call for" excepted, where a preposition closes the phrase.
        for words in phrases(slot):
            at = len(words) - 1
            while at > 0 and words[at] in _CLOSING:
                at -= 1
            yield words[at], tuple(map(_single, words[:at])), tuple(map(_single, words[at + 1 :]))
        return
    for choice in choices(slot):
        for slots in product(*(_merged(piece) if number else _spelt(piece) for number, piece in enumerate(choice))):
            whole = tuple(chain.from_iterable(slots))
            # The last part of a hyphened verb is its head: "test-fired".
            at = 2 if rule.part in VERB_PARTS and len(whole) > 1 and whole[1] == {"-"} else 0
            for head in sorted(whole[at]) if whole else ():
                yield head, whole[:at], whole[at + 1 :]


@cache
def _single(word: str) -> frozenset[str]:
    return frozenset({word})


def _spelt(piece: str) -> list[Slots]:
    """The phrases of a piece, each as slots of one word."""
    return [tuple(map(_single, words_of_phrase(phrase))) for phrase in piece.split("|")]


def _merged(piece: str) -> list[Slots]:
    """The phrases of a piece as slots, those of one word in one slot together."""
    spelt = _spelt(piece)
    singles = [phrase[0] for phrase in spelt if len(phrase) == 1]
    longer = [phrase for phrase in spelt if len(phrase) != 1]
    return [(frozenset().union(*singles),), *longer] if singles else longer


_CLOSING: Final = word_class("closing")


def _noun_slots(words: tuple[str, ...]) -> Slots:
    return (*(_single(word) for word in words[:-1]), frozenset({words[-1], plural(words[-1])}))
