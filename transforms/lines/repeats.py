"""Lines that a document holds more than once.

Captions come twice in a row where a page shows them and reads them out; labels and teasers come again and again. A
sentence that is repeated is kept once. Speakers' names and other lines that end in a colon, and questions, are left alone, and
so are short lines that the network is sure of (`chance`): articles have labels of their own, again and again.
"""

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.hashing import Hashes
from transforms.lines.neighbours import flag_at
from transforms.lines.running import Places
from transforms.lines.verdict import drop_where

_LABEL_WORDS = 3
_LONGEST = 80
_SURE = 0.9

Flags = NDArray[np.bool_]


def drop_repeats(lines: pl.DataFrame) -> pl.DataFrame:
    """Drop doubled captions (both copies), repeated labels (all copies) and second copies of longer lines."""
    key, plain, words = pl.col("key"), pl.col("plain"), pl.col("words")
    has_other_end = ~plain.str.ends_with(":") & ~plain.str.ends_with("?")
    shown = lines.select("doc", key=key.hash(), counted=(words <= _LONGEST) & (key.str.len_chars() > 1) & has_other_end)
    copies = _copies(shown["doc"].to_numpy().astype(np.int64), shown["key"].to_numpy())
    marked = lines.select(
        *("key", "words", "has_bullet", "is_prose"),
        is_doubtful=pl.col("chance") < _SURE,
        # A sub-heading may stand in a list of contents before; the copy that leads prose stays.
        leads_prose=flag_at(pl.col("is_prose"), -1),
        counted=shown["counted"],
        is_copied=pl.Series(copies.is_one),
        is_later=pl.Series(copies.is_later),
        is_beside=pl.Series(copies.is_beside),
    )
    counted, is_doubtful, is_prose = (pl.col(name) for name in ("counted", "is_doubtful", "is_prose"))
    is_short = words <= _LABEL_WORDS
    met = marked.select(
        caption=counted & pl.col("is_beside") & ~is_prose & ~is_short & is_doubtful,
        label=counted & pl.col("is_copied") & is_short & ~pl.col("has_bullet") & is_doubtful,
        second=counted & pl.col("is_later") & ~is_short & (is_prose | (is_doubtful & ~pl.col("leads_prose"))),
    )
    labels = met["label"].arg_true()
    has_letters = lines["key"].gather(labels).str.contains(r"\p{L}")
    caption, label = pl.lit(met["caption"]), pl.lit(met["label"].scatter(labels, has_letters))
    return drop_where(
        lines,
        caption | label | pl.lit(met["second"]),
        kind=pl.when(caption).then(pl.lit("caption")).otherwise(pl.lit("duplicate")),
        rule_id=pl.when(caption)
        .then(pl.lit("repeat-caption"))
        .when(label)
        .then(pl.lit("repeat-label"))
        .otherwise(pl.lit("repeat-line")),
        score=pl.when(caption).then(0.85).when(label).then(0.7).otherwise(0.9),
    )


class _Copies(NamedTuple):
    """Which lines have copies in their document (`is_one`), an earlier one (`is_later`), one directly above or below (`is_beside`)."""

    is_one: Flags
    is_later: Flags
    is_beside: Flags


def _copies(doc: Places, key: Hashes) -> _Copies:
    order = np.lexsort((key, doc))
    is_same = (key[order][1:] == key[order][:-1]) & (doc[order][1:] == doc[order][:-1])
    is_later, is_earlier = np.zeros((2, len(key)), bool)
    is_later[order[1:]], is_earlier[order[:-1]] = is_same, is_same
    is_beside = np.zeros(len(key) + 1, bool)
    is_beside[1:-1] = (key[1:] == key[:-1]) & (doc[1:] == doc[:-1])
    return _Copies(is_later | is_earlier, is_later, is_beside[1:] | is_beside[:-1])
