"""What lines say, as hashes: words for the network's table, and words shared with the rest of the document."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hash_tables import twins
from transforms.hashing import Hashes, Rows, Tokens, hash_tokens, joined, mix
from transforms.lines.reading import HEAD, TAIL, Reading
from transforms.lines.running import Floats, Places
from transforms.lines.stretches import stretches
from transforms.lines.texts import expand
from transforms.lines.word_lists import BITS

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
    bounds = np.searchsorted(tokens.rows, np.arange(reading.texts.height + 1))
    place, rows = expand(bounds, reading.at(lines["text"]))
    return Tokens(tokens.hashes[place], rows)


def text_tokens(reading: Reading, buckets: int) -> Tokens:
    """Return what each text says as numbers of buckets (a power of two): words and marks, pairs of these, the first and last.

    The first 200 and the last 60 characters are read, and of these so many words.
    """
    long = _ends_of_long(reading)
    bounds = reading.bounds[: reading.short + 1]
    hashes = np.concatenate([reading.folded[: bounds[-1]], long.hashes])
    rows = np.concatenate([np.repeat(np.arange(reading.short), np.diff(bounds)), long.rows])
    parts = [_tokens(hashes[here], rows[here], buckets) for here in stretches(rows, _STRETCH_WORDS)]
    return Tokens(
        np.concatenate([np.empty(0, np.uint64), *(part.hashes for part in parts)]),
        np.concatenate([np.empty(0, np.int64), *(part.rows for part in parts)]),
    )


def _ends_of_long(reading: Reading) -> Tokens:
    """Of the words and marks that the long texts begin and end with, all that are looked at."""
    texts = reading.texts["folded"][reading.short :]
    tails = hash_tokens(texts.str.tail(TAIL), punctuation=True, fold_digits=True)
    is_apart = (reading.early >= _MOST_WORDS) & (np.bincount(tails.rows, minlength=len(texts)) >= _LAST_WORDS)
    apart, together = np.flatnonzero(is_apart), np.flatnonzero(~is_apart)
    # Where one end has few words, the other's count as well.
    text = pl.col("folded")
    both = pl.DataFrame(texts[together]).select(pl.concat_str(text.str.head(HEAD), pl.lit(" "), text.str.tail(TAIL))).to_series()
    whole = hash_tokens(both, punctuation=True, fold_digits=True)
    heads = reading.bounds.take(apart + reading.short)[:, None] + np.arange(_MOST_WORDS)
    tail = np.flatnonzero(is_apart.take(tails.rows))
    return _in_order(
        Tokens(reading.folded.take(heads.ravel()), np.repeat(apart + reading.short, _MOST_WORDS)),
        Tokens(tails.hashes.take(tail), tails.rows.take(tail) + reading.short),
        Tokens(whole.hashes, together.take(whole.rows) + reading.short),
    )


def _tokens(hashes: Hashes, rows: Rows, buckets: int) -> Tokens:
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    length = np.diff(np.append(first, len(rows)))
    last = first + length - 1
    number = np.arange(len(rows)) - np.repeat(first, length)
    from_end = np.repeat(length, length) - 1 - number
    close = np.flatnonzero((number < _MOST_WORDS) | (from_end < _LAST_WORDS))
    begin = np.flatnonzero((from_end > 0) & ((number < _MOST_PAIRS) | (from_end < _LAST_PAIRS)))
    found = _in_order(
        Tokens(hashes.take(close), rows.take(close)),
        Tokens(joined(hashes.take(begin), hashes.take(begin + 1)), rows.take(begin)),
        Tokens(hashes[first] * np.uint64(5) + np.uint64(1), rows[first]),
        Tokens(hashes[last] * np.uint64(7) + np.uint64(2), rows[last]),
    )
    return Tokens((found.hashes >> np.uint64(7)) & np.uint64(buckets - 1), found.rows)


def _in_order(*parts: Tokens) -> Tokens:
    """The tokens by their texts."""
    rows = np.concatenate([part.rows for part in parts])
    order = np.argsort(rows, kind="stable")
    return Tokens(np.concatenate([part.hashes for part in parts]).take(order), rows.take(order))


def shared_words(reading: Reading, texts: Places, doc: Places, is_prose: Flags, in_span: Flags) -> Floats:
    """How many of a line's words stand in other prose lines of its document too, and in those of its main stretch
    (`in_span`); the commonest words are left out. `texts` is the place of each line's text in the reading."""
    told = np.flatnonzero(reading.is_word & (reading.lists & BITS["common"] == 0))
    hashes, bounds = reading.words.take(told), np.searchsorted(told, reading.bounds)
    found = [np.empty((0, len(SHARED_FEATURES)), np.float32)]
    for here in stretches(doc, _STRETCH):
        place, rows = expand(bounds, texts[here])
        found.append(_shared_words(hashes.take(place), rows, doc[here], is_prose[here], in_span[here]))
    return np.concatenate(found)


def _shared_words(hashes: Hashes, rows: Rows, doc: Places, is_prose: Flags, in_span: Flags) -> Floats:
    keys = mix(document_keys(hashes, doc.take(rows)))
    word = twins(keys)
    elsewhere, times = _elsewhere(word, rows, is_prose)
    in_main, _ = _elsewhere(word, rows, is_prose & in_span)
    count = np.bincount(rows, minlength=len(doc))
    logarithms = np.log1p(np.arange(times.max(initial=0) + 1))
    values = (elsewhere, np.where(elsewhere, logarithms.take(times), 0), in_main)
    sums = [np.bincount(rows, value, len(doc)) for value in values]
    shared, weight, main = (np.where(count > 0, total / np.maximum(count, 1), -0.2) for total in sums)
    return np.stack([shared, weight, np.log1p(sums[0]), main], axis=1).astype(np.float32)


def _elsewhere(word: Places, owner: Places, counts: Flags) -> tuple[Flags, NDArray[np.int64]]:
    """Whether each use of a word in a line (`owner`, rising) has another in another line that counts, and how many uses in such lines
    there are."""
    told = np.flatnonzero(counts.take(owner))
    told_word, told_owner = word.take(told), owner.take(told)
    first, last = np.empty((2, len(word)), np.int64)
    first[told_word[::-1]] = told_owner[::-1]  # what is written last stays
    last[told_word] = told_owner
    first, last, times = first.take(word), last.take(word), np.bincount(told_word, minlength=len(word)).take(word)
    return (times > 0) & ((first != owner) | (last != owner)), times


def same_in_document(texts: pl.Series, doc: pl.Series) -> Places:
    """Return for each line the index of a line of its document with an equal text, the same for all that have it."""
    return twins(mix(texts.hash().to_numpy() + mix(doc.to_numpy().astype(np.uint64))))


def document_keys(hashes: NDArray[np.uint64], doc: Places) -> NDArray[np.uint64]:
    """Hash and document as one number that sorts by document; what it confuses does not depend on other documents."""
    return (doc.astype(np.uint64) << np.uint64(_HASH_BITS)) | (hashes & np.uint64((1 << _HASH_BITS) - 1))
