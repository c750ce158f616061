"""What the names that a page gives its elements (class, id, role, ...) say of them, by groups of usual words."""

import re
from functools import lru_cache

from transforms.lexicons.loader import read_lexicon

_MOST_CHARACTERS = 200
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")

_ROWS = read_lexicon("class_words").select("rule_id", "words").rows()
GROUPS: tuple[str, ...] = tuple(name for name, _ in _ROWS)
"""Names of the groups; the first has bit 0."""

_WHOLE: dict[str, int] = {}
_STARTS: dict[str, int] = {}
for _number, (_, _words) in enumerate(_ROWS):
    for _word in _words.split():
        _table = _STARTS if _word.endswith("*") else _WHOLE
        _table[_word.rstrip("*")] = _table.get(_word.rstrip("*"), 0) | 1 << _number
_STEMS = tuple(_STARTS.items())


def name_groups(names: str) -> int:
    """Return the groups of the words in `names` as bits.

    Names are read up to 200 characters and parted at capitals, digits and marks: "postBody main-nav_2" holds post, body,
    main and nav, and the pairs of neighbours in one name ("postbody", "mainnav") as well.
    """
    groups = 0
    for name in names[:_MOST_CHARACTERS].split():
        before = ""
        for part in _WORD.findall(name):
            word = part.lower()
            groups |= _groups_of(word)
            if before:
                groups |= _WHOLE.get(before + word, 0)
            before = word
    return groups


@lru_cache(maxsize=65_536)
def _groups_of(word: str) -> int:
    groups = _WHOLE.get(word, 0)
    for stem, bit in _STEMS:
        if word.startswith(stem):
            groups |= bit
    return groups
