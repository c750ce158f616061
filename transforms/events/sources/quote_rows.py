"""Rows of the quotes table."""

from typing import Any, Final

from transforms.events.model import Entity, Mention, Quote, Reading, Sentence
from transforms.events.sources.quotes import find_quotes
from transforms.identity import hash_parts

_REACH: Final = 200  # characters behind a quotation that may still name its speaker
_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})


def near_quotes(spans: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> list[int]:
    """Positions of the sentences (their spans given) that hold quoted words, and of those right before and after them."""
    near: set[int] = set()
    for start, end in quoted:
        touched = [at for at, span in enumerate(spans) if span[0] < end + 1 and start - 1 < span[1]]
        if touched:
            near.update(range(max(touched[0] - 1, 0), min(touched[-1] + 2, len(spans))))
    return sorted(near)


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
        mention = _speaker(quote, readings)
        speaker = mention.entity if mention else None
        if speaker:
            entities[speaker.entity_id] = speaker
        rows.append(
            {
                "quote_id": hash_parts("quote", article_id, quote.char_start, quote.char_end),
                "article_id": article_id,
                "speaker_text": quote.speaker_text,
                "speaker_name": speaker.name if speaker else mention.name if mention else None,
                "speaker_entity_id": speaker.entity_id if speaker else None,
                "speaker_reason": quote.speaker_reason,
                "text": quote.text,
                "char_start": quote.char_start,
                "char_end": quote.char_end,
            }
        )
    return rows


def _speaker(quote: Quote, readings: list[Reading]) -> Mention | None:
    """The mention with the speaker's very words; for a pronoun whoever it stands for in or right before the sentence quoted."""
    words = quote.speaker_text
    if not words:
        return None
    if words.lower() in _PRONOUNS:
        near = [r for r in readings if r.sentence.number and r.sentence.char_start <= quote.char_end + _REACH]
        found = [m for r in near[-2:] for m in r.mentions if m.text.lower() == words.lower() and m.kind != "pronoun"]
        return found[-1] if found else None
    for reading in readings:
        for mention in reading.mentions:
            if (mention.entity or mention.name) and (mention.text == words or words.endswith(mention.text)):
                return mention
    return None
