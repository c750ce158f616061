"""Small words and forms that the reading of stance goes by."""

from collections.abc import Sequence

from transforms.events.dates.tense import PAST_VERBS
from transforms.events.model import Token

WILL = frozenset("will 'll wo shall".split())
MAY = frozenset("may might could can ca would 'd".split())
MUST = frozenset("must should".split())
BE = frozenset("is are am was were 's 're be been being".split())
AUXILIARIES = WILL | MAY | MUST | BE | frozenset("have has had 've do does did to get got".split())
DETERMINERS = frozenset("the a an his her its their our my this that these those some any no another 's".split())
PREPOSITIONS = frozenset("of for in on at by with from after before during over about against between into under".split())
BOUNDARIES = frozenset(', ; : — – ( ) " “ ”'.split())
SUBORDINATORS = frozenset("because after before since while when where who which although though as until".split())
WINDOW = 12


def is_past_form(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` has the form of a past verb."""
    word = tokens[i].lower
    return (word.endswith("ed") and len(word) > 3 and not word.endswith("eed")) or (
        word in PAST_VERBS and word not in AUXILIARIES
    )


def is_noun(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words around a trigger make it a noun."""
    before = tokens[start - 1].lower if start else ""
    after = tokens[end].lower if end < len(tokens) else ""
    if before in AUXILIARIES:
        return False
    return not before or before in DETERMINERS or before in PREPOSITIONS or after in AUXILIARIES or after in PREPOSITIONS
