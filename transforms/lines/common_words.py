"""How many of a text's words are common short ones: articles, prepositions, conjunctions, auxiliaries, pronouns."""

from typing import NamedTuple

import numpy as np
import polars as pl

from transforms.lines.letters import Counts
from transforms.lines.pieces import ShortWords
from transforms.lines.running import Places

_LISTS = (
    # Western languages.
    (
        "the of and to in a that is was for it with as his he be on by at have are from has had but they were their which "
        "der die das und ist nicht ein eine von mit den dem zu auf sich de la le les des et du un une que est qui dans pour "
        "el los las en y del se por con una su il di che per non da o os as do em um uma para het een van och att det som i "
        "w na z nie ve bir yang dan di и в не на что с по"
    ).split(),
    # The two languages of most pages that the network was trained on.
    (
        "the of and to in a that is was for it with as he on by at have are from has had but they were their which this not be you "
        "der die das und ist nicht ein eine von mit den dem zu auf sich im für des auch wird sind es er sie als bei nach aus hat"
    ).split(),
)
_WORDS = ShortWords(*_LISTS)
_FUNCTIONAL, _FAMILIAR = 1, 2


class CommonWords(NamedTuple):
    """Counts for each text: `functional` words of Western languages that stand between blanks, of a run of them the first, the
    third and so on; and `familiar` words, all that are English or German."""

    functional: Counts
    familiar: Counts


def count_common_words(texts: pl.Series) -> CommonWords:
    """Count the common words of each text (lower case) between blanks."""
    rows, lists = _WORDS.find(texts)
    is_inner = np.zeros(len(rows), bool)
    is_inner[1:-1] = rows[:-2] == rows[2:]
    functional = _every_other(np.flatnonzero(is_inner & (lists & _FUNCTIONAL > 0)))
    familiar = np.flatnonzero(lists & _FAMILIAR > 0)
    return CommonWords(*(np.bincount(rows.take(found), minlength=len(texts)) for found in (functional, familiar)))


def _every_other(places: Places) -> Places:
    """Of places in a row the first, the third and so on."""
    number = np.arange(len(places))
    starts = np.append(True, np.diff(places) > 1)[: len(places)]
    since = number - np.maximum.accumulate(np.where(starts, number, 0))
    chosen: Places = places[since % 2 == 0]
    return chosen
