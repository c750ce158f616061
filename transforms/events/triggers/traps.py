"""Phrases that look like acts and are none, from the lexicon `trap_phrases`."""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.events.triggers.inflection import plural, verb_forms
from transforms.events.triggers.phrases import phrases
from transforms.lexicons.loader import read_lexicon


@dataclass(frozen=True, slots=True)
class Trap:
    """A phrase that looks like an act and is none: triggers among its words stay silent. An empty set is any one word."""

    rule_id: str
    words: tuple[frozenset[str], ...]


def _traps() -> Iterator[Trap]:
    """Trap phrases: the first word in all its forms, the last in singular and plural, `*` for any one word."""
    for rule_id, phrase in read_lexicon("trap_phrases").select("rule_id", "phrase").iter_rows():
        for words in phrases(phrase):
            first = frozenset(verb_forms(words[0])) | {plural(words[0])}
            rest = tuple(frozenset() if word == "*" else frozenset({word, plural(word)}) for word in words[1:])
            yield Trap(rule_id, (first, *rest))


def traps_by_word() -> dict[str, tuple[Trap, ...]]:
    """The packaged trap phrases, by every form of their first word."""
    found: dict[str, list[Trap]] = {}
    for trap in _traps():
        for word in trap.words[0]:
            found.setdefault(word, []).append(trap)
    return {word: tuple(traps) for word, traps in found.items()}
