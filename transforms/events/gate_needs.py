"""What a sentence must hold for a trigger to fire in it: every word of one of its row's patterns, wherever they stand.

The words of text and rows are cut at everything that is no letter and no figure, so that whatever the tokens of the
coder hold, these words are among them. Order, distance, tense and the words that a row excludes are left to the coder.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Final

from transforms.events.triggers.lexicon import Pattern, Rule, Slots, TriggerLexicon
from transforms.events.triggers.rests import NOTHING, Rests, holds_any

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Need:
    """One way to fire: a word of each group, all words of one object phrase, and one of the required words."""

    groups: tuple[frozenset[str], ...]
    objects: tuple[Slots, ...]
    required: "Required | None"
    is_patient: bool

    def holds(self, words: Set[str], known: dict[int, bool]) -> bool:
        """Whether the words meet the need, its objects aside; `known` remembers which required words were found."""
        for group in self.groups:
            if group.isdisjoint(words):
                return False
        if self.required is None:
            return True
        key = id(self.required)
        if key not in known:
            known[key] = self.required.holds(words)
        return known[key]

    def seconds(self, rests: Rests) -> Mapping[str, tuple[Slots, ...]]:
        """Words one of which must stand beside the head, the first of an object or else of the last group, with what must follow."""
        return rests.of(self.objects) if self.objects else dict.fromkeys(self.groups[-1] if self.groups else (), NOTHING)


@dataclass(frozen=True, slots=True)
class Needs:
    """The needs of one head: those that ask for a second word, by each such word, and the others."""

    by_second: dict[str, list[tuple[Need, tuple[Slots, ...]]]]
    seconds: frozenset[str]
    others: tuple[Need, ...]

    @classmethod
    def of(cls, needs: Iterable[Need], rests: Rests) -> "Needs":
        """Lay out needs; of those without a second word each is kept once."""
        by_second: dict[str, list[tuple[Need, tuple[Slots, ...]]]] = {}
        others: list[Need] = []
        for need in needs:
            seconds = need.seconds(rests)
            if not seconds:
                others.append(need)
            for word, behind in seconds.items():
                by_second.setdefault(word, []).append((need, behind))
        return cls(by_second, frozenset(by_second), tuple({id(need): need for need in others}.values()))

    def hold(self, words: Set[str], known: dict[int, bool], patients_only: bool) -> bool:
        """Whether the words meet any of them, or any of those whose subject suffers the act."""
        for need in self.others:
            if (need.is_patient or not patients_only) and need.holds(words, known):
                return True
        for word in self.seconds & words:
            for need, rests in self.by_second[word]:
                if (need.is_patient or not patients_only) and holds_any(words, rests) and need.holds(words, known):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class Required:
    """Words, beginnings of words and phrases of a row's `requires`, any of which will do."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[frozenset[str], ...]

    def holds(self, words: Set[str]) -> bool:
        """Whether any of them is among the words."""
        if not self.words.isdisjoint(words) or any(phrase <= words for phrase in self.phrases):
            return True
        return bool(self.prefixes) and any(word.startswith(self.prefixes) for word in words)


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORD.findall(text.lower()))


class HeadNeeds(dict[str, Needs]):
    """Needs by a word that each of them cannot do without, laid out when first asked for: a batch meets a part of them."""

    def __init__(self, needs: Mapping[str, list[Need]] | None = None) -> None:
        super().__init__()
        self._needs = needs or {}
        self.heads = frozenset(self._needs)
        self._rests = Rests()

    def __missing__(self, word: str) -> Needs:
        found = self[word] = Needs.of(self._needs[word], self._rests)
        return found


@cache
def needs_by_word(lexicon: TriggerLexicon) -> HeadNeeds:
    """The needs of a lexicon by a word that each of them cannot do without."""
    found: dict[str, list[Need]] = {}
    made: dict[tuple[str, Slots, Slots, tuple[str, ...]], Need] = {}  # the forms of a head have one need
    rows: dict[str, _Row] = {}
    for form, patterns in lexicon.patterns.items():
        *opening, last = _pieces(form) or [""]
        for pattern in patterns if last else ():
            rule_id = pattern.rule.rule_id
            if rule_id not in rows:
                rows[rule_id] = _row(pattern)
            key = (rule_id, pattern.before, pattern.after, tuple(opening))
            if key not in made:
                made[key] = _need(pattern, opening, rows[rule_id])
            found.setdefault(last, []).append(made[key])
    return HeadNeeds(found)


def may_fire(text: str, needs: HeadNeeds, patients_only: bool = False) -> bool:
    """Whether any trigger may fire in a text, or any whose subject suffers the act."""
    words = words_of(text)
    known: dict[int, bool] = {}
    return any(needs[word].hold(words, known, patients_only) for word in needs.heads & words)


_Row = tuple["Required | None", tuple[Slots, ...]]
"""What all patterns of a row share: the required words, and its object phrases cut as the text is."""


def _row(pattern: Pattern) -> _Row:
    objects = tuple(tuple(group for slot in phrase if (group := _last_pieces(slot))) for phrase in pattern.objects)
    return _required(pattern.rule), objects


def _need(pattern: Pattern, opening: list[str], row: _Row) -> Need:
    groups = [frozenset({piece}) for piece in opening]
    groups += [group for slot in (*pattern.before, *pattern.after) if (group := _last_pieces(slot))]
    required, objects = row
    return Need(tuple(groups), objects, required, pattern.rule.frame == "patient")


def _required(rule: Rule) -> Required | None:
    """The required words cut as the text is; None where a row requires none, one of no letters, or takes a party instead."""
    test = rule.requires
    if not test or rule.mentioned:
        return None
    singles = [_pieces(word) for word in test.words]
    phrases = [_pieces(word) for word in (*test.phrases, *test.prefixes)]
    if not all((*singles, *phrases)):
        return None
    prefixes = tuple(pieces[0] for prefix in test.prefixes if len(pieces := _pieces(prefix)) == 1)
    wholes = [frozenset(pieces) for pieces in singles if len(pieces) > 1]
    wholes += [frozenset(_sure_pieces(phrase, phrase.endswith("*"))) for phrase in test.phrases]
    wholes += [frozenset(_sure_pieces(prefix, True)) for prefix in test.prefixes if len(_pieces(prefix)) > 1]
    return Required(frozenset(pieces[0] for pieces in singles if len(pieces) == 1), prefixes, tuple(wholes))


@cache
def _last_pieces(slot: frozenset[str]) -> frozenset[str]:
    """The last word of each choice of a slot; nothing where a choice has none, as the hyphen of a compound."""
    pieces = [_pieces(word) for word in slot]
    return frozenset(found[-1] for found in pieces) if all(pieces) else frozenset()


def _sure_pieces(phrase: str, is_beginning: bool) -> list[str]:
    """The words that a phrase cannot do without; the last may be a mere beginning ("fighter jet*")."""
    pieces = _pieces(phrase)
    return pieces[:-1] if is_beginning else pieces


def _pieces(word: str) -> list[str]:
    return _WORD.findall(word)
