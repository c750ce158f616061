"""Direct speech of a text, with its speaker where the words around it name one.

A quotation is speech when it has three words or more, or is a whole clause; one or two words between marks are another's
term, and words all in capitals at the front a title. Speech that runs over sentences or paragraphs is one quotation.
"""

import re
from dataclasses import dataclass

from transforms.events.model import Attribution, Quote, Sentence
from transforms.events.sources.attribution import find_attributions
from transforms.events.sources.quote_marks import quoted_spans
from transforms.events.sources.speech_frames import find_lead_in, find_tail

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset("a an the of in on for to and or by at with from".split())
_FEWEST_WORDS = 3
NO_SPEAKER = "no_speaker_found"


@dataclass(slots=True)
class _Context:
    """The text with its sentences, and the attributions already read, by sentence."""

    text: str
    sentences: list[Sentence]
    read: dict[int, list[Attribution]]

    def attributions(self, index: int) -> list[Attribution]:
        if index not in self.read:
            self.read[index] = find_attributions(self.sentences[index])
        return self.read[index]


def find_quotes(text: str, sentences: list[Sentence]) -> list[Quote]:
    """Quotations of `text` in order; `sentences` are those of the whole text. `text[char_start:char_end]` is the words quoted.

    The speaker is looked for in the sentences of the quotation, in a lead-in before it ("X told Y:"), in a tail after it ("he
    was quoted as saying"), and in the quotation of the sentence before it; else the reason is no_speaker_found.
    """
    context = _Context(text, sentences, {})
    quotes: list[Quote] = []
    at = 0
    for start, end in _joined(text):
        words = text[start:end]
        if not _is_speech(words):
            continue
        while at < len(sentences) and sentences[at].char_end <= start:
            at += 1
        last = at
        while last + 1 < len(sentences) and sentences[last + 1].char_start < end:
            last += 1
        speaker = _speaker(context, start, end, at, last, quotes[-1] if quotes else None) if at < len(sentences) else None
        quotes.append(Quote(start, end, words, speaker, None if speaker else NO_SPEAKER))
    return quotes


def _joined(text: str) -> list[tuple[int, int]]:
    """Quoted spans without the blanks at their ends; speech that the next paragraph takes up again is one span."""
    spans: list[tuple[int, int]] = []
    for start, end in quoted_spans(text):
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start >= end:
            continue
        if spans and text[spans[-1][1]] not in '"“”':  # the span before was never closed
            gap = text[spans[-1][1] : start]
            if "\n" in gap and not gap.strip().strip('"“'):
                spans[-1] = (spans[-1][0], end)
                continue
        spans.append((start, end))
    return spans


def _is_speech(words: str) -> bool:
    found = _WORD.findall(words)
    if len(found) >= _FEWEST_WORDS:
        is_title = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in found) and words[-1] not in ".!?,"
        return not is_title
    return len(found) == 2 and words[0].isupper() and words[-1] in ".!?"


def _speaker(context: _Context, start: int, end: int, first: int, last: int, before: Quote | None) -> str | None:
    nearest = _nearest_attribution(context, start, end, first, last)
    if nearest is not None:
        return nearest
    sentences = context.sentences
    if first > 0 and sentences[first - 1].text.endswith(":"):
        span = find_lead_in(sentences[first - 1])
        if span is not None:
            return _words(sentences[first - 1], span)
    if last + 1 < len(sentences) and _closes(context, end, sentences[last + 1]):
        span = find_tail(sentences[last + 1])
        if span is not None:
            return _words(sentences[last + 1], span)
    if before is not None and before.speaker_text and _goes_on(context, before, start, first):
        return before.speaker_text
    return None


def _nearest_attribution(context: _Context, start: int, end: int, first: int, last: int) -> str | None:
    """Source of the attribution nearest to the marks, among the sentences that the quotation touches."""
    best: tuple[int, str] | None = None
    for index in range(first, last + 1):
        sentence = context.sentences[index]
        for attribution in context.attributions(index):
            cut_start = _start_of(sentence, attribution.cut_start)
            cut_end = sentence.tokens[max(attribution.cut_end - 1, attribution.speaker_end - 1)].char_end
            scope_start = _start_of(sentence, attribution.start)
            scope_end = sentence.tokens[attribution.end - 1].char_end
            if scope_end <= start - 1 or scope_start >= end + 1:
                continue
            distance = max(start - cut_end, cut_start - end, 0)
            if best is None or distance < best[0]:
                best = (distance, attribution.speaker)
    return best[1] if best else None


def _start_of(sentence: Sentence, token: int) -> int:
    """Where a token starts; the sentence's end for a stretch that is empty and lies behind its last token."""
    return sentence.tokens[token].char_start if token < len(sentence.tokens) else sentence.char_end


def _words(sentence: Sentence, span: tuple[int, int]) -> str:
    origin = sentence.char_start
    return sentence.text[sentence.tokens[span[0]].char_start - origin : sentence.tokens[span[1] - 1].char_end - origin]


def _closes(context: _Context, end: int, following: Sentence) -> bool:
    """Whether the sentence after the quotation can be its tail: the speech ends in a comma, or the sentence begins small."""
    return context.text[end - 1] in ",?!" or following.text[0].islower()


def _goes_on(context: _Context, before: Quote, start: int, first: int) -> bool:
    """Whether a sentence that opens with speech follows one that ends with the words of a speaker: the same person goes on."""
    if first == 0 or context.sentences[first].char_start < start - 1:
        return first == 0
    previous = context.sentences[first - 1]
    if before.char_start < previous.char_start < before.char_end or previous.char_start >= before.char_start - 1 > 0:
        return True
    return any(previous.tokens[a.speaker_start].char_start > before.char_end for a in context.attributions(first - 1))
