"""A headline that stands last: another story's, left over from the list below the article.

A text ends with a sentence or with the items of its last list. Of texts scraped from news pages whose last line has four
words or more and is no sentence, 215 of 218 ended with residue (the labelled texts of the line network's training, with
some residue left in).
"""

import polars as pl

from transforms.lines.neighbours import flag_at
from transforms.lines.verdict import drop_where, is_open

_FEWEST_WORDS, _MOST_WORDS = 4, 18
_FEWEST_LINES = 4


def drop_last_headline(lines: pl.DataFrame) -> pl.DataFrame:
    """Drop the last line of a flat text that reads as a headline and follows a whole sentence."""
    follows_sentence = flag_at(pl.col("ends_sentence"), 1)
    shape = pl.col("words").is_between(_FEWEST_WORDS, _MOST_WORDS) & ~pl.col("ends_sentence") & ~pl.col("is_part")
    is_last = (pl.col("position") == pl.len().over("doc") - 1) & (pl.len().over("doc") >= _FEWEST_LINES)
    is_headline = shape & ~pl.col("has_bullet") & ~pl.col("starts_lower") & ~pl.col("plain").str.contains(r"[:,;]$")
    condition = is_last & is_headline & follows_sentence & is_open & ~pl.col("is_title") & ~pl.col("is_page")
    return drop_where(lines, condition, kind="related", rule_id="last-headline", score=0.9)
