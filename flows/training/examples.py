"""What the trainer learns from: lines with their features, their words, and whether each is article."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.frames import LINES
from transforms.hashing import Tokens
from transforms.lines.features import line_features
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.running import Floats, Places
from transforms.lines.words import line_tokens
from warehouse.frames import polars_schema

KEEP, DROP, UNSCORED = 1, 0, -1


@dataclass(frozen=True)
class Examples:
    """Documents as arrays. Lines (n): `features` (n, F), `doc` (n,) rising from 0, `label` (n,) of KEEP, DROP or UNSCORED,
    `line` (n,) each line's place in its document, blank ones counted, `weight` (n,). Words: `tokens`. Documents (d): `fold` (d,)."""

    features: Floats
    tokens: Tokens
    doc: Places
    label: NDArray[np.int8]
    line: Places
    weight: Floats
    fold: Places


def line_frame(documents: Sequence[Sequence[str]]) -> pl.DataFrame:
    """LINES of texts that are lines already; a document's id is its number."""
    return pl.DataFrame(
        {
            "document_id": np.repeat([f"{number:032x}" for number in range(len(documents))], [len(lines) for lines in documents]),
            "line_number": [number for lines in documents for number in range(1, len(lines) + 1)],
            "text_raw": [line for lines in documents for line in lines],
        },
        schema={name: kind for name, kind in polars_schema(LINES).items() if name in ("document_id", "line_number", "text_raw")},
    ).with_columns(is_article=pl.lit(None, pl.Boolean), dom=pl.lit(None, pl.List(pl.Int64)))


def text_examples(
    documents: Sequence[Sequence[str]],
    labels: Sequence[Sequence[int]],
    importance: Sequence[float],
    fold: Sequence[int],
    buckets: int,
) -> Examples:
    """Examples of flat texts. `importance` weighs documents; a document's lines share it by the root of their number."""
    frame = line_frame(documents)
    work, _, hits, _ = prepare_lines(frame, load_line_rules())
    return examples_of(
        work,
        line_features(work, hits),
        line_tokens(work, buckets),
        np.concatenate([np.asarray(each, np.int8) for each in labels])[work["row"].to_numpy()],
        importance,
        fold,
    )


def examples_of(
    work: pl.DataFrame,
    features: Floats,
    tokens: Tokens,
    label: NDArray[np.int8],
    importance: Sequence[float],
    fold: Sequence[int],
) -> Examples:
    """Put together the examples of prepared lines (`document_id` the document's number in hexadecimal)."""
    doc = work["document_id"].str.to_integer(base=16, dtype=pl.Int64).to_numpy()
    scored = np.bincount(doc[label != UNSCORED], minlength=len(fold))
    weight = (np.asarray(importance) / np.sqrt(np.maximum(scored, 1)))[doc]
    line = work["line_number"].to_numpy() - 1
    return Examples(features, tokens, doc, label, line, weight.astype(np.float32), np.asarray(fold, np.int64))
