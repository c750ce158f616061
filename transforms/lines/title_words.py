"""How many words of a headline's candidates the article says too.

Words count by their first six letters, so that endings matter less; in scripts without blanks pairs of characters do, in the
article at both offsets.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hash_tables import stand_ins, twins
from transforms.hashing import Hashes, Rows, Tokens, hash_texts, mix
from transforms.lines.reading import READ, Reading
from transforms.lines.running import Places
from transforms.lines.signs import WIDTH, Bytes, find_signs, first_bytes, in_parts
from transforms.lines.texts import expand

_FEWEST, _MOST = 3, 6
_SPACELESS = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}]--{_SPACELESS}]"
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shared_counts(candidates: pl.DataFrame, body: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """Return for each candidate how many words it has, and how many of them the lead and the body of its document say (total, lead,
    body). A line does not vouch for itself.

    Both frames hold `row`, `doc`, `text` and `folded`; `body` tells in `in_lead` which of its lines are the lead. `reading` holds their
    texts.
    """
    stemmed = np.flatnonzero(reading.stems > 0)
    stems, bounds = reading.stems.take(stemmed), np.searchsorted(stemmed, reading.bounds)
    words, lines = _document_words(candidates, reading, stems, bounds, offsets=(0,))
    word = twins(words)
    pairs = mix(word.astype(np.uint64)) + lines.astype(np.uint64) * _FACTOR
    once = np.flatnonzero(twins(pairs) == np.arange(len(pairs)))  # a word counts once in a line
    word, lines = word[once], lines[once]
    said, said_lines = _document_words(body, reading, stems, bounds, offsets=(0, 1))
    place = stand_ins(said, words)
    known = np.flatnonzero(place >= 0)
    place, said_lines = place[known], said_lines[known]
    asking, saying = candidates["row"].to_numpy().astype(np.int64)[lines], body["row"].to_numpy().astype(np.int64)[said_lines]
    in_lead = body["in_lead"].to_numpy()[said_lines]
    counted = {
        "total": np.ones(len(word), bool),
        "lead": _vouched(word, asking, place[in_lead], saying[in_lead], len(words)),
        "body": _vouched(word, asking, place, saying, len(words)),
    }
    return pl.DataFrame({name: np.bincount(lines, flags, candidates.height) for name, flags in counted.items()})


def _vouched(word: Places, asking: Rows, said: Places, saying: Rows, count: int) -> NDArray[np.bool_]:
    """Whether a line other than the one that asks says the word: one of the first and the last that say it must be another."""
    first, last = np.full(count, np.iinfo(np.int64).max), np.full(count, -1)
    np.minimum.at(first, said, saying)
    np.maximum.at(last, said, saying)
    is_vouched: NDArray[np.bool_] = (last[word] >= 0) & ((first[word] != asking) | (last[word] != asking))
    return is_vouched


def _document_words(
    lines: pl.DataFrame, reading: Reading, stems: Hashes, bounds: Rows, offsets: tuple[int, ...]
) -> tuple[Hashes, Places]:
    """The words of the lines as numbers that are the same within a document, and the index of the line of each. Texts of ASCII signs
    are read already: their words' `stems`."""
    texts = reading.at(lines["text"])
    is_ascii = reading.is_ascii.take(texts)
    ascii_lines, others = np.flatnonzero(is_ascii), np.flatnonzero(~is_ascii)
    heads = lines["folded"][others].str.head(READ)
    place, rows = expand(bounds, texts[ascii_lines])
    parts = [_pairs(heads, offsets), *(_words(first, part) for first, part in in_parts(heads))]
    hashes = np.concatenate([stems.take(place), *(part.hashes for part in parts)])
    rows = np.concatenate([ascii_lines.take(rows), *(others.take(part.rows) for part in parts)])
    doc = mix(lines["doc"].to_numpy().astype(np.uint64))
    return mix(hashes + doc.take(rows)), rows


def _pairs(texts: pl.Series, offsets: tuple[int, ...]) -> Tokens:
    """Pairs of characters in the stretches of scripts without blanks."""
    text = pl.col("text")
    shown = pl.DataFrame({"text": texts}).with_row_index("row").filter(text.str.contains(_SPACELESS))
    pairs = pl.concat_list(text.str.slice(offset).str.extract_all(_SPACELESS + "{2}") for offset in offsets)
    said = shown.select("row", pair=pairs).explode("pair").drop_nulls("pair")
    return Tokens(hash_texts(said["pair"]), said["row"].to_numpy().astype(np.int64))


def _words(first: int, texts: pl.Series) -> Tokens:
    """Runs of three and more letters and digits of the other scripts: the first six as a number."""
    text = b"\n" + texts.str.join("\n").cast(pl.Binary).item() + bytes(8)
    data = np.frombuffer(text, np.uint8)
    is_word = np.frombuffer(bytearray(text.translate(_ASCII_WORD)), bool)
    leads = find_signs(data, _LETTER)
    for step in range(4):
        is_word[leads[WIDTH[data[leads]] > step] + step] = True
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    letters, stops = ends - starts, np.minimum(starts + _MOST, ends)
    is_wide = np.zeros(len(starts), bool)
    is_wide[np.searchsorted(starts, leads, side="right") - 1] = True
    wide = np.flatnonzero(is_wide)
    letters[wide], stops[wide] = _first_letters(data, starts[wide], ends[wide])
    long = np.flatnonzero(letters >= _FEWEST)
    starts, stops = starts.take(long), stops.take(long)
    bounds = np.append(0, np.cumsum(texts.str.len_bytes().to_numpy().astype(np.int64) + 1))
    counts = np.diff(np.searchsorted(starts, bounds))
    return Tokens(_numbers(text, starts, stops), np.repeat(np.arange(first, first + len(texts)), counts))


def _first_letters(data: Bytes, starts: Places, ends: Places) -> tuple[Places, Places]:
    """How many letters words have, six at most, and where the sixth ends."""
    letters, stops = np.zeros(len(starts), np.int64), starts
    for _ in range(_MOST):
        letters += stops < ends
        stops = np.minimum(stops + WIDTH[data[stops]], ends)
    return letters, stops


def _numbers(text: bytes, starts: Places, stops: Places) -> Hashes:
    """Short stretches of the text as numbers."""
    length = stops - starts
    numbers = first_bytes(text, starts, length)
    for begun in (8, 16):
        longer = np.flatnonzero(length > begun)
        numbers[longer] = mix(numbers[longer]) + first_bytes(text, starts[longer] + begun, length[longer] - begun)
    return numbers


_ASCII_WORD = bytes(code < 0x80 and chr(code).isalnum() for code in range(256))
