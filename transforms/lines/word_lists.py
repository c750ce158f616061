"""Short lists of words, and which of them a word is in, by its hash."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Hashes, hash_texts

LISTS: dict[str, tuple[str, ...]] = {
    # The commonest words: they tell nothing of what a text is about.
    "common": tuple(
        (
            "the of and to in a that for it as was with be by on not he i this are or his from at which but have an had they you were "
            "there one all we can her has been if more when will would who so no she its may these what them than some him into only "
            "do my about out also any up our then me s t n re ll der die das und ist nicht ein eine von mit den dem zu auf sich de la le "
            "les des et du un une que est qui dans pour el los las en y del se por con su il di che per non da o os em um uma para het "
            "een van och att det som i в и не на что с по"
        ).split()
    ),
    "us": ("us", "our", "we", "you", "your"),
    "here": tuple("here click follow join get download app sign read watch view see more all".split()),
    "said": ("said", "says", "told", "added", "according"),
}
"""Words in lower case, by the name of the list."""

BITS = {name: 1 << number for number, name in enumerate(LISTS)}


def lists_of(hashes: Hashes) -> NDArray[np.uint8]:
    """Return for each hash of a word (`hash_texts`) the sum of the BITS of the lists that it is in."""
    places = (hashes & np.uint64(len(_HASHES) - 1)).view(np.int64)
    lists: NDArray[np.uint8] = _BITS.take(places) * (_HASHES.take(places) == hashes)
    return lists


def _tables() -> tuple[Hashes, NDArray[np.uint8]]:
    """The words' hashes, each at the place that its last bits name, as many bits as tell all of them apart; and their lists."""
    bits: dict[str, int] = {}
    for name, words in LISTS.items():
        bits |= {word: bits.get(word, 0) | BITS[name] for word in words}
    hashes = hash_texts(pl.Series(list(bits)))
    size = 1 << 12
    while len(np.unique(hashes & np.uint64(size - 1))) < len(hashes):
        size *= 2
    places = hashes & np.uint64(size - 1)
    by_place, lists = np.zeros(size, np.uint64), np.zeros(size, np.uint8)
    by_place[places], lists[places] = hashes, list(bits.values())
    return by_place, lists


_HASHES, _BITS = _tables()
