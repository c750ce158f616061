"""Code annotated news texts with the rules and the analyser as they stand."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import polars as pl

from flows.training.event_gold import GoldText
from transforms.articles.dateline import find_dateline
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.analyser import Analyser
from transforms.events.coder import Watch, code_articles
from transforms.events.interchange import to_records
from transforms.events.triggers.lexicon import load_lexicon
from warehouse.frames import polars_schema
from warehouse.tables.articles import ARTICLES

_COLUMNS = ("article_id", "title", "body", "published_at", "published_precision", "dateline_place", "language")


def code_gold(
    texts: Sequence[GoldText], gazetteer: Gazetteer, analyser: Analyser | None, watch: Watch | None = None
) -> list[list[list[dict[str, Any]]]]:
    """Return for each text and each of its sentences the events coded there, the surest first.

    What is told as not done, or only as possible, is left out, as in the formats that others read. `watch` sees every
    event as `code_articles` tells it; the article_id of a text is its name.
    """
    schema = {name: polars_schema(ARTICLES)[name] for name in _COLUMNS}
    frame = pl.DataFrame([_article(text) for text in texts], schema=schema, orient="row")
    coded = code_articles(frame, load_lexicon(), gazetteer, analyser, watch)
    by_text: dict[str, list[dict[str, Any]]] = {}
    for record in to_records(coded.events):
        if record["plover"]:
            by_text.setdefault(record["article_id"], []).append(record)
    return [_by_sentence(text, by_text.get(text.name, [])) for text in texts]


def _by_sentence(text: GoldText, records: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [
        [
            record
            for record in records
            if (record["sentence_number"] == 0) == (sentence.span is None)
            and (sentence.span is None or sentence.span[0] <= _middle(record) < sentence.span[1])
        ]
        for sentence in text.sentences
    ]


def _middle(record: dict[str, Any]) -> int:
    return int(record["char_start"] + record["char_end"]) // 2


def _article(text: GoldText) -> tuple[str, str | None, str, datetime | None, str | None, str | None, str]:
    on = datetime.fromisoformat(text.date).replace(tzinfo=UTC) if text.date else None
    found = find_dateline(text.body.split("\n\n", 2)[:2])
    return text.name, text.title, text.body, on, "day" if on else None, found[1].place if found else None, "en"
