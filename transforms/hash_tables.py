"""Equal words among many, found by tables of their hashes."""

import numpy as np

from transforms.hashing import Hashes, Rows, mix

_TABLE_BITS, _SPARE_BITS = 20, 3


def stand_ins(words: Hashes, among: Hashes) -> Rows:
    """Return for each word the index of an equal one in `among`, the same for all that are equal, or -1 where there is none.

    Both are scattered over 64 bits (`mix`). Each round puts words into a table by the first bits of their numbers; those that meet
    in one place try again with other bits, and a word that finds its place empty is not there.
    """
    found = np.full(len(words), -1)
    left, placed = np.arange(len(words)), np.arange(len(among))
    sought, offered = words, among
    while len(left) and len(placed):
        bits = min(len(placed).bit_length() + _SPARE_BITS, _TABLE_BITS)
        table = np.full(1 << bits, -1, np.int32)
        places = _first_bits(offered, bits)
        table[places] = placed
        index = table.take(_first_bits(sought, bits))
        met = np.flatnonzero(index >= 0)
        left, sought, index = left.take(met), sought.take(met), index.take(met)
        is_equal = among.take(index) == words.take(left)
        known, unknown = np.flatnonzero(is_equal), np.flatnonzero(~is_equal)
        found[left.take(known)] = index.take(known)
        left, sought = left.take(unknown), mix(sought.take(unknown))
        beaten = np.flatnonzero(among.take(table.take(places)) != among.take(placed))
        placed, offered = placed.take(beaten), mix(offered.take(beaten))
    return found


def twins(words: Hashes) -> Rows:
    """Return for each word the index of an equal one, the same for all that are equal: what `stand_ins` does among themselves."""
    bits = min(len(words).bit_length() + _SPARE_BITS, _TABLE_BITS)
    table = np.empty(1 << bits, np.int32)
    places = _first_bits(words, bits)
    table[places] = np.arange(len(words))
    found = table.take(places)
    left = np.flatnonzero(words.take(found) != words)
    sought = words.take(left)
    while len(left):
        sought = mix(sought)
        places = _first_bits(sought, bits)
        table[places] = left
        index = table.take(places)
        found[left] = index
        beaten = np.flatnonzero(words.take(index) != words.take(left))
        left, sought = left.take(beaten), sought.take(beaten)
    return found.astype(np.int64)


def _first_bits(numbers: Hashes, bits: int) -> Rows:
    first: Rows = (numbers >> np.uint64(64 - bits)).view(np.int64)
    return first
