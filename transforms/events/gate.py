"""The gate before everything: which sentences may hold an event at all, told from the raw text with Polars.

A sentence passes when it holds all the words that some trigger needs (see gate_needs.py) and a word that may begin an
actor's name; triggers whose subject is a thing (a truce that takes effect) need no actor. Titles and leads always pass,
and so does a sentence that begins with a pronoun after one that passed. The others are never tokenised.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

import polars as pl

from transforms.events.actors.forms import ANY_CASE, UPPER
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.clause_words import word_class
from transforms.events.gate_needs import HeadNeeds, may_fire, needs_by_word
from transforms.events.layout import ADVERBS, AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS
from transforms.events.triggers.lexicon import LITERAL_PARTS, Pattern, TriggerLexicon

_LEAD: Final = 1  # sentences of the body that always pass
_LIGHT: Final = word_class("light_heads")
_FUNCTION: Final = (
    PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | ADVERBS
    | COORDINATORS
    | word_class("subject_pronouns")
    | {"out", "away", "back", "home"}
)
_ACTOR_LABELS: Final = frozenset("RWQECKADGPSN")  # see labels.py: roles, organisations, nations, persons
_PRONOUN: Final = r"^[\"'“‘(]*(?:He|She|They|It|We|I|This|These|That)\b"


@dataclass(frozen=True, slots=True)
class GateWords:
    """Words one of which every trigger holds, those of the triggers that need no actor, and all that triggers need."""

    every: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    needs: HeadNeeds = field(default_factory=HeadNeeds)


@cache
def gate_words(lexicon: TriggerLexicon) -> GateWords:
    """What the sentences of a lexicon's triggers hold; words in alphabetical order."""
    every: set[str] = set()
    alone: set[str] = set()
    objects: dict[int, frozenset[str]] = {}  # by the phrases that all patterns of a row share
    for form, patterns in lexicon.patterns.items():
        for pattern in patterns:
            words = _telling(form, pattern, objects)
            every |= words
            if pattern.rule.frame == "patient":
                alone |= words
    return GateWords(tuple(sorted(every)), tuple(sorted(alone)), needs_by_word(lexicon))


def _telling(form: str, pattern: Pattern, objects: dict[int, frozenset[str]]) -> Set[str]:
    """Words that a pattern cannot do without: its head, or after a verb of all work its object or particle."""
    if pattern.rule.is_noun or (form not in _LIGHT and pattern.rule.part not in LITERAL_PARTS):
        return {form}
    if not pattern.objects:
        return _rarest(pattern.after) or {form}
    key = id(pattern.objects)
    if key not in objects:
        objects[key] = frozenset(word for phrase in pattern.objects for word in _rarest(phrase) or {""})
    words = objects[key]
    return words if "" not in words else words - {""} | {form}


def _rarest(phrase: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The last word of a phrase that is neither a function word nor, where another is left, of all work."""
    content = [words for words in phrase if words.isdisjoint(_FUNCTION)]
    rare = [words for words in content if words.isdisjoint(_LIGHT)]
    return next(iter([*rare[::-1], *content[::-1]]), frozenset())


@lru_cache(maxsize=4)
def actor_words(gazetteer: Gazetteer) -> tuple[list[str], list[str]]:
    """Words that may begin an actor's name: those of roles in lower case, and those of names as they are spelt in capitals."""
    roles: set[str] = set()
    names = {word.capitalize() for word in gazetteer.surnames}
    for word, forms in gazetteer.forms.items():
        if word in _FUNCTION or word in _LIGHT or len(word) < 2 or word.isdigit():
            continue
        if any(form.casing == ANY_CASE and form.label in _ACTOR_LABELS for form in forms):
            roles.add(word)
        if any(form.casing != ANY_CASE for form in forms):
            names |= {word.upper()} if all(form.casing == UPPER for form in forms) else {word.upper(), word.capitalize()}
    return sorted(roles), sorted(names)


def passing(
    texts: Sequence[str], is_lead: Sequence[bool], triggers: GateWords, actors: tuple[list[str], list[str]]
) -> list[bool]:
    """Whether each sentence passes. Sentences stand in the order of their articles; a lead begins each."""
    if not texts:
        return []
    blank = pl.lit(" ")
    frame = pl.DataFrame({"text": texts, "is_lead": is_lead}).with_columns(
        words=blank + pl.col("text").str.replace_all(r"[^\p{L}\p{N}]+", " ") + blank
    )
    frame = frame.with_columns(lowers=pl.col("words").str.to_lowercase())
    roles, names = actors
    lowers = pl.col("lowers").str
    has_trigger = lowers.contains_any(_padded(triggers.every))
    has_actor = lowers.contains_any(_padded(tuple(roles))) | pl.col("words").str.contains_any(_padded(tuple(names)))
    flags = frame.select(
        pl.col("is_lead"),
        acts=has_trigger & has_actor,
        suffers=lowers.contains_any(_padded(triggers.alone)),
        goes_on=pl.col("text").str.contains(_PRONOUN) & has_trigger,
    )
    passed: list[bool] = []
    for text, (leads, acts, suffers, goes_on) in zip(texts, flags.iter_rows(), strict=True):
        follows = goes_on and bool(passed) and passed[-1]
        fires = not leads and (acts or follows) and may_fire(text, triggers.needs)
        passed.append(leads or fires or (suffers and may_fire(text, triggers.needs, patients_only=True)))
    return passed


@lru_cache(maxsize=16)
def _padded(words: tuple[str, ...]) -> list[str]:
    """Words between blanks, as the text is spelt for the scan: only letters and figures, whole words."""
    return sorted(
        {
            f" {''.join(char if char.isalnum() else ' ' for char in word).strip()} "
            for word in words
            if any(map(str.isalnum, word))
        }
    )
