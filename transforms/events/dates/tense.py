"""Whether the words around a date look back or ahead: what decides the year of "June 4" and the week of "Friday"."""

from typing import Literal

from transforms.events.model import Token
from transforms.lexicons.loader import read_lexicon

Direction = Literal[-1, 0, 1]

_AHEAD = frozenset(
    "will 'll shall would must should can may might scheduled due expected planned plans plan set upcoming next tomorrow deadline "
    "until till going intends intend hopes wants promises begins starts opens arrives resumes expires".split()
)
# Verbs whose infinitive tells what was done, not what is to come.
_DONE_TO = frozenset(
    "forced able allowed had managed failed refused began started continued used helped came went unable obliged made led".split()
)
PAST_VERBS = frozenset(
    "was were had did said told met held began came went took left made gave got saw sent fell rose won lost led broke fled hit "
    "spoke struck shot fought brought became found put cut ran wrote drew grew flew drove stood sat kept paid sold built taken "
    "given seen done gone held been since last ago yesterday earlier agreed freed".split()
) | frozenset(
    past for lemma, past in read_lexicon("irregular_verbs").select("lemma", "past").iter_rows() if past and past != lemma
)
_SMALL = frozenset("the a an his her its their our my this that these those which whom".split())
_BREAKS = frozenset(";:—–")


def direction(tokens: tuple[Token, ...], start: int, end: int) -> Direction:
    """-1 where the verb nearest to the date (tokens `start` to `end`) is past, 1 where it looks ahead, 0 where nothing tells.

    The words before the date come first, up to twelve; where they say nothing, the words after it, past a comma only for
    a date that opens its clause ("On Friday, the king spoke").
    """
    for i in range(start - 1, max(start - 13, -1), -1):
        if tokens[i].text in _BREAKS:
            break
        found = _cue(tokens, i)
        if found:
            return found
    opens = start <= 2 or tokens[start - 2].text == ","
    for i in range(end, min(end + 12, len(tokens))):
        if tokens[i].text in _BREAKS or (tokens[i].text == "," and not opens):
            break
        found = _cue(tokens, i)
        if found:
            return found
    return 0


def _cue(tokens: tuple[Token, ...], i: int) -> Direction:
    word = tokens[i].lower
    if i and tokens[i - 1].lower == "be":  # "to be evacuated", "must be done": the words before decide
        return 0
    if word in _AHEAD:
        return 1
    if word in PAST_VERBS:
        return -1
    if word == "to" and i + 1 < len(tokens):
        following = tokens[i + 1]
        if following.text.islower() and following.lower not in _SMALL and following.text.isalpha():
            before = tokens[i - 1].lower if i else ""
            if before in _DONE_TO:
                return -1
            return 0 if before in ("according", "due", "close", "from") else 1
        return 0
    if len(word) > 4 and word.endswith("ed") and not word.endswith("eed"):
        return -1
    return 0
