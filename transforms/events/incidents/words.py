"""The words of a report that say what it is about, beside who, where and when."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[a-z][a-z'’]{2,}")
_ENDING: Final = re.compile(r"(?:ing|ings|ers?|ed|es|s)$")
_STEM: Final = 5
"""Letters by which words are compared: "attacked", "attacks" and "attackers" are one."""
_SPOT: Final = re.compile(
    r"\b(?:in|at|on|near|outside|around)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|town|village|district|port)\s+of\s+)?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
)

_EMPTY: Final = frozenset(
    # words of grammar
    """the and for was were are has had her his its our who how why not but nor one two six ten all any can may did got get she him
    you out off new old per via yet ago say day too own due top now let set put let lot far few big
    about above across after again against along already also although always among another around away back because been
    before behind being below between both cannot could does doing done down during each either else even ever every few from
    further have having here hers herself himself however into itself just least less like made make makes making many might
    mine more most much must myself near neither never next none once only onto other others otherwise ours over part perhaps
    quite rather same shall should since some soon still such than that their theirs them themselves then there these they
    this those though through thus together toward towards under unless until unto upon very want well were what whatever when
    where whether which while whom whose will with within without would your yours also four five seven eight nine
    hundred hundreds thousand thousands dozen dozens million several first second third last later earlier early late least
    nearly almost another"""
    # words of the calendar and the clock
    """ monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december today yesterday tomorrow week weeks month months year years hour hours days time date morning afternoon
    evening night noon midnight overnight recent recently"""
    # words of reporting, and of what every report names
    """ said says saying told tells announced announces statement statements according report reports reported reportedly
    reporters news agency media spokesman spokeswoman spokesperson official officials minister ministers ministry president
    government governments people person country countries state states national local""".split()
)


def content_words(text: str, others: Iterable[str] = ()) -> frozenset[str]:
    """Return the stems of the words of a text that carry matter: no grammar, calendar or reporting, and none of `others`.

    `others` are texts (names of parties and places) whose words say nothing new.
    """
    known = {_stem(word) for other in others for word in _WORD.findall(other.lower())}
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY) - known


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return _ENDING.sub("", word.removesuffix("'s").removesuffix("’s"))[:_STEM]


def names_any(words: frozenset[str], names: frozenset[str]) -> bool:
    """Whether one of the names (in small letters) is among the words that `content_words` returned."""
    return any(all(_stem(word) in words for word in name.split()) for name in names)


def spot_names(text: str) -> frozenset[str]:
    """Return the names after words of place ("near Gwoza"), in small letters, whether or not a gazetteer knows them."""
    found = (" ".join(word for word in name.lower().split() if word not in _EMPTY) for name in _SPOT.findall(text))
    return frozenset(name for name in found if name)


def shared_share(one: frozenset[str], two: frozenset[str]) -> float | None:
    """Return the share of the shorter report's words that the other has too; None when one has none."""
    fewer = min(len(one), len(two))
    return len(one & two) / fewer if fewer else None
