"""`dateline clean`: clean text from raw pages, without a warehouse."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import orjson
import polars as pl

from flows.commands.records import Record, convert, read_texts
from flows.errors import InputError
from transforms.clean import Cleaned, clean_documents
from transforms.documents.frame import parsed_frame
from transforms.documents.jsonl import read_record
from transforms.documents.model import Limits, RawDocument, Reject
from transforms.documents.read import read_file
from transforms.frames import LINES
from transforms.lines.rules import load_line_rules
from transforms.lines.split import split_lines
from warehouse.frames import conform


def clean_files(files: Sequence[Path]) -> None:
    """Print title and body of every document in the files; refusals go to standard error.

    Raises InputError when a file cannot be read or nothing could be cleaned at all.
    """
    printed = 0
    for name, data in read_texts(files):
        items = list(read_file(name, data, Limits()))
        documents = [item for item in items if isinstance(item, RawDocument)]
        cleaned = _clean(parsed_frame(documents))
        for row in cleaned.articles.iter_rows(named=True):
            print("\n\n" if printed else "", end="")
            print("\n\n".join(part for part in (row["title"], row["body"]) if part))
            printed += 1
        refused = [(item.member, item.reason, item.detail) for item in items if isinstance(item, Reject)]
        refused += cleaned.rejects.select("member", "reason", "detail").rows()
        for member, reason, detail in refused:
            print(f"dateline: {name}{f' [{member}]' if member else ''}: {reason}: {detail}", file=sys.stderr)
    if not printed:
        raise InputError("no article was found")


def clean_records(files: Sequence[Path]) -> None:
    """Read records with id and text, html or lines; write id, title, authors, published_at, body and keep.

    `published_at` is on the publisher's clock where the document names its zone, in UTC otherwise.
    """
    convert(files, problem_of, clean_chunk, {"title": None, "authors": [], "published_at": None, "body": "", "keep": []})


def problem_of(record: Record) -> str | None:
    """Return what keeps a record from being cleaned, None when nothing does."""
    if "lines" in record:
        lines = record["lines"]
        is_list = isinstance(lines, list) and all(isinstance(line, str) for line in lines)
        return None if is_list else "lines: a list of texts is expected"
    if not any(isinstance(record.get(name), str) for name in ("text", "html")):
        return "a text, html or a list of lines is expected"
    return None


def clean_chunk(records: list[Record]) -> Iterator[Record]:
    """Clean records; yields one result each, in order.

    `keep` has a 0 or 1 for every line (records with text or lines only). A record that gives no
    article comes back with an empty body and the `reason`.
    """
    items = [_document(record, number) for number, record in enumerate(records, 1)]
    parsed = parsed_frame([item for item in items if isinstance(item, RawDocument)])
    given = {
        item.document_id: record["lines"]
        for item, record in zip(items, records, strict=True)
        if item.document_id and "lines" in record
    }
    cleaned = _clean(parsed, _lines(parsed, given))
    articles = {row["document_id"]: row for row in cleaned.articles.iter_rows(named=True)}
    reasons = dict(cleaned.rejects.select("document_id", "reason").rows())
    kept = cleaned.labelled.sort("document_id", "line_number").group_by("document_id").agg(pl.col("kind").is_null().cast(pl.Int8))
    keeps = dict(kept.rows())
    for item, record in zip(items, records, strict=True):
        article = articles.get(item.document_id or "", {})
        result: Record = {
            "id": record.get("id"),
            "title": article.get("title"),
            "authors": article.get("authors", []),
            "published_at": _on_own_clock(article),
            "body": article.get("body", ""),
        }
        if "html" not in record:
            result["keep"] = keeps.get(item.document_id, [0] * len(record.get("lines", [])))
        if not article:
            result["reason"] = item.reason if isinstance(item, Reject) else reasons.get(item.document_id)
        yield result


def _on_own_clock(article: Record) -> datetime | None:
    """When an article was published, with the offset of the clock that told it: its date is the day that readers saw."""
    published, offset = article.get("published_at"), article.get("published_offset")
    return published if published is None or offset is None else published.astimezone(timezone(timedelta(minutes=offset)))


def _document(record: Record, number: int) -> RawDocument | Reject:
    """Read a record as a line of a JSON Lines file would be read."""
    fields = {key: value for key, value in record.items() if key != "lines"}
    if "lines" in record:
        fields["text"] = "\n".join(record["lines"])
    return read_record("stdin:", str(number), orjson.dumps(fields), Limits())


def _lines(parsed: pl.DataFrame, given: dict[str, list[str]]) -> pl.DataFrame:
    """Split the texts, but take lines as given where a record has them."""
    split = split_lines(parsed.filter(~pl.col("document_id").is_in(list(given))))
    rows = pl.DataFrame(
        {"document_id": list(given), "text_raw": list(given.values())},
        schema={"document_id": pl.String, "text_raw": pl.List(pl.String)},
    )
    numbered = rows.with_columns(line_number=pl.int_ranges(1, pl.col("text_raw").list.len() + 1)).explode(
        "text_raw", "line_number"
    )
    return pl.concat([split, conform(numbered.drop_nulls("line_number"), LINES)])


def _clean(parsed: pl.DataFrame, lines: pl.DataFrame | None = None) -> Cleaned:
    return clean_documents(parsed, load_line_rules(), datetime.now(UTC), lines)
