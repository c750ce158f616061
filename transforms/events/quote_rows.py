"""Rows of the quotes table."""

from typing import Any

from transforms.events.model import Entity, Reading, Sentence
from transforms.events.quotes import find_quotes
from transforms.identity import hash_parts


def quote_rows(
    article_id: str,
    text: str,
    quoted: list[tuple[int, int]],
    sentences: list[Sentence],
    readings: list[Reading],
    entities: dict[str, Entity],
) -> list[dict[str, Any]]:
    """Quotations of an article's body with their speakers; the entities of the speakers are added to `entities`."""
    if not quoted:
        return []
    rows = []
    for quote in find_quotes(text, sentences):
        speaker = _speaker(quote.speaker_text, readings)
        if speaker:
            entities[speaker.entity_id] = speaker
        rows.append(
            {
                "quote_id": hash_parts("quote", article_id, quote.char_start, quote.char_end),
                "article_id": article_id,
                "speaker_text": quote.speaker_text,
                "speaker_name": speaker.name if speaker else None,
                "speaker_entity_id": speaker.entity_id if speaker else None,
                "speaker_reason": quote.speaker_reason,
                "text": quote.text,
                "char_start": quote.char_start,
                "char_end": quote.char_end,
            }
        )
    return rows


def _speaker(text: str | None, readings: list[Reading]) -> Entity | None:
    """The entity of a mention with the speaker's very words."""
    if not text:
        return None
    for reading in readings:
        for mention in reading.mentions:
            if mention.entity and (mention.text == text or text.endswith(mention.text)):
                return mention.entity
    return None
