"""Metadata of articles: title, byline, publisher, section, dateline and date of each document."""

from datetime import datetime
from pathlib import PurePosixPath

import polars as pl

from transforms.articles.byline import byline_authors, clean_authors, find_byline
from transforms.articles.credits import credit_lines, read_credits
from transforms.articles.dateline import find_dateline
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
    rows = rows.drop("text_raw", "body")  # whole texts cost much to hand over, and the paragraphs are enough
    schema = polars_schema(ARTICLES)
    return pl.DataFrame(
        [_fact(row, not_after) for row in rows.iter_rows(named=True)],
        schema={name: schema[name] for name in _FACTS},
        orient="row",
    )


def _fact(row: dict[str, object], not_after: datetime) -> dict[str, object]:
    text = _Texts(row)
    paragraphs = text.many("paragraphs")
    found = find_dateline(paragraphs)
    dateline = found[1] if found is not None else None
    headline, title_basis = find_title(
        text.one("line_title"),
        text.one("hint_title"),
        text.one("hint_title_basis"),
        (text.one("hint_publisher"), *site_names(text.one("hint_url"))),
    )
    publisher, publisher_basis = find_publisher(
        text.one("hint_publisher"),
        text.one("hint_publisher_basis"),
        headline,
        title_basis,
        dateline,
        paragraphs[-1] if paragraphs else None,
        text.many("legal"),
    )
    credits = read_credits(text.records("credits"))
    line = find_byline(credits.bylines, paragraphs)
    stated = clean_authors(text.many("hint_authors"), publisher)
    is_file = text.one("member") is None
    published = find_published(
        Witnesses(
            hint=text.one("hint_published"),
            hint_basis=text.one("hint_published_basis"),
            timestamps=credits.timestamps,
            dateline=dateline,
            url=text.one("hint_url"),
            file_name=PurePosixPath(text.one("source_uri") or "").name if is_file else None,
            language=text.one("hint_language") or _other_than_english(text.one("language")),
            is_body_dated=row["is_body_dated"] is True,
        ),
        not_after,
    )
    return {
        "article_id": article_id(text.one("content_hash") or ""),
        "document_id": text.one("document_id"),
        "title": headline.text if headline else None,
        "title_basis": title_basis,
        "byline": line or ", ".join(stated) or next(iter(credits.names), None),
        "byline_basis": "byline" if line else text.one("hint_authors_basis") if stated else "text" if credits.names else None,
        "authors": stated or (byline_authors(line) if line else []) or byline_authors(next(iter(credits.names), "")),
        "publisher": publisher,
        "publisher_basis": publisher_basis,
        "url": text.one("hint_url"),
        "section": _only(text.many("section_label")) or text.one("hint_section"),
        "dateline_place": dateline.place if dateline else None,
        "published_at": published.at,
        "published_offset": published.offset,
        "published_precision": published.precision,
        "published_basis": published.basis,
        "published_reason": published.reason,
    }


def _only(labels: list[str]) -> str | None:
    """The label of the article's section; several labels are a menu, which tells no section."""
    return labels[0] if len(set(labels)) == 1 else None


def _other_than_english(language: str | None) -> str | None:
    """English alone does not tell whether the day or the month comes first."""
    return None if language == "en" else language


class _Texts:
    """A row read by column, empty texts taken for none."""

    def __init__(self, row: dict[str, object]) -> None:
        self._row = row

    def one(self, name: str) -> str | None:
        value = self._row[name]
        return str(value) if value else None

    def many(self, name: str) -> list[str]:
        value = self._row[name]
        return [str(item) for item in value if item] if isinstance(value, list) else []

    def records(self, name: str) -> list[dict[str, object]]:
        value = self._row[name]
        return [dict(item) for item in value if item] if isinstance(value, list) else []
