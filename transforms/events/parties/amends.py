"""What outweighs any reading of a sentence's structure: whom the words of the trigger itself leave no doubt about."""

from typing import Final

from transforms.events.actors.nobody import is_arms, is_nobody
from transforms.events.layout import LOCATIVE, OWN, PREPOSITIONS, Layout
from transforms.events.model import Mention
from transforms.events.parties.aims import aim
from transforms.events.parties.frames import VERBAL
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.parties.tree import FINITE_TAGS
from transforms.events.triggers.triggers import Trigger

_DONE_TO_PERSONS: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "REQUEST"})
_DONE_TO_THINGS: Final = frozenset({"SANCTION", "COERCE", "ASSAULT"})
_DONE_TO_WORDS: Final = VERBAL | {"SANCTION", "COERCE"}
_FOR_PERSONS: Final = _DONE_TO_PERSONS | {"AID", "CONCEDE", "SUPPORT", "RETREAT"}
_SCENES: Final = LOCATIVE | {"under", "over", "off", "on", "with"}
_TOWARDS: Final = frozenset({"at", "on", "to", "against", "with", "toward", "towards"})
_STATES: Final = frozenset({"country", "government", "organisation", "armed_group", "person"})
_NEXT: Final = 3  # tokens behind the trigger in which a party still belongs to it
_EMBASSIES: Final = frozenset({"embassy", "embassies", "consulate", "consulates", "mission"})
_ENVOYS: Final = frozenset({"envoy", "envoys", "ambassador", "ambassadors", "diplomat", "diplomats", "consul", *_EMBASSIES})
_POSSESSIVE: Final = frozenset({"'s", "'"})
_MUST: Final = frozenset({"must", "should", "ought"})
_MUST_TO: Final = frozenset({"has", "have", "needs", "need"})
_TOWNS: Final = frozenset("capital city town village region province district port border countryside territory".split())
_WAYS: Final = frozenset({"across", "along", "over", "through"})
_MOST_BETWEEN: Final = 4  # tokens between an owner's "'s" and what it owns


def amend(layout: Layout, trigger: Trigger, parties: Parties) -> None:
    """Set the parties of an answer right where the words leave no doubt whom an act befalls."""
    parties.recipients = [
        m for m in parties.recipients if layout.lower(m.start - 1) != "what"
    ]  # "condemned what he called a plot"
    if trigger.rule.event_type == "ASSAULT":
        is_mutual = trigger.rule.frame == "reciprocal" and any(layout.preposition_before(m) is None for m in parties.actors)
        marks = trigger.rule.prepositions if is_mutual else frozenset()  # "declared war on Chad"
        parties.actors = [
            mention
            for mention in parties.actors
            if layout.preposition_before(mention) in marks or not _is_scene(layout, mention, parties.is_far)
        ]
        parties.recipients = [m for m in parties.recipients if not _is_line(layout, m) and not _is_weapon(layout, m, trigger)]
    if trigger.mood == "gerund" and trigger.rule.event_type in VERBAL:
        speaker = _speaking(layout, trigger, parties.is_far)
        if speaker is not None and speaker not in parties.recipients:
            parties.actors, parties.needs_speaker = [speaker], None
    if not parties.actors and len(parties.recipients) > 1 and layout.preposition_before(parties.recipients[0]) == "between":
        parties.actors, parties.recipients, parties.is_reciprocal = (
            parties.recipients,
            [],
            True,
        )  # "relations between A and B were cut"
    if trigger.rule.frame.endswith("reciprocal") or trigger.rule.frame in ("patient", "obliged"):
        return
    if trigger.rule.event_type == "MOBILIZE" or "peacekeeping" in trigger.rule.contexts:
        aim(layout, trigger, parties)
        return
    found = _held(layout, trigger) or _posted(layout, trigger) or _bound(layout, trigger) or _owner(layout, trigger)
    if found is None and parties.recipients and all(_is_own_envoy(layout, mention) for mention in parties.recipients):
        found = _seat(layout, parties.recipients[-1])
    if found is None and all(_is_scene(layout, mention, True) for mention in parties.recipients):
        found = _inside(layout, trigger, parties) or (None if parties.recipients else _robbed(layout, trigger, parties))
    if found is None and not parties.recipients:
        found = _next(layout, trigger, parties)
    if found is not None and found not in parties.actors and not _is_weapon(layout, found, trigger):
        is_after = found.start > trigger.head and found in layout.mentions
        parties.recipients = coordinated(layout, found, is_left=False) if is_after else [found]
        parties.is_located = False


def _speaking(layout: Layout, trigger: Trigger, is_far: bool) -> Mention | None:
    """Who speaks, where a participle tells how: '"It is a joke," he said, accusing Chad'.

    Within the words told ("told Togo that the truce was over, warning of war") only where nobody nearer may act (`is_far`).
    """
    if layout.lower(trigger.start - 1) != ",":
        return None
    for told in layout.reading.attributions:
        is_behind = told.cut_end in (trigger.start, trigger.start - 1)
        if is_behind or (is_far and told.start <= trigger.head < told.end):
            spoken = [m for m in layout.mentions if m.start < told.speaker_end and told.speaker_start < m.end]
            return next((mention for mention in spoken if mention.kind != "pronoun"), None)
    return None


def _is_scene(layout: Layout, mention: Mention, is_far: bool) -> bool:
    """Whether a place or country is where an act took place, not a party to it ("killed in a blast in Chad")."""
    if mention.kind not in ("country", "place") or layout.preposition_before(mention) not in _SCENES:
        return False
    after = layout.lower(mention.end)
    is_adjective = (layout.tag(mention.end).startswith("NN") and after not in _TOWNS) or after in _POSSESSIVE
    return is_far or not is_adjective


def _is_line(layout: Layout, mention: Mention) -> bool:
    """Whether a name is that of a line which was fired across: "shelled each other across the Green Line"."""
    return mention.kind == "name" and mention.country_code is None and layout.preposition_before(mention) in _WAYS


def _is_weapon(layout: Layout, mention: Mention, trigger: Trigger) -> bool:
    """Whether a role stands within the words of the act as a weapon, or describes the noun behind it: "exchanged artillery fire"."""
    if trigger.head >= mention.start or mention.end > trigger.end:
        return False
    if mention.end == trigger.end:
        return is_arms(layout, mention)  # "fired artillery"
    is_bare = mention.kind == "role" and mention.country_code is None
    is_noun = layout.tree is None or layout.tag(mention.end).startswith("NN")  # "shot 14 people dead"
    return is_bare and is_noun and layout.lowers[mention.end] not in PREPOSITIONS


def _held(layout: Layout, trigger: Trigger) -> Mention | None:
    """Those of another country who are the object of a light verb: "expelled two Chadian diplomats over the death of a Togolese"."""
    at = trigger.object_at
    if at is None or at <= trigger.head or trigger.rule.event_type not in _DONE_TO_PERSONS or layout.owner[at] < 0:
        return None
    mention = layout.mentions[layout.owner[at]]
    is_own = layout.lower(mention.start - 1) in OWN
    return mention if mention.kind == "role" and mention.country_code and mention.end == at + 1 and not is_own else None


def _is_own_envoy(layout: Layout, mention: Mention) -> bool:
    return layout.lower(mention.start - 1) in OWN and layout.lowers[mention.end - 1] in _ENVOYS


def _seat(layout: Layout, envoy: Mention) -> Mention | None:
    """The country that an envoy or an embassy is named with: "recall its envoy from Chad", "reopened the embassy in Chad"."""
    after = next((m for m in layout.mentions if envoy.end < m.start <= envoy.end + 2), None)
    is_there = layout.lower(envoy.end) in ("from", "to", "in") and after is not None and after.country_code is not None
    return after if is_there else None


def _posted(layout: Layout, trigger: Trigger) -> Mention | None:
    """The country that an actor's own envoy is called home from: "recalled its ambassador to Chad"."""
    at = trigger.object_at
    if at is None or layout.owner[at] < 0:
        return None
    envoy = layout.mentions[layout.owner[at]]
    if layout.lowers[at] in _EMBASSIES and envoy.country_code is None:
        return _seat(layout, envoy)
    if trigger.rule.event_type != "SANCTION":
        return None
    if layout.lower(envoy.start - 1) not in OWN and layout.lowers[envoy.start] not in OWN:
        return None
    for place in layout.reading.places:
        if at < place.start < envoy.end and place.country_code:
            return Mention(place.start, place.end, place.end - 1, place.text, place.name, "place", place.country_code, None, None)
    return None


def _bound(layout: Layout, trigger: Trigger) -> Mention | None:
    """Whom the words before tell of, where the trigger only says how they were said.

    "Chad must withdraw, the envoy urged" asks Chad, "Chad has broken the truce, the envoy complained" accuses it.
    """
    kind = "ACCUSE" if trigger.lemma == "protest" else trigger.rule.event_type
    first = next(iter(layout.mentions), None)
    if trigger.rule.is_noun or kind not in ("REQUEST", "ACCUSE") or first is None or first.start > 1 or first.kind == "pronoun":
        return None
    verb = layout.lower(first.end)
    is_bound = verb in _MUST or (verb in _MUST_TO and layout.lower(first.end + 1) == "to")
    if kind == "ACCUSE":
        is_bound = trigger.object_at is None and (layout.tag(first.end) in FINITE_TAGS or verb in _MUST_TO)
    if not is_bound or first.end + 1 >= trigger.head:
        return None
    commas = [at for at in range(first.end + 1, trigger.head) if layout.lowers[at] == ","]
    speaker = next((m for m in layout.mentions if commas and m.start > commas[-1]), None)
    return first if speaker is not None and trigger.start == speaker.end and speaker.start - commas[-1] <= 2 else None


def _owner(layout: Layout, trigger: Trigger) -> Mention | None:
    """Whose words or rights the object of a light verb is: "quashed the government's plan to send police to Chad"."""
    at = trigger.object_at
    if at is None or at <= trigger.head or trigger.rule.event_type not in _DONE_TO_WORDS:
        return None
    for mention in layout.mentions:
        is_before = trigger.head < mention.start and mention.end < at <= mention.end + _MOST_BETWEEN
        if is_before and layout.lower(mention.end) in _POSSESSIVE and not is_nobody(layout, mention):
            return mention
    return None


def _inside(layout: Layout, trigger: Trigger, parties: Parties) -> Mention | None:
    """Persons whom the words of the trigger hold: "rescued 120 migrants", "put 40 students on trial"."""
    if trigger.rule.event_type not in _FOR_PERSONS or trigger.rule.is_noun:
        return None
    for mention in layout.mentions:
        is_held = trigger.head < mention.start and mention.end <= max(trigger.end, (trigger.object_at or 0) + 1)
        is_party = mention.kind != "pronoun" and mention not in parties.actors
        is_own = layout.lower(mention.start - 1) in OWN or (trigger.rule.event_type == "RETREAT" and mention.sector == "MIL")
        if is_held and is_party and not is_own and not is_nobody(layout, mention):
            return mention
    return None


def _robbed(layout: Layout, trigger: Trigger, parties: Parties) -> Mention | None:
    """Whose a thing is that "his", "its" or "their" marks as that of somebody else than who acts: "…, and police seized his car"."""
    at = trigger.object_at
    if at is None or at <= trigger.head or trigger.rule.event_type not in _DONE_TO_THINGS:
        return None
    if OWN.isdisjoint(layout.lowers[max(trigger.head, at - 2) : at]):
        return None
    others = [m for m in layout.mentions if m.end <= trigger.start and m not in parties.actors]
    before = [m for m in others if m.kind not in ("pronoun", "country", "place")]
    return before[-1] if before else None


def _next(layout: Layout, trigger: Trigger, parties: Parties) -> Mention | None:
    """Whom words that take no party by their row are said to: "balked at UN troops"."""
    if trigger.rule.event_type not in VERBAL or trigger.rule.is_noun:
        return None
    end = max(trigger.end, *trigger.covered) if trigger.covered else trigger.end
    for mention in layout.mentions:
        if end <= mention.start <= end + _NEXT and mention not in parties.actors:
            is_party = mention.country_code and (mention.kind in _STATES or mention.kind == "role")
            return mention if is_party and layout.preposition_before(mention) in _TOWARDS else None
    return None
