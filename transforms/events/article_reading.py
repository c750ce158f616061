"""What the sentences of articles hold, before they are searched for acts: names, places, dates, who says what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import compress, groupby, islice
from typing import Any, Final

import polars as pl

from transforms.articles.dateline import find_dateline, read_dateline
from transforms.events.actors.first_words import with_first_names
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.labels import Labelled, label_sentence
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.namesakes import with_states
from transforms.events.actors.references import resolve_references
from transforms.events.dates.dates import find_dates
from transforms.events.gate import actor_words, gate_words, passing
from transforms.events.layout import DETERMINERS, Layout, lay_out
from transforms.events.model import Reading, Sentence
from transforms.events.places.places import article_countries, dateline_country, find_places, localised
from transforms.events.public_affairs import are_public
from transforms.events.sentences import read_sentence, sentence_spans
from transforms.events.sources.attribution import find_attributions
from transforms.events.sources.quote_marks import quoted_spans
from transforms.events.sources.quote_rows import near_quotes
from transforms.events.triggers.lexicon import TriggerLexicon

LONGEST_SENTENCE: Final = 1500
"""Characters of the longest sentence that is coded. What goes on longer without a stop is a list or a table and tells no
act in a sentence's grammar, and the cost of finding parties grows much faster than the length."""

_CAPITALS: Final = re.compile(r"[A-Z][A-Z'’. -]*[A-Z]\b[^\n]{0,60}? ?[-–—] ")
_EXACT: Final = frozenset({"second", "minute", "hour", "day"})


@dataclass(slots=True)
class Text:
    """One text to be coded (a title or a body) of one article, the spans of its sentences, and of its dateline with its place."""

    article: Mapping[str, Any]
    text: str
    first_number: int
    spans: list[tuple[int, int]]
    quoted: list[tuple[int, int]]
    dateline: tuple[int, int] = (0, 0)
    filed_from: str | None = None


@dataclass(slots=True)
class ArticleRead:
    """An article read: the day that relative dates count from, its sentences laid out, its body with its sentences."""

    article_id: str
    on: date | None
    layouts: list[Layout]
    bodies: list[tuple[Text, list[Sentence]]]


def read_articles(articles: pl.DataFrame, lexicon: TriggerLexicon, gazetteer: Gazetteer) -> Iterator[ArticleRead]:
    """The articles of a batch with what the sentences that passed the gate hold."""
    texts = list(_texts(articles))
    is_open = iter(_gate(texts, lexicon, gazetteer))
    for article_id, parts in groupby(texts, key=lambda text: str(text.article["article_id"])):
        told = list(parts)
        on = anchor_date(told[0].article)
        kept = [_open_sentences(text, is_open) for text in told]
        home = dateline_country(told[0].article.get("dateline_place") or told[-1].filed_from, gazetteer)
        readings = _readings([sentence for sentences in kept for sentence in sentences], gazetteer, on, home)
        bodies = [(text, _quoting(text, sentences)) for text, sentences in zip(told, kept, strict=True) if text.first_number]
        yield ArticleRead(article_id, on, [lay_out(reading) for reading in readings], bodies)


def _open_sentences(text: Text, is_open: Iterator[bool]) -> list[Sentence]:
    """The sentences of a text that passed the gate; takes as many answers from `is_open` as the text has sentences."""
    numbered = list(zip(enumerate(text.spans, text.first_number), islice(is_open, len(text.spans)), strict=True))
    return [
        read_sentence(text.text, number, span, text.quoted, _dateline_at(text, span))
        for (number, span), passes in numbered
        if passes and span[1] - span[0] <= LONGEST_SENTENCE and not _is_dateline(text, span)
    ]


def _dateline_at(text: Text, span: tuple[int, int]) -> tuple[int, int]:
    """The dateline of a sentence: the text's, or one of its own where a paragraph of a round-up opens with it ("ACCRA - …")."""
    start, end = span
    opens = start >= text.dateline[1] and (start == 0 or text.text[start - 1] == "\n")
    if not opens or not text.first_number or not _CAPITALS.match(text.text, start, end):
        return text.dateline
    found = read_dateline(text.text[start:end])
    return (start, start + found.char_end) if found else text.dateline


def _quoting(text: Text, kept: list[Sentence]) -> list[Sentence]:
    """The sentences that tell who speaks in a text: those with quoted words and their neighbours, whether or not they are coded."""
    known = {sentence.number: sentence for sentence in kept}
    return [
        known.get(index + text.first_number)
        or read_sentence(text.text, index + text.first_number, text.spans[index], text.quoted, text.dateline)
        for index in near_quotes(text.spans, text.quoted)
    ]


def _is_dateline(text: Text, span: tuple[int, int]) -> bool:
    """Whether a span holds nothing but (a part of) the dateline."""
    return text.dateline[0] <= span[0] and not text.text[span[0] : span[1]][max(0, text.dateline[1] - span[0]) :].strip()


def anchor_date(article: Mapping[str, Any]) -> date | None:
    """The day that relative dates count from: the day of publication, where it is known to the day."""
    published = article.get("published_at")
    if published is None or article.get("published_precision", "day") not in _EXACT:
        return None
    # Readers count from the day on the publisher's own clock, which may not be that in UTC.
    offset = timedelta(minutes=article.get("published_offset") or 0)
    return (published + offset).date() if isinstance(published, datetime) else published


def _texts(articles: pl.DataFrame) -> Iterator[Text]:
    for article in articles.iter_rows(named=True):
        if (article.get("language") or "en") != "en":
            continue
        title, body = article.get("title"), article.get("body")
        if title:
            yield Text(article, title, 0, [(0, len(title))], quoted_spans(title))
        if body:
            yield Text(article, body, 1, sentence_spans(body), quoted_spans(body), *_dateline(body))


def _dateline(body: str) -> tuple[tuple[int, int], str | None]:
    """Characters and place of the dateline at the head of one of the first paragraphs; an empty span where there is none."""
    paragraphs = body.split("\n\n", 2)
    found = find_dateline(paragraphs[:2])
    if found is None:
        return (0, 0), None
    number, dateline = found
    start = sum(len(paragraph) + 2 for paragraph in paragraphs[:number])
    return (start, start + dateline.char_end), dateline.place


def _gate(texts: list[Text], lexicon: TriggerLexicon, gazetteer: Gazetteer) -> list[bool]:
    sentences = [text.text[start:end] for text in texts for start, end in text.spans]
    leads = [span == first for text in texts for first in [_lead(text)] for span in text.spans]
    is_public = are_public([str(text.article["article_id"]) for text in texts for _ in text.spans], sentences)
    kept = list(compress(zip(sentences, leads, strict=True), is_public))
    passed = iter(
        passing([sentence for sentence, _ in kept], [leads for _, leads in kept], gate_words(lexicon), actor_words(gazetteer))
    )
    return [public and next(passed) for public in is_public]


def _lead(text: Text) -> tuple[int, int] | None:
    """The first sentence of a text that is no dateline."""
    return next((span for span in text.spans if not _is_dateline(text, span)), None)


def _readings(sentences: list[Sentence], gazetteer: Gazetteer, on: date | None, home: str | None) -> list[Reading]:
    labels = with_first_names([label_sentence(sentence, gazetteer) for sentence in sentences], sentences)
    readings = [_read(sentence, gazetteer, on, labelled) for sentence, labelled in zip(sentences, labels, strict=True)]
    prior = article_countries(readings, gazetteer, home)
    for reading, labelled in zip(readings, labels, strict=True):
        reading.places = find_places(reading.sentence, gazetteer, prior, labelled)
        reading.mentions = [localised(mention, reading.sentence, gazetteer, prior) for mention in reading.mentions]
    return resolve_references(with_states(readings, gazetteer), home)


def _read(sentence: Sentence, gazetteer: Gazetteer, on: date | None, labelled: Labelled) -> Reading:
    """A sentence with everything in it but places; a name inside a date ("May 5") is none, nor a number word."""
    dates = find_dates(sentence, on)
    mentions = [
        mention
        for mention in find_mentions(sentence, gazetteer, on, labelled)
        if not any(span.start <= mention.start < span.end for span in dates)
        and not (
            mention.kind == "name" and mention.end - mention.start == 1 and sentence.tokens[mention.start].lower in DETERMINERS
        )
    ]
    return Reading(sentence, mentions, [], dates, find_attributions(sentence))
