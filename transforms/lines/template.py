"""Lines that belong to the template of their source, because its other documents hold them too.

Short labels need a share of the source's documents that grows with the harm a mistake would do: least where the label
stands outside the prose, most where it stands alone between two paragraphs, as a sub-heading does. Whole sentences need
near certainty: agencies repeat sentences of background, and those are article text.
"""

import polars as pl

from transforms.frames import RECURRENCE
from transforms.lines.neighbours import flag_at
from transforms.lines.recurrence import LEAST_SUPPORT
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
    marked = lines.with_columns(prose=pl.col("is_prose") & is_open, is_own=_is_own_headline(lines))
    prose, at_prose = pl.col("prose"), pl.when("prose").then("position")
    is_outside = ~pl.col("position").is_between(at_prose.min().over("doc"), at_prose.max().over("doc")).fill_null(False)
    is_between = pl.all_horizontal(flag_at(prose, step) for step in (1, -1))
    needed = pl.when(is_outside).then(_SHARE_OUTSIDE).when(is_between).then(_SHARE_BETWEEN).otherwise(_SHARE_INSIDE)
    is_block = (block >= LEAST_SUPPORT) & (is_outside | (share >= _SHARE_OF_BLOCK_INSIDE))
    # Between paragraphs, a colon leads in: speakers' names, lists, quotes.
    is_lead_in = is_between & pl.col("plain").str.ends_with(":")
    recurs = (support >= LEAST_SUPPORT) & ((share >= needed) | is_block) & ~pl.col("is_prose") & ~is_lead_in & ~pl.col("is_own")
    known = hits.join(marked.filter(is_open & recurs).select("row"), on="row", how="semi")
    return drop_where(drop_hits(marked, known), recurs, kind="template", rule_id="template", score=score).drop("prose", "is_own")


def _is_own_headline(lines: pl.DataFrame) -> pl.Series:
    """Whether a line above the prose shares words with its opening: other pages tease the article with its headline."""
    first = pl.when("is_prose").then("position").min().over("doc")
    near = lines.select("doc", "row", "position", "words", "folded", "is_prose", "template_support", first=first)
    heads = near.filter(
        (pl.col("template_support") >= LEAST_SUPPORT)
        & ~pl.col("is_prose")
        & (pl.col("words") >= _HEADLINE_WORDS)
        & (pl.col("position") < pl.col("first"))
    )
    if heads.is_empty():
        return pl.repeat(False, lines.height, eager=True)
    leads = near.filter(pl.col("position") == pl.col("first")).with_columns(pl.col("folded").str.head(_LEAD))
    shared = _words(heads).join(_words(leads).select("doc", "word"), on=["doc", "word"], how="semi")
    rows = shared.group_by("row").agg(count=pl.len()).filter(pl.col("count") >= _SHARED_WORDS)
    return lines["row"].is_in(rows["row"].implode())


def _words(lines: pl.DataFrame) -> pl.DataFrame:
    words = pl.col("folded").str.extract_all(_WORD).list.unique()
    return lines.select("doc", "row", word=words).explode("word").drop_nulls("word")
