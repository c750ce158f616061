"""Which rule rows hit which lines, whatever the lines' places: phrases by literal search, shapes by regular expression.

Lines are matched once per distinct text, and rows for short lines look at the short ones only. Expressions are searched
side by side, not as one alternation, which was measured slower; those with cues only in lines that hold one.
"""

from collections.abc import Iterator

import polars as pl

_SHORT = 14
_HITS = {"text_id": pl.UInt32, "rule_id": pl.String}


def match_rules(measured: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Hits of the rule rows: one row per line and rule (row, rule_id, kind, place, score), unordered."""
    longest = rules["max_words"].max()
    texts = measured.filter(pl.col("words") <= (longest if isinstance(longest, int) else 0))
    texts = texts.select("row", "plain", "folded", "key", "words")
    distinct = texts.unique("plain", maintain_order=True).with_row_index("text_id")
    hits = pl.concat(
        [
            _whole(distinct, rules.filter(pl.col("match") == "whole")),
            _literal(distinct, rules.filter(pl.col("match").is_in(["starts", "contains"]))),
            _expressions(distinct, rules.filter(pl.col("match").is_in(["folded", "plain"]))),
        ]
    )
    return (
        hits.join(distinct.select("text_id", "plain", "words"), on="text_id")
        .join(rules.select("rule_id", "kind", "place", "score", "max_words"), on="rule_id")
        .filter(pl.col("words") <= pl.col("max_words"))
        .join(texts.select("row", "plain"), on="plain")
        .select("row", "rule_id", "kind", "place", "score")
    )


def _whole(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    return texts.join(rules, left_on="key", right_on="pattern").select(pl.col(n).cast(t) for n, t in _HITS.items())


def _literal(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    patterns = rules["pattern"].unique(maintain_order=True).to_list()
    if not patterns:
        return pl.DataFrame(schema=_HITS)
    found = (
        texts.filter(pl.col("folded").str.contains_any(patterns))
        .with_columns(pattern=pl.col("folded").str.extract_many(patterns, overlapping=True).list.unique())
        .explode("pattern")
        .join(rules.select("pattern", "rule_id", "match"), on="pattern")
    )
    behind = pl.col("folded").str.slice(pl.col("pattern").str.len_chars(), 1)
    is_start = pl.col("folded").str.starts_with(pl.col("pattern")) & ~behind.str.contains(r"\p{L}")
    is_hit = pl.when(pl.col("match") == "starts").then(is_start).otherwise(True)
    return found.filter(is_hit).select(pl.col(n).cast(t) for n, t in _HITS.items())


def _expressions(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    is_short = pl.col("max_words") <= _SHORT
    short = texts.filter(pl.col("words") <= _SHORT)
    return pl.concat([_search(short, rules.filter(is_short)), _search(texts, rules.filter(~is_short))])


def _search(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    rows = rules.filter(pl.col("cue").is_null()).select("rule_id", "match", "pattern").rows()
    flags = texts.select(pl.col(column).str.contains(pattern).alias(name) for name, column, pattern in rows)
    found = [pl.DataFrame(schema=_HITS)]
    found += [_hits(texts.filter(flag), flag.name) for flag in flags.get_columns() if flag.any()]
    # Making an expression ready costs as much as searching a thousand lines: most find their cue in a few, or none.
    for (name, column, pattern), cued in _cued(texts, rules):
        found.append(_hits(cued.filter(pl.col(column).str.contains(pattern)), name))
    return pl.concat(found)


def _cued(texts: pl.DataFrame, rules: pl.DataFrame) -> Iterator[tuple[tuple[str, str, str], pl.DataFrame]]:
    """Yield each rule that has cues (rule_id, match, pattern) with the texts that hold one, found in one pass over them all."""
    cues = rules.select("rule_id", "match", "pattern", "cue").explode("cue").drop_nulls("cue")
    if cues.is_empty():
        return
    literals = cues["cue"].unique(maintain_order=True).to_list()
    read = texts.select("text_id", "folded", "plain").with_row_index("place")
    held = (
        read.select("place", cue=pl.col("folded").str.extract_many(literals, overlapping=True)).explode("cue").drop_nulls("cue")
    )
    pairs = held.join(cues, on="cue").unique(["place", "rule_id"])
    for rule, places in pairs.partition_by("rule_id", "match", "pattern", as_dict=True, include_key=False).items():
        yield rule, read[places["place"]]


def _hits(texts: pl.DataFrame, rule_id: str) -> pl.DataFrame:
    return texts.select(pl.col("text_id").cast(pl.UInt32), rule_id=pl.lit(rule_id))
