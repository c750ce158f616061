"""How a step writes its verdict on lines: kind, rule and score, never over an earlier verdict."""

import polars as pl

VERDICT = ("kind", "rule_id", "score")

is_open = pl.col("kind").is_null()
"""The line has no verdict yet."""

is_dropped = pl.col("kind").is_not_null()

ENOUGH = 0.5
"""Chance from which on a line counts as article."""

is_likely = pl.col("chance") >= ENOUGH


def drop_where(
    lines: pl.DataFrame, condition: pl.Expr, *, kind: str | pl.Expr, rule_id: str | pl.Expr, score: float | pl.Expr
) -> pl.DataFrame:
    """Drop the open lines that meet the condition."""
    values = {
        "kind": pl.lit(kind) if isinstance(kind, str) else kind,
        "rule_id": pl.lit(rule_id) if isinstance(rule_id, str) else rule_id,
        "score": pl.lit(score) if isinstance(score, float) else score,
    }
    met = lines.select(met=is_open & condition)["met"]
    if not met.any():
        return lines
    return lines.with_columns(pl.when(met).then(value).otherwise(pl.col(name)).alias(name) for name, value in values.items())


def surest(hits: pl.DataFrame) -> pl.DataFrame:
    """Return one hit (row, kind, rule_id, score, …) for each row: that of the surest rule, then of the first by name."""
    return hits.sort(["row", "score", "rule_id"], descending=[False, True, False]).unique(
        "row", keep="first", maintain_order=True
    )


def drop_hits(lines: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """Drop the open lines among `hits` (row, kind, rule_id, score), each by its surest hit."""
    if hits.is_empty():
        return lines
    best = surest(hits).select("row", *(pl.col(name).alias(f"hit_{name}") for name in VERDICT))
    joined = lines.select("row", *VERDICT).join(best, on="row", how="left", maintain_order="left")
    verdicts = joined.select(pl.when(is_open).then(f"hit_{name}").otherwise(name).alias(name) for name in VERDICT)
    return lines.with_columns(verdicts.get_columns())
