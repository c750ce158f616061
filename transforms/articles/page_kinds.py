"""Short pages that are no articles: consent walls, error pages, forms. Told by the phrases of the lexicon `page_phrases`.

Only pages of few words are looked at, and one phrase that also stands in articles is not enough: a page counts as such
when the points of the phrases it holds come to `ENOUGH`, and little is kept of it in lines without such a phrase: a short
article below a banner stays.
"""

import re

import polars as pl

from transforms.lexicons.loader import read_lexicon

ENOUGH = 2
MOST_WORDS = 200
"""Words of the whole page, boilerplate included, from which on it is taken for what it looks like."""

_MOST_CHARACTERS = 3000
_REST_WORDS = 40


def page_reasons(lines: pl.DataFrame) -> pl.DataFrame:
    """Return document_id and reason (consent_wall, error_page, not_an_article) of the pages that are known to be no article.

    Takes all lines of the documents with their normalised text and kind.
    """
    phrases = read_lexicon("page_phrases").select("phrase", "reason", pl.col("points").cast(pl.Int64))
    listed = phrases["phrase"].to_list()
    short = lines.filter(pl.col("text").str.len_chars().sum().over("document_id") <= _MOST_CHARACTERS)
    folded = short.select("document_id", "kind", folded=pl.col("text").str.to_lowercase())
    folded = folded.with_columns(is_listed=pl.col("folded").str.contains("|".join(map(re.escape, listed))))
    listing = folded.filter("is_listed").select("document_id").unique()
    words, is_rest = pl.col("words"), pl.col("kind").is_null() & ~pl.col("is_listed")
    pages = (
        folded.join(listing, on="document_id", how="semi", maintain_order="left")
        .with_columns(words=pl.col("folded").str.count_matches(r"\S+"))
        .group_by("document_id", maintain_order=True)
        .agg(page=pl.col("folded").str.join("\n"), words=words.sum(), rest=words.filter(is_rest).sum())
        .filter((pl.col("words") < MOST_WORDS) & (pl.col("rest") < _REST_WORDS))
    )
    return (
        pages.select("document_id", phrase=pl.col("page").str.extract_many(listed, overlapping=True).list.unique())
        .explode("phrase")
        .join(phrases, on="phrase")
        .group_by("document_id", "reason")
        .agg(pl.col("points").sum())
        .filter(pl.col("points") >= ENOUGH)
        .sort("document_id", "points", "reason", descending=[False, True, False])
        .unique("document_id", keep="first", maintain_order=True)
        .select("document_id", "reason")
    )
