"""The rule rows of the line lexicons, typed, ready for `label_lines`.

`line_phrases.csv` holds literal phrases, `line_shapes.csv` regular expressions (the syntax of Rust's regex crate) for a
single line, `line_blocks.csv` blocks of several lines that are one decision. Each row says what it drops and why. A row's
cue, where it has one, lists literal strings (parted by semicolons) of which the folded line must hold one, or begin with
one where a `^` leads it, and besides what an `&` leads: it saves the search of a costly expression in most lines.
"""

from dataclasses import dataclass
from functools import cache, cached_property

import polars as pl

from transforms.lexicons.loader import read_lexicon
from transforms.lines.blocks import anchor_rules
from transforms.lines.searches import Searches

MATCHES = ("whole", "starts", "contains", "folded", "plain")
"""How a row's pattern meets a line: the phrase is the whole line, its start, or part of it; or a regular expression
searched in the folded (lower-case) or the plain line."""

PLACES = ("anywhere", "head", "tail", "edge", "beside")
"""Where a row applies: anywhere; before the first sentence of the article; after the last; either of these; beside a
line that other rules drop, or at an edge."""


@dataclass(frozen=True)
class LineRules:
    """Rule rows: `lines` (rule_id, kind, match, pattern, max_words, cue, place, score) and `blocks` (rule_id, kind, anchor,
    cue, opens, member, max_words, lines_before, lines_after, score)."""

    lines: pl.DataFrame
    blocks: pl.DataFrame

    @cached_property
    def searches(self) -> Searches:
        """What lines are searched for: the rows for lines, and those that find the anchors of blocks."""
        return Searches.of(pl.concat([self.lines, anchor_rules(self.blocks)]))


@cache
def load_line_rules() -> LineRules:
    """The packaged rule rows."""
    lines = pl.concat([read_lexicon("line_phrases"), read_lexicon("line_shapes")])
    is_expression = pl.col("match").is_in(["folded", "plain"])
    return LineRules(
        lines=lines.select(
            "rule_id",
            "kind",
            "match",
            pattern=pl.when(is_expression).then(_ascii_boundaries("pattern")).otherwise("pattern"),
            max_words=pl.col("max_words").cast(pl.Int32),
            cue=pl.col("cue").str.split(";"),
            place="place",
            score=pl.col("score").cast(pl.Float64),
        ),
        blocks=read_lexicon("line_blocks").select(
            "rule_id",
            "kind",
            *(_ascii_boundaries(name) for name in ("anchor", "opens", "member")),
            pl.col("cue").str.split(";"),
            pl.col("max_words", "lines_before", "lines_after").cast(pl.Int32),
            pl.col("score").cast(pl.Float64),
        ),
    )


def _ascii_boundaries(column: str) -> pl.Expr:
    # A Unicode word boundary sends Rust's regex to its slow engine on every line that is not plain ASCII.
    return pl.col(column).str.replace_all(r"\b", r"(?-u:\b)", literal=True)
