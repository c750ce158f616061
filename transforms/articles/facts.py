"""Metadata of articles: title, byline, publisher, section, dateline and date of each document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import polars as pl

from transforms.articles.byline import byline_authors, clean_authors, find_byline
from transforms.articles.credits import CreditLine, credit_lines, read_credits
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
    *("number", "document_id", "source_uri", "member", "content_hash", "language"),
    *("hint_title", "hint_title_basis", "hint_authors", "hint_authors_basis", "hint_published", "hint_published_basis"),
    *("hint_publisher", "hint_publisher_basis", "hint_section", "hint_url", "hint_language"),
)
_HEAD = 3
"""Paragraphs among which dateline and byline are looked for; the byline in the last one, too."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_HINTED = ("hint_title", "hint_publisher", "hint_section", "hint_published")


def read_facts(kept: pl.DataFrame, lines: pl.DataFrame, not_after: datetime) -> pl.DataFrame:
    """Return the metadata columns of ARTICLES for documents (PARSED with body, language, paragraphs, a list, and a number), in
    their order.

    `lines` holds their labelled lines with the normalised text; their document_id is the document's number. The documents are
    read one after the other: each reads a handful of short texts.
    """
    # What is handed over to Python costs by the column and by the list.
    marked = _marked_texts(lines)
    credits = _grouped(((number, (text, kind, zone)) for number, text, kind, zone in credit_lines(lines).iter_rows()))
    # Metadata and records carry the same entities, blanks and mojibake as text does.
    hints = normalise_lines(pl.concat([kept[name].alias("hint") for name in _HINTED]))
    paragraphs = [pl.col("paragraphs").list.get(place, null_on_oob=True) for place in range(_HEAD)]
    rows = kept.select(
        *_READ,
        pl.col("paragraphs").list.last().alias("closing"),
        names_days(pl.col("body")).alias("is_body_dated"),
        *(text.alias(f"paragraph_{place}") for place, text in enumerate(paragraphs)),
        *(may_be_dateline(text).alias(f"may_be_dateline_{place}") for place, text in enumerate(paragraphs[:DATELINE_PARAGRAPHS])),
    ).with_columns(hints[kept.height * at : kept.height * (at + 1)].alias(name) for at, name in enumerate(_HINTED))
    facts = [_fact(row, marked, credits.get(row["number"], ()), not_after) for row in rows.iter_rows(named=True)]
    schema = polars_schema(ARTICLES)
    columns = zip(*facts, strict=True) if facts else ((),) * len(_FACTS)
    return pl.DataFrame([pl.Series(name, values, schema[name]) for name, values in zip(_FACTS, columns, strict=True)])


def _marked_texts(lines: pl.DataFrame) -> dict[tuple[int, str | None], list[str]]:
    """The lines of each document that tell facts by themselves, by its number and their kind; the title's have none."""
    kind = pl.col("kind")
    is_title = pl.col("is_title") & kind.is_null()
    told = lines.filter(is_title | (kind.is_in(_FACT_KINDS) & (pl.col("text") != ""))).select("document_id", "kind", "text")
    return _grouped(((number, kind), text) for number, kind, text in told.iter_rows())


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _fact(
    row: dict[str, Any],
    marked: Mapping[tuple[int, str | None], list[str]],
    credited: Sequence[CreditLine],
    not_after: datetime,
) -> tuple[object, ...]:
    """The values of `_FACTS`."""
    number, closing = row["number"], row["closing"]
    hint_publisher, url = row["hint_publisher"] or None, row["hint_url"] or None
    head = [text for place in range(_HEAD) if (text := row[f"paragraph_{place}"]) is not None]
    found = find_dateline(
        [text if row[f"may_be_dateline_{place}"] else None for place, text in enumerate(head[:DATELINE_PARAGRAPHS])]
    )
    dateline = found[1] if found is not None else None
    # A wrapped headline stands on more lines than one.
    headline, title_basis = find_title(
        " ".join(marked.get((number, None), ())), row["hint_title"], row["hint_title_basis"], (hint_publisher, *site_names(url))
    )
    publisher, publisher_basis = find_publisher(
        hint_publisher, row["hint_publisher_basis"], headline, title_basis, dateline, closing, marked.get((number, "legal"), ())
    )
    credits = read_credits(credited)
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
        stated or (byline_authors(line) if line else []) or (byline_authors(named) if named else []),
        publisher,
        publisher_basis,
        url,
        _only(marked.get((number, "section_label"), [])) or row["hint_section"] or None,
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
