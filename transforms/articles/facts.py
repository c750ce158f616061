"""Metadata of articles: title, byline, publisher, section, dateline and date of each document."""

from datetime import datetime
from typing import Any

import polars as pl

from transforms.articles.byline import byline_authors, clean_authors, find_byline
from transforms.articles.credits import credit_lines, read_credits
from transforms.articles.dateline import DATELINE_PARAGRAPHS, find_dateline, may_be_dateline
from transforms.articles.moments import names_days
from transforms.articles.normalise import normalise_lines
from transforms.articles.published import Witnesses, find_published
from transforms.articles.publisher import find_publisher
from transforms.articles.title import find_title, site_names
from transforms.identity import article_id
from warehouse.frames import polars_schema
from warehouse.tables.articles import ARTICLES

_FACT_KINDS = ("section_label", "legal")
_FACTS = (
    *("article_id", "document_id", "title", "title_basis", "byline", "byline_basis", "authors", "publisher", "publisher_basis"),
    *("url", "section", "dateline_place", "published_at", "published_offset"),
    *("published_precision", "published_basis", "published_reason"),
)
_READ = (
    *("document_id", "source_uri", "member", "content_hash", "language", "is_body_dated", "line_title", *_FACT_KINDS, "credits"),
    *("hint_title", "hint_title_basis", "hint_authors", "hint_authors_basis", "hint_published", "hint_published_basis"),
    *("hint_publisher", "hint_publisher_basis", "hint_section", "hint_url", "hint_language"),
)
_HEAD = 3
"""Paragraphs among which dateline and byline are looked for; the byline in the last one, too."""

_HINTED = ("hint_title", "hint_publisher", "hint_section", "hint_published")


def read_facts(kept: pl.DataFrame, lines: pl.DataFrame, not_after: datetime) -> pl.DataFrame:
    """Return the metadata columns of ARTICLES for documents (PARSED with body, language and paragraphs, a list), in their
    order.

    `lines` holds their labelled lines with the normalised text. The documents are read one after
    the other: each reads a handful of short texts.
    """
    is_title = pl.col("is_title") & pl.col("kind").is_null()
    # A wrapped headline stands on more lines than one.
    titles = lines.filter(is_title).group_by("document_id", maintain_order=True).agg(line_title=pl.col("text").str.join(" "))
    marked = [
        lines.filter((pl.col("kind") == kind) & (pl.col("text") != ""))
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("text").alias(kind))
        for kind in _FACT_KINDS
    ]
    # Metadata and records carry the same entities, blanks and mojibake as text does.
    rows = kept.with_columns(
        *(normalise_lines(kept[name]).alias(name) for name in _HINTED), is_body_dated=names_days(pl.col("body"))
    )
    for frame in (titles, *marked, credit_lines(lines)):
        rows = rows.join(frame, on="document_id", how="left", maintain_order="left")
    # What is handed over to Python costs by the column and by the text.
    paragraphs = pl.col("paragraphs")
    is_open = (may_be_dateline(paragraphs.list.get(place, null_on_oob=True)) for place in range(DATELINE_PARAGRAPHS))
    rows = rows.select(
        *_READ, head=paragraphs.list.head(_HEAD), closing=paragraphs.list.last(), may_be_dateline=pl.any_horizontal(is_open)
    )
    schema = polars_schema(ARTICLES)
    return pl.DataFrame(
        [_fact(row, not_after) for row in rows.iter_rows(named=True)],
        schema={name: schema[name] for name in _FACTS},
        orient="row",
    )


def _fact(row: dict[str, Any], not_after: datetime) -> tuple[object, ...]:
    """The values of `_FACTS`."""
    hint_publisher, url, head, closing = row["hint_publisher"] or None, row["hint_url"] or None, row["head"], row["closing"]
    found = find_dateline(head) if row["may_be_dateline"] else None
    dateline = found[1] if found is not None else None
    headline, title_basis = find_title(
        row["line_title"], row["hint_title"], row["hint_title_basis"], (hint_publisher, *site_names(url))
    )
    publisher, publisher_basis = find_publisher(
        hint_publisher, row["hint_publisher_basis"], headline, title_basis, dateline, closing, row["legal"] or ()
    )
    credits = read_credits(row["credits"] or ())
    line = find_byline(credits.bylines, (*head, closing))
    stated = clean_authors([name for name in row["hint_authors"] or () if name], publisher)
    published = find_published(
        Witnesses(
            hint=row["hint_published"] or None,
            hint_basis=row["hint_published_basis"],
            timestamps=credits.timestamps,
            dateline=dateline,
            url=url,
            file_name=row["source_uri"].rstrip("/").rpartition("/")[2] if row["member"] is None else None,
            language=row["hint_language"] or _other_than_english(row["language"]),
            is_body_dated=row["is_body_dated"],
        ),
        not_after,
    )
    named = next(iter(credits.names), None)
    return (
        article_id(row["content_hash"]),
        row["document_id"],
        headline.text if headline else None,
        title_basis,
        line or ", ".join(stated) or named,
        "byline" if line else row["hint_authors_basis"] if stated else "text" if named else None,
        stated or (byline_authors(line) if line else []) or byline_authors(named or ""),
        publisher,
        publisher_basis,
        url,
        _only(row["section_label"] or []) or row["hint_section"] or None,
        dateline.place if dateline else None,
        published.at,
        published.offset,
        published.precision,
        published.basis,
        published.reason,
    )


def _only(labels: list[str]) -> str | None:
    """The label of the article's section; several labels are a menu, which tells no section."""
    return labels[0] if len(set(labels)) == 1 else None


def _other_than_english(language: str | None) -> str | None:
    """English alone does not tell whether the day or the month comes first."""
    return None if language == "en" else language
