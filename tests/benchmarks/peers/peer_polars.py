"""Polars, as one who knows it would write it: expressions over all lines at once, MinHash in numpy.

python peer_polars.py CORPUS OUT
"""

import os
import sys
import time

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import numpy as np
import polars as pl
from plain import BANDS, ENDS, MIN_WORDS, PHRASES, ROWS, SHINGLE, begin, end, files

_BATCH = 2000
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "\xa0": " "}
_BINS = BANDS * ROWS


def clean(texts: pl.DataFrame) -> pl.DataFrame:
    """Return id and body of the documents that have one; reads id and text."""
    line = pl.col("line")
    is_kept = (
        pl.any_horizontal(line.str.ends_with(mark) for mark in ENDS)
        & (line.str.count_matches(" ", literal=True) >= MIN_WORDS - 1)
        & ~line.str.contains_any(list(PHRASES), ascii_case_insensitive=True)
    )
    return (
        texts.select("id", line=pl.col("text").str.normalize("NFC").str.replace_many(_QUOTES).str.split("\n"))
        .explode("line")
        .with_columns(line.str.replace_all(r"\s+", " ").str.strip_chars())
        .filter(is_kept)
        .group_by("id", maintain_order=True)
        .agg(body=line.str.join("\n\n"))
    )


def signatures(bodies: pl.DataFrame) -> pl.DataFrame:
    """Return id, band and key; reads id and body. One permutation with a bin for each value (Li, Owen and Zhang 2012)."""
    words = bodies.select("id", word=pl.col("body").str.to_lowercase().str.extract_all(r"\w+")).explode("word").drop_nulls()
    hashes = words["word"].hash().to_numpy().astype(np.uint64)
    mixed = np.zeros(max(len(hashes) - SHINGLE + 1, 0), np.uint64)
    for offset in range(SHINGLE):
        mixed = (mixed ^ hashes[offset : len(hashes) - SHINGLE + 1 + offset]) * np.uint64(0x9E3779B97F4A7C15)
    ids = words["id"].to_numpy()
    is_run = ids[: len(mixed)] == ids[SHINGLE - 1 :]
    runs = pl.DataFrame({"id": ids[: len(mixed)][is_run], "run": mixed[is_run] ^ (mixed[is_run] >> np.uint64(29))})
    smallest = runs.group_by("id", bin=pl.col("run") % _BINS).agg(pl.col("run").min()).sort("id", "bin")
    banded = smallest.group_by("id", band=pl.col("bin") // ROWS, maintain_order=True).agg("run")
    return banded.select("id", "band", key=pl.col("run").hash())


def main(corpus: str, out: str) -> None:
    """Read, clean, find copies, write Parquet."""
    began, wall = begin(), time.monotonic()
    paths = files(corpus)
    keys = []
    for start in range(0, len(paths), _BATCH):
        texts = [path.read_bytes().decode("utf-8", "replace") for path in paths[start : start + _BATCH]]
        bodies = clean(pl.DataFrame({"id": range(start, start + len(texts)), "text": texts}))
        bodies.write_parquet(f"{out}/articles_{start:07d}.parquet")
        keys.append(signatures(bodies))
    bands = pl.concat(keys)
    heads = bands.with_columns(head=pl.col("id").min().over("band", "key")).group_by("id").agg(cluster=pl.col("head").min())
    heads.write_parquet(f"{out}/clusters.parquet")
    end(began, wall, len(paths), heads.filter(pl.col("id") == pl.col("cluster")).height)


if __name__ == "__main__":
    main(*sys.argv[1:3])
