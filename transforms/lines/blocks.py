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
    read, doc, row = lines.select("words", "folded"), lines["doc"].to_numpy().astype(np.int64), lines["row"].to_numpy()
    place_of = np.zeros(int(row.max(initial=0)) + 1, np.int64)
    place_of[row] = np.arange(len(row))
    found = []
    for (rule_id,), hits in anchors.group_by("rule_id"):
        rule = blocks.row(by_predicate=pl.col("rule_id") == rule_id, named=True)
        is_anchor, is_near = np.zeros(len(doc), bool), np.zeros(int(doc.max()) + 1, bool)
        is_anchor[place_of[hits["row"].to_numpy()]] = True
        is_near[doc[is_anchor]] = True
        near = np.flatnonzero(is_near[doc])
        belongs = near[_belong(read, near, doc[near], is_anchor[near], rule)]
        told = (pl.lit(rule[name]).alias(name) for name in ("kind", "rule_id", "score"))
        found.append(pl.DataFrame({"row": row[belongs]}).with_columns(told))
    return drop_hits(lines, pl.concat(found)) if found else lines


def _belong(lines: pl.DataFrame, near: Places, doc: Places, is_anchor: Flags, rule: dict[str, Any]) -> Flags:
    """Which of the lines (words, folded) at the places `near`, those of whole documents, belong to a block."""
    place, next_anchor, last_anchor = np.arange(len(doc)), _next(is_anchor, doc), _last(is_anchor, doc)
    is_before, is_behind = next_anchor - place <= rule["lines_before"], place - last_anchor <= rule["lines_after"]
    # Lines out of reach are not read, but for those between two anchors.
    reach = np.flatnonzero(is_before | is_behind | ((next_anchor < _FAR) & (last_anchor >= 0)))
    folded, is_short = pl.col("folded"), pl.col("words") <= rule["max_words"]
    opens = is_short & folded.str.contains(rule["opens"]) if rule["opens"] else pl.lit(False)
    read = lines[near[reach]].select(member=is_short & folded.str.contains(rule["member"]), opening=opens)
    is_member, is_opening = np.zeros((2, len(doc)), bool)
    is_member[reach], is_opening[reach] = (read[name].to_numpy() for name in ("member", "opening"))
    is_stranger = ~(is_anchor | is_member | is_opening)
    reaches_down = is_before & (next_anchor < _next(is_stranger, doc))
    goes_on = last_anchor > _last(is_stranger, doc)
    reaches_up = is_behind & goes_on
    if rule["opens"]:
        # Before an anchor the block begins at the furthest opening line within reach, or at an earlier anchor.
        begun = _last((is_opening & reaches_down) | is_anchor, doc)
        reaches_down &= goes_on | ((begun >= 0) & (next_anchor[begun.clip(0)] == next_anchor))
    belongs: Flags = reaches_down | reaches_up
    return belongs


def _last(flags: Flags, doc: Places) -> Places:
    """The place of the last flagged line up to each within its document; a low number where there is none."""
    last = np.maximum.accumulate(np.where(flags, np.arange(len(doc)), -1))
    return np.where((last >= 0) & (doc[last] == doc), last, -_FAR)


def _next(flags: Flags, doc: Places) -> Places:
    """The place of the next flagged line from each on; a high number where there is none."""
    place = len(doc) - 1 - _last(flags[::-1], doc[::-1])[::-1]
    return np.where(place < len(doc), place, _FAR)
