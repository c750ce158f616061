"""Inflected forms of trigger words: verbs by rule and by the lexicon `irregular_verbs`, nouns by rule."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from transforms.lexicons.loader import read_lexicon

BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
"""The forms of a verb: attack, attacks, attacked, attacked, attacking."""

_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]\Z")  # one syllable, one vowel, one consonant: stop, ban
_REGULAR_PAST = re.compile(r"(?!embed|bleed|.?.?shed)\w*[aeiouy]\w*[^e\W]ed\Z")
_LEMMAS_TOO: Final = frozenset({"found", "ground", "wound", "bound", "saw", "fell", "lay", "read", "put", "set"})
_IRREGULAR_PLURALS: Final = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "tribesman": "tribesmen",
    "policeman": "policemen",
}


def third_person(lemma: str) -> str:
    """The form after he, she or it; also the regular plural of a noun."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or lemma == "go" or lemma == "do" or lemma == "veto":
        return lemma + "es"
    if len(lemma) > 1 and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return "has" if lemma == "have" else "is" if lemma == "be" else lemma + "s"


@cache
def plural(noun: str) -> str:
    """The plural of a noun."""
    return _IRREGULAR_PLURALS.get(noun) or third_person(noun)


@cache
def verb_forms(lemma: str) -> Mapping[str, frozenset[str]]:
    """Every form of a verb with what it may be (BASE, THIRD, PAST, PARTICIPLE, GERUND).

    A word that is a past form already ("killed in", "kept shut") is inflected no further.
    """
    if lemma in _pasts() or _REGULAR_PAST.fullmatch(lemma):
        return {lemma: frozenset({PAST, PARTICIPLE})}
    past, participle, gerund = _irregular().get(lemma) or _regular(lemma)
    forms: dict[str, set[str]] = {}
    for kind, words in (
        (BASE, (lemma,)),
        (THIRD, (third_person(lemma),)),
        (PAST, past),
        (PARTICIPLE, participle),
        (GERUND, gerund),
    ):
        for word in words:
            forms.setdefault(word, set()).add(kind)
    if lemma == "be":
        forms.setdefault("are", set()).add(BASE)
    return {word: frozenset(kinds) for word, kinds in forms.items()}


def _regular(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if lemma.endswith("ie"):
        past, gerund = lemma + "d", lemma[:-2] + "ying"
    elif lemma.endswith("ee"):
        past, gerund = lemma + "d", lemma + "ing"
    elif lemma.endswith("e"):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    elif _DOUBLING.fullmatch(lemma):
        past, gerund = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
    return (past,), (past,), (gerund,)


@cache
def _pasts() -> frozenset[str]:
    """Irregular past forms that are no verb of their own."""
    pasts = {word for past, participle, _ in _irregular().values() for word in (*past, *participle)}
    return frozenset(pasts - _irregular().keys() - _LEMMAS_TOO)


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    rows = read_lexicon("irregular_verbs").select("lemma", "past", "participle", "gerund").iter_rows()
    return {
        lemma: (tuple(past.split()), tuple(participle.split()), tuple(gerund.split())) for lemma, past, participle, gerund in rows
    }
