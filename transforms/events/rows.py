"""Events of one sentence as rows of the events table."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from transforms.events.actors.lending import as_people, countries_of, is_own_force, states_of, with_country, without_lent_country
from transforms.events.actors.speakers import (
    Memory,
    attributed_text,
    represented,
    resolve_subject,
    speaker_of,
    together,
    with_companions,
)
from transforms.events.circumstances import find_numbers, find_when, find_where
from transforms.events.clause_words import word_class
from transforms.events.codes import event_codes
from transforms.events.columns import party_columns, place_columns
from transforms.events.confidence import rate
from transforms.events.drafts import Draft, merged
from transforms.events.judgement import (
    are_asked_for,
    is_advice,
    is_full,
    is_history,
    is_mere_opinion,
    is_of_private_thing,
    is_one_of,
    is_own_country,
    is_sport,
    is_told,
    speaks_for_body,
)
from transforms.events.layout import Layout
from transforms.events.model import Entity, Mention, Stance
from transforms.events.parties.finders import find_parties
from transforms.events.parties.parties import Parties
from transforms.events.parties.phone_calls import find_calls
from transforms.events.triggers.contexts import find_contexts
from transforms.events.triggers.lexicon import TriggerLexicon
from transforms.events.triggers.scope import BACKGROUND, GOVERNED, MAIN, standings
from transforms.events.triggers.settle import Act, settle
from transforms.events.triggers.spoken_acts import is_spoken_threat, spoken_demand
from transforms.events.triggers.stance import read_stance
from transforms.events.triggers.triggers import Trigger
from transforms.events.unreal import is_private_case, is_unreal
from transforms.identity import hash_parts

_AT_LAW: Final = frozenset({"JUD", "COP"})
"""Sectors that mostly act on those of their own country."""
_ATTEMPTS: Final = word_class("attempts")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence stands: its article, the day that relative dates count from, and the version that codes it."""

    article_id: str
    on: date | None
    version: str


def code_sentence(
    layout: Layout,
    triggers: list[Trigger],
    lexicon: TriggerLexicon,
    memory: Memory,
    source: Source,
    entities: dict[str, Entity],
) -> list[tuple[Draft, dict[str, Any]]]:
    """The events that a sentence tells, each with its row; the entities they use are added to `entities`."""
    if is_sport(layout):
        return []
    drafts = []
    for trigger, standing in zip(triggers, standings(layout, triggers), strict=True):
        if standing == GOVERNED or is_history(layout, trigger, source.on):
            continue
        draft = _first_draft(layout, trigger, standing, memory)
        if draft:
            drafts.append(draft)
    for trigger, parties in find_calls(layout, lexicon):
        draft = _draft(layout, trigger, MAIN, memory, parties)
        if draft:
            drafts.append(draft)
    if any(not draft.is_background for draft in drafts):
        drafts = [draft for draft in drafts if not draft.is_background or is_full(draft.trigger, draft.actors, draft.recipients)]
    kept = merged(layout, drafts)
    if kept:
        memory.last_actors = max(kept, key=lambda draft: draft.confidence).actors
    if len(drafts) > 1:
        for draft in kept:
            draft.confidence = rate(layout, draft)  # anew: merging may have given it parties
    return [(draft, _row(layout, draft, source, entities)) for draft in kept]


def _first_draft(layout: Layout, trigger: Trigger, standing: str, memory: Memory) -> Draft | None:
    """The draft of a trigger, or of the one that stands in for it where its parties are not those that its row asks for."""
    reading: Trigger | None = trigger
    while reading:
        draft = _draft(layout, reading, standing, memory, find_parties(layout, reading))
        if draft:
            return draft
        reading = reading.instead
    return None


def _draft(layout: Layout, trigger: Trigger, standing: str, memory: Memory, parties: Parties) -> Draft | None:
    is_unresolved = False
    actors = parties.actors
    if parties.needs_speaker == "this":
        actors = memory.last_actors
    elif parties.needs_speaker:
        found = resolve_subject(layout, trigger.start, parties.needs_speaker, memory)
        others = [mention for mention in actors if mention.kind != "pronoun"]
        named = together(found, layout) if found and parties.needs_speaker == "they" else [found] if found else []
        actors = [*named, *others]
        is_unresolved = found is None
        if is_unresolved and not others:
            return None
    event_type = trigger.rule.event_type
    speaker = speaker_of(layout, trigger.head)
    if not actors and event_type == "THREATEN" and trigger.rule.is_noun:
        actors = [speaker] if speaker is not None else []  # "a ban looms over the party, the prosecutor said"
    opposed = frozenset() if parties.is_located else states_of(parties.recipients)
    actors = _settled(actors, layout, memory, event_type, countries_of(parties.recipients), opposed)
    parties.is_reciprocal = parties.is_reciprocal or (trigger.rule.frame == "reciprocal" and len(actors) > 1)
    abroad = [actor for actor in actors if actor.sector not in _AT_LAW]
    settled = _settled(parties.recipients, layout, memory, event_type, countries_of(abroad))
    recipients = [mention for mention in settled if not is_one_of(mention, actors)]
    recipients = [mention for mention in recipients if not is_own_country(mention, actors, trigger)]
    recipients = [mention for mention in recipients if not is_own_force(mention, actors, layout, event_type)]
    if event_type in ("ASSAULT", "COERCE"):
        recipients = [as_people(mention, layout) for mention in recipients]
    if event_type == "ASSAULT":
        recipients = [without_lent_country(mention, parties.recipients, actors) for mention in recipients]
    if not are_asked_for(trigger.rule, actors, recipients) or is_mere_opinion(layout, trigger, [*actors, *recipients]):
        return None
    stance = read_stance(layout.reading.sentence, trigger.own_start, trigger.end, trigger.start)
    if stance.modality == "hypothetical" and not _ATTEMPTS.isdisjoint(layout.lowers[max(0, trigger.start - 4) : trigger.start]):
        stance = Stance("happened", stance.is_negated, stance.condition_text)  # an attempt took place, whatever came of it
    if is_spoken_threat(layout, trigger, stance, actors, speaker):
        actors = actors or ([speaker] if speaker else [])
        stance = Stance("threatened", False, stance.condition_text)
    if is_unreal(layout, trigger, stance, actors):
        return None
    act = settle(trigger.rule, stance, bool(actors), trigger.mood == "infinitive")
    demand = spoken_demand(layout, trigger, stance, actors, speaker)
    if demand and speaker:
        act, actors, recipients = demand, [speaker], actors
    if trigger.lemma == "protest" and act.event_type == "PROTEST" and not trigger.rule.is_noun and speaks_for_body(actors):
        act = Act("ACCUSE", "disapprove", "114", act.modality, act.is_negated)  # states and bodies protest in words
    if not is_told(trigger, standing, act, actors, recipients, bool(layout.reading.places)):
        return None
    if is_private_case(layout, trigger, actors, recipients):
        return None
    if is_advice(layout, [*actors, *recipients]) or is_of_private_thing(layout, act.event_type, actors):
        return None
    draft = Draft(trigger, act, actors, recipients, parties, standing == BACKGROUND, stance.condition_text, 0.0, is_unresolved)
    draft.confidence = rate(layout, draft)
    return draft


def _settled(
    mentions: list[Mention],
    layout: Layout,
    memory: Memory,
    event_type: str,
    others: frozenset[str],
    opposed: frozenset[str] = frozenset(),
) -> list[Mention]:
    """Mentions with pronouns resolved, countries lent to roles, and no mention twice.

    `others` are the countries of the other side, `opposed` those of them that are states acted upon.
    """
    result: list[Mention] = []
    for mention in represented(mentions, layout):
        known = memory.resolve(layout.lowers[mention.start]) if mention.kind == "pronoun" else mention
        for one in with_companions(known, layout) if known is not None else ():
            if one not in result:
                result.append(with_country(one, layout, event_type, others, opposed))
    return result


def _row(layout: Layout, draft: Draft, source: Source, entities: dict[str, Entity]) -> dict[str, Any]:
    reading, trigger, act = layout.reading, draft.trigger, draft.act
    sentence = reading.sentence
    when = find_when(reading, trigger, act.modality, draft.is_background, source.on)
    place = find_where(reading.places, trigger, layout.lowers, draft.recipients)
    quad, intensity = event_codes(act.event_type, act.event_mode)
    first = sentence.tokens[trigger.start].char_start - sentence.char_start
    last = sentence.tokens[trigger.end - 1].char_end - sentence.char_start
    row: dict[str, Any] = {
        "article_id": source.article_id,
        "coder_version": source.version,
        "sentence_number": sentence.number,
        "char_start": sentence.char_start,
        "char_end": sentence.char_end,
        "evidence": sentence.text,
        "trigger_text": sentence.text[first:last],
        "rule_id": trigger.rule.rule_id,
        "event_type": act.event_type,
        "event_mode": act.event_mode,
        "contexts": find_contexts(trigger.rule.contexts, layout.lowers),
        "cameo_code": act.cameo_code,
        "quad_class": quad,
        "intensity": intensity,
        **party_columns("actor", draft.actors, draft.is_unresolved, entities),
        **party_columns("recipient", draft.recipients, False, entities),
        "is_reciprocal": draft.parties.is_reciprocal,
        "event_date": when.event_date,
        "event_end_date": when.event_end_date,
        "date_text": when.date_text,
        "date_precision": when.date_precision,
        "date_basis": when.date_basis,
        "date_reason": when.date_reason,
        **place_columns(place, entities),
        **find_numbers(reading, act.event_type, trigger).columns,
        "deadline_date": when.deadline_date,
        "modality": act.modality,
        "is_negated": act.is_negated,
        "attributed_to": attributed_text(layout, trigger.head),
        "condition_text": draft.condition_text,
        "confidence": draft.confidence,
        "agreement": round(draft.parties.agreement, 2),
    }
    row["event_id"] = hash_parts(
        "event",
        source.article_id,
        sentence.number,
        trigger.head,
        act.event_type,
        trigger.rule.rule_id,
        *(mention.text for mention in draft.actors),
        "->",
        *(mention.text for mention in draft.recipients),
    )
    return row
