"""An HTML page: its visible lines, which of them are the article, and what its metadata say."""

import logging
from collections.abc import Sequence

import polars as pl
import trafilatura

from transforms.documents.alignment import lines_in_text
from transforms.documents.hints import page_hints
from transforms.documents.html import page_lines

__all__ = ["article_lines", "page_hints", "page_lines"]

_EXTRACTOR_TAGS = 150_000  # pages with more are left to the line rules: the extractor's time grows with them
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what it gives up on; here the empty answer says it


def article_lines(html: str, lines: list[str]) -> list[bool | None]:
    """Whether each of the page's lines belongs to the article, by trafilatura's extractor with its defaults.

    The answer is None for every line where the extractor finds nothing, fails or is spared a page beyond its size.
    """
    unknown: list[bool | None] = [None] * len(lines)
    if not lines or html.count("<") > _EXTRACTOR_TAGS:
        return unknown
    try:
        document = trafilatura.bare_extraction(html, include_comments=False)
    except Exception:  # the extractor's own failure: the line rules can do without it
        return unknown
    text = document.text if document is not None else None
    if not text:
        return unknown
    flags = lines_in_text(lines, text)
    return list(flags) if any(flags) else unknown


def extracted_lines(documents: pl.DataFrame, lines: pl.DataFrame, document_ids: Sequence[str]) -> pl.DataFrame:
    """Return the extractor's verdict (`article_lines`) on the LINES of some documents (PARSED): document_id, line_number, is_article."""
    pages = documents.filter(pl.col("document_id").is_in(list(document_ids))).unique("document_id", maintain_order=True)
    html = dict(pages.select("document_id", "text_raw").iter_rows())
    chosen = lines.filter(pl.col("document_id").is_in(list(html))).select("document_id", "line_number", "text_raw", "is_article")
    parts = [chosen.clear()]
    for part in chosen.partition_by("document_id", maintain_order=True):
        flags = article_lines(html[part["document_id"][0]], part["text_raw"].to_list())
        parts.append(part.with_columns(is_article=pl.Series(flags, dtype=pl.Boolean)))
    return pl.concat(parts).drop("text_raw")
