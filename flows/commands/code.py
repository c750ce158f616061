"""`dateline code`: events from clean texts, without a warehouse."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import polars as pl
from rich.console import Console

from flows.actors import gazetteer_with, read_actors
from flows.analysers import analyser_of
from flows.commands.events_view import print_events
from flows.commands.records import Record, convert, read_texts
from flows.environment import spare_collector
from flows.settings import load_settings
from transforms.articles.language import detect_languages
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.analyser import Analyser
from transforms.events.coder import code_articles
from transforms.events.interchange import to_records
from transforms.events.triggers.lexicon import load_lexicon
from transforms.identity import hash_parts
from warehouse.frames import polars_schema
from warehouse.tables.articles import ARTICLES

_COLUMNS = ("article_id", "title", "body", "published_at", "published_precision", "dateline_place", "language")
_TELLING = 300
"""Characters from which on a text tells its language."""
_ARTICLE = {name: polars_schema(ARTICLES)[name] for name in _COLUMNS}


def code_records(files: Sequence[Path], actors: Path | None, analyser: str | None = None) -> None:
    """Read records with id, text and perhaps date and language; write id and events."""
    gazetteer, chosen = _loaded(actors, analyser)
    convert(files, problem_of, partial(code_chunk, gazetteer=gazetteer, analyser=chosen), {"events": []})


def problem_of(record: Record) -> str | None:
    """Return what keeps a record from being coded, None when nothing does."""
    if not isinstance(record.get("text"), str):
        return "a text is expected"
    try:
        _instant(record.get("date"))
    except ValueError:
        return f"the date {record['date']!r} is no ISO date (YYYY-MM-DD)"
    return None


def code_texts(files: Sequence[Path], actors: Path | None, analyser: str | None = None) -> None:
    """Print the events of plain texts for people."""
    gazetteer, chosen = _loaded(actors, analyser)
    for name, data in read_texts(files):
        record = {"id": name, "text": data.decode("utf-8", errors="replace")}
        for coded in code_chunk([record], gazetteer, chosen):
            print_events(coded["events"], Console())


def _loaded(actors: Path | None, analyser: str | None) -> tuple[Gazetteer, Analyser | None]:
    settings = load_settings(actors=actors, analyser=analyser)
    spare_collector()
    return gazetteer_with(read_actors(settings.actors)), analyser_of(settings.analyser)


def code_chunk(records: list[Record], gazetteer: Gazetteer, analyser: Analyser | None) -> Iterator[Record]:
    """Code records without a problem (`problem_of`); yields one result each, in order, the surest event first."""
    languages = _languages(records)
    rows = [_article(record, number, languages[number]) for number, record in enumerate(records)]
    coded = code_articles(pl.DataFrame(rows, schema=_ARTICLE, orient="row"), load_lexicon(), gazetteer, analyser)
    events: dict[str, list[Record]] = {}
    for event in to_records(coded.events):
        events.setdefault(event["article_id"], []).append(event)
    for record, row in zip(records, rows, strict=True):
        yield {"id": record.get("id"), "events": events.get(row[0], [])}


def _languages(records: list[Record]) -> list[str]:
    """The language that each record states, else the one that its text is seen to be in; short texts count as English."""
    texts = pl.Series([record["text"] for record in records if _is_silent(record)], dtype=pl.String)
    seen = iter(detect_languages(texts)["language"].to_list() if len(texts) else [])
    return [(next(seen) or "en") if _is_silent(record) else str(record.get("language") or "en") for record in records]


def _is_silent(record: Record) -> bool:
    return not record.get("language") and len(record["text"]) >= _TELLING


def _article(record: Record, number: int, language: str) -> tuple[str, None, str, datetime | None, str | None, None, str]:
    text = record["text"]
    published = _instant(record.get("date"))
    return (
        hash_parts("record", number, text),
        None,
        text,
        published,
        "day" if published else None,
        None,
        language,
    )


def _instant(value: object) -> datetime | None:
    """Return the start of the day. Raises ValueError when the value is no ISO date."""
    if value in (None, ""):
        return None
    day = date.fromisoformat(str(value)[:10])
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
