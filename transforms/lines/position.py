"""Where the article stands in its document: the stretch of lines that holds most of its prose.

Prose counts for a line as many points as it has words, up to 40; any other line costs points. The stretch with the
highest sum (the maximum subarray, found with running sums) is the article; what stands before or after it is not.
"""

import polars as pl

from transforms.lines.verdict import drop_where, is_dropped, is_open, is_vouched

_PROSE_POINTS = 40
_SENTENCE_POINTS = 6
_STRAY_COST = 10.0
_LISTED_POINTS = 2.0
_WRAPPED_SHARE = 0.5
# What a dropped line costs: little where pages put such lines inside articles, much where they close one.
_DROPPED_COST = {
    "ad_label": 4.0,
    "caption": 4.0,
    "share_bar": 8.0,
    "poll": 8.0,
    "ticker": 12.0,
    "related": 12.0,
    "duplicate": 12.0,
    "section_label": 12.0,
    "widget": 12.0,
    "not_article": 12.0,
    "subscription": 16.0,
    "timestamp": 20.0,
    "byline": 20.0,
    "navigation": 24.0,
    "legal": 40.0,
    "cookie": 40.0,
    "author_box": 50.0,
    "comment_form": 60.0,
}


def mark_prose(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_prose`: the line reads as running text, a whole sentence or a long or broken part of one; and `is_part`:
    it is a part of a sentence broken over lines."""
    words, functional = pl.col("words"), pl.col("function_words")
    is_sentence = pl.col("ends_sentence") & (words >= 8)
    is_long = (words >= 20) & ((functional >= 2) | (pl.col("capital_share") < 0.5))
    # Sentences broken over lines: a line that goes on in lower case where the line above has not ended.
    above = [pl.col(name).shift(1).over("doc") for name in ("ends_sentence", "words")]
    goes_on = (pl.col("starts_lower") & ~above[0] & (above[1] >= 5)).fill_null(False)
    marked = lines.with_columns(goes_on=goes_on & ~pl.col("has_bullet"))
    is_broken = pl.col("goes_on") | pl.col("goes_on").shift(-1).over("doc").fill_null(False)
    # Where that is how the whole document is written, the longer lines between broken ones are prose too.
    is_between = is_broken.cum_max().over("doc") & is_broken.cum_max(reverse=True).over("doc")
    is_wrapped = (is_broken.mean().over("doc") >= _WRAPPED_SHARE) & is_between
    is_part = (is_broken | is_wrapped) & (words >= 5) & (functional >= 1)
    return marked.with_columns(is_prose=is_sentence | is_long | is_part, is_part=is_part).drop("goes_on")


def mark_span(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_before` and `is_after` the article's stretch, and `has_span`: whether the document has any prose."""
    is_short_sentence = pl.col("ends_sentence") & (pl.col("words") >= 3) & ((pl.col("capital_share") <= 0.5) | pl.col("is_quote"))
    points = (
        pl.when((pl.col("kind") == "duplicate") & pl.col("is_prose"))
        .then(0.0)
        .when(is_dropped)
        .then(-pl.col("kind").replace_strict(_DROPPED_COST, default=_STRAY_COST, return_dtype=pl.Float64))
        .when("is_prose")
        .then(pl.col("words").clip(upper_bound=_PROSE_POINTS).cast(pl.Float64))
        .when(is_short_sentence)
        .then(pl.col("words").clip(lower_bound=_SENTENCE_POINTS).cast(pl.Float64))
        .when(_is_listed())
        .then(_LISTED_POINTS)
        .otherwise(-_STRAY_COST)
    )
    position = pl.col("position")
    summed = lines.with_columns(points=points).with_columns(total=pl.col("points").cum_sum().over("doc"))
    summed = summed.with_columns(previous=pl.col("total") - pl.col("points")).with_columns(
        lowest=pl.col("previous").cum_min().over("doc")
    )
    summed = summed.with_columns(
        gain=pl.col("total") - pl.col("lowest"),
        start=pl.when(pl.col("previous") == pl.col("lowest")).then(position).forward_fill().over("doc"),
    )
    best = summed.group_by("doc").agg(
        span_end=position.get(pl.col("gain").arg_max()),
        span_start=pl.col("start").get(pl.col("gain").arg_max()),
        has_span=pl.col("gain").max() > 0,
    )
    return (
        summed.drop("points", "total", "previous", "lowest", "gain", "start")
        .join(best, on="doc", how="left", maintain_order="left")
        .with_columns(
            is_before=pl.col("has_span") & (position < pl.col("span_start")),
            is_after=pl.col("has_span") & (position > pl.col("span_end")),
        )
        .drop("span_start", "span_end")
    )


def _is_listed() -> pl.Expr:
    """The line is an item of a list that a line ending in a colon leads in."""
    is_lead_in = pl.col("plain").str.ends_with(":") & is_open
    led = pl.when(pl.col("has_bullet")).then(None).otherwise(is_lead_in).forward_fill().over("doc")
    return pl.col("has_bullet") & led.fill_null(False)


def drop_outside(lines: pl.DataFrame) -> pl.DataFrame:
    """Drop what stands before and after the article, but for its title and standfirst."""
    is_headline = (pl.col("words") >= 4) & ~pl.col("ends_sentence")
    kind = (
        pl.when("is_prose").then(pl.lit("not_article")).when(is_headline).then(pl.lit("related")).otherwise(pl.lit("navigation"))
    )
    lines = drop_where(
        lines,
        pl.col("is_before") & ~is_vouched & ~pl.col("is_title") & ~pl.col("is_standfirst"),
        kind=pl.when("is_prose").then(pl.lit("not_article")).otherwise(pl.lit("navigation")),
        rule_id="position-head",
        score=0.7,
    )
    return drop_where(lines, pl.col("is_after") & ~is_vouched, kind=kind, rule_id="position-tail", score=0.7)


def drop_enclosed(lines: pl.DataFrame) -> pl.DataFrame:
    """Drop a run of at most three short lines, none a sentence, between dropped lines of a document with prose."""
    is_stray = (
        is_open & ~is_vouched & ~pl.col("is_prose") & ~pl.col("is_title") & (pl.col("words") <= 8) & ~pl.col("ends_sentence")
    )
    is_stray = is_stray & ~pl.col("plain").str.ends_with(":")
    position = pl.col("position")
    marked = lines.with_columns(stray=is_stray)
    other = pl.when(~pl.col("stray"))
    marked = marked.with_columns(
        dropped_above=other.then(is_dropped).forward_fill().over("doc"),
        dropped_below=other.then(is_dropped).backward_fill().over("doc"),
        above=other.then(position).forward_fill().over("doc"),
        below=other.then(position).backward_fill().over("doc"),
    )
    is_short_run = pl.col("below") - pl.col("above") <= 4
    enclosed = pl.col("stray") & pl.col("dropped_above") & pl.col("dropped_below") & is_short_run & pl.col("has_span")
    marked = drop_where(marked, enclosed, kind="navigation", rule_id="neighbour-enclosed", score=0.75)
    return marked.drop("stray", "dropped_above", "dropped_below", "above", "below")
