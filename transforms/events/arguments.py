"""Who acts and who is acted upon, by position: version one of the argument finder.

The subject is sought in the trigger's own clause to the left, parentheses skipped and coordination
followed; the recipient to the right, where the frame of the lexicon row says. Passives swap the two.
"""

from collections.abc import Set
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.complements import right_end
from transforms.events.date_tense import PAST_VERBS
from transforms.events.layout import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    HAVE,
    LOCATIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Layout,
)
from transforms.events.mentions import is_location
from transforms.events.model import Mention
from transforms.events.parties import Parties, coordinated, subject
from transforms.events.readings import is_adjectival
from transforms.events.triggers import Trigger

VERBAL: Final = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types whose complement may tell another act, which is then only asked for, promised, refused …"""
_PLACE_TARGETS: Final = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "AID", "PROTEST", "RETREAT", "CONCEDE", "CONSULT", "AGREE", "SUPPORT", "THREATEN"}
)
_PREMODIFIER_GAP: Final = 3
_BRINGS: Final = word_class("brings")
_NOBODY: Final = word_class("nobody")
_DESCRIBING: Final = word_class("describing")
_OPEN: Final = VERBAL | {"PROTEST"}  # what a protest is for names whom it is against


def find_parties(layout: Layout, trigger: Trigger) -> Parties:
    """Actors and recipients of a trigger."""
    if trigger.rule.is_noun:
        parties = _noun_parties(layout, trigger)
    elif trigger.voice == "passive":
        parties = _passive_parties(layout, trigger)
    else:
        parties = _active_parties(layout, trigger)
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


def _active_parties(layout: Layout, trigger: Trigger) -> Parties:
    actors, is_far, pronoun = subject(layout, trigger.start if trigger.rule.part != "light" else trigger.head)
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
            inside = [m for m in layout.mentions if trigger.object_at < m.start < trigger.head and not _is_nobody(layout, m)]
            held = next((m for m in inside if layout.preposition_before(m) in ("between", "of", *rule.prepositions)), None)
            return Parties(actors=coordinated(layout, held, is_left=False) if held else [])
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
        if mention.start >= start and layout.preposition_before(mention) in marks and not _is_modifier(layout, mention):
            return coordinated(layout, mention, is_left=False)
    return []


def _is_nobody(layout: Layout, mention: Mention) -> bool:
    return mention.kind == "pronoun" or _is_modifier(layout, mention)


def _is_modifier(layout: Layout, mention: Mention) -> bool:
    """Whether a mention only describes what follows ("military aid", "US-backed rebels") or names nobody ("the country")."""
    if layout.lower(mention.end) == "-" and mention.end + 1 < layout.size:
        index = layout.owner[mention.end + 1]
        return index < 0 or _is_modifier(layout, layout.mentions[index])
    if mention.kind != "role" or mention.country_code or mention.entity:
        return False
    if layout.lowers[mention.end - 1] in _NOBODY:
        return True
    after = layout.lower(mention.end)
    is_noun = after.isalpha() and after not in PREPOSITIONS | AUXILIARIES | COORDINATORS | ADVERBS | RELATIVES | SUBORDINATORS
    return (
        is_noun
        and layout.lowers[mention.end - 1] in _DESCRIBING
        and (mention.end >= layout.size or layout.owner[mention.end] < 0)
    )


def _recipients(layout: Layout, trigger: Trigger, taken: set[int]) -> tuple[list[Mention], bool]:
    """Recipients to the right of the trigger, and whether they are only the place of the act."""
    rule = trigger.rule
    start = trigger.head + 1
    end = right_end(layout, start, is_open=rule.event_type in _OPEN)
    after = [m for m in layout.mentions if start <= m.start < end and id(m) not in taken and not _is_nobody(layout, m)]
    after = [m for m in after if not trigger.covered.issuperset(range(m.start, m.end))]
    is_told = trigger.object_at is not None and layout.lower(trigger.object_at - 1) == "to"  # "expects Turkey to use …"
    if trigger.object_at is not None and trigger.object_at > trigger.head and not is_told:
        # Between a light verb and its noun stand adjectives: "signed an Indian contract", "gave Ukraine tanks".
        after = [m for m in after if m.start > trigger.object_at] + [m for m in after if m.start < trigger.object_at]
    framed = [m for m in after if layout.preposition_before(m) in rule.prepositions]
    direct = [m for m in after if layout.preposition_before(m) is None]
    oblique = [m for m in after if layout.preposition_before(m) not in (None, "by", *LOCATIVE) and m not in framed]
    place = [m for m in after if layout.preposition_before(m) in LOCATIVE and m not in framed]
    if rule.frame == "reciprocal":
        order = [*framed, *(direct if "object" in rule.prepositions else [])]
    elif rule.frame == "clause-subject" or (rule.event_type in VERBAL and rule.frame == "transitive"):
        order = [m for m in after if m not in place]
    elif rule.frame == "preposition":
        order = [*framed, *direct, *(oblique if rule.event_type in _OPEN else [])]
    else:
        order = [*direct, *framed, *oblique]
    if order:
        chosen = order[0]
        if is_location(layout.reading.sentence, chosen) and chosen not in framed and chosen not in direct and len(order) > 1:
            chosen = order[1]
        return coordinated(layout, chosen, is_left=False), chosen in place
    if rule.event_type == "THREATEN":
        addressee = _addressee(layout, start)
        if addressee:
            return coordinated(layout, addressee, is_left=False), False
    if trigger.object_at is not None and layout.owner[trigger.object_at] >= 0:
        owner = layout.mentions[layout.owner[trigger.object_at]]
        if owner.country_code and id(owner) not in taken:
            return coordinated(layout, owner, is_left=False), False
    if place and rule.event_type in _PLACE_TARGETS and rule.frame != "reciprocal":
        return coordinated(layout, place[0], is_left=False), True
    return [], False


def _addressee(layout: Layout, start: int) -> Mention | None:
    """Who must meet the condition of a threat: the first mention after "unless", "until" or "if"."""
    condition = next((k for k in range(start, layout.size) if layout.lowers[k] in ("unless", "until", "if")), None)
    if condition is None:
        return None
    return next((m for m in layout.mentions if condition < m.start <= condition + 6 and not _is_nobody(layout, m)), None)


def _noun_parties(layout: Layout, trigger: Trigger) -> Parties:
    rule = trigger.rule
    end = right_end(layout, trigger.head + 1, is_open=rule.event_type in VERBAL)
    after = [m for m in layout.mentions if trigger.head < m.start < end and not _is_nobody(layout, m)]
    marked: dict[str, list[Mention]] = {}
    for mention in after:
        marked.setdefault(layout.preposition_before(mention) or "", []).append(mention)
    if rule.frame == "patient":
        return Parties()
    owners = _owners(layout, trigger)
    if rule.frame in ("reciprocal", "noun-reciprocal"):
        if len(owners) == 1 and _is_topic(layout, owners[0]):
            owners = []
        return _reciprocal_noun(layout, trigger, marked, owners)
    actor_marks = (
        ("by", "of", "from") if rule.frame == "noun-agent" else ("by", "from") if "from" not in rule.prepositions else ("by",)
    )
    actors = next((coordinated(layout, marked[mark][0], is_left=False) for mark in actor_marks if mark in marked), [])
    wanted = ["of", *rule.prepositions] if rule.frame == "noun-object" else list(rule.prepositions)
    wanted = [mark for mark in wanted if mark not in ("by", *(("of",) if rule.frame == "noun-agent" else ()))]
    found = sorted((m for mark in wanted for m in marked.get(mark, []) if m not in actors), key=lambda m: m.start)
    firm = [m for m in found if layout.preposition_before(m) not in LOCATIVE]
    recipients = coordinated(layout, (firm or found)[0], is_left=False) if found else []
    is_far = False
    if owners:
        if rule.frame == "noun-object" and not recipients:
            recipients = owners
        elif not actors:
            actors = owners
    elif not actors:
        actors, is_far = _bringer(layout, trigger)
    if not recipients and rule.event_type in VERBAL and rule.frame == "noun":
        rest = [m for m in after if m not in actors and layout.preposition_before(m) not in LOCATIVE]
        recipients = coordinated(layout, rest[0], is_left=False) if rest else []
    return Parties(actors, [m for m in recipients if m not in actors], is_far=is_far, is_located=bool(found) and not firm)


def _reciprocal_noun(layout: Layout, trigger: Trigger, marked: dict[str, list[Mention]], owners: list[Mention]) -> Parties:
    for mark in ("between", "of", "among", "by"):
        if mark in marked and (mark in trigger.rule.prepositions or mark == "by"):
            group = coordinated(layout, marked[mark][0], is_left=False)
            if mark == "between" or len(group) > 1:
                return Parties(actors=group)
    others = [m for mark in ("with", "against", "to") if mark in trigger.rule.prepositions for m in marked.get(mark, [])]
    actors, is_far = (owners, False) if owners else _bringer(layout, trigger)
    recipients = coordinated(layout, others[0], is_left=False) if others else []
    return Parties(actors=actors, recipients=recipients, is_far=is_far)


def _owners(layout: Layout, trigger: Trigger) -> list[Mention]:
    """Mentions right before the noun phrase: "Moscow's demand", "a US air strike", "Iran-Iraq talks"."""
    gap = 0
    position = trigger.start - 1
    while position >= 0 and gap <= _PREMODIFIER_GAP:
        index = layout.owner[position]
        if index >= 0:
            mention = layout.mentions[index]
            return coordinated(layout, mention, is_left=True) if mention.kind != "pronoun" else []
        word = layout.lowers[position]
        if not (
            word in ("'s", "'", "-") or (word.isalpha() and word not in PREPOSITIONS | AUXILIARIES and not word.endswith("ing"))
        ):
            break
        if word in ("and", "or", "but", "the", "a", "an", "that", "which", "who"):
            break
        gap += word not in ("'s", "'", "-")
        position -= 1
    return []


def _is_topic(layout: Layout, owner: Mention) -> bool:
    """Whether the name before a noun of talk says what it is about ("the Libya talks"): a bare country or place."""
    is_bare = owner.end - owner.start == 1 and layout.lower(owner.end) not in ("'s", "'")
    return is_bare and owner.kind in ("country", "place") and not is_adjectival(layout, owner)


def _bringer(layout: Layout, trigger: Trigger) -> tuple[list[Mention], bool]:
    """The subject of the verb that brings the noun about ("began talks", "faces a call"), else nobody."""
    for position in range(trigger.start - 1, max(-1, trigger.start - 7), -1):
        word = layout.lowers[position]
        if layout.is_border(position):
            break
        if word in HAVE and (layout.lowers[position + 1].endswith("ed") or layout.lowers[position + 1] in PAST_VERBS):
            continue  # an auxiliary: "have debated the boycott"
        if word in _BRINGS and layout.owner[position] < 0:
            actors, is_far, _ = subject(layout, position)
            return actors, is_far
        if word in PREPOSITIONS and word not in ADVERBS and word not in ("of", "to", "in", "for"):
            break
    return [], True
