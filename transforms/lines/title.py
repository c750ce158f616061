"""The headline among a document's lines.

Candidates are the headline-like lines shortly before the article's first prose; the first that shares enough words with
the opening of the prose (half as many as the one that shares most) is the headline. A document that opens with prose has no headline.
"""

import polars as pl

from transforms.lines.verdict import is_open

_REACH = 15
_STANDFIRST_REACH = 3
_LEAD = 8
_LEAD_CHARACTERS = 300
_ENOUGH = 0.4
_WORD = r"[\p{L}\p{N}]{4,}"


def mark_title(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_title` and `is_standfirst` (sentences and long lines between the title and the prose, and a
    lead-in before it)."""
    position, words, plain = pl.col("position"), pl.col("words"), pl.col("plain")
    # A question or a long headline has the look of prose; what goes on after it tells.
    may_head = ~pl.col("is_part") & (words <= 25) & (~pl.col("ends_sentence") | plain.str.contains(r"""[?!]["')]*$"""))
    is_body = pl.col("is_prose") & is_open & ~pl.col("is_before") & ~may_head
    looks_like_headline = (
        (words >= 2)
        & (words <= 30)
        & (plain.str.len_chars() >= 12)
        & ~pl.col("starts_lower")
        & ~plain.str.contains(r"[.:,;]$")
        & (pl.col("digit_share") < 0.4)
    )
    marked = lines.with_columns(first_prose=pl.when(is_body).then(position).min().over("doc"))
    candidate = (
        looks_like_headline
        & ~pl.col("is_part")
        & (is_open | (pl.col("kind") == "not_article"))
        & (position < pl.col("first_prose"))
        & (pl.col("first_prose") - position <= _REACH)
    )
    candidates = marked.filter(candidate).select("row", "doc", "position", "folded")
    is_lead = pl.col("is_prose") & is_open & (position >= pl.col("first_prose")) & (position < pl.col("first_prose") + _LEAD)
    is_contested = pl.len().over("doc") > 1
    contested = candidates.filter(is_contested)
    prose = marked.filter(is_lead & pl.col("doc").is_in(contested["doc"].unique().implode())).select(
        "doc", "row", pl.col("folded").str.head(_LEAD_CHARACTERS)
    )
    shared = _words(contested).join(_words(prose).select("doc", "word").unique(), on=["doc", "word"], how="semi")
    counts = shared.group_by("row").agg(shared=pl.len())
    titles = (
        candidates.join(counts, on="row", how="left")
        .with_columns(pl.col("shared").fill_null(0))
        .with_columns(is_likely=pl.col("shared") >= (pl.col("shared").max().over("doc") * _ENOUGH).clip(lower_bound=2))
        .with_columns(rank=pl.when("is_likely").then(0).otherwise(-pl.col("shared").cast(pl.Int64)))
        .sort(["doc", "is_likely", "rank", "position"], descending=[False, True, False, False])
        .unique("doc", keep="first", maintain_order=True)
        .select("doc", title_row="row", title_position="position")
    )
    marked = marked.join(titles, on="doc", how="left", maintain_order="left")
    is_title = (pl.col("row") == pl.col("title_row")).fill_null(False)
    is_standfirst = (
        is_open
        & (position > pl.col("title_position"))
        & (position - pl.col("title_position") <= _STANDFIRST_REACH)
        & (position < pl.col("first_prose"))
        & (((words >= 10) & (pl.col("function_words") >= 2)) | ((words >= 4) & pl.col("ends_sentence")))
    ).fill_null(False) | (is_open & pl.col("plain").str.ends_with(":") & (position == pl.col("first_prose") - 1)).fill_null(False)
    return (
        marked.with_columns(is_title=is_title, is_standfirst=is_standfirst)
        .with_columns(pl.when("is_title").then(None).otherwise(name).alias(name) for name in ("kind", "rule_id", "score"))
        .drop("first_prose", "title_row", "title_position")
    )


def _words(lines: pl.DataFrame) -> pl.DataFrame:
    words = pl.col("folded").str.extract_all(_WORD).list.unique()
    return lines.select("doc", "row", word=words).explode("word").drop_nulls("word")
