"""Rule rows made ready for the search: the literals that are looked for, by the length of line, and whose they are."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from transforms.lines.running import Places

LENGTHS = (0, 14)
"""Lines of more words than these, up to the next of these, are searched together."""
_LOT = 100
"""Literals that are searched together: of more, no fast automaton is made."""
START = "^"
"""Stands before the line and before literals that it must begin with."""
_BESIDES = "&"
"""Stands before the cue that a line must hold besides one of the others."""


@dataclass(frozen=True)
class Searches:
    """Rule rows with what is searched for them.

    `rules` (rule_id, kind, match, pattern, max_words, cue, place, score); the `literals`, phrases and cues; `rule_of`, the
    numbers of the rows whose candidates hold the first literal, the second and so on, and the `bounds` between them; the
    numbers of expressions `without_cue`; `besides`, what a row's candidates hold as well, NULL for most; `lots`, by the
    words that a line has more than (`LENGTHS`), the literals that it may begin with, and lots of those that it may hold.
    """

    rules: pl.DataFrame
    literals: pl.Enum
    rule_of: Places
    bounds: Places
    without_cue: tuple[int, ...]
    besides: pl.Series
    lots: dict[int, tuple[pl.Series, tuple[pl.Series, ...]]]

    @classmethod
    def of(cls, rules: pl.DataFrame) -> "Searches":
        """Make the rows ready."""
        match, pattern, literal = pl.col("match"), pl.col("pattern"), pl.col("literal")
        is_besides = pl.element().str.starts_with(_BESIDES)
        besides = rules.select(pl.col("cue").list.eval(pl.element().filter(is_besides)).list.first().str.strip_prefix(_BESIDES))
        phrase = pl.when(match == "starts").then(START + pattern).when(match == "contains").then(pattern)
        cues = pl.col("cue").list.eval(pl.element().filter(~is_besides))
        held = pl.when(phrase.is_not_null()).then(pl.concat_list(phrase)).otherwise(cues)
        numbered = rules.with_row_index("rule").filter(match != "whole")
        asked = numbered.select("rule", "max_words", literal=held).explode("literal")
        literals = asked.drop_nulls("literal")
        lots = {}
        for least in LENGTHS:
            needed = literals.filter(pl.col("max_words") > least).select(pl.col("literal").unique(maintain_order=True))
            first, inner = (
                needed.filter(flag).to_series() for flag in (literal.str.starts_with(START), ~literal.str.starts_with(START))
            )
            lots[least] = first, tuple(inner[start : start + _LOT] for start in range(0, len(inner), _LOT))
        without_cue = asked.filter(literal.is_null())["rule"].to_list()
        known = literals.group_by("literal", maintain_order=True).agg("rule")
        rule_of = known["rule"].explode().to_numpy().astype(np.int64)
        bounds = np.append(0, np.cumsum(known["rule"].list.len().to_numpy(), dtype=np.int64))
        return cls(rules, pl.Enum(known["literal"]), rule_of, bounds, tuple(without_cue), besides.to_series(), lots)
