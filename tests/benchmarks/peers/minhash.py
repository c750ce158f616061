"""Pairs of near-duplicates as MinHash libraries find them, and as equal paragraphs give them; on clean bodies.

Each function takes the bodies and returns pairs of their numbers; it raises ImportError where its library is not installed.
"""

from collections.abc import Callable

import numpy as np
import polars as pl

from transforms.copies.signatures import RUN_WORDS, SHORTEST
from transforms.hashing import hash_tokens, shingles

Pairs = list[tuple[int, int]]


def texts_as_runs(bodies: pl.Series) -> list[list[str]]:
    found = []
    for body in bodies.str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+"):
        words = body.to_list()
        found.append(list({" ".join(words[at : at + RUN_WORDS]) for at in range(max(1, len(words) - RUN_WORDS + 1))}))
    return found


def with_datasketch(bodies: pl.Series, bands: int, rows: int) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
    pairs: Pairs = []
    hashes = MinHash.bulk([[run.encode() for run in runs] for runs in texts_as_runs(bodies)], num_perm=bands * rows)
    for number, signature in enumerate(hashes):
        pairs += [(number, other) for other in index.query(signature)]
        index.insert(number, signature)
    return pairs


def with_gaoya(bodies: pl.Series, bands: int, rows: int) -> Pairs:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, 0.5, bands, rows, None, "word", True, (RUN_WORDS, RUN_WORDS))
    texts = bodies.to_list()
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    return [(number, other) for number, found in enumerate(index.par_bulk_query(texts)) for other in found if other != number]


def with_rensa(bodies: pl.Series, bands: int, rows: int) -> Pairs:
    from rensa import RMinHash

    runs = shingles(hash_tokens(bodies.str.to_lowercase()), RUN_WORDS)
    offsets = np.searchsorted(runs.rows, np.arange(len(bodies) + 1)).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(runs.hashes, offsets, bands * rows, 7)
    digests = np.array(matrix.to_rows(), np.uint32)
    return _banded(digests, np.diff(offsets) >= SHORTEST, bands, rows)


def _banded(digests: np.ndarray, is_long: np.ndarray, bands: int, rows: int) -> Pairs:
    pairs: Pairs = []
    for band in range(bands):
        first: dict[bytes, int] = {}
        for number, digest in enumerate(digests[:, band * rows : (band + 1) * rows]):
            if is_long[number] and (other := first.setdefault(digest.tobytes(), number)) != number:
                pairs.append((number, other))
    return pairs


def with_paragraphs(bodies: pl.Series) -> Pairs:
    """A plain join on equal paragraphs, for comparison: two documents that share two of them."""
    rows = pl.DataFrame({"item": np.arange(len(bodies)), "paragraph": bodies.str.split("\n\n")}).explode("paragraph")
    rows = rows.with_columns(key=pl.col("paragraph").hash()).unique(["item", "key"])
    joined = rows.join(rows, on="key").filter(pl.col("item") < pl.col("item_right"))
    shared = joined.group_by("item", "item_right").len().filter(pl.col("len") >= 2)
    return [(left, right) for left, right, _ in shared.iter_rows()]


PEERS: tuple[tuple[str, Callable[[pl.Series], Pairs]], ...] = (
    ("equal paragraphs", with_paragraphs),
    ("rensa, 16 bands of 4", lambda bodies: with_rensa(bodies, 16, 4)),
    ("rensa, 32 bands of 3", lambda bodies: with_rensa(bodies, 32, 3)),
    ("gaoya, 42 bands of 3", lambda bodies: with_gaoya(bodies, 42, 3)),
    ("datasketch, 16 bands of 4", lambda bodies: with_datasketch(bodies, 16, 4)),
    ("datasketch, 32 bands of 3", lambda bodies: with_datasketch(bodies, 32, 3)),
)
