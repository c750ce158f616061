"""What lines say, as hashes: words for the network's table, and words shared with the rest of the document."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Hashes, Rows, Tokens, hash_texts, hash_tokens, mix, shingles, stand_ins
from transforms.lines.reading import HEAD, TAIL, Reading, words_of
from transforms.lines.running import Floats, Places
from transforms.lines.stretches import stretches

_MOST_WORDS, _LAST_WORDS = 24, 6
_MOST_PAIRS, _LAST_PAIRS = 16, 4
_HASH_BITS = 44
_STRETCH = 2048
_STRETCH_WORDS = 60_000

Flags = NDArray[np.bool_]

SHARED_FEATURES = ("words_shared", "words_weight", "words_found", "words_in_span")
"""Columns of `shared_words`, in order."""


def line_tokens(lines: pl.DataFrame, buckets: int) -> Tokens:
    """Return what each line says (`text_tokens`), in the order of the lines."""
    reading = Reading.of(lines)
    tokens = text_tokens(reading, buckets)
    place, rows = words_of(reading.bounds(tokens.rows), reading.index)
    return Tokens(tokens.hashes[place], rows)


def text_tokens(reading: Reading, buckets: int) -> Tokens:
    """Return what each text says as numbers of buckets (a power of two): words and marks, pairs of these, the first and last.

    The first 200 and the last 60 characters are read, and of these so many words.
    """
    text, short = pl.col("folded"), int(np.searchsorted(reading.words.rows, reading.short))
    ends = pl.concat_str(text.str.head(HEAD), pl.lit(" "), text.str.tail(TAIL))
    long = hash_tokens(reading.texts[reading.short :].select(ends).to_series(), punctuation=True, fold_digits=True)
    hashes = np.concatenate([reading.folded[:short], long.hashes])
    rows = np.concatenate([reading.words.rows[:short], long.rows + reading.short])
    parts = [_tokens(hashes[here], rows[here], buckets) for here in stretches(rows, _STRETCH_WORDS)]
    return Tokens(
        np.concatenate([np.empty(0, np.uint64), *(part.hashes for part in parts)]),
        np.concatenate([np.empty(0, np.int64), *(part.rows for part in parts)]),
    )


def _tokens(hashes: Hashes, rows: Rows, buckets: int) -> Tokens:
    words = Tokens(hashes, rows)
    first = np.flatnonzero(np.diff(words.rows, prepend=-1) > 0)
    length = np.diff(np.append(first, len(words.rows)))
    last = first + length - 1
    number = np.arange(len(words.rows)) - np.repeat(first, length)
    from_end = np.repeat(length, length) - 1 - number
    near = (number < _MOST_WORDS) | (from_end < _LAST_WORDS)
    begins_pair = (from_end > 0) & ((number < _MOST_PAIRS) | (from_end < _LAST_PAIRS))
    pairs = shingles(words, 2)  # one for every word but the last of its line
    close, begin, followed = (np.flatnonzero(flags) for flags in (near, begins_pair, begins_pair[from_end > 0]))
    parts = [
        (words.hashes.take(close), words.rows.take(close)),
        (pairs.hashes.take(followed), words.rows.take(begin)),
        (words.hashes[first] * np.uint64(5) + np.uint64(1), words.rows[first]),
        (words.hashes[last] * np.uint64(7) + np.uint64(2), words.rows[last]),
    ]
    rows = np.concatenate([part[1] for part in parts])
    order = np.argsort(rows, kind="stable")
    hashes = np.concatenate([part[0] for part in parts]).take(order)
    return Tokens((hashes >> np.uint64(7)) & np.uint64(buckets - 1), rows.take(order))


def shared_words(reading: Reading, doc: Places, is_prose: Flags, in_span: Flags) -> Floats:
    """How many of a line's words stand in other prose lines of its document too, and in those of its main stretch
    (`in_span`); the commonest words are left out."""
    told = np.flatnonzero(reading.is_word & ~_is_common(reading.words.hashes))
    hashes, bounds = reading.words.hashes.take(told), reading.bounds(reading.words.rows.take(told))
    found = [np.empty((0, len(SHARED_FEATURES)), np.float32)]
    for here in stretches(doc, _STRETCH):
        place, rows = words_of(bounds, reading.index[here])
        found.append(_shared_words(hashes.take(place), rows, doc[here], is_prose[here], in_span[here]))
    return np.concatenate(found)


def _shared_words(hashes: Hashes, rows: Rows, doc: Places, is_prose: Flags, in_span: Flags) -> Floats:
    keys = mix(document_keys(hashes, doc.take(rows)))
    word = stand_ins(keys, keys)
    elsewhere, times = _elsewhere(word, rows, is_prose)
    in_main, _ = _elsewhere(word, rows, is_prose & in_span)
    count = np.bincount(rows, minlength=len(doc))
    values = (elsewhere, np.where(elsewhere, np.log1p(times), 0), in_main)
    sums = [np.bincount(rows, value, len(doc)) for value in values]
    shared, weight, main = (np.where(count > 0, total / np.maximum(count, 1), -0.2) for total in sums)
    return np.stack([shared, weight, np.log1p(sums[0]), main], axis=1).astype(np.float32)


def _elsewhere(word: Places, owner: Places, counts: Flags) -> tuple[Flags, NDArray[np.int64]]:
    """Whether each use of a word in a line (`owner`) has another in another line that counts, and how many uses in such lines there
    are."""
    told = np.flatnonzero(counts.take(owner))
    told_word, told_owner = word.take(told), owner.take(told)
    first, last = np.full(len(word), np.iinfo(np.int64).max), np.full(len(word), -1)
    np.minimum.at(first, told_word, told_owner)
    np.maximum.at(last, told_word, told_owner)
    first, last, times = first.take(word), last.take(word), np.bincount(told_word, minlength=len(word)).take(word)
    return (times > 0) & ((first != owner) | (last != owner)), times


def _is_common(hashes: NDArray[np.uint64]) -> Flags:
    """Whether each word is one of the commonest."""
    is_common: Flags = _COMMON[hashes & np.uint64(len(_COMMON) - 1)] == hashes
    return is_common


def document_keys(hashes: NDArray[np.uint64], doc: Places) -> NDArray[np.uint64]:
    """Hash and document as one number that sorts by document; what it confuses does not depend on other documents."""
    return (doc.astype(np.uint64) << np.uint64(_HASH_BITS)) | (hashes & np.uint64((1 << _HASH_BITS) - 1))


def _placed_by_last_bits(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes in a table, each at the place that its last bits name: as many bits as tell all of them apart."""
    size = 1 << 16
    while len(np.unique(hashes & np.uint64(size - 1))) < len(hashes):
        size *= 2
    table = np.zeros(size, np.uint64)
    table[hashes & np.uint64(size - 1)] = hashes
    return table


_COMMON = _placed_by_last_bits(
    np.unique(
        hash_texts(
            pl.Series(
                (
                    "the of and to in a that for it as was with be by on not he i this are or his from at which but have an had they you were "
                    "there one all we can her has been if more when will would who so no she its may these what them than some him into only "
                    "do my about out also any up our then me s t n re ll der die das und ist nicht ein eine von mit den dem zu auf sich de la le "
                    "les des et du un une que est qui dans pour el los las en y del se por con su il di che per non da o os em um uma para het "
                    "een van och att det som и в не на что с по"
                ).split()
            )
        )
    )
)
