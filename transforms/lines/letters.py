"""How many capital and small letters texts have, counted over their bytes: a regular expression finds them one by one."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

_CAPITALS = (("A", "Z"), ("À", "Þ"), ("А", "Я"))
_SMALL = (("a", "z"), ("ß", "ÿ"), ("а", "я"))


def count_letters(texts: pl.Series) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the number of capitals and of small letters of each text: Latin (as far as Latin-1 goes) and Russian ones."""
    text = texts.str.join("").item().encode()
    data = np.frombuffer(text, np.uint8)
    bounds = np.append(0, texts.str.len_bytes().to_numpy().astype(np.int64).cumsum())
    kind = np.frombuffer(bytearray(text.translate(_KINDS[:256].tobytes())), np.uint8)
    leads = np.flatnonzero(data >= 0xC0)  # never the last byte
    kind[leads] = _KINDS[data[leads].astype(np.uint16) << 8 | data[leads + 1]]
    capitals, small = (np.append(0, np.cumsum(kind == number, dtype=np.int32))[bounds] for number in (1, 2))
    return np.diff(capitals), np.diff(small)


def _kinds() -> NDArray[np.uint8]:
    """1 for capitals, 2 for small letters, by their UTF-8 bytes read as one number."""
    table = np.zeros(1 << 16, np.uint8)
    for number, ranges in ((1, _CAPITALS), (2, _SMALL)):
        for first, last in ranges:
            for code in range(ord(first), ord(last) + 1):
                table[int.from_bytes(chr(code).encode())] = number
    return table


_KINDS = _kinds()
