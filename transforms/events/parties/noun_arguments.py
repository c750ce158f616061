"""Who acts and who is acted upon where the trigger is a noun: "Moscow's demand", "a strike by Oman on Chad", "talks between A and B"."""

from typing import Final

from transforms.events.actors.nobody import is_arms, is_nobody
from transforms.events.clause_words import word_class
from transforms.events.dates.tense import PAST_VERBS
from transforms.events.layout import ADVERBS, AUXILIARIES, HAVE, LOCATIVE, PREPOSITIONS, Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import VERBAL
from transforms.events.parties.parties import Parties, coordinated
from transforms.events.parties.subjects import subject
from transforms.events.triggers.complements import right_end
from transforms.events.triggers.triggers import Trigger
from transforms.events.triggers.word_shapes import is_adjectival

_NO_PREMODIFIERS: Final = PREPOSITIONS | AUXILIARIES
_PREMODIFIER_GAP: Final = 3
_BRINGS: Final = word_class("brings")


def noun_parties(layout: Layout, trigger: Trigger) -> Parties:
    """Actors and recipients of a noun trigger: before it, or after "by", "of", "between" and the prepositions of its row."""
    rule = trigger.rule
    end = right_end(layout, trigger.head + 1, is_open=rule.event_type in VERBAL)
    after = [m for m in layout.mentions if trigger.head < m.start < end and not is_nobody(layout, m)]
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
    is_agent = rule.frame == "noun-agent" or (rule.event_type == "MOBILIZE" and rule.frame == "noun")
    is_asked_from = "from" in rule.prepositions and bool(owners or _bringer(layout, trigger)[0])
    actor_marks = ("by", "of", "from") if is_agent else ("by",) if is_asked_from else ("by", "from")
    actors = next((coordinated(layout, marked[mark][0], is_left=False) for mark in actor_marks if mark in marked), [])
    wanted = ["of", *rule.prepositions] if rule.frame == "noun-object" else list(rule.prepositions)
    wanted = [mark for mark in wanted if mark not in ("by", *(("of",) if is_agent else ()))]
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
            is_party = mention.kind != "pronoun" and not is_arms(layout, mention)
            return coordinated(layout, mention, is_left=True) if is_party else []
        word = layout.lowers[position]
        if not (word in ("'s", "'", "-") or (word.isalpha() and word not in _NO_PREMODIFIERS and not word.endswith("ing"))):
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
