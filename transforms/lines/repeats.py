"""Lines that a document holds more than once.

Captions come twice in a row where a page shows them and reads them out; labels and teasers come again and again. A
sentence that is repeated is kept once. Speakers' names and other lines that end in a colon, and questions, are left alone, and
so are short lines that the network is sure of (`chance`): articles have labels of their own, again and again.
"""

import polars as pl

from transforms.lines.neighbours import flag_at, line_at
from transforms.lines.verdict import drop_where

_LABEL_WORDS = 3
_LONGEST = 80
_SURE = 0.9


def drop_repeats(lines: pl.DataFrame) -> pl.DataFrame:
    """Drop doubled captions (both copies), repeated labels (all copies) and second copies of longer lines."""
    key = pl.col("key")
    counted = (pl.col("words") <= _LONGEST) & (key.str.len_chars() > 1) & ~pl.col("plain").str.contains(r"[:?]$")
    group = ["doc", "key_hash"]
    marked = lines.with_columns(key_hash=key.hash()).with_columns(
        copies=pl.when(counted).then(pl.len().over(group)).otherwise(1),
        is_later=counted & ~pl.struct(group).is_first_distinct(),
        beside_copy=counted
        & (
            (pl.col("key_hash") == line_at(pl.col("key_hash"), 1)).fill_null(False)
            | (pl.col("key_hash") == line_at(pl.col("key_hash"), -1)).fill_null(False)
        ),
    )
    is_doubtful = pl.col("chance") < _SURE
    is_caption = pl.col("beside_copy") & ~pl.col("is_prose") & (pl.col("words") > _LABEL_WORDS) & is_doubtful
    has_letters = key.str.contains(r"\p{L}")
    is_label = (pl.col("copies") > 1) & (pl.col("words") <= _LABEL_WORDS) & has_letters & ~pl.col("has_bullet") & is_doubtful
    # A sub-heading may stand in a list of contents before; the copy that leads prose stays.
    leads_prose = flag_at(pl.col("is_prose"), -1)
    is_second = pl.col("is_later") & (pl.col("words") > _LABEL_WORDS) & (pl.col("is_prose") | (is_doubtful & ~leads_prose))
    marked = drop_where(marked, is_caption, kind="caption", rule_id="repeat-caption", score=0.85)
    marked = drop_where(marked, is_label, kind="duplicate", rule_id="repeat-label", score=0.7)
    marked = drop_where(marked, is_second, kind="duplicate", rule_id="repeat-line", score=0.9)
    return marked.drop("key_hash", "copies", "is_later", "beside_copy")
