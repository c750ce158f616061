"""Lines that belong to the template of their source, because its other documents hold them too.

Short labels need a share of the source's documents that grows with the harm a mistake would do: least where the label
stands outside the prose, most where it stands alone between two paragraphs, as a sub-heading does. Whole sentences need
near certainty: agencies repeat sentences of background, and those are article text.
"""

import numpy as np
import polars as pl

from transforms.frames import RECURRENCE
from transforms.lines.neighbours import first_and_last, flag_at
from transforms.lines.recurrence import LEAST_SUPPORT
from transforms.lines.running import Places
from transforms.lines.verdict import drop_hits, drop_where, is_open

_SHARE_OUTSIDE = 0.1
_SHARE_INSIDE = 0.25
_SHARE_BETWEEN = 0.5
_SHARE_OF_BLOCK_INSIDE = 0.1
_SHARE_OF_PROSE = 0.3
_SUPPORT_OF_PROSE = 10
_HEADLINE_WORDS = 4
_SHARED_WORDS = 2
_LEAD = 300
_WORD = r"[\p{L}\p{N}]{4,}"
_EVIDENCE = tuple(name for name in RECURRENCE.names if name not in RECURRENCE.key)


def with_recurrence(lines: pl.DataFrame, recurrence: pl.DataFrame | None) -> pl.DataFrame:
    """Add the columns of RECURRENCE to lines; 0 where nothing is known."""
    if recurrence is None or recurrence.is_empty():
        return lines.with_columns(pl.lit(0.0).alias(name) for name in _EVIDENCE)
    joined = lines.join(recurrence, on=RECURRENCE.key, how="left", maintain_order="left")
    return joined.with_columns(pl.col(name).fill_null(0.0) for name in _EVIDENCE)


def drop_template(lines: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """Drop the open lines that recur over the source's documents; reads `is_prose`, `words`, `plain`, `folded`.

    A rule row that hits such a line (`hits`), wherever it may speak otherwise, tells its kind: it says more than `template`.
    The score is (support + 1) / (support + 2): Laplace's rule of succession for the next document of the source.
    """
    support, share, block = pl.col("template_support"), pl.col("template_share"), pl.col("template_block")
    if not lines.select((support >= LEAST_SUPPORT).any()).item():
        return lines
    score = (support + 1) / (support + 2)
    is_notice = pl.col("is_prose") & (support >= _SUPPORT_OF_PROSE) & (share >= _SHARE_OF_PROSE)
    lines = drop_where(lines, is_notice, kind="template", rule_id="template", score=score)
    doc = lines["doc"].to_numpy().astype(np.int64)
    prose = lines.select(pl.col("is_prose") & is_open).to_series()
    first, last = first_and_last(prose.to_numpy(), doc)
    place = np.arange(len(doc))
    is_outside = pl.lit(pl.Series((place < first) | (place > last)))
    is_between = pl.all_horizontal(flag_at(pl.lit(prose), step) for step in (1, -1))
    needed = pl.when(is_outside).then(_SHARE_OUTSIDE).when(is_between).then(_SHARE_BETWEEN).otherwise(_SHARE_INSIDE)
    is_block = (block >= LEAST_SUPPORT) & (is_outside | (share >= _SHARE_OF_BLOCK_INSIDE))
    # Between paragraphs, a colon leads in: speakers' names, lists, quotes.
    is_lead_in = is_between & pl.col("plain").str.ends_with(":")
    recurs = (
        (support >= LEAST_SUPPORT)
        & ((share >= needed) | is_block)
        & ~pl.col("is_prose")
        & ~is_lead_in
        & ~pl.lit(_is_own_headline(lines, doc))
    )
    recurring = lines.select(is_open & recurs).to_series()
    known = hits.join(lines.select("row").filter(recurring), on="row", how="semi")
    return drop_where(drop_hits(lines, known), pl.lit(recurring), kind="template", rule_id="template", score=score)


def _is_own_headline(lines: pl.DataFrame, doc: Places) -> pl.Series:
    """Whether a line above the prose shares words with its opening: other pages tease the article with its headline."""
    is_prose = lines["is_prose"].to_numpy()
    first, _ = first_and_last(is_prose, doc)
    recurs = lines.select((pl.col("template_support") >= LEAST_SUPPORT) & (pl.col("words") >= _HEADLINE_WORDS)).to_series()
    heads = np.flatnonzero(recurs.to_numpy() & ~is_prose & (np.arange(len(doc)) < first) & (first < len(doc)))
    leads = np.unique(first[heads])
    shared = _words(lines["folded"][heads], doc[heads], heads).join(
        _words(lines["folded"][leads].str.head(_LEAD), doc[leads], leads), on=["doc", "word"], how="semi"
    )
    is_own = np.bincount(shared["place"].to_numpy(), minlength=len(doc)) >= _SHARED_WORDS
    return pl.Series(is_own)


def _words(texts: pl.Series, doc: Places, place: Places) -> pl.DataFrame:
    words = pl.DataFrame({"doc": doc, "place": place, "text": texts})
    return (
        words.select("doc", "place", word=pl.col("text").str.extract_all(_WORD).list.unique()).explode("word").drop_nulls("word")
    )
