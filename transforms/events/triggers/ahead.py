"""Clauses of time about what is yet to come: "before the truce takes effect", "until the talks begin"."""

from collections.abc import Sequence

from transforms.events.clause_words import word_class
from transforms.events.model import Sentence, Token
from transforms.events.triggers.stance_words import (
    BE,
    BOUNDARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    WILL,
    WINDOW,
    is_noun,
    is_past_form,
)

_OPENERS = frozenset("before until till once when".split())
_AHEAD = frozenset("expected expects scheduled due plans planned agreed promised pledged vowed must ready".split())
_SPANS = frozenset("day week month year decade again more".split())
_PRESENT = word_class("present_verbs")


def is_ahead(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the trigger stands in a clause of time about what is yet to come: "before the truce takes effect".

    Such a clause is opened by before, until, once or the like, and its verb is in the present. "When" opens one only where
    the main clause is about the future too ("will leave when the talks begin").
    """
    tokens = sentence.tokens
    opener = next(
        (k for k in range(start - 1, max(-1, start - WINDOW), -1) if tokens[k].text in BOUNDARIES or tokens[k].lower in _OPENERS),
        None,
    )
    if opener is None or tokens[opener].lower not in _OPENERS:
        return False
    if tokens[opener].lower == "when" and not any(token.lower in WILL | _AHEAD for token in tokens):
        return False
    if tokens[opener].lower == "once" and any(token.lower in _SPANS for token in tokens[opener + 1 : opener + 3]):
        return False  # "met once a week"
    stop = next(
        (k for k in range(end, len(tokens)) if tokens[k].text in BOUNDARIES or tokens[k].lower in SUBORDINATORS), len(tokens)
    )
    clause = range(opener + 1, stop)
    if any(_is_told_past(tokens, k) for k in clause):
        return False
    is_verb = start > opener + 1 and not is_noun(tokens, start, end) and not tokens[start].lower.endswith("ing")
    return is_verb or any(tokens[k].lower in _PRESENT for k in clause if k > opener + 1)


def _is_told_past(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word at `k` is a past verb, or an auxiliary of the past or of mere possibility."""
    word = tokens[k].lower
    if word in ("was", "were", "had", "did", "would", "could", "might", "should"):
        return True
    return is_past_form(tokens, k) and tokens[k - 1].lower not in DETERMINERS | PREPOSITIONS | BE | {"has", "have", "-"}
