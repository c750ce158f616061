"""PLOVER contexts of an event: those of its row, and those whose cue words stand in the sentence (lexicon `contexts_cues`)."""

from functools import cache
from typing import Final

from transforms.events.lexicon import WordTest, word_test
from transforms.lexicons.loader import read_lexicon

_MOST: Final = 4  # more than a few contexts say nothing
# A president or a ministry stands in every second sentence: these two count only where no other context does.
_WEAK: Final = frozenset({"executive", "diplomatic"})


def find_contexts(row_contexts: tuple[str, ...], lowers: list[str]) -> list[str]:
    """Contexts of an event told in a sentence of these lower-case tokens, in alphabetical order."""
    found = set(row_contexts) | {context for context, cues in _cues() if cues.holds(lowers)}
    strong = found - (_WEAK - set(row_contexts))
    return sorted(strong or found)[:_MOST]


@cache
def _cues() -> tuple[tuple[str, WordTest], ...]:
    rows = read_lexicon("contexts_cues").select("context", "cues").iter_rows()
    return tuple((context, word_test(cues)) for context, cues in rows)
