"""`dateline code`: events from clean texts, without a warehouse."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import polars as pl
from rich.console import Console

from flows.actors import gazetteer_with, read_actors
from flows.commands.events_view import print_events
from flows.commands.records import Record, convert, read_records, read_texts
from flows.errors import InputError
from transforms.events.coder import code_articles
from transforms.events.gazetteer import Gazetteer
from transforms.events.interchange import to_records
from transforms.events.lexicon import load_lexicon
from transforms.identity import hash_parts

_ARTICLE: dict[str, pl.DataType] = {
    "article_id": pl.String(),
    "title": pl.String(),
    "body": pl.String(),
    "published_at": pl.Datetime("us", "UTC"),
    "published_precision": pl.String(),
    "dateline_place": pl.String(),
    "language": pl.String(),
}


def code_records(files: Sequence[Path], actors: Path | None) -> None:
    """Read records with id, text and perhaps date; write id and events."""
    convert(read_records(files), partial(code_chunk, gazetteer=gazetteer_with(read_actors(actors))))


def code_texts(files: Sequence[Path], actors: Path | None) -> None:
    """Print the events of plain texts for people."""
    gazetteer = gazetteer_with(read_actors(actors))
    for name, data in read_texts(files):
        record = {"id": name, "text": data.decode("utf-8", errors="replace")}
        for coded in code_chunk([record], gazetteer):
            print_events(coded["events"], Console())


def code_chunk(records: list[Record], gazetteer: Gazetteer) -> Iterator[Record]:
    """Code records; yields one result each, in order, the surest event first.

    Raises InputError for a record without text or with a date that is no ISO date.
    """
    rows = [_article(record, number) for number, record in enumerate(records)]
    coded = code_articles(pl.DataFrame(rows, schema=_ARTICLE, orient="row"), load_lexicon(), gazetteer)
    events: dict[str, list[Record]] = {}
    for event in to_records(coded.events):
        events.setdefault(event["article_id"], []).append(event)
    for record, row in zip(records, rows, strict=True):
        yield {"id": record.get("id"), "events": events.get(row[0], [])}


def _article(record: Record, number: int) -> tuple[str, None, str, datetime | None, str | None, None, str]:
    name = record.get("id", number + 1)
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f"record {name}: a text is expected")
    published = _instant(record.get("date"), name)
    return (
        hash_parts("record", number, text),
        None,
        text,
        published,
        "day" if published else None,
        None,
        str(record.get("language", "en")),
    )


def _instant(value: object, name: object) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise InputError(f"record {name}: the date {value!r} is no ISO date (YYYY-MM-DD)") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
