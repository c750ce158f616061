"""The gate before everything: which sentences may hold an event at all, told from the raw text with Polars.

A sentence passes when it holds a word of some trigger and a word that may begin an actor's name; triggers whose
subject is a thing (a truce that takes effect) need no actor. Titles and leads always pass, and so does a sentence that
begins with a pronoun after one that passed. The others are never tokenised.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import polars as pl

from transforms.events.clause_words import word_class
from transforms.events.lexicon import LITERAL_PARTS, Pattern, TriggerLexicon

_LEAD: Final = 1  # sentences of the body that always pass
_LIGHT: Final = word_class("light_heads")
_PRONOUN: Final = r"^[\"'“‘(]*(?:He|She|They|It|We|I|This|These|That)\b"


def gate_words(lexicon: TriggerLexicon) -> tuple[list[str], list[str]]:
    """Words one of which every trigger holds, and those of the triggers that need no actor, in alphabetical order."""
    every: set[str] = set()
    alone: set[str] = set()
    for form, patterns in lexicon.patterns.items():
        for pattern in patterns:
            words = _telling(form, pattern)
            every |= words
            if pattern.rule.frame == "patient":
                alone |= words
    return sorted(every), sorted(alone)


def _telling(form: str, pattern: Pattern) -> set[str]:
    """The rarest words of a pattern: its object, or the last word after a verb of all work, or its head."""
    if pattern.objects:
        return {word for phrase in pattern.objects for word in phrase[-1]}
    if pattern.after and (form in _LIGHT or pattern.rule.part in LITERAL_PARTS):
        content = [words for words in pattern.after if not words <= _LIGHT]
        return set((content or [pattern.after[-1]])[-1])
    return {form}


def passing(
    texts: Sequence[str], is_lead: Sequence[bool], triggers: tuple[list[str], list[str]], actors: Iterable[str]
) -> list[bool]:
    """Whether each sentence passes. Sentences stand in the order of their articles; a lead begins each."""
    if not texts:
        return []
    frame = pl.DataFrame({"text": texts, "is_lead": is_lead}).with_columns(
        words=pl.lit(" ") + pl.col("text").str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ") + pl.lit(" ")
    )
    every, alone = triggers
    has_trigger = pl.col("words").str.contains_any(_padded(every))
    has_actor = pl.col("words").str.contains_any(_padded(actors))
    flags = frame.select(
        is_open=pl.col("is_lead") | (has_trigger & has_actor) | pl.col("words").str.contains_any(_padded(alone)),
        is_pronoun=pl.col("text").str.contains(_PRONOUN) & has_trigger,
    )
    previous = pl.col("is_open").shift(1, fill_value=False)
    return flags.select(pl.col("is_open") | (pl.col("is_pronoun") & previous)).to_series().to_list()


def _padded(words: Iterable[str]) -> list[str]:
    """Words between blanks, as the text is spelt for the scan: only letters and figures, whole words."""
    return sorted(
        {
            f" {''.join(char if char.isalnum() else ' ' for char in word).strip()} "
            for word in words
            if any(map(str.isalnum, word))
        }
    )
