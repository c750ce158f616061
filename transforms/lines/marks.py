"""Which signs and digits texts hold, found over their bytes: a regular expression finds them one by one."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.signs import WIDTH, Bytes, in_parts, sort_signs

SIGNS = {
    "commas": ",;、，،",
    "separators": "|•·»›/",
    "quote": '"“”„«»',
    "separator": "|•·»›→/",
    "bracket": "()[]",
    "sign": "©®™✓★",
}
"""Signs that are counted or looked for. Beside them: `stops`, marks at a sentence's end with a blank behind them, and a closing quotation
mark or bracket between; an `address` (https:, http:, www., .com or @); a `digit` of any script, a `number` of three, a `time`
(two digits behind a colon or stop, and one before) and a `year` (four that begin with 19 or 20)."""

_COUNTED = ("commas", "separators", "stops")
_STOPS, _CLOSING, _PARTS_OF_ADDRESSES = ".!?。！？؟", b"\"')", ".:@"
_CLASSES = (*SIGNS.values(), _STOPS, _PARTS_OF_ADDRESSES)
_BIT = {name: 1 << number for number, name in enumerate((*SIGNS, "stops", "address", "digit", "number", "time", "year"))}
_EXPRESSIONS = (*(f"[{''.join(chr(92) + sign if sign.isascii() else sign for sign in signs)}]" for signs in _CLASSES), r"\d")
_PADDING = 8


def find_marks(texts: pl.Series) -> dict[str, NDArray[np.uint32]]:
    """Return for each text how often it holds what is counted, and 1 where it holds the others, else 0. Addresses are sought in lower
    case."""
    parts = [_find(part) for _, part in in_parts(texts)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _find(texts: pl.Series) -> dict[str, NDArray[np.uint32]]:
    blank = b"\n" * _PADDING
    text = blank + texts.str.join("\n").cast(pl.Binary).item() + blank
    data = np.frombuffer(text, np.uint8)
    places, kinds = _places(text, data)
    bounds = np.append(0, np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1)) + _PADDING
    row = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(places, bounds)))
    held = np.zeros(len(texts), np.uint16)
    first = np.flatnonzero(np.diff(row, prepend=-1))
    held[row[first]] = np.bitwise_or.reduceat(kinds, first) if len(first) else 0
    held &= np.uint16(~_BIT["address"] & 0xFFFF)

    def chosen(name: str) -> Places:
        return np.flatnonzero((kinds & np.uint16(_BIT[name])) > 0)

    stops, parts, digits = chosen("stops"), chosen("address"), chosen("digit")
    stops = stops[_ends_sentence(data, places.take(stops))]
    held[row.take(parts[_is_address(text, data, places.take(parts))])] |= np.uint16(_BIT["address"])
    for name, found in _numbers(data, places.take(digits)).items():
        held[row.take(digits[: len(found)][found])] |= np.uint16(_BIT[name])
    counted = {"commas": chosen("commas"), "separators": chosen("separators"), "stops": stops}
    return {
        name: np.bincount(row.take(counted[name]), minlength=len(texts)).astype(np.uint32)
        if name in counted
        else (held & np.uint16(bit) > 0).astype(np.uint32)
        for name, bit in _BIT.items()
    }


def _places(text: bytes, data: Bytes) -> tuple[Places, NDArray[np.uint16]]:
    """Where the signs and digits stand, in rising order, and what each is, as bits."""
    places = np.flatnonzero(np.frombuffer(text.translate(_IS_MARK), np.bool_))
    kinds = _KINDS.take(data.take(places))
    leads, others = sort_signs(data, _EXPRESSIONS)
    found = np.flatnonzero(others)
    if not len(found):
        return places, kinds
    places, kinds = np.append(places, leads.take(found)), np.append(kinds, others.take(found))
    order = np.argsort(places, kind="stable")
    return places.take(order), kinds.take(order)


def _ends_sentence(data: Bytes, stops: Places) -> NDArray[np.bool_]:
    behind = stops + WIDTH.take(data.take(stops))
    sign, following = data.take(behind), data.take(behind + 1)
    ends: NDArray[np.bool_] = (sign == ord(" ")) | (_IS_CLOSING.take(sign) & (following == ord(" ")))
    return ends


def _is_address(text: bytes, data: Bytes, places: Places) -> NDArray[np.bool_]:
    eight = np.ndarray(len(text) - 7, np.dtype("<u8"), text, strides=(1,))
    is_address: NDArray[np.bool_] = data.take(places) == ord("@")
    for word in (b"http:", b"https:", b"www.", b".com"):
        mark = word.index(b":") if b":" in word else word.index(b".")
        ending = np.flatnonzero(data.take(places) == word[mark])
        number = eight[places.take(ending) - mark] & np.uint64((1 << 8 * len(word)) - 1)
        is_address[ending] |= number == int.from_bytes(word, "little")
    return is_address


def _numbers(data: Bytes, digits: Places) -> dict[str, NDArray[np.bool_]]:
    """Which digits begin a number of three, a time, a year; the last ones begin none."""
    behind = digits + WIDTH.take(data.take(digits))
    sign = data.take(behind)
    goes_on = behind[:-1] == digits[1:]
    is_parted = (behind[:-1] + 1 == digits[1:]) & ((sign[:-1] == ord(":")) | (sign[:-1] == ord(".")))
    three = goes_on[:-1] & goes_on[1:]
    own, following = data.take(digits), sign
    begins = ((own == ord("1")) & (following == ord("9"))) | ((own == ord("2")) & (following == ord("0")))
    return {"number": three, "time": is_parted[:-1] & goes_on[1:], "year": begins[: len(three)][:-1] & three[:-1] & three[1:]}


def _tables() -> tuple[bytes, NDArray[np.uint16], NDArray[np.bool_]]:
    """Of each byte: whether it is a mark, what it is, and whether it closes a quotation or bracket."""
    kinds = np.zeros(256, np.uint16)
    for number, signs in enumerate(_CLASSES):
        for sign in signs:
            if sign.isascii():
                kinds[ord(sign)] |= 1 << number
    kinds[ord("0") : ord("9") + 1] |= _BIT["digit"]
    return (kinds > 0).astype(np.uint8).tobytes(), kinds, np.isin(np.arange(256), np.frombuffer(_CLOSING, np.uint8))


_IS_MARK, _KINDS, _IS_CLOSING = _tables()
