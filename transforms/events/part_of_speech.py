"""Items that look like parts of an actor and are something else: verbs spelt like roles or modifiers, adjectives like roles."""

import re
from typing import Final

from transforms.events.forms import UPPER
from transforms.events.labels import Labelled, words_of
from transforms.events.model import Token

_NAMES_TO_COME: Final = re.compile(r"[PSN]+(?:o[CK])?(?:c[PSN]+(?:o[CK])?)*c?a[PSN]")
_SUBJECTS: Final = frozenset("PSNDQU")  # what acts, and is never an adjective of what follows
_DOERS: Final = frozenset("CKRWE")  # what acts, or is an adjective of what follows
_NAMED: Final = frozenset("AGCKEDTPSN")


def spoken_letters(labelled: Labelled, tokens: tuple[Token, ...]) -> str:
    """Letters of `labelled` as the words are used here.

    Verbs become x ("to head a group", "gunmen | wounded | two soldiers"), adjectives M ("an official Syrian
    newspaper"), and plural roles that are titles of the names behind them R ("Ministers Berg and Lund").
    """
    letters = list(labelled.letters)
    for index, letter in enumerate(letters):
        if letter == "M":
            if _is_verb_before_nation(labelled, tokens, index) or _is_past_verb(labelled, tokens, index):
                letters[index] = "x"
        elif letter in "RWQ":
            letters[index] = _role_letter(labelled, tokens, index, letters)
    return "".join(letters)


def _role_letter(labelled: Labelled, tokens: tuple[Token, ...], index: int, letters: list[str]) -> str:
    letter = labelled.letters[index]
    start, end = labelled.starts[index], labelled.ends[index]
    if letter == "Q" and ((start > 0 and tokens[start].text[0].isupper()) or _NAMES_TO_COME.match(labelled.letters, index + 1)):
        letter = "R"
    if end > start + 1:
        return letter
    word = tokens[start].lower
    if word == "official" and labelled.letters[index + 1 : index + 2] in ("A", "G"):
        return "M"
    if word in words_of("verb_like"):
        before = tokens[start - 1].lower if start else ""
        after = tokens[end].lower if end < len(tokens) else ""
        if before in words_of("verb_before") or (after in words_of("verb_after") and index and letters[index - 1] in "xaCDPSN"):
            return "x"
    return letter


def _is_verb_before_nation(labelled: Labelled, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a modifier is a verb as in "to aid Syrian rebels"."""
    following = labelled.letters[index + 1 : index + 2]
    return following != "" and following in "AGCKE" and tokens[labelled.starts[index]].lower in words_of("verb_like")


def _is_past_verb(labelled: Labelled, tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a participle is the verb of the clause: "wounded two soldiers", "Iran armed Houthi rebels".

    After a determiner, an adjective or a number it is an adjective ("the wounded British soldiers").
    """
    start = labelled.starts[index]
    word = tokens[start].lower
    if word not in words_of("past_verb"):
        return False
    letters = labelled.letters
    previous, following = letters[index - 1 : index], letters[index + 1 : index + 2]
    counts = following == "M" and tokens[start + 1].lower in words_of("quantifier")
    if counts or previous in _SUBJECTS:
        return True
    names_other = following in _NAMED or (following == "R" and tokens[start + 1].text[0].isupper())
    if previous in _DOERS:
        return names_other or (word != "armed" and following == "Q")  # "Hamas armed groups" are its own
    if previous == "A":
        form = labelled.forms[index - 1]
        return names_other and form is not None and form.casing == UPPER  # "the US armed Syrian rebels"
    return start > 0 and tokens[start - 1].lower in words_of("before_past_verb")
