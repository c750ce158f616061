"""Short pages that are no articles: consent walls, error pages, forms. Told by the phrases of the lexicon `page_phrases`.

Only pages of few words are looked at, and one phrase that also stands in articles is not enough: a page counts as such
when the points of the phrases it holds come to `ENOUGH`, and little is kept of it in lines without such a phrase: a short
article below a banner stays.
"""

import re
from collections import Counter
from functools import cache

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
    phrases = _phrases()
    short = lines.filter(pl.col("text").str.len_chars().sum().over("document_id") <= _MOST_CHARACTERS)
    folded = short.select("document_id", "kind", folded=pl.col("text").str.to_lowercase())
    folded = folded.with_columns(is_listed=pl.col("folded").str.contains("|".join(map(re.escape, phrases))))
    listing = folded.filter("is_listed").select("document_id").unique()
    words, is_rest = pl.col("words"), pl.col("kind").is_null() & ~pl.col("is_listed")
    pages = (
        folded.join(listing, on="document_id", how="semi", maintain_order="left")
        .with_columns(words=pl.col("folded").str.count_matches(r"\S+"))
        .group_by("document_id", maintain_order=True)
        .agg(page=pl.col("folded").str.join("\n"), words=words.sum(), rest=words.filter(is_rest).sum())
        .filter((pl.col("words") < MOST_WORDS) & (pl.col("rest") < _REST_WORDS))
    )
    reasons = [_reason(page, phrases) for page in pages["page"]]
    found = pages.select("document_id", pl.Series("reason", reasons, dtype=pl.String))
    return found.drop_nulls("reason")


def _reason(page: str, phrases: dict[str, tuple[str, int]]) -> str | None:
    """The reason that has most points, if they are enough; of equals the first by name."""
    points: Counter[str] = Counter()
    for phrase, (reason, worth) in phrases.items():
        points[reason] += worth if phrase in page else 0
    most, reason = min((-held, reason) for reason, held in points.items())
    return reason if -most >= ENOUGH else None


@cache
def _phrases() -> dict[str, tuple[str, int]]:
    """Reason and points of every phrase."""
    rows = read_lexicon("page_phrases").select("phrase", "reason", pl.col("points").cast(pl.Int64)).iter_rows()
    return {phrase: (reason, points) for phrase, reason, points in rows}
