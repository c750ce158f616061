"""PLOVER contexts of an event: those of its row, and those whose cue words stand in the sentence (lexicon `contexts_cues`)."""

from functools import cache
from typing import Final

from transforms.events.triggers.word_tests import WordTest, word_test
from transforms.lexicons.loader import read_lexicon

_MOST: Final = 4  # more than a few contexts say nothing
# A president or a ministry stands in every second sentence: these two count only where no other context does.
_WEAK: Final = frozenset({"executive", "diplomatic"})


def find_contexts(row_contexts: tuple[str, ...], lowers: list[str]) -> list[str]:
    """Contexts of an event told in a sentence of these lower-case tokens, in alphabetical order."""
    words, starts, phrases = _cues()
    found = set(row_contexts)
    for word in set(lowers):
        found |= words.get(word, _NONE)
        for start, context in starts.get(word[:_KEY], ()):
            if word.startswith(start):
                found.add(context)
    if not phrases.keys().isdisjoint(lowers):
        for word in phrases.keys() & set(lowers):
            found |= {context for test, context in phrases[word] if test.holds(lowers)}
    strong = found - (_WEAK - set(row_contexts))
    return sorted(strong or found)[:_MOST]


_NONE: Final[frozenset[str]] = frozenset()
_KEY: Final = 2  # letters by which beginnings of words are looked up; none is shorter

Starts = dict[str, list[tuple[str, str]]]


@cache
def _cues() -> tuple[dict[str, frozenset[str]], Starts, dict[str, list[tuple[WordTest, str]]]]:
    """Contexts by cue word, by the first letters of a beginning, and by the first word of a phrase."""
    words: dict[str, frozenset[str]] = {}
    starts: Starts = {}
    phrases: dict[str, list[tuple[WordTest, str]]] = {}
    for context, cues in read_lexicon("contexts_cues").select("context", "cues").iter_rows():
        test = word_test(cues)
        for word in test.words:
            words[word] = words.get(word, _NONE) | {context}
        for start in test.prefixes:
            starts.setdefault(start[:_KEY], []).append((start, context))
        for phrase in test.phrases:
            phrases.setdefault(phrase.split()[0], []).append((WordTest(_NONE, (), (phrase,)), context))
    return words, starts, phrases
