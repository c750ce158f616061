"""Events of one sentence before they become rows, and the making one of what is told twice."""

from dataclasses import dataclass
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.parties.parties import Parties
from transforms.events.triggers.settle import Act
from transforms.events.triggers.triggers import Trigger

_THREATENING: Final = word_class("threatening")
_HARMS: Final = word_class("harms")


@dataclass(slots=True)
class Draft:
    """An event before it becomes a row."""

    trigger: Trigger
    act: Act
    actors: list[Mention]
    recipients: list[Mention]
    parties: Parties
    is_background: bool
    condition_text: str | None
    confidence: float
    is_unresolved: bool


def merged(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Drafts of one act told twice made one: the surest stays and takes over parties it lacks."""
    drafts = _without_frames(layout, drafts)
    results = [draft for draft in drafts if any(_is_result(draft, other) for other in drafts)]
    kept: list[Draft] = []
    mains = [draft for draft in drafts if not any(draft is result for result in results)]
    for draft in sorted(mains, key=lambda item: (-item.confidence, item.trigger.head)):
        twin = next((other for other in kept if _is_same(other, draft)), None)
        if twin is None:
            kept.append(draft)
        elif not twin.recipients and not twin.parties.is_reciprocal:
            twin.recipients = [mention for mention in draft.recipients if mention not in twin.actors]
    for result in results:
        attacks = [other for other in kept if _is_result(result, other)]
        if attacks:
            _absorb(max(attacks, key=lambda other: other.trigger.head), result)
    return sorted(kept, key=lambda item: item.trigger.head)


def _absorb(attack: Draft, result: Draft) -> None:
    """Adds what an attack did to the attack: whom it hit. Where it took place is then no recipient."""
    if attack.parties.is_located:
        attack.recipients, attack.parties.is_located = [], False
    known = set(_keys(attack.recipients)) | set(_keys(attack.actors))
    attack.recipients += [mention for mention in result.recipients if _keys([mention])[0] not in known]
    attack.actors = attack.actors or result.actors
    attack.confidence = max(attack.confidence, result.confidence)


def _is_result(draft: Draft, attack: Draft) -> bool:
    """Whether a draft tells what an attack told before it did: "shelled the town, killing five soldiers" is one assault."""
    return (
        draft.trigger.head > attack.trigger.head
        and draft.act.event_type == attack.act.event_type == "ASSAULT"
        and draft.trigger.mood == "gerund"
        and draft.trigger.lemma in _HARMS
        and attack.trigger.lemma not in _HARMS
        and draft.act.is_negated == attack.act.is_negated
        and (not draft.actors or set(_keys(draft.actors)) <= set(_keys(attack.actors)) or not attack.actors)
    )


def _without_frames(layout: Layout, drafts: list[Draft]) -> list[Draft]:
    """Drafts without verbs of threat that only frame a threat quoted ("We will strike back," he warned), or words that are none."""
    framing: list[Draft] = []
    for attribution in layout.reading.attributions:
        inside = [
            draft
            for draft in drafts
            if draft.act.event_type == "THREATEN" and attribution.start <= draft.trigger.head < attribution.end
        ]
        for draft in drafts:
            is_frame = draft.act.event_type == "THREATEN" and layout.lowers[draft.trigger.head] == attribution.verb
            if not is_frame or draft in inside:
                continue
            is_direct = any(layout.reading.sentence.is_quoted[attribution.start : attribution.end])
            if not inside and is_direct and _THREATENING.isdisjoint(layout.lowers[attribution.start : attribution.end]):
                framing.append(draft)  # "The harvest was poor," the minister warned
            if inside:
                framing.append(draft)
                for threat in inside:
                    threat.recipients = threat.recipients or [m for m in draft.recipients if m not in threat.actors]
    return [draft for draft in drafts if not any(draft is other for other in framing)]


def _is_same(one: Draft, two: Draft) -> bool:
    if one.act.event_type != two.act.event_type or one.act.is_negated != two.act.is_negated:
        return False
    if one.parties.is_reciprocal != two.parties.is_reciprocal and one.actors and two.actors:
        return set(_keys(two.actors)) <= set(_keys(one.actors))
    actors_agree = not two.actors or not one.actors or bool(set(_keys(one.actors)) & set(_keys(two.actors)))
    recipients_agree = not two.recipients or not one.recipients or bool(set(_keys(one.recipients)) & set(_keys(two.recipients)))
    return actors_agree and recipients_agree


def _keys(mentions: list[Mention]) -> list[str]:
    return [f"{mention.country_code}:{mention.sector}" if mention.country_code else mention.text for mention in mentions]
