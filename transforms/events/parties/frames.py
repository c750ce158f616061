"""From what stands around a trigger to who acts and who is acted upon, as the frame of its row says.

A finder reads the grounds (subject, agents, objects, what prepositions mark); the frames make parties of them.
"""

from dataclasses import dataclass, field
from typing import Final

from transforms.events.layout import LOCATIVE
from transforms.events.model import Mention
from transforms.events.parties.parties import Parties
from transforms.events.triggers.triggers import Trigger

VERBAL: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types whose complement may tell another act, which is then only asked for, promised, refused …"""
OPEN: Final = VERBAL | {"PROTEST"}
"""Types whose whole complement may name the recipient: what a protest is for names whom it is against."""
PLACE_TARGETS: Final = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "AID", "PROTEST", "RETREAT", "CONCEDE", "CONSULT", "AGREE", "SUPPORT", "THREATEN"}
)
"""Types whose recipient may be told by the place of the act alone."""
ON_PERSONS: Final = frozenset({"COERCE", "ASSAULT", "SANCTION", "ACCUSE"})
"""Types whose trigger may hold the recipient itself: "removed the president", "intercepted 90 migrants"."""
AIMED: Final = frozenset({"against", "toward", "towards"})
"""Prepositions of whom forces are sent against."""
_NEAR: Final = 1


@dataclass(frozen=True, slots=True)
class Marked:
    """Mentions behind a preposition, and how many nouns stand between them and the trigger."""

    preposition: str
    mentions: list[Mention]
    depth: int = 0


@dataclass(slots=True)
class Grounds:
    """What a finder read around a trigger, mentions in groups of coordination.

    `subject` with `is_far`, `is_shared` and `pronoun` as in Parties; `agents` are marked by "by"; `objects` are direct and indirect ones,
    `owners` describe the object of a verb or the noun trigger itself ("Sudan's offer"); `marked` are groups with the
    preposition before each, the nearest to the trigger first; `inner` are those of a clause inside ("demanded that Togo withdraw").
    `bringer` is the subject of the verb that brings a noun trigger about ("began talks").
    """

    is_passive: bool = False
    subject: list[Mention] = field(default_factory=list)
    is_far: bool = False
    is_shared: bool = False
    pronoun: str | None = None
    agents: list[Mention] = field(default_factory=list)
    objects: list[list[Mention]] = field(default_factory=list)
    owners: list[Mention] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    inner: list[Mention] = field(default_factory=list)
    bringer: list[Mention] = field(default_factory=list)


def framed_parties(trigger: Trigger, grounds: Grounds) -> Parties:
    """Actors and recipients of a trigger, by the frame of its row."""
    if trigger.rule.is_noun:
        return _of_noun(trigger, grounds)
    parties = _of_passive(trigger, grounds) if grounds.is_passive else _of_active(trigger, grounds)
    parties.is_shared = grounds.is_shared
    return parties


def joined(trigger: Trigger, parties: Parties) -> Parties:
    """Parties with those of a reciprocal act all made actors, and nobody named twice."""
    parties.recipients = [mention for mention in parties.recipients if mention not in parties.actors]
    is_joint = trigger.rule.event_type == "AGREE" and len({actor.country_code for actor in parties.actors}) > 1
    if is_joint and not any(mention.country_code for mention in parties.recipients):
        parties.recipients = []  # several who agree, agree with one another
        parties.is_reciprocal = True
    if trigger.rule.frame == "reciprocal" and not parties.is_located:
        if parties.recipients or len(parties.actors) > 1:
            parties.is_reciprocal = True
        parties.actors = parties.actors + parties.recipients
        parties.recipients = []
    return parties


def _of_active(trigger: Trigger, grounds: Grounds) -> Parties:
    frame = trigger.rule.frame
    if frame == "patient":
        causes = [each.mentions for each in grounds.marked if each.preposition in trigger.rule.prepositions]
        agents = grounds.agents or (causes[0] if causes else [])
        return Parties(recipients=[] if grounds.is_far else grounds.subject, actors=agents, is_far=grounds.is_far)
    if frame == "obliged":
        return Parties(recipients=grounds.subject, is_far=True, needs_speaker="it")
    parties = Parties(actors=grounds.subject, is_far=grounds.is_far, needs_speaker=grounds.pronoun)
    if frame != "intransitive":
        parties.recipients, parties.is_located = _recipients(trigger, grounds)
    return parties


def _of_passive(trigger: Trigger, grounds: Grounds) -> Parties:
    is_act_subject = trigger.object_at is not None and trigger.object_at < trigger.head
    if is_act_subject or trigger.rule.frame in ("preposition", "reciprocal"):
        # The act's own noun is the subject: "sanctions were imposed on Iran by France".
        between = next((each.mentions for each in grounds.marked if each.preposition == "between"), [])
        if trigger.rule.frame == "reciprocal" and between:
            return Parties(actors=between)  # "talks between Kenya and Uganda were held"
        named, is_located = _recipients(trigger, grounds)
        recipients = named or ([] if is_act_subject else grounds.subject)
        return Parties(actors=grounds.agents, recipients=recipients, is_far=grounds.is_far, is_located=is_located)
    speaker = None if grounds.subject else grounds.pronoun
    return Parties(actors=grounds.agents, recipients=grounds.subject, is_far=grounds.is_far, needs_speaker=speaker)


def _recipients(trigger: Trigger, grounds: Grounds) -> tuple[list[Mention], bool]:
    """Recipients of a verb, and whether they are only the place of the act."""
    rule = trigger.rule
    marks = rule.prepositions | (AIMED if rule.event_type == "MOBILIZE" else frozenset())
    framed = [each.mentions for each in grounds.marked if each.preposition in marks]
    others = [each for each in grounds.marked if each.preposition not in marks]
    unmarked = (
        {"by", *LOCATIVE} if rule.event_type != "PROTEST" else LOCATIVE
    )  # "reforms by the king": nobody protests by another
    oblique = [each.mentions for each in others if each.preposition not in unmarked]
    place = [each.mentions for each in others if each.preposition in LOCATIVE]
    is_speech = rule.event_type in VERBAL
    from_makers = {"by", "from"} if rule.event_type == "REJECT" else {"by"}  # "refused a request from Chad"
    makers = [each.mentions for each in grounds.marked if is_speech and each.preposition in from_makers and each.depth <= _NEAR]
    owned = [grounds.owners] if grounds.owners else []
    inner = [grounds.inner] if grounds.inner else []
    if rule.frame == "reciprocal":
        order = [*framed, *(grounds.objects if "object" in rule.prepositions else [])]
    elif rule.frame == "clause-subject" or (rule.event_type in VERBAL and rule.frame == "transitive"):
        order = [*grounds.objects, *makers, *owned, *inner, *framed, *oblique]
    elif rule.frame == "preposition":
        order = [*framed, *grounds.objects, *makers, *owned, *inner, *(oblique if rule.event_type in OPEN else [])]
    else:
        order = [*grounds.objects, *framed, *owned, *oblique]
    order = [fresh for group in order if (fresh := [mention for mention in group if mention not in grounds.subject])]
    if order:
        return order[0], False
    if place and rule.event_type in PLACE_TARGETS and rule.frame != "reciprocal":
        return place[0], True
    return [], False


def _of_noun(trigger: Trigger, grounds: Grounds) -> Parties:
    rule = trigger.rule
    if rule.frame == "patient":
        return Parties()
    marked: dict[str, list[Mention]] = {}
    for each in grounds.marked:
        marked.setdefault(each.preposition, each.mentions)
    if rule.frame in ("reciprocal", "noun-reciprocal"):
        return _of_reciprocal_noun(trigger, grounds, marked)
    is_asked_from = "from" in rule.prepositions and bool(grounds.owners or grounds.bringer)  # "Chad's demand for aid from Togo"
    actor_marks = ["by"] if is_asked_from else ["by", "from"]
    is_agent = rule.frame == "noun-agent" or (
        rule.event_type == "MOBILIZE" and rule.frame == "noun"
    )  # "deployment of Chad's army"
    actor_marks[1:1] = ["of"] if is_agent else []
    actors = grounds.agents or next((marked[mark] for mark in actor_marks if mark in marked), [])
    wanted = {*rule.prepositions} - {"by"} | ({"of"} if rule.frame == "noun-object" else set())
    wanted |= {"at", "outside"} if rule.event_type == "PROTEST" else set()
    wanted -= {"of"} if is_agent else set()
    found = [each for each in grounds.marked if each.preposition in wanted and each.mentions != actors]
    firm = [each for each in found if each.preposition not in LOCATIVE]
    recipients = (firm or found)[0].mentions if found else []
    is_far = False
    if grounds.owners:
        if rule.frame == "noun-object" and not recipients:
            recipients = grounds.owners
        elif not actors:
            actors = grounds.owners
    elif not actors:
        actors, is_far = grounds.bringer, not grounds.bringer
    if not recipients and rule.event_type in VERBAL and rule.frame == "noun":
        rest = [each.mentions for each in grounds.marked if each.mentions != actors and each.preposition not in LOCATIVE]
        recipients = rest[0] if rest else []
    recipients = [mention for mention in recipients if mention not in actors]
    return Parties(actors, recipients, is_far=is_far, is_located=bool(found) and not firm)


def _of_reciprocal_noun(trigger: Trigger, grounds: Grounds, marked: dict[str, list[Mention]]) -> Parties:
    for mark in ("between", "of", "among", "by"):
        group = marked.get(mark, [])
        if group and (mark in trigger.rule.prepositions or mark == "by") and (mark == "between" or len(group) > 1):
            return Parties(actors=group)
    others = [marked[mark] for mark in ("with", "against", "to") if mark in trigger.rule.prepositions and mark in marked]
    actors = grounds.owners or grounds.bringer
    return Parties(actors=actors, recipients=others[0] if others else [], is_far=not actors)
