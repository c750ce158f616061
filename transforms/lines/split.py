"""Documents into lines: PARSED in, LINES out.

A text is cut at LF, CRLF, CR, VT, FF, LS and PS, and at NEL where the text has no other line end: in text that was
decoded as Latin-1 by mistake, U+0085 beside ordinary line ends is an ellipsis of Windows-1252, part of its sentence.
A text has one line more than it has line ends, so the lines joined give the text back but for which line end stood
between them. HTML is first turned into its visible lines by `transforms.documents.html`.
"""

import numpy as np
import polars as pl

from transforms.frames import LINES
from warehouse.frames import conform

_HTML_KINDS = ("html", "jsonl_html")
_LINE_ENDS = "\r\n|[\r\x0b\x0c\u2028\u2029]"


def split_lines(documents: pl.DataFrame) -> pl.DataFrame:
    """Lines of every document, numbered from 1, in the order of the documents: PARSED -> LINES."""
    is_html = pl.col("kind").is_in(_HTML_KINDS)
    numbered = documents.with_row_index("document_index")
    lines, pages = _text_lines(numbered.filter(~is_html)), _page_lines(numbered.filter(is_html))
    if not pages.is_empty():
        lines = pl.concat([lines, pages]).sort("document_index", "line_number", maintain_order=True)
    return conform(lines.drop("document_index"), LINES)


def _text_lines(documents: pl.DataFrame) -> pl.DataFrame:
    text = pl.col("text_raw").str.replace_all(_LINE_ENDS, "\n")
    text = pl.when(text.str.contains("\n", literal=True)).then(text).otherwise(text.str.replace_all("\x85", "\n", literal=True))
    cut = documents.select("document_index", "document_id", text_raw=text.str.split("\n"))
    counts = cut["text_raw"].list.len().to_numpy().astype(np.int64)
    lines = cut.explode("text_raw", empty_as_null=True)
    return lines.with_columns(
        line_number=pl.Series(np.arange(1, lines.height + 1) - np.repeat(np.cumsum(counts) - counts, counts)),
        is_article=pl.lit(None, pl.Boolean),
        dom=pl.lit(None, pl.List(pl.Int64)),
    )


def _page_lines(documents: pl.DataFrame) -> pl.DataFrame:
    schema = {"text_raw": pl.String(), "dom": pl.List(pl.Int64)}
    index = documents.schema["document_index"]
    frames = [pl.DataFrame(schema={"document_index": index, "document_id": pl.String(), **schema})]
    for number, document_id, html in documents.select("document_index", "document_id", "text_raw").iter_rows():
        lines = pl.DataFrame(_read_page(html), schema=schema)
        frames.append(
            lines.select(pl.lit(number, index).alias("document_index"), pl.lit(document_id).alias("document_id"), *schema)
        )
    number = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("document_index")
    return pl.concat(frames).select(
        "document_index", "document_id", "text_raw", line_number=number, is_article=pl.lit(None, pl.Boolean), dom="dom"
    )


def _read_page(html: str) -> tuple[list[str], pl.Series]:
    # The parser takes long to import, and text alone does not need it.
    from transforms.documents.html import read_page
    from transforms.documents.place import pack_places

    page = read_page(html)
    return page.lines.text, pl.Series(pack_places(page)).cast(pl.List(pl.Int64))
