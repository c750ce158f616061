"""From articles to events, quotes and entities: the coder's outer loop.

Sentences pass the gate, are read (mentions, dates, places, quantities, attributions), searched for triggers and
parties, and settled into rows. Every row carries the sentence it was read from, verbatim, with its offsets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import polars as pl

from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.speakers import Memory
from transforms.events.analyser import Analyser
from transforms.events.article_reading import read_articles
from transforms.events.drafts import Draft
from transforms.events.layout import Layout
from transforms.events.model import Entity
from transforms.events.parsing import read_triggers
from transforms.events.rows import Source, code_sentence
from transforms.events.sources.quote_rows import quote_rows
from transforms.events.triggers.lexicon import TriggerLexicon
from warehouse.frames import conform, polars_schema, staged
from warehouse.schema import Table
from warehouse.tables.events import ENTITIES, EVENTS, QUOTES

CODER_VERSION: Final = "tree-3"
"""Version of the rules and lexicons that events are coded by; raised whenever the coding of a text may change."""

_GROUP: Final = 64
"""Articles whose sentences are read and analysed together: enough to fill the analyser's batches, few enough for the memory."""

Watch = Callable[[Layout, Draft, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Coded:
    """What a batch of articles tells: staged frames of EVENTS, QUOTES and ENTITIES."""

    events: pl.DataFrame
    quotes: pl.DataFrame
    entities: pl.DataFrame


def code_articles(
    articles: pl.DataFrame,
    lexicon: TriggerLexicon,
    gazetteer: Gazetteer,
    analyser: Analyser | None = None,
    watch: Watch | None = None,
) -> Coded:
    """Code a batch of articles.

    `articles` has the columns article_id, title, body, published_at, published_precision, and may have dateline_place and
    language (only English text is coded; an unknown language counts as English). Without an `analyser` triggers and
    parties are found by position alone. Rows come out in the order of the articles. `watch` is called with every row
    and what it was made of.
    """
    version = CODER_VERSION if analyser is None else f"{CODER_VERSION}+{analyser.name}-{analyser.version}"
    events: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    entities: dict[str, Entity] = {}
    read = read_articles(articles, lexicon, gazetteer)
    while group := list(islice(read, _GROUP)):
        triggers = iter(read_triggers([layout for article in group for layout in article.layouts], lexicon, analyser))
        for article in group:
            memory = Memory()
            for layout in article.layouts:
                source = Source(article.article_id, article.on, version)
                for draft, row in code_sentence(layout, next(triggers), lexicon, memory, source, entities):
                    events.append(row)
                    if watch is not None:
                        watch(layout, draft, row)
                memory.note(layout.reading)
            readings = [layout.reading for layout in article.layouts]
            for text, sentences in article.bodies:
                quotes += quote_rows(article.article_id, text.text, text.quoted, sentences, readings, entities)
    return Coded(_frame(events, EVENTS), _frame(quotes, QUOTES), _entities(entities))


def _frame(rows: list[dict[str, Any]], table: Table) -> pl.DataFrame:
    target = staged(table)
    frame = pl.DataFrame(rows, schema=polars_schema(target))
    return conform(frame.unique(list(target.key), keep="first", maintain_order=True), target)


def _entities(entities: dict[str, Entity]) -> pl.DataFrame:
    rows = [
        {
            "entity_id": entity.entity_id,
            "name": entity.name,
            "kind": entity.kind,
            "country_code": entity.country_code,
            "sector": entity.sector,
            "latitude": entity.latitude,
            "longitude": entity.longitude,
            "gazetteer": entity.gazetteer,
        }
        for _, entity in sorted(entities.items())
    ]
    return _frame(rows, ENTITIES)
