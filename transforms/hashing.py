"""Words of many texts as 64-bit hashes, in one pass over their bytes, the same on every machine and in every version.

A word's hash is the polynomial of its UTF-8 bytes modulo 2^64, taken from running sums (Karp and Rabin 1987, "Efficient
randomized pattern-matching algorithms"), then mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014). Nothing
is kept of a library's own hash, which may change with its version: the numbers may be stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Rows = NDArray[np.int64]

_FACTOR = 0x9E3779B97F4A7C15 | 1
_MODULUS = 1 << 64
_CHUNK_BYTES = 250_000  # what the arrays over them take stays in the processor's cache
_BLOCK = 1024
_SEPARATOR, _WORD, _SINGLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of texts in reading order: their hashes, and the index of the text that each stands in (rising)."""

    hashes: Hashes
    rows: Rows


def hash_texts(texts: pl.Series) -> Hashes:
    """Return one hash for every text, shape (len(texts),). Equal texts have equal hashes; the empty text has one too."""
    parts = [_spans(np.frombuffer(text, np.uint8), offsets[:-1], offsets[1:]) for _, text, offsets in _chunks(texts)]
    return np.concatenate(parts) if parts else np.empty(0, np.uint64)


def hash_tokens(texts: pl.Series, *, punctuation: bool = False, fold_digits: bool = False) -> Tokens:
    """Return the words of every text as hashes. Case counts: lower the texts first where it should not.

    A word is a run of letters and digits; each character of the East Asian scripts is a word of its own (U+3000 to
    U+FFFF). ASCII punctuation makes no words, or with `punctuation` each mark one; `fold_digits` reads every digit as 0.
    """
    hashes: list[Hashes] = [np.empty(0, np.uint64)]
    rows: list[Rows] = [np.empty(0, np.int64)]
    for cut in cut_words(texts, punctuation=punctuation):
        read = cut.text.translate(_DIGITS_AS_ZERO) if fold_digits else cut.text
        hashes.append(_spans(np.frombuffer(read, np.uint8), cut.starts, cut.ends))
        rows.append(cut.rows())
    return Tokens(np.concatenate(hashes), np.concatenate(rows))


class Cut(NamedTuple):
    """Words in a stretch of texts that stand end to end in `text`: where each starts and ends (exclusive) in it, the index of the first
    text, where each text begins and the last one ends (`offsets`), and the place of each text's first word, with the number of all
    (`bounds`)."""

    first_row: int
    text: bytes
    offsets: Rows
    starts: Rows
    ends: Rows
    bounds: Rows

    def rows(self) -> Rows:
        """The index of each word's text."""
        return np.repeat(np.arange(self.first_row, self.first_row + len(self.bounds) - 1), np.diff(self.bounds))

    def hashes(self) -> tuple[Hashes, Hashes]:
        """The words' hashes, and the same with every digit read as 0."""
        data = np.frombuffer(self.text, np.uint8)
        spans = _raw_spans(data, self.starts, self.ends)
        hashes = mix(spans)
        return hashes, _without_digits(hashes, spans, data, self.starts)

    def is_word(self) -> NDArray[np.bool_]:
        """Which words there are without `punctuation`."""
        is_word: NDArray[np.bool_] = _IS_WORD.take(np.frombuffer(self.text, np.uint8).take(self.starts))
        return is_word


def cut_words(texts: pl.Series, *, punctuation: bool = False) -> Iterator[Cut]:
    """Yield the words of the texts, those of `hash_tokens`, by stretches of texts."""
    classes = _CLASSES_WITH_MARKS if punctuation else _CLASSES
    for first_row, text, offsets in _chunks(texts):
        starts, ends = _words(text, offsets, classes)
        yield Cut(first_row, text, offsets, starts, ends, np.searchsorted(starts, offsets))


def shingles(tokens: Tokens, size: int) -> Tokens:
    """Return the runs of `size` words of each text. A text with fewer words has none."""
    count = len(tokens.hashes) - size + 1
    if count <= 0:
        return Tokens(np.empty(0, np.uint64), np.empty(0, np.int64))
    together = joined(*(tokens.hashes[number : number + count] for number in range(size)))
    whole = tokens.rows[:count] == tokens.rows[size - 1 :]
    return Tokens(together[whole], tokens.rows[:count][whole])


def joined(*hashes: Hashes) -> Hashes:
    """Return one hash for the words that stand at the same place of each array, in this order."""
    together = hashes[0]
    for following in hashes[1:]:
        together = together * np.uint64(_FACTOR) + following
    return mix(together)


def mix(values: Hashes) -> Hashes:
    """Return the values scattered evenly over 64 bits, one for one (SplitMix64's finaliser)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _chunks(texts: pl.Series) -> Iterator[tuple[int, bytes, Rows]]:
    """Yield first row, bytes and offsets of stretches of the texts; a NULL counts as empty."""
    if not len(texts):
        return
    if texts.null_count():
        texts = texts.fill_null("")
    bounds = np.concatenate([[0], np.cumsum(texts.str.len_bytes().to_numpy(), dtype=np.int64)])
    text: bytes = texts.str.join("").cast(pl.Binary).item()
    row = 0
    while row < len(texts):
        end = max(row + 1, int(np.searchsorted(bounds, bounds[row] + _CHUNK_BYTES, side="right")) - 1)
        yield row, text[bounds[row] : bounds[end]], bounds[row : end + 1] - bounds[row]
        row = end


def _words(text: bytes, offsets: Rows, classes: bytes) -> tuple[Rows, Rows]:
    """Where words start and end (exclusive) in the bytes."""
    data = np.frombuffer(text, np.uint8)
    kind = np.frombuffer(bytearray(text.translate(classes)), np.uint8)
    goes_on = (data & 0xC0) == 0x80  # the byte goes on with a character
    later = np.flatnonzero(goes_on)
    lead = later - 1
    for _ in range(2):
        lead -= goes_on[lead]
    kind[later] = kind[lead]
    breaks = np.empty(len(text) + 1, bool)
    breaks[:-1] = (kind == _SINGLE) & ~goes_on
    breaks[1:-1] |= kind[1:] != kind[:-1]
    breaks[offsets] = True  # texts do not run into one another
    places = np.flatnonzero(breaks)
    words = np.flatnonzero(kind.take(places[:-1]) != _SEPARATOR)
    return places.take(words), places.take(words + 1)


def _spans(data: NDArray[np.uint8], starts: Rows, ends: Rows) -> Hashes:
    """Hash the bytes from each start to its end."""
    return mix(_raw_spans(data, starts, ends))


def _raw_spans(data: NDArray[np.uint8], starts: Rows, ends: Rows) -> Hashes:
    powers, inverses = _powers(len(data) + 1)
    sums = np.empty(len(data) + 1, np.uint64)
    sums[0] = 0
    codes = data.astype(np.uint64)
    codes += np.uint64(1)
    codes *= powers[:-1]
    np.cumsum(codes, out=sums[1:])
    spans = sums.take(ends)
    spans -= sums.take(starts)
    spans *= inverses.take(starts)
    spans += (ends - starts).astype(np.uint64)
    return spans


def _without_digits(hashes: Hashes, spans: Hashes, data: NDArray[np.uint8], starts: Rows) -> Hashes:
    """The hashes with every digit read as 0: of the words' polynomials less the digits times their places' powers."""
    powers, inverses = _powers(len(data) + 1)
    digits = np.flatnonzero((data > ord("0")) & (data <= ord("9")))
    folded = hashes.copy()
    if len(digits):
        word = np.searchsorted(starts, digits, side="right") - 1
        first = np.flatnonzero(np.diff(word, prepend=-1))
        word = word.take(first)
        excess: Hashes = np.add.reduceat((data.take(digits) - ord("0")) * powers.take(digits), first)
        folded[word] = mix(spans.take(word) - excess * inverses.take(starts.take(word)))
    return folded


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """The powers of the factor and of its inverse, from 0 on."""
    global _known
    if len(_known[0]) < count:
        inverse, enough = pow(_FACTOR, -1, _MODULUS), max(count, _CHUNK_BYTES + 1)
        _known = (_series(_FACTOR, enough), _series(inverse, enough))
    return _known[0][:count], _known[1][:count]


def _series(factor: int, count: int) -> Hashes:
    low = np.array([pow(factor, power, _MODULUS) for power in range(_BLOCK)], np.uint64)
    high = np.array([pow(factor, power, _MODULUS) for power in range(0, count, _BLOCK)], np.uint64)
    return np.outer(high, low).ravel()[:count]


_known: tuple[Hashes, Hashes] = (np.empty(0, np.uint64), np.empty(0, np.uint64))


def _classes(mark: int) -> bytes:
    """Class of each byte. Of the two- and three-byte leads, C2 (Latin-1 signs) and E2 (punctuation, symbols) separate."""
    table = np.full(256, _SEPARATOR, np.uint8)
    for byte in range(0x21, 0x7F):
        table[byte] = _WORD if chr(byte).isalnum() else mark
    table[0xC3:0xE2] = _WORD
    table[0xE3:0xF0] = _SINGLE
    table[0xF0:0xF8] = mark  # beyond the basic plane: mostly pictures
    return table.tobytes()


_CLASSES, _CLASSES_WITH_MARKS = _classes(_SEPARATOR), _classes(_SINGLE)
_IS_WORD = np.frombuffer(_CLASSES, np.uint8) != _SEPARATOR
_DIGITS_AS_ZERO = bytes.maketrans(b"123456789", b"000000000")
