"""Sentences that only frame direct speech: a lead-in before it, a tail after it."""

from transforms.events.model import Sentence
from transforms.events.sources.attribution import CUES, VERBS
from transforms.events.sources.attribution_spans import clause_end
from transforms.events.sources.attribution_speaker import is_tail, sentence_subject, subject_after, subject_before


def find_lead_in(sentence: Sentence) -> tuple[int, int] | None:
    """Span of the speaker of a sentence that only leads in to speech ("Lavrov told the channel:"), or None."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text != ":":
        return None
    for v in range(len(tokens) - 1, 0, -1):
        if tokens[v].lower in VERBS and not sentence.is_quoted[v]:
            return subject_before(tokens, v)
    return sentence_subject(tokens, len(tokens), CUES)


def find_tail(sentence: Sentence) -> tuple[int, int] | None:
    """Span of the speaker of a sentence that only closes speech ("he was quoted as saying", "read the document."), or None."""
    tokens = sentence.tokens
    end = clause_end(tokens)
    for v in range(min(end, 12)):
        if tokens[v].lower == "quoted" and v > 1 and any(token.lower == "saying" for token in tokens[v : v + 8]):
            return subject_before(tokens, v - 1)
        if tokens[v].lower in VERBS:
            if v == 0:
                return subject_after(tokens, 1, end)
            subject = subject_before(tokens, v)
            return subject if subject is not None and subject[0] == 0 and is_tail(tokens, v, end) == end else None
    return None
