"""Shared by the tests of the event coder: sentences in, rows of events out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import polars as pl

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import Coded, code_articles
from transforms.events.triggers.lexicon import load_lexicon

SCHEMA = {
    "article_id": pl.String(),
    "title": pl.String(),
    "body": pl.String(),
    "published_at": pl.Datetime("us", "UTC"),
    "published_precision": pl.String(),
    "dateline_place": pl.String(),
    "language": pl.String(),
}


def article(body: str, number: int = 0, title: str | None = None, day: str | None = None, language: str = "en") -> dict[str, Any]:
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    return {
        "article_id": f"{number:032x}",
        "title": title,
        "body": body,
        "published_at": published,
        "published_precision": "day" if day else None,
        "dateline_place": None,
        "language": language,
    }


def code(articles: Sequence[dict[str, Any]]) -> Coded:
    return code_articles(pl.DataFrame(articles, schema=SCHEMA), load_lexicon(), load_gazetteer())


def events_of(texts: Sequence[str]) -> list[list[dict[str, Any]]]:
    """Events of each text, coded as articles of one batch."""
    coded = code([article(text, number) for number, text in enumerate(texts)])
    found: list[list[dict[str, Any]]] = [[] for _ in texts]
    for row in coded.events.iter_rows(named=True):
        found[int(row["article_id"], 16)].append(row)
    return found


def one(text: str, event_type: str | None = None) -> dict[str, Any]:
    """The one event of a text, or its one event of a type."""
    rows = [row for row in events_of([text])[0] if event_type in (None, row["event_type"])]
    assert len(rows) == 1, [(row["rule_id"], row["event_type"]) for row in rows]
    return rows[0]


def codes(row: dict[str, Any], role: str) -> list[str | None]:
    return [party["country_code"] for party in row[role]]
