"""Blocks of lines that are one decision: a poll with its results, a subscription pitch, a list of tickers.

A block is found by its anchor line (the last vote count, the button, the disclaimer). Lines within reach of an anchor
that may be members, with only members between, go with it; where the rule names an opening line, the block before the
anchor starts there and needs it.
"""

import polars as pl

from transforms.lines.verdict import drop_hits

BLOCK = "block"
_NONE = -1_000_000
_ANCHOR_WORDS = 30
_APART = 1 << 32
"""Between the numbers of lines of one document and the next: lines are filled from their own document only."""


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
    read = lines.select("row", "doc", "position", "words", "folded")
    found = [_block(read, anchors.filter(pl.col("rule_id") == row["rule_id"]), **row) for row in blocks.iter_rows(named=True)]
    hits = [hit for hit in found if hit is not None]
    return drop_hits(lines, pl.concat(hits)) if hits else lines


def _block(
    lines: pl.DataFrame,
    hits: pl.DataFrame,
    *,
    rule_id: str,
    kind: str,
    opens: str | None,
    member: str,
    max_words: int,
    lines_before: int,
    lines_after: int,
    score: float,
    **_: object,
) -> pl.DataFrame | None:
    anchors = lines.join(hits, on="row", how="semi")
    if anchors.is_empty():
        return None
    near = lines.filter(pl.col("doc").is_in(anchors["doc"].unique().implode()))
    folded, position = pl.col("folded"), pl.col("position")
    start = pl.col("doc").cast(pl.Int64) * _APART
    marked = near.select(
        "row",
        "doc",
        "position",
        is_anchor=pl.col("row").is_in(anchors["row"].implode()),
        is_member=(pl.col("words") <= max_words) & folded.str.contains(member),
        is_opening=(pl.col("words") <= max_words) & folded.str.contains(opens) if opens else pl.lit(True),
    ).with_columns(can_belong=pl.col("is_member") | pl.col("is_anchor") | (pl.col("is_opening") if opens else pl.lit(False)))

    def last(condition: pl.Expr, value: pl.Expr = position) -> pl.Expr:
        found = pl.when(condition).then(start + value).forward_fill()
        return pl.when(found >= start).then(found - start).otherwise(_NONE)

    def following(condition: pl.Expr) -> pl.Expr:
        found = pl.when(condition).then(start + position).backward_fill()
        return pl.when(found < start + _APART).then(found - start).otherwise(-_NONE)

    placed = marked.with_columns(
        next_anchor=following(pl.col("is_anchor")),
        last_anchor=last(pl.col("is_anchor")),
        next_stranger=following(~pl.col("can_belong")),
        last_stranger=last(~pl.col("can_belong")),
    )
    reaches_down = (pl.col("next_anchor") < pl.col("next_stranger")) & (pl.col("next_anchor") - position <= lines_before)
    reaches_up = (pl.col("last_anchor") > pl.col("last_stranger")) & (position - pl.col("last_anchor") <= lines_after)
    placed = placed.with_columns(reaches_down=reaches_down, reaches_up=reaches_up)
    if opens:
        # Before an anchor the block begins at the furthest opening line within reach, or at an earlier anchor.
        starts = (pl.col("is_opening") & pl.col("reaches_down")) | pl.col("is_anchor")
        begun = last(starts, pl.col("next_anchor"))
        earlier = last(pl.col("is_anchor"))
        within = (begun == pl.col("next_anchor")) | ((earlier > pl.col("last_stranger")) & pl.col("reaches_down"))
        placed = placed.with_columns(reaches_down=pl.col("reaches_down") & within)
    belongs = pl.col("reaches_down") | pl.col("reaches_up")
    # An anchor with nothing around it is no block: one-line rules speak of it.
    return placed.filter(belongs).select("row", kind=pl.lit(kind), rule_id=pl.lit(rule_id), score=pl.lit(score))
