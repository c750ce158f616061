"""Sketches of articles: the few numbers by which two texts are compared without reading them again.

The sketch of a text is the smallest hashes of its runs of five words (Broder 1997, "On the resemblance and containment
of documents": MinHash with one hash function and its k smallest values). From two sketches follow both how much of all
their runs the texts share and how much of the one stands in the other, so a trimmed copy is known as well as a reworded
one. Case and punctuation do not count; digits do. Beside it stand the numbers and names of the text, which copies share
and which reports filled into one form do not.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Hashes, Rows, hash_texts, hash_tokens, shingles
from warehouse.frames import conform
from warehouse.tables.copies import FACTS_SIZE, SKETCH_SIZE, SKETCHES

RUN_WORDS = 5
SHORTEST = 16
"""Runs (of five words: 20 words) below which a text is too short to be anything but an exact copy."""

_DIGITS = r"\d+(?:[.,:]\d+)*"
_NAME = r"[\p{Ll},;:] \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*"  # in mid-sentence, with what stands before it
_BITS = np.uint64(40)  # of a hash: as good as unique among the runs of some million texts, and small when stored
_ROW_BITS = np.uint64(24)
_END = 1 << int(_BITS)
_SPARE = 60


def sketch_articles(articles: pl.DataFrame) -> pl.DataFrame:
    """Return the sketches (SKETCHES) of the articles that are long enough.

    Reads the columns article_id, language and body; the batch may have up to 16 million rows.
    """
    bodies = articles["body"]
    words = hash_tokens(bodies.str.to_lowercase())
    runs = shingles(words, RUN_WORDS)
    facts = pl.DataFrame({"row": np.arange(len(bodies)), "fact": bodies.str.extract_all(f"{_DIGITS}|{_NAME}")}).explode("fact")
    is_name, found = pl.col("fact").str.contains(" ", literal=True), pl.col("fact")
    facts = facts.drop_nulls().with_columns(pl.when(is_name).then(found.str.slice(2)).otherwise(found).alias("fact"))
    run_counts = pl.Series(np.bincount(runs.rows, minlength=len(bodies)))
    sketches = (
        articles.select("article_id", "language", row=pl.int_range(pl.len()), run_count=run_counts)
        .filter(pl.col("run_count") >= SHORTEST)
        .join(_smallest(runs.rows, runs.hashes, SKETCH_SIZE).rename({"values": "hashes"}), on="row", maintain_order="left")
        .join(
            _smallest(facts["row"].to_numpy(), hash_texts(facts["fact"]), FACTS_SIZE), on="row", how="left", maintain_order="left"
        )
        .with_columns(facts=pl.col("values").fill_null(pl.lit([], pl.List(pl.Int64))))
    )
    return conform(sketches.select(SKETCHES.names), SKETCHES)


def _smallest(rows: Rows, hashes: Hashes, size: int) -> pl.DataFrame:
    """Return row and values: the smallest of the different hashes of each row, rising. Rows come in order."""
    values = hashes >> _ROW_BITS
    counts = np.bincount(rows)
    # Of many evenly spread hashes only those below a limit need sorting; rows where that leaves too few are sorted whole.
    limits = np.where(counts > size + _SPARE, (size + _SPARE) / np.maximum(counts, 1) * _END, _END).astype(np.uint64)
    packed = _distinct(rows, values, values < np.repeat(limits, counts))
    is_short = (np.bincount(_row(packed), minlength=len(counts)) < size) & (limits < _END)
    if is_short.any():
        whole = _distinct(rows, values, np.repeat(is_short, counts))
        packed = _sorted(np.concatenate([packed[~is_short[_row(packed)]], whole]))
    found = _row(packed)
    kept = np.bincount(found)
    is_kept = np.arange(len(found)) - (np.cumsum(kept) - kept)[found] < size
    values = packed[is_kept] & np.uint64(_END - 1)
    return pl.DataFrame({"row": found[is_kept], "values": values.astype(np.int64)}).group_by("row", maintain_order=True).all()


def _distinct(rows: Rows, values: Hashes, chosen: NDArray[np.bool_]) -> Hashes:
    """The chosen values packed behind their rows, sorted, each once."""
    places = np.flatnonzero(chosen)
    packed = _sorted((rows.take(places).astype(np.uint64) << _BITS) | values.take(places))
    return packed[np.flatnonzero(np.diff(packed, prepend=~packed[:1]))]


def _sorted(packed: Hashes) -> Hashes:
    # NumPy takes three times as long on processors whose AVX-512 stores slowly.
    return pl.Series(packed).sort().to_numpy()


def _row(packed: Hashes) -> Rows:
    return (packed >> _BITS).astype(np.int64)
