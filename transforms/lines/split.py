"""Documents into lines: PARSED in, LINES out.

A text is cut at LF, CRLF, CR, VT, FF, LS and PS, and at NEL where the text has no other line end: in text that was
decoded as Latin-1 by mistake, U+0085 beside ordinary line ends is an ellipsis of Windows-1252, part of its sentence.
A text has one line more than it has line ends, so the lines joined give the text back but for which line end stood
between them. HTML is first turned into its visible lines by `transforms.documents.page`.
"""

import polars as pl

from transforms.frames import LINES
from warehouse.frames import conform

_HTML_KINDS = ("html", "jsonl_html")
_LINE_ENDS = "\r\n|[\r\x0b\x0c\u2028\u2029]"


def split_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Lines of every document, numbered from 1, in the order of the documents: PARSED -> LINES."""
    is_html = pl.col("kind").is_in(_HTML_KINDS)
    numbered = documents.with_row_index("document_index")
    lines = pl.concat([_text_lines(numbered.filter(~is_html)), _page_lines(numbered.filter(is_html))])
    ordered = lines.sort("document_index", "line_number", maintain_order=True)
    return conform(ordered.select(LINES.names), LINES)


def _text_lines(documents: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("text_raw").str.replace_all(_LINE_ENDS, "\n")
    text = pl.when(text.str.contains("\n", literal=True)).then(text).otherwise(text.str.replace_all("\x85", "\n", literal=True))
    return _numbered(
        documents.select("document_index", "document_id", text_raw=text.str.split("\n"))
        .with_columns(is_article=pl.lit(None, pl.Boolean))
        .explode("text_raw", empty_as_null=True)
    )


def _page_lines(documents: pl.DataFrame) -> pl.DataFrame:
    schema = {
        "document_index": documents.schema["document_index"],
        "document_id": pl.String(),
        "text_raw": pl.List(pl.String),
        "is_article": pl.List(pl.Boolean),
    }
    pages = [(*row[:2], *_read_page(row[2])) for row in documents.select("document_index", "document_id", "text_raw").iter_rows()]
    frame = pl.DataFrame(pages, schema=schema, orient="row").filter(pl.col("text_raw").list.len() > 0)
    return _numbered(frame.explode("text_raw", "is_article"))


def _read_page(html: str) -> tuple[list[str], list[bool | None]]:
    # The parser and the extractor take long to import, and text alone needs neither.
    from transforms.documents import page

    lines = page.page_lines(html) or []
    flags = page.article_lines(html, lines) if lines else None
    if flags is None or len(flags) != len(lines):
        return lines, [None] * len(lines)
    return lines, list(flags)


def _numbered(lines: pl.DataFrame) -> pl.DataFrame:
    number = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("document_index")
    return lines.with_columns(line_number=number).select("document_index", "document_id", "line_number", "text_raw", "is_article")
