"""Items that look like parts of an actor and are something else: verbs spelt like roles or modifiers, adjectives like roles."""

import re
from functools import cache
from typing import Final

from transforms.events.actors.forms import UPPER
from transforms.events.actors.labels import Labelled, words_of
from transforms.events.model import Token

_TO_JUDGE: Final = re.compile("[MRWQ]")
_NAMES_TO_COME: Final = re.compile(r"[PSN]+(?:o[CK])?(?:c[PSN]+(?:o[CK])?)*c?a[PSN]")
_SUBJECTS: Final = frozenset("PSNDQU")  # what acts, and is never an adjective of what follows
_DOERS: Final = frozenset("CKRWE")  # what acts, or is an adjective of what follows
_NATIONS: Final = frozenset("AGCKE")
_ADJECTIVES: Final = frozenset({"official"})  # before a nation; else a person
_LONG_SERVING: Final = frozenset({"veteran"})  # before a nation, a body or another role; else an old soldier
_NAMED: Final = frozenset("AGCKEDTPSN")


def spoken_letters(labelled: Labelled, tokens: tuple[Token, ...]) -> str:
    """Letters of `labelled` as the words are used here.

    Verbs become x ("to head a group", "gunmen | wounded | two soldiers"), adjectives M ("an official Syrian
    newspaper"), and plural roles that are titles of the names behind them R ("Ministers Berg and Lund").
    """
    text = labelled.letters
    letters = list(text)
    verb_like_or_adjective = _open_words()
    verb_like, past_verbs = words_of("verb_like"), words_of("past_verb")
    for match in _TO_JUDGE.finditer(text):
        index, letter = match.start(), match[0]
        if letter == "M":
            word = tokens[labelled.starts[index]].lower
            if (word in verb_like and text[index + 1 : index + 2] in _NATIONS) or (
                word in past_verbs and _is_past_verb(labelled, tokens, index, word)
            ):
                letters[index] = "x"  # "to aid Syrian rebels", "armed Syrian rebels"
        elif letter == "Q" or (letter in "RW" and tokens[labelled.starts[index]].lower in verb_like_or_adjective):
            letters[index] = _role_letter(labelled, tokens, index, letters)
    return "".join(letters)


@cache
def _open_words() -> frozenset[str]:
    return words_of("verb_like") | _ADJECTIVES | _LONG_SERVING


def _role_letter(labelled: Labelled, tokens: tuple[Token, ...], index: int, letters: list[str]) -> str:
    letter = labelled.letters[index]
    start, end = labelled.starts[index], labelled.ends[index]
    if letter == "Q" and ((start > 0 and tokens[start].text[0].isupper()) or _NAMES_TO_COME.match(labelled.letters, index + 1)):
        letter = "R"
    if end > start + 1:
        return letter
    word = tokens[start].lower
    if word in _ADJECTIVES and labelled.letters[index + 1 : index + 2] in ("A", "G"):
        return "M"
    if word in _LONG_SERVING and labelled.letters[index + 1 : index + 2] in tuple("AGCKERWQTM"):
        return "M"
    if word in words_of("verb_like"):
        before = tokens[start - 1].lower if start else ""
        after = tokens[end].lower if end < len(tokens) else ""
        if before in words_of("verb_before") or (after in words_of("verb_after") and index and letters[index - 1] in "xaCDPSN"):
            return "x"
    return letter


def _is_past_verb(labelled: Labelled, tokens: tuple[Token, ...], index: int, word: str) -> bool:
    """Whether a participle is the verb of the clause: "wounded two soldiers", "Iran armed Houthi rebels".

    After a determiner, an adjective or a number it is an adjective ("the wounded British soldiers").
    """
    start = labelled.starts[index]
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
