"""From documents as read to articles: split into lines, label them, assemble what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import polars as pl

from transforms.articles.assemble import assemble_articles
from transforms.articles.stated_title import letters, mark_stated_titles
from transforms.lines.label import label_lines
from transforms.lines.rules import LineRules
from transforms.lines.split import split_lines
from transforms.lines.verdict import drop_where
from warehouse.frames import conform, staged
from warehouse.tables.documents import DOCUMENTS, REMOVED_LINES


@dataclass(frozen=True)
class Cleaned:
    """The frames that cleaning a batch gives, all staged but `labelled`.

    `labelled` (LABELLED_LINES) holds every line with its verdict, for explaining and measuring.
    """

    documents: pl.DataFrame
    removed_lines: pl.DataFrame
    articles: pl.DataFrame
    rejects: pl.DataFrame
    labelled: pl.DataFrame


def clean_documents(
    parsed: pl.DataFrame,
    rules: LineRules,
    not_after: datetime,
    lines: pl.DataFrame | None = None,
    found: pl.DataFrame | None = None,
) -> Cleaned:
    """Clean a batch of documents (PARSED). Dates after `not_after` (UTC) are implausible.

    `lines` (LINES) replaces the splitting for callers that have the lines already; `found` (RECURRENCE)
    says which lines come again over the documents of a source.

    Every document comes back once in `documents`, with status published or rejected; the lines
    not in `removed_lines` are the article's, or blank.
    """
    lines = split_lines(parsed) if lines is None else lines
    labelled = mark_stated_titles(label_lines(lines, rules, found, partial(_extracted, parsed, lines)), parsed)
    assembled = assemble_articles(parsed, labelled, not_after)
    labelled = _drop_other_headlines(labelled, assembled.articles)
    is_article = pl.col("document_id").is_in(assembled.articles["document_id"].implode())
    documents = parsed.with_columns(status=pl.when(is_article).then(pl.lit("published")).otherwise(pl.lit("rejected")))
    return Cleaned(
        documents=conform(documents.select(staged(DOCUMENTS).names), staged(DOCUMENTS)),
        removed_lines=conform(
            labelled.filter(pl.col("kind").is_not_null()).select(staged(REMOVED_LINES).names), staged(REMOVED_LINES)
        ),
        articles=assembled.articles,
        rejects=assembled.rejects,
        labelled=labelled,
    )


def _extracted(parsed: pl.DataFrame, lines: pl.DataFrame, document_ids: Sequence[str]) -> pl.DataFrame:
    # The extractor takes long to import, and few pages need it.
    from transforms.documents.page import extracted_lines

    return extracted_lines(parsed, lines, document_ids)


def _drop_other_headlines(labelled: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Drop the line marked as title where metadata gave another title: it stands in neither title nor body."""
    titles = articles.select("document_id", title=letters("title")).drop_nulls("title")
    others = (
        labelled.filter(pl.col("is_title") & pl.col("kind").is_null())
        .join(titles, on="document_id")
        .filter(~letters("text_raw").str.contains(pl.col("title"), literal=True))
        .select("document_id", "line_number", is_other=True)
    )
    if others.is_empty():
        return labelled
    joined = labelled.join(others, on=["document_id", "line_number"], how="left", maintain_order="left")
    is_other = pl.col("is_other").fill_null(False)
    return drop_where(joined, is_other, kind="headline", rule_id="title-other", score=0.5).drop("is_other")
