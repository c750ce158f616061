"""The numbers a line classifier reads: what a line looks like, what it says, and where it stands among the others.

One pass of Polars expressions and numpy over all non-blank lines of a batch. Nothing of a document depends on the
documents beside it. Running means of prose before and after a line, the distance to prose and the words shared with the
rest of the page's prose follow Pomikálek 2011 ("Removing Boilerplate and Duplicate Content from Web Corpora") in intent:
a line is judged by its surroundings.
"""

import numpy as np
import polars as pl

from transforms.lines.placement import PLACE_FEATURES, place_features
from transforms.lines.reading import Reading
from transforms.lines.running import Floats
from transforms.lines.shapes import SHAPE_FEATURES, shape_features
from transforms.lines.words import SHARED_FEATURES, same_in_document, shared_words

RULE_GROUPS: dict[str, tuple[str, ...]] = {
    "share": ("share_bar", "widget"),
    "ad": ("ad_label",),
    "subscription": ("subscription",),
    "related": ("related", "navigation"),
    "comment": ("comment_form",),
    "legal": ("legal", "cookie"),
    "poll": ("poll", "ticker"),
    "caption": ("caption",),
    "byline": ("byline", "timestamp", "author_box"),
    "section": ("section_label",),
}
"""Kinds of rule rows that count as one cue."""

LINE_FEATURES: tuple[str, ...] = (
    *SHAPE_FEATURES,
    *(f"rule_{name}" for name in RULE_GROUPS),
    *("rule_placed", "copies", "is_beside_copy"),
)
"""What a line is by itself."""

FEATURES = LINE_FEATURES + PLACE_FEATURES + SHARED_FEATURES
"""Columns of `line_features`, in order."""


def line_features(lines: pl.DataFrame, hits: pl.DataFrame, reading: Reading | None = None) -> Floats:
    """Return the features, float32 of shape (lines, len(FEATURES)).

    `lines` are measured non-blank lines (`measure_lines`, `mark_prose`) sorted by document, with `doc` (a number that
    rises from document to document) and `position`; `hits` are those of `match_rules`; `reading` is
    one that holds the lines, for who has it.
    """
    doc = lines["doc"].to_numpy().astype(np.int64)
    reading = reading or Reading.of(lines)
    own = np.hstack([shape_features(lines, reading), _rules(lines, hits), _copies(lines)])
    cues = own[:, LINE_FEATURES.index("rule_share") : LINE_FEATURES.index("rule_placed")].max(axis=1)
    places = place_features(lines, cues)
    is_prose = lines["is_prose"].to_numpy()
    in_span = places[:, PLACE_FEATURES.index("in_span_12")] > 0
    said = shared_words(reading, reading.at(lines["text"]), doc, is_prose, in_span)
    return np.hstack([own, places, said]).astype(np.float32, copy=False)


def _rules(lines: pl.DataFrame, hits: pl.DataFrame) -> Floats:
    """The highest score of each group's rule rows that hit the line, whatever their place; and of those bound to one."""
    group = {kind: number for number, kinds in enumerate(RULE_GROUPS.values()) for kind in kinds}
    found = np.zeros((lines.height, len(RULE_GROUPS) + 1), np.float32)
    hits = hits.join(lines.select("row", index=pl.int_range(pl.len())), on="row")
    row = hits["index"].to_numpy()
    column = hits["kind"].replace_strict(group, return_dtype=pl.Int64).to_numpy()
    score = hits["score"].cast(pl.Float32).to_numpy()
    is_placed = (hits["place"] != "anywhere").to_numpy()
    np.maximum.at(found, (row, column), np.where(is_placed, 0.5, 1.0).astype(np.float32) * score)
    np.maximum.at(found, (row[is_placed], np.full(is_placed.sum(), len(RULE_GROUPS))), score[is_placed])
    return found


def _copies(lines: pl.DataFrame) -> Floats:
    """How many lines of its document have the line's key, and whether one of its neighbours has."""
    same = same_in_document(lines["key"], lines["doc"])
    copies = np.bincount(same, minlength=len(same)).take(same)
    beside = np.zeros(len(same) + 1, bool)
    beside[1:-1] = same[1:] == same[:-1]
    return np.stack([np.log1p(np.minimum(copies, 50) - 1), beside[1:] | beside[:-1]], axis=1).astype(np.float32)
