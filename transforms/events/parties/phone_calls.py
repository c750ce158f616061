"""Telephone calls told only beside what was said in them: "X told Y in a telephone call that …", "In a call with Y, X said …".

The words stand in the attribution, which the search for acts leaves out; rows of the part `aside` name them.
"""

from typing import Final

from transforms.events.judgement import is_public
from transforms.events.layout import Layout
from transforms.events.model import Attribution, Mention
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.triggers.lexicon import Pattern, TriggerLexicon
from transforms.events.triggers.triggers import Trigger

_OPENINGS: Final = frozenset({"in", "during"})
_TOLD_GAP: Final = 4  # tokens between the speaker and the one told


def find_calls(layout: Layout, lexicon: TriggerLexicon) -> list[tuple[Trigger, Parties]]:
    """Calls that stand in attributing words, with speaker and listener as parties; none where one of the two is not named."""
    found: list[tuple[Trigger, Parties]] = []
    for attribution in layout.reading.attributions:
        speaker = _mention_in(layout, attribution.speaker_start, attribution.speaker_end)
        if speaker is None:
            continue
        for first, end in _stretches(layout, attribution):
            trigger = _call(layout, lexicon, first, end)
            listener = _listener(layout, trigger, first, end, attribution, speaker) if trigger else None
            if trigger and listener and trigger not in (other for other, _ in found):
                parties = [*coordinated(layout, speaker, is_left=True), *coordinated(layout, listener, is_left=False)]
                found.append((trigger, Parties(actors=parties, is_reciprocal=True)))
                break
    return found


def _stretches(layout: Layout, attribution: Attribution) -> list[tuple[int, int]]:
    """Where a call may be told: between the speaker and the words said, and in what opens the sentence before the speaker."""
    goes_before = attribution.start >= attribution.speaker_end
    stretches = [(attribution.speaker_end, attribution.start if goes_before else attribution.cut_end)]
    if goes_before and layout.lowers[0] in _OPENINGS and layout.lower(attribution.speaker_start - 1) == ",":
        stretches.append((0, attribution.speaker_start))
    return stretches


def _call(layout: Layout, lexicon: TriggerLexicon, first: int, end: int) -> Trigger | None:
    """The call named between two tokens."""
    for at in range(first, end):
        for pattern in lexicon.asides.get(layout.lowers[at], ()):
            start, after = at - len(pattern.before), at + 1 + len(pattern.after)
            if start >= first and after <= end and _fits(layout, start, pattern, at):
                covered = frozenset(range(start, after))
                return Trigger(pattern.rule, start, at + 1, at, "noun", "noun", None, pattern.lemma, covered, pattern.weight)
    return None


def _fits(layout: Layout, start: int, pattern: Pattern, at: int) -> bool:
    words = [*pattern.before, frozenset({layout.lowers[at]}), *pattern.after]
    return all(layout.lowers[start + k] in choice for k, choice in enumerate(words))


def _listener(
    layout: Layout, trigger: Trigger, first: int, end: int, attribution: Attribution, speaker: Mention
) -> Mention | None:
    """Who was called: named after "with" or "to" behind the call, else the one who is told."""
    others = [
        mention for mention in layout.mentions if mention is not speaker and mention.kind != "pronoun" and is_public(mention)
    ]
    called = next(
        (m for m in others if trigger.head < m.start < end and layout.preposition_before(m) in ("with", "to", "from")), None
    )
    if called:
        return called
    stop = min(attribution.start, attribution.speaker_end + _TOLD_GAP) if attribution.start > first else end
    told = (m for m in others if attribution.speaker_end < m.start <= stop and layout.preposition_before(m) is None)
    return next(told, None)


def _mention_in(layout: Layout, start: int, end: int) -> Mention | None:
    """The first mention that begins in a stretch of tokens."""
    return next((mention for mention in layout.mentions if start <= mention.start < end), None)
