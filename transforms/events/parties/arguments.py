"""Who acts and who is acted upon, by position alone.

The subject is sought in the trigger's own clause to the left, parentheses skipped and coordination
followed; the recipient to the right, where the frame of the lexicon row says. Passives swap the two.
"""

from collections.abc import Set

from transforms.events.actors.mentions import is_location
from transforms.events.actors.nobody import is_modifier, is_nobody
from transforms.events.layout import LOCATIVE, Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import AIMED, ON_PERSONS, OPEN, PLACE_TARGETS, VERBAL, joined
from transforms.events.parties.noun_arguments import noun_parties
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.parties.subjects import subject
from transforms.events.triggers.complements import opens_infinitive, right_end
from transforms.events.triggers.triggers import Trigger


def position_parties(layout: Layout, trigger: Trigger) -> Parties:
    """Actors and recipients of a trigger, by position."""
    if trigger.rule.is_noun:
        parties = noun_parties(layout, trigger)
    elif trigger.voice == "passive":
        parties = _passive_parties(layout, trigger)
    else:
        parties = _active_parties(layout, trigger)
    return joined(trigger, parties)


def _active_parties(layout: Layout, trigger: Trigger) -> Parties:
    at = trigger.start if trigger.rule.part != "light" else trigger.head
    actors, is_far, pronoun = subject(layout, at, is_speech=trigger.rule.event_type in VERBAL)
    parties = Parties(actors=actors, is_far=is_far, needs_speaker=pronoun)
    if trigger.rule.frame == "patient":
        agents = _by_agent(layout, trigger.end, {"by"} | trigger.rule.prepositions)
        return Parties(recipients=[] if is_far else actors, actors=agents, is_far=is_far, needs_speaker=None)
    if trigger.rule.frame == "obliged":
        return Parties(recipients=actors, is_far=True, needs_speaker="it")
    if trigger.rule.frame != "intransitive":
        parties.recipients, parties.is_located = _recipients(layout, trigger, set(map(id, actors)))
    return parties


def _passive_parties(layout: Layout, trigger: Trigger) -> Parties:
    sufferers, is_far, pronoun = subject(layout, trigger.head)
    actors = _by_agent(layout, trigger.head + 1)
    rule = trigger.rule
    if (trigger.object_at is not None and trigger.object_at < trigger.head) or rule.frame in ("preposition", "reciprocal"):
        # The act's own noun is the subject: "sanctions were imposed on Iran by France".
        named, is_located = _recipients(layout, trigger, set(map(id, actors)))
        if rule.frame == "reciprocal" and not named and not actors and trigger.object_at is not None:
            # "talks between Kenya and Uganda were held"
            inside = [m for m in layout.mentions if trigger.object_at < m.start < trigger.head and not is_nobody(layout, m)]
            held = next((m for m in inside if layout.preposition_before(m) in ("between", "of", *rule.prepositions)), None)
            return Parties(actors=coordinated(layout, held, is_left=False, is_subject=True) if held else [])
        recipients = named or ([] if trigger.object_at is not None and trigger.object_at < trigger.head else sufferers)
        return Parties(actors=actors, recipients=recipients, is_far=is_far, is_located=is_located)
    if trigger.mood == "participle":
        before = next((m for m in reversed(layout.mentions) if m.end <= trigger.start), None)
        near = before is not None and trigger.start - before.end <= 2
        sufferers = coordinated(layout, before, is_left=True) if before and near else sufferers
    return Parties(actors=actors, recipients=sufferers, is_far=is_far, needs_speaker=pronoun if not sufferers else None)


def _by_agent(layout: Layout, start: int, marks: Set[str] = frozenset({"by"})) -> list[Mention]:
    """Mentions after the first "by" (or another of the `marks`) that names an actor, commas notwithstanding."""
    for mention in layout.mentions:
        if mention.start >= start and any(layout.is_border(k) for k in range(start, mention.start)):
            break
        if mention.start >= start and _acts_elsewhere(layout, mention, start):
            break
        if mention.start >= start and layout.preposition_before(mention) in marks and not is_modifier(layout, mention):
            return coordinated(layout, mention, is_left=False)
    return []


def _acts_elsewhere(layout: Layout, mention: Mention, start: int) -> bool:
    """Whether a mention belongs to a later verb with a subject of its own: "five were held, and the arrests were told by the police"."""
    tree = layout.tree
    if tree is None:
        return False
    verb = tree.heads[tree.top(mention.start, mention.end)]
    return verb >= start and any(start <= child < verb for child in tree.below(verb, "nsubj"))


def _recipients(layout: Layout, trigger: Trigger, taken: set[int]) -> tuple[list[Mention], bool]:
    """Recipients to the right of the trigger, and whether they are only the place of the act."""
    rule = trigger.rule
    start = trigger.head + 1
    end = right_end(layout, start, is_open=rule.event_type in OPEN)
    if rule.frame == "reciprocal" and layout.lower(start) == "to" and opens_infinitive(layout, start):
        return [], False  # "met to discuss Chad": what they talk about is no party
    after = [m for m in layout.mentions if start <= m.start < end and id(m) not in taken and not is_nobody(layout, m)]
    after = [m for m in after if not trigger.covered.issuperset(range(m.start, m.end))]
    is_told = trigger.object_at is not None and layout.lower(trigger.object_at - 1) == "to"  # "expects Turkey to use …"
    if trigger.object_at is not None and trigger.object_at > trigger.head and not is_told:
        # Between a light verb and its noun stand adjectives: "signed an Indian contract", "gave Ukraine tanks".
        holding = [m for m in after if m.start < trigger.object_at < m.end]  # "summoned the Chadian envoy"
        after = holding + [m for m in after if m.start > trigger.object_at] + [m for m in after if m.end <= trigger.object_at]
    marks = rule.prepositions | (AIMED if rule.event_type == "MOBILIZE" else {layout.lowers[trigger.end - 1]} - LOCATIVE)
    framed = [m for m in after if layout.preposition_before(m) in marks]
    direct = [m for m in after if layout.preposition_before(m) is None]
    oblique = [m for m in after if layout.preposition_before(m) not in (None, "by", *LOCATIVE) and m not in framed]
    place = [m for m in after if layout.preposition_before(m) in LOCATIVE and m not in framed]
    owner = _owner(layout, trigger, taken)
    located = [m for m in framed if layout.preposition_before(m) in LOCATIVE]
    if rule.frame == "reciprocal":
        order = [*framed, *(direct if "object" in rule.prepositions else [])]
    elif owner and not direct and trigger.rule.part == "light":
        # "expelled two Chadian envoys over a row with Niger", "detained migrants off Tripoli"
        order = [*(m for m in framed if m not in located), *owner, *framed, *oblique]
    elif rule.frame == "clause-subject" or (rule.event_type in VERBAL and rule.frame == "transitive"):
        order = [m for m in after if m not in place]
    elif rule.frame == "preposition":
        order = [*framed, *direct, *(oblique if rule.event_type in OPEN else [])]
    else:
        order = [*direct, *framed, *oblique]
    addressee = _addressee(layout, start) if rule.event_type == "THREATEN" else None
    if addressee and all(m.start >= addressee.start for m in order):
        return coordinated(layout, addressee, is_left=False), False
    if order:
        chosen = order[0]
        if is_location(layout.reading.sentence, chosen) and chosen not in framed and chosen not in direct and len(order) > 1:
            chosen = order[1]
        return coordinated(layout, chosen, is_left=False), chosen in place
    if owner:
        return coordinated(layout, owner[0], is_left=False), False
    if place and rule.event_type in PLACE_TARGETS and rule.frame != "reciprocal":
        return coordinated(layout, place[0], is_left=False), True
    return [], False


def _owner(layout: Layout, trigger: Trigger, taken: set[int]) -> list[Mention]:
    """The mention that the object of a trigger belongs to: "summoned the Chadian envoy", "removed the president"."""
    if trigger.object_at is None or layout.owner[trigger.object_at] < 0:
        return []
    owner = layout.mentions[layout.owner[trigger.object_at]]
    is_person = owner.kind == "role" and owner.sector is not None and trigger.rule.event_type in ON_PERSONS
    return [owner] if (owner.country_code or is_person) and id(owner) not in taken else []


def _addressee(layout: Layout, start: int) -> Mention | None:
    """Who must meet the condition of a threat: the first mention after "unless", "until" or "if"."""
    condition = next((k for k in range(start, layout.size) if layout.lowers[k] in ("unless", "until", "if")), None)
    if condition is None:
        return None
    return next((m for m in layout.mentions if condition < m.start <= condition + 6 and not is_nobody(layout, m)), None)
