"""Which rule rows hit which lines, whatever the lines' places: phrases by literal search, shapes by regular expression.

Lines are matched once per distinct text. All literals, phrases and cues alike, are searched in one pass, which looks for
those of rows for short lines in the short lines only. Making an expression ready costs as much as searching a
thousand lines, so that it meets only the lines that hold one of its cues.
"""

import polars as pl

from transforms.lines.texts import one_of_each

_SHORT = 14
_LOT = 100
"""Literals that are searched together: of more, no fast automaton is made."""
_START = "^"
"""Stands before the line and before literals that it must begin with."""


def match_rules(measured: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Hits of the rule rows: one row per line and rule (row, rule_id, kind, place, score), unordered."""
    longest = rules["max_words"].max()
    texts = measured.filter(pl.col("words") <= (longest if isinstance(longest, int) else 0))
    texts = texts.select("row", "text", "plain", "folded", "key", "words")
    distinct, index = one_of_each(texts)
    distinct = distinct.drop("row", "text").with_row_index("text")
    numbered = rules.with_row_index("rule")
    pairs = _candidates(distinct, numbered.filter(pl.col("match") != "whole"))
    is_expression = pl.col("match").is_in(["folded", "plain"])
    hits = pl.concat(
        [
            _whole(distinct, numbered.filter(pl.col("match") == "whole")),
            _literal(distinct, pairs.join(numbered.filter(~is_expression), on="rule")),
            _expressions(distinct, pairs, numbered.filter(is_expression)),
        ]
    )
    return (
        hits.join(texts.select("row", text=pl.Series(index, dtype=pl.UInt32)), on="text")
        .join(numbered.select("rule", "rule_id", "kind", "place", "score"), on="rule")
        .select("row", "rule_id", "kind", "place", "score")
    )


def _candidates(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    """Which text holds which row's phrase, one of its cues, or needs none (text, rule): no pair twice."""
    phrase = pl.when(pl.col("match") == "starts").then(_START + pl.col("pattern")).otherwise("pattern")
    is_phrase = pl.col("match").is_in(["starts", "contains"])
    literals = rules.select(
        "rule", "max_words", literal=pl.when(is_phrase).then(pl.concat_list(phrase)).otherwise("cue")
    ).explode("literal")
    needed, always = literals.drop_nulls("literal"), literals.filter(pl.col("literal").is_null())
    is_short = pl.col("words") <= _SHORT
    found = [
        texts.select("text", "words").join(always.select("rule", "max_words"), how="cross"),
        _holding(texts.filter(is_short), needed),
        _holding(texts.filter(~is_short), needed.filter(pl.col("max_words") > _SHORT)),
    ]
    return pl.concat(found).filter(pl.col("words") <= pl.col("max_words")).select("text", "rule").unique()


def _holding(texts: pl.DataFrame, literals: pl.DataFrame) -> pl.DataFrame:
    """Which text holds a literal of which row; those of its start are looked for in its first characters only."""
    is_first = pl.col("literal").str.starts_with(_START)
    first, inner = (literals.filter(flag).select(pl.col("literal").unique()) for flag in (is_first, ~is_first))
    head = pl.lit(_START) + pl.col("folded").str.head(pl.lit(first["literal"].str.len_chars().max()))
    searched = [(head, first), *((pl.col("folded"), lot) for lot in inner.iter_slices(_LOT))]
    found = [
        texts.select("text", "words", literal=text.str.extract_many(lot["literal"].implode(), overlapping=True)).explode(
            "literal"
        )
        for text, lot in searched
    ]
    return (
        pl.concat(found).drop_nulls("literal").unique().join(literals, on="literal").select("text", "words", "rule", "max_words")
    )


def _whole(texts: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    found = texts.join(rules, left_on="key", right_on="pattern").filter(pl.col("words") <= pl.col("max_words"))
    return found.select("text", "rule")


def _literal(texts: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Candidates of phrases: those that a line begins with end at a word's end."""
    behind = pl.col("folded").str.slice(pl.col("pattern").str.len_chars(), 1)
    is_start = pl.col("folded").str.starts_with(pl.col("pattern")) & ~behind.str.contains(r"\p{L}")
    is_hit = (pl.col("match") != "starts") | is_start
    return pairs.join(texts.select("text", "folded"), on="text").filter(is_hit).select("text", "rule")


def _expressions(texts: pl.DataFrame, pairs: pl.DataFrame, rules: pl.DataFrame) -> pl.DataFrame:
    candidates = pairs.join(rules.select("rule", "match", "pattern"), on="rule").sort("rule")
    if candidates.is_empty():
        return candidates.select("text", "rule")
    grouped = candidates.group_by("rule", "match", "pattern", maintain_order=True).agg("text")
    flags = texts.select(
        pl.col(column).gather(grouped["text"][number]).str.contains(pattern).implode().alias(str(rule))
        for number, (rule, column, pattern) in enumerate(grouped.select("rule", "match", "pattern").iter_rows())
    )
    is_hit = flags.unpivot()["value"].explode()
    return candidates.filter(is_hit).select("text", "rule")
