"""`dateline explain`: a document in colour, line by line, with the events it gave."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from flows.actors import read_actors
from flows.commands.events_view import print_events
from flows.commands.render import visible
from flows.errors import InputError
from flows.prepare import limits_of
from flows.settings import Settings, load_settings

if TYPE_CHECKING:
    from transforms.events.parties.trace import Trace

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Explained:
    """One document: its lines with their verdicts, its article (None when refused), its events and how they were read.

    `traces` holds those of the events, by event_id, that the rules as they are now find again.
    """

    source_uri: str
    member: str | None
    lines: pl.DataFrame
    article: Row | None
    events: Sequence[Row]
    reject: Row | None
    traces: "Mapping[str, Trace]"


def explain_subject(
    subject: str, warehouse: Path | None, actors: Path | None, as_json: bool, analyser: str | None = None
) -> None:
    """Explain a raw file, or the document behind an article or event of the warehouse.

    Raises InputError when the subject is neither a file nor a known id, WarehouseError when the
    warehouse cannot be read.
    """
    settings = load_settings(warehouse=warehouse, actors=actors, analyser=analyser)
    is_file = Path(subject).is_file()
    found = explain_file(Path(subject), settings) if is_file else explain_stored(subject, settings)
    if as_json:
        json.dump([_plain(item) for item in found], sys.stdout, default=str, indent=1)
        print()
    else:
        for item in found:
            print_explained(item, Console())


def explain_file(path: Path, settings: Settings) -> list[Explained]:
    """Read, clean and code one file as a run would, without a warehouse."""
    from flows.pipeline import resources, transform
    from transforms.documents.frame import parsed_frame, reject_frame
    from transforms.documents.model import RawDocument, Reject
    from transforms.documents.read import read_file
    from transforms.events.parties.trace import trace_articles

    items = list(read_file(path.resolve().as_uri(), path.read_bytes(), limits_of(settings)))
    loaded = resources(read_actors(settings.actors), settings.analyser)
    parsed = parsed_frame([item for item in items if isinstance(item, RawDocument)])
    cleaned, coded = transform(parsed, None, None, loaded, datetime.now(UTC))
    rejects = pl.concat([reject_frame([item for item in items if isinstance(item, Reject)]), cleaned.rejects])
    traces = trace_articles(cleaned.articles, loaded.lexicon, loaded.gazetteer, loaded.analyser)
    explained = [
        _gather(row, cleaned.labelled, cleaned.articles, coded.events, rejects, traces) for row in parsed.iter_rows(named=True)
    ]
    unread = rejects.filter(pl.col("document_id").is_null()).iter_rows(named=True)
    return explained + [
        Explained(row["source_uri"], row["member"], cleaned.labelled.clear(), None, [], row, {}) for row in unread
    ]


def _gather(
    document: Row,
    lines: pl.DataFrame,
    articles: pl.DataFrame,
    events: pl.DataFrame,
    rejects: pl.DataFrame,
    traces: "Mapping[str, Trace]",
) -> Explained:
    key = pl.col("document_id") == document["document_id"]
    article = next(articles.filter(key).iter_rows(named=True), None)
    of_article = events.filter(pl.col("article_id") == article["article_id"]) if article else events.clear()
    return Explained(
        source_uri=document["source_uri"],
        member=document["member"],
        lines=lines.filter(key),
        article=article,
        events=of_article.sort("sentence_number", "char_start").to_dicts(),
        reject=next(rejects.filter(key).iter_rows(named=True), None),
        traces=traces,
    )


def explain_stored(subject: str, settings: Settings) -> list[Explained]:
    """Find the document of an article, event or document id, with what the warehouse says of it."""
    from transforms.frames import LABELLED_LINES, PARSED
    from transforms.lines.split import split_lines
    from warehouse.frames import conform
    from warehouse.query import run_query

    def ask(sql: str) -> pl.DataFrame:
        return run_query(settings.warehouse, sql)

    if len(subject) != 32 or set(subject) - set("0123456789abcdef"):
        raise InputError(f"{subject}: neither a file nor an id of the warehouse (32 hexadecimal digits)")
    of_article = f"SELECT article_id FROM events WHERE event_id = '{subject}' UNION ALL SELECT '{subject}'"
    of_document = f"SELECT document_id FROM articles WHERE article_id IN ({of_article}) UNION ALL SELECT '{subject}'"
    document = ask(f"SELECT * FROM documents WHERE document_id IN ({of_document})")
    if document.is_empty():
        raise InputError(f"{subject}: no article, event or document of {settings.warehouse} has this id")
    source = document.row(0, named=True)
    key = f"document_id = '{source['document_id']}'"
    article = next(ask(f"SELECT * FROM articles WHERE {key}").iter_rows(named=True), None)
    events = ask(
        f"SELECT * FROM events WHERE article_id = '{article['article_id'] if article else ''}' ORDER BY sentence_number, char_start"
    )
    chosen = events.filter(pl.col("event_id") == subject)
    removed = ask(f"SELECT document_id, line_number, kind, rule_id, score FROM removed_lines WHERE {key}")
    lines = split_lines(conform(document.select(c for c in document.columns if c in PARSED.names), PARSED)).drop("dom")
    labelled = lines.join(removed, on=["document_id", "line_number"], how="left", maintain_order="left").with_columns(
        is_title=pl.col("kind").is_null() & (pl.col("text_raw").str.strip_chars() == ((article or {}).get("title") or ""))
    )
    reject = next(ask(f"SELECT reason, detail FROM rejects WHERE {key}").iter_rows(named=True), None)
    if source["status"] == "duplicate":
        same = ask(f"SELECT document_id FROM documents WHERE content_hash = '{source['content_hash']}' AND status = 'published'")
        reject = {"reason": "duplicate", "detail": f"the same bytes as document {', '.join(same['document_id'])}"}
    return [
        Explained(
            source["source_uri"],
            source["member"],
            conform(labelled, LABELLED_LINES),
            article,
            (events if chosen.is_empty() else chosen).to_dicts(),
            reject,
            _traced(ask(f"SELECT * FROM articles WHERE {key}"), settings),
        )
    ]


def _traced(articles: pl.DataFrame, settings: Settings) -> "dict[str, Trace]":
    """Code stored articles once more, to tell how their events were read."""
    from flows.pipeline import resources
    from transforms.events.parties.trace import trace_articles

    loaded = resources(read_actors(settings.actors), settings.analyser)
    return trace_articles(articles, loaded.lexicon, loaded.gazetteer, loaded.analyser)


def print_explained(item: Explained, console: Console) -> None:
    """Print one document: its lines, its metadata, its events."""
    console.print(Rule(Text(visible(f"{item.source_uri}{f' [{item.member}]' if item.member else ''}"))))
    marked = {evidence for event in item.events for evidence in (event["trigger_text"],)}
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=4)
    table.add_column(ratio=1, style="dim")
    for line in item.lines.sort("line_number").iter_rows(named=True):
        table.add_row(str(line["line_number"]), *_line(line, marked))
    console.print(table)
    if item.reject:
        console.print(Text(f"Refused: {item.reject['reason']}: {item.reject['detail'] or ''}", style="bold red"))
    if item.article:
        console.print(Text("Article", style="bold"))
        for name in _ARTICLE_FIELDS:
            value = item.article[name]
            reason = item.article.get(name.replace("_at", "_reason")) if value is None and name.endswith("_at") else None
            basis = item.article.get(f"{name.removesuffix('_at')}_basis")
            shown = (
                f"{value if value not in (None, []) else '-'}{f'  ({basis})' if basis else ''}{f'  ({reason})' if reason else ''}"
            )
            console.print(Text.assemble((f"    {name.ljust(18)}", "dim"), visible(shown)), soft_wrap=True)
        console.print(Text(f"Events: {len(item.events)}", style="bold"))
        print_events(item.events, console, item.traces)


_ARTICLE_FIELDS = (
    "article_id",
    "title",
    "published_at",
    "dateline_place",
    "byline",
    "publisher",
    "section",
    "language",
    "quality_score",
)


def _line(line: Row, triggers: set[str]) -> tuple[Text, Text]:
    """Return a line and its margin: dropped lines struck out with rule and score, triggers underlined."""
    raw = visible(line["text_raw"])
    if line["kind"] is not None:
        return Text(raw, style="red strike"), Text(f"{line['kind']}\n{line['rule_id']} {line['score']:.2f}", style="red")
    if line["is_title"]:
        return Text(raw, style="bold green"), Text("title", style="green")
    text = Text(raw)
    text.highlight_words(sorted(triggers, key=len, reverse=True), style="bold underline yellow")
    return text, Text("")


def _trace_fields(trace: "Trace | None") -> dict[str, Any]:
    return {"path": trace.path if trace else None, "finders": list(trace.finders) if trace else []}


def _plain(item: Explained) -> dict[str, Any]:
    return {
        "source_uri": item.source_uri,
        "member": item.member,
        "lines": item.lines.drop("document_id").to_dicts(),
        "article": dict(item.article) if item.article else None,
        "events": [{**event, **_trace_fields(item.traces.get(event["event_id"]))} for event in item.events],
        "reject": dict(item.reject) if item.reject else None,
    }
