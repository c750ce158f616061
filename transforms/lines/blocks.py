"""Blocks of lines that are one decision: a poll with its results, a subscription pitch, a list of tickers.

A block is found by its anchor line (the last vote count, the button, the disclaimer). Lines within reach of an anchor
that may be members, with only members between, go with it; where the rule names an opening line, the block before the
anchor starts there and needs it.
"""

import polars as pl

from transforms.lines.match import match_rules
from transforms.lines.verdict import drop_hits

_NONE = -1_000_000
_ANCHOR_WORDS = 30


def drop_blocks(lines: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """Give the lines of every block found the block's kind."""
    read = lines.select("row", "doc", "position", "words", "folded")
    anchors = _anchors(lines, blocks)
    found = [_block(read, anchors.filter(pl.col("rule_id") == row["rule_id"]), **row) for row in blocks.iter_rows(named=True)]
    hits = [hit for hit in found if hit is not None]
    return drop_hits(lines, pl.concat(hits)) if hits else lines


def _anchors(lines: pl.DataFrame, blocks: pl.DataFrame) -> pl.DataFrame:
    """The lines that are anchors of blocks (row, rule_id)."""
    most_words = pl.max_horizontal("max_words", pl.lit(_ANCHOR_WORDS))
    rules = blocks.select(
        *("rule_id", "kind", "cue", "score"),
        pattern="anchor",
        max_words=most_words,
        match=pl.lit("folded"),
        place=pl.lit("anywhere"),
    )
    return match_rules(lines, rules)


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
    folded = pl.col("folded")
    position = pl.col("position")
    marked = near.select(
        "row",
        "doc",
        "position",
        is_anchor=pl.col("row").is_in(anchors["row"].implode()),
        is_member=(pl.col("words") <= max_words) & folded.str.contains(member),
        is_opening=(pl.col("words") <= max_words) & folded.str.contains(opens) if opens else pl.lit(True),
    ).with_columns(can_belong=pl.col("is_member") | pl.col("is_anchor") | (pl.col("is_opening") if opens else pl.lit(False)))

    def last(condition: pl.Expr) -> pl.Expr:
        return pl.when(condition).then(position).forward_fill().over("doc").fill_null(_NONE)

    def following(condition: pl.Expr) -> pl.Expr:
        return pl.when(condition).then(position).backward_fill().over("doc").fill_null(-_NONE)

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
        begun = pl.when(starts).then(pl.col("next_anchor")).forward_fill().over("doc").fill_null(_NONE)
        earlier = last(pl.col("is_anchor"))
        within = (begun == pl.col("next_anchor")) | ((earlier > pl.col("last_stranger")) & pl.col("reaches_down"))
        placed = placed.with_columns(reaches_down=pl.col("reaches_down") & within)
    belongs = pl.col("reaches_down") | pl.col("reaches_up")
    # An anchor with nothing around it is no block: one-line rules speak of it.
    return placed.filter(belongs).select("row", kind=pl.lit(kind), rule_id=pl.lit(rule_id), score=pl.lit(score))
