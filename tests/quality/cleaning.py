"""Runs the cleaning over annotated documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import orjson
import polars as pl

from tests.quality.gold import Gold
from transforms.clean import clean_documents
from transforms.documents.frame import parsed_frame
from transforms.documents.jsonl import read_record
from transforms.documents.model import Limits, RawDocument
from transforms.frames import LINES
from transforms.lines.rules import load_line_rules
from transforms.lines.split import split_lines
from warehouse.frames import conform

_BATCH = 250


@dataclass(frozen=True)
class Result:
    """What cleaning made of one document: for every line None, or kind and rule that dropped it; and the article."""

    dropped: tuple[tuple[str, str] | None, ...]
    body: str
    title: str | None
    date: str | None
    authors: tuple[str, ...]
    place: str | None
    reason: str | None

    @property
    def keep(self) -> list[bool]:
        """Whether each line was kept."""
        return [verdict is None for verdict in self.dropped]


_NOTHING = Result((), "", None, None, (), None, "not read")


def clean(documents: Sequence[Gold]) -> list[Result]:
    """Clean documents, each by itself, as `dateline clean --jsonl` would; one result each, in order."""
    starts = range(0, len(documents), _BATCH)
    return [result for start in starts for result in _clean_batch(documents[start : start + _BATCH])]


def _clean_batch(documents: Sequence[Gold]) -> list[Result]:
    items = [_read(document, number) for number, document in enumerate(documents)]
    read = [item for item in items if item]
    given = [
        (item.document_id, number, line)
        for item, document in zip(items, documents, strict=True)
        if item and document.html is None
        for number, line in enumerate(document.lines, 1)
    ]
    parsed = parsed_frame(read)
    schema = {"document_id": pl.String, "line_number": pl.Int32, "text_raw": pl.String}
    flat = pl.DataFrame(given, schema=schema, orient="row")
    split = split_lines(parsed.join(flat.select("document_id"), on="document_id", how="anti"))
    cleaned = clean_documents(
        parsed, load_line_rules(), datetime.now(UTC), pl.concat([split, conform(flat, LINES)]).sort("document_id", "line_number")
    )
    articles = {row["document_id"]: row for row in cleaned.articles.iter_rows(named=True)}
    reasons = dict(cleaned.rejects.select("document_id", "reason").iter_rows())
    verdicts: dict[str, list[tuple[str, str] | None]] = {}
    for document_id, kind, rule in (
        cleaned.labelled.sort("document_id", "line_number").select("document_id", "kind", "rule_id").iter_rows()
    ):
        verdicts.setdefault(document_id, []).append((kind, rule or "") if kind else None)
    return [
        _result(articles.get(item.document_id, {}), verdicts.get(item.document_id, []), reasons.get(item.document_id))
        if item
        else _NOTHING
        for item in items
    ]


def _read(document: Gold, number: int) -> RawDocument | None:
    fields = {"text": "\n".join(document.lines)} if document.html is None else {"html": document.html}
    item = read_record("gold:", str(number), orjson.dumps(fields), Limits())
    return item if isinstance(item, RawDocument) else None


def _result(article: dict[str, object], verdicts: list[tuple[str, str] | None], reason: str | None) -> Result:
    published, offset = article.get("published_at"), article.get("published_offset")
    if isinstance(published, datetime) and isinstance(offset, int):
        published = published.astimezone(timezone(timedelta(minutes=offset)))  # the day that readers saw
    return Result(
        dropped=tuple(verdicts),
        body=str(article.get("body") or ""),
        title=_text(article.get("title")),
        date=published.date().isoformat() if isinstance(published, datetime) else None,
        authors=tuple(article.get("authors") or ()),  # type: ignore[arg-type, call-overload]
        place=_text(article.get("dateline_place")),
        reason=reason,
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
