"""Noun and verb groups of a sentence by its tags alone: a finite-state pass, no tree.

The second way to read a sentence: where a tree breaks (long lists, headlines), groups still stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from transforms.events.layout import HARD_BORDERS, HAVE, MODALS
from transforms.events.parties.tree import BE, FINITE_TAGS

NOUNS: Final = "noun"
VERBS: Final = "verb"
MARK: Final = "mark"
CLAUSE: Final = "clause"
RELATIVE: Final = "relative"
AND: Final = "and"
COMMA: Final = "comma"
BORDER: Final = "border"
OTHER: Final = "other"

_IN_NOUNS: Final = frozenset("DT PDT PRP$ CD JJ JJR JJS NN NNS NNP NNPS POS HYPH FW $ AFX ADD".split())
_LEADERS: Final = frozenset("DT JJ PRP$ HYPH POS CD".split())
_NOUN_TAGS: Final = frozenset("NN NNS NNP NNPS".split())
_ATTRIBUTED: Final = _NOUN_TAGS | {"JJ"}  # what a participle may describe
_BEFORE_ATTRIBUTES: Final = _LEADERS | {"IN", "CC", ","}
_PURE_SUBORDINATORS: Final = frozenset("that because although though if while unless when whether".split())
_SUBORDINATORS_OF_TIME: Final = frozenset("as after before since until".split())
_AUXILIARIES: Final = BE | HAVE | MODALS | {"do", "does", "did", "having", "going"}
_BEFORE_TO: Final = _AUXILIARIES | {"about", "be"}
_AHEAD: Final = 12  # tokens in which a finite verb shows that "after" opens a clause


@dataclass(slots=True)
class Group:
    """Tokens read as one: `sort` is one of this module's, `head` the noun or verb that counts.

    Verb groups tell whether they are finite, passive, an infinitive or a participle.
    """

    sort: str
    start: int
    end: int
    head: int
    is_finite: bool = False
    is_passive: bool = False
    is_infinitive: bool = False
    is_participle: bool = False


@lru_cache(maxsize=4)
def find_groups(lowers: tuple[str, ...], tags: tuple[str, ...]) -> tuple[Group, ...]:
    """The groups of a sentence in order; every token belongs to one. Tokens without a tag are borders.

    Asked for again and again for the triggers of one sentence, so the last are remembered.
    """
    found: list[Group] = []
    at = 0
    while at < len(tags):
        group = _verbs(lowers, tags, at) or _nouns(tags, at) or _single(lowers, tags, at)
        found.append(group)
        at = group.end
    return tuple(found)


def _tag(tags: Sequence[str], at: int) -> str:
    return tags[at] if 0 <= at < len(tags) else ""


def _verbs(lowers: Sequence[str], tags: Sequence[str], start: int) -> Group | None:
    tag = tags[start]
    if tag not in ("MD", "TO", "RB") and tag[:1] != "V":
        return None
    following = _tag(tags, start + 1)
    opens = tag == "MD" or tag[:1] == "V"
    opens = opens or (tag == "TO" and (following == "VB" or (following == "RB" and _tag(tags, start + 2) == "VB")))
    opens = opens or (tag == "RB" and (following[:1] == "V" or following == "MD"))
    if not opens:
        return None
    if tag == "VBN" and following in _NOUN_TAGS and _tag(tags, start - 1) in _BEFORE_ATTRIBUTES:
        return None  # "the besieged town"
    end = start
    while end < len(tags):
        if not (tags[end][:1] == "V" or tags[end] in ("MD", "TO", "RB", "RP")):
            break
        if end > start and tags[end][:1] == "V" and tags[end - 1][:1] == "V" and lowers[end - 1] not in _AUXILIARIES:
            break
        is_next = tags[end] == "TO" and (_tag(tags, end + 1) != "VB" or lowers[end - 1] not in _BEFORE_TO)
        if end > start and is_next:
            break
        end += 1
    verbs = [at for at in range(start, end) if tags[at][:1] == "V"]
    if not verbs:
        return None
    head = verbs[-1]
    helpers = {lowers[at] for at in range(start, head)}
    is_bare = tags[head] in ("VBN", "VBG") and not helpers & _AUXILIARIES
    return Group(
        VERBS,
        start,
        end,
        head,
        is_finite=any(tags[at] in FINITE_TAGS for at in range(start, end)),
        is_passive=tags[head] == "VBN" and (is_bare or not helpers.isdisjoint(BE)),
        is_infinitive=tags[start] == "TO",
        is_participle=is_bare,
    )


def _nouns(tags: Sequence[str], start: int) -> Group | None:
    if tags[start] in ("PRP", "EX"):
        return Group(NOUNS, start, start + 1, start)
    end = start
    while end < len(tags):
        tag = tags[end]
        if tag not in _IN_NOUNS:
            following = _tag(tags, end + 1)
            is_led = end == start or tags[end - 1] in _LEADERS
            is_attribute = tag in ("VBN", "VBG") and following in _ATTRIBUTED and is_led
            is_joint = tag in ("CC", ",") and end > start and tags[end - 1] == "JJ" and following == "JJ"
            if not (is_attribute or is_joint):
                break
        end += 1
    return Group(NOUNS, start, end, end - 1) if end > start else None


def _single(lowers: Sequence[str], tags: Sequence[str], at: int) -> Group:
    word, tag = lowers[at], tags[at]
    if not tag or word in HARD_BORDERS:
        return Group(BORDER, at, at + 1, at)
    if tag in ("WDT", "WP"):
        return Group(RELATIVE, at, at + 1, at)
    if tag in ("IN", "TO"):
        opens = word in _PURE_SUBORDINATORS or (word in _SUBORDINATORS_OF_TIME and _clause_follows(tags, at))
        return Group(CLAUSE if opens else MARK, at, at + 1, at)
    if tag == "WRB":
        return Group(CLAUSE, at, at + 1, at)
    return Group(_SORTS.get(tag, OTHER), at, at + 1, at)


_SORTS: Final = {"CC": AND, ",": COMMA}


def _clause_follows(tags: Sequence[str], at: int) -> bool:
    for position in range(at + 1, min(len(tags), at + _AHEAD)):
        if tags[position] in FINITE_TAGS:
            return True
        if tags[position] in (",", ".", "VBG") or (tags[position] == "IN" and position > at + 1):
            return False
    return False
