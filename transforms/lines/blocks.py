"""Blocks of lines that are one decision: a poll with its results, a subscription pitch, a list of tickers.

A block is found by its anchor line (the last vote count, the button, the disclaimer). Lines within reach of an anchor
that may be members, with only members between, go with it; where the rule names an opening line, the block before the
anchor starts there and needs it.
"""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.running import Places
from transforms.lines.verdict import drop_hits

BLOCK = "block"
_ANCHOR_WORDS = 30
_FAR = 1 << 40

Flags = NDArray[np.bool_]


def anchor_rules(blocks: pl.DataFrame) -> pl.DataFrame:
    """The rows of `match_rules` that find the anchors of blocks; their place is BLOCK."""
    return blocks.select(
        "rule_id",
        "kind",
        match=pl.lit("folded"),
        pattern="anchor",
        max_words=pl.max_horizontal("max_words", pl.lit(_ANCHOR_WORDS)),
        cue="cue",
        place=pl.lit(BLOCK),
        score="score",
    )


def drop_blocks(lines: pl.DataFrame, blocks: pl.DataFrame, anchors: pl.DataFrame) -> pl.DataFrame:
    """Give the lines of every block found the block's kind; `anchors` are the hits of `anchor_rules`."""
    doc = lines["doc"].to_numpy().astype(np.int64)
    is_anchor, is_near = np.zeros(lines.height, bool), np.zeros(int(doc.max(initial=-1)) + 1, bool)
    found = []
    for row in blocks.filter(pl.col("rule_id").is_in(anchors["rule_id"].unique().implode())).iter_rows(named=True):
        hits = anchors.filter(pl.col("rule_id") == row["rule_id"])["row"]
        is_anchor[:] = lines["row"].is_in(hits.implode()).to_numpy()
        is_near[:] = False
        is_near[doc[is_anchor]] = True
        near = np.flatnonzero(is_near[doc])
        belongs = near[_belong(lines.select("words", "folded")[near], doc[near], is_anchor[near], row)]
        told = (pl.lit(row[name]).alias(name) for name in ("kind", "rule_id", "score"))
        found.append(pl.DataFrame({"row": lines["row"][belongs]}).with_columns(told))
    return drop_hits(lines, pl.concat(found)) if found else lines


def _belong(lines: pl.DataFrame, doc: Places, is_anchor: Flags, rule: dict[str, Any]) -> Flags:
    """Which lines (words, folded) of whole documents belong to a block. An anchor with nothing around it is no block: one-line
    rules speak of it."""
    folded, is_short = pl.col("folded"), pl.col("words") <= rule["max_words"]
    is_opening = is_short & folded.str.contains(rule["opens"]) if rule["opens"] else pl.lit(False)
    read = lines.select(member=is_short & folded.str.contains(rule["member"]), opening=is_opening)
    is_member, is_opening = (read[name].to_numpy() for name in ("member", "opening"))
    is_stranger, place = ~(is_anchor | is_member | is_opening), np.arange(len(doc))
    next_anchor, last_anchor = _next(is_anchor, doc), _last(is_anchor, doc)
    reaches_down = (next_anchor < _next(is_stranger, doc)) & (next_anchor - place <= rule["lines_before"])
    goes_on = last_anchor > _last(is_stranger, doc)
    reaches_up = goes_on & (place - last_anchor <= rule["lines_after"])
    if rule["opens"]:
        # Before an anchor the block begins at the furthest opening line within reach, or at an earlier anchor.
        begun = _last((is_opening & reaches_down) | is_anchor, doc)
        reaches_down &= goes_on | ((begun >= 0) & (next_anchor[begun.clip(0)] == next_anchor))
    belongs: Flags = reaches_down | reaches_up
    return belongs


def _last(flags: Flags, doc: Places) -> Places:
    """The place of each line or of the flagged one before it, whichever comes last in its document; a low number where there is none."""
    last = np.maximum.accumulate(np.where(flags, np.arange(len(doc)), -1))
    return np.where((last >= 0) & (doc[last] == doc), last, -_FAR)


def _next(flags: Flags, doc: Places) -> Places:
    """The same downwards; a high number where there is none."""
    place = len(doc) - 1 - _last(flags[::-1], doc[::-1])[::-1]
    return np.where(place < len(doc), place, _FAR)
