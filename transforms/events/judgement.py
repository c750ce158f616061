"""Whether a trigger with its parties makes an event."""

from datetime import date
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.layout import Layout
from transforms.events.model import Mention
from transforms.events.triggers.lexicon import Rule
from transforms.events.triggers.private_harm import is_private_harm
from transforms.events.triggers.scope import MAIN
from transforms.events.triggers.settle import Act
from transforms.events.triggers.triggers import Trigger
from transforms.events.triggers.word_shapes import is_adjectival

_SPORT: Final = word_class("sport")
_PUBLIC: Final = word_class("public_affairs")
_PRIVATE: Final = frozenset({None, "CVL", "REF", "EDU", "MED", "JRN", "BUS", "AGR"})
_UNPLACED: Final = _PRIVATE | {"ELI", "LAB", "CRM"}
_ANYBODYS: Final = word_class("anybodys")
_OF_COMMON_ROLES: Final = frozenset({"GOV", "MIL"})
_READERS: Final = word_class("readers")
_OUTLAYS: Final = word_class("outlays")
_WORDS: Final = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"})
_NAMED: Final = frozenset({"AID", "THREATEN"})
_SPEAKING: Final = frozenset({"CONSULT", "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_SPOKESMEN: Final = frozenset({"paper", "papers", "newspaper", "newspapers", "media", "press", "side", "sources"})
_RULES: Final = frozenset({"curfew", "martial-law"})
_HISTORY: Final = 3  # years after which what was done is no news
_LONG_AGO: Final = 10  # years after which the setting of a whole sentence is history
_SETTING: Final = frozenset({"in", "during", "from", "between", "after", "before", "until", "by"})
_DATED: Final = 9  # tokens behind a trigger within which a year dates it
_YEAR_LEADERS: Final = word_class("calendar") | {"in", "since", "of", "from", "until"}
_BODY_KINDS: Final = frozenset({"country", "government", "organisation", "armed_group", "person"})
_BODIES: Final = frozenset({"GOV", "NGO", "SOC", "IGO", "LEG", "JUD"})


def is_sport(layout: Layout) -> bool:
    """Whether a sentence speaks of sport: its words are those of conflict, and no word of public affairs stands by."""
    words = set(layout.lowers)
    return not words.isdisjoint(_SPORT) and words.isdisjoint(_PUBLIC)


def speaks_for_body(actors: list[Mention]) -> bool:
    """Whether the first actor is a state or a body, which protests in words."""
    if not actors:
        return False
    first = actors[0]
    return first.sector in _BODIES or (first.sector is None and first.kind in ("country", "government", "organisation"))


def is_one_of(mention: Mention, actors: list[Mention]) -> bool:
    """Whether a recipient is an actor told once more: the same mention, or the same row of the gazetteer in the same office."""
    return any(
        mention == actor
        or (
            mention.entity is not None
            and mention.kind in _BODY_KINDS
            and (mention.entity, mention.kind, mention.sector) == (actor.entity, actor.kind, actor.sector)
        )
        for actor in actors
    )


def is_own_country(mention: Mention, actors: list[Mention], trigger: Trigger) -> bool:
    """Whether a recipient is only the actor's own country ("Serbia's president promised Serbia …"): no party of its own."""
    if trigger.rule.event_type in ("PROTEST", "COERCE", "ASSAULT"):
        return False
    if mention.kind not in ("country", "place") and trigger.rule.event_type != "MOBILIZE":
        return False
    return any(actor.country_code == mention.country_code for actor in actors)


def are_asked_for(rule: Rule, actors: list[Mention], recipients: list[Mention]) -> bool:
    """Whether the parties are of the kinds that the row asks for; `nobody` takes an act whose actor is not told."""
    if rule.barred.bars(actors, recipients):
        return False
    is_acted = rule.actors.holds(actors) or (not actors and "nobody" in rule.actors.kinds)
    return (not rule.actors or is_acted) and (not rule.recipients or rule.recipients.holds(recipients))


def is_full(trigger: Trigger, actors: list[Mention], recipients: list[Mention]) -> bool:
    """Whether background tells enough to stand beside the main act: who did it to whom, both with their country.

    For a clause with its own finite verb ("…, which accused Chad of theft") the country of one of them is enough.
    """
    if trigger.mood == "participle" and trigger.object_at is None:
        return False
    parties = [*actors, *recipients]
    if trigger.mood == "finite":
        return bool(actors) and len(parties) > 1 and any(party.country_code for party in parties)
    return len(parties) > 1 and all(party.country_code for party in parties)


def is_told(
    trigger: Trigger, standing: str, act: Act, actors: list[Mention], recipients: list[Mention], is_located: bool
) -> bool:
    """Whether enough is told to make an event: a party or place that is known, and both sides where the act is background.

    Known is who has a country, a row of the gazetteer or a public office ("the army", "the judge").
    """
    if trigger.rule.frame == "patient" and (act.event_type in ("RETREAT", "AGREE") or (is_located and act.event_mode in _RULES)):
        return True  # truces, zones and curfews take effect whoever stands behind them
    if act.event_mode == "ceasefire" and trigger.rule.is_noun and is_located and standing == MAIN:
        return True  # "a truce is holding in Tripoli"
    parties = [*actors, *recipients]
    is_known = is_located or any(party.country_code or party.entity for party in parties)
    is_firm = standing == MAIN or (trigger.mood == "finite" and bool(actors))
    if is_firm or len(parties) > 1:
        is_crowd = act.event_type == "PROTEST" and not trigger.rule.is_noun
        is_known = is_known or any(party.sector and (is_crowd or is_public(party)) for party in parties)
    if not parties or not is_known:
        return False
    if act.event_type == "AID" and trigger.lemma in _OUTLAYS and not recipients:
        return False  # "the state funds a museum"
    if trigger.rule.is_noun and act.modality == "requested" and act.event_type in ("SANCTION", "COERCE", "ASSAULT"):
        return False  # "proposed life sentences": asked for, not done
    is_at_law = act.event_type == "ACCUSE" and "legal" in trigger.rule.contexts  # anybody may be tried
    if act.event_type in _WORDS and not is_at_law and not any(is_public(party) for party in parties):
        return False  # private persons who meet, ask and promise
    if act.event_type == "ASSAULT" and is_private_harm(actors, recipients):
        return False
    if act.event_type in _NAMED and not any(party.entity or is_public(party) for party in parties):
        return False  # "experts help customers"
    return is_firm or (bool(actors) and bool(recipients or len(actors) > 1))


def is_public(party: Mention) -> bool:
    """Whether a party may consult for a state or body; a tourist's visit is no event.

    A role that any firm or club has as well ("our team", "experts") stands for nobody public, unless its own words name a
    country or body; a country lent to it by its surroundings does not count.
    """
    if party.kind in _BODY_KINDS:
        return True
    if party.entity:
        return party.sector not in _PRIVATE
    return not is_anybody(party)


def is_anybody(party: Mention) -> bool:
    """Whether a party has a role without office, or one that any firm or club has too, and is not named."""
    is_common = party.sector in _OF_COMMON_ROLES and party.text.rsplit(" ", 1)[-1] in _ANYBODYS  # no "rights group": SOC
    return party.entity is None and (party.sector in _UNPLACED or is_common)


def is_advice(layout: Layout, parties: list[Mention]) -> bool:
    """Whether a sentence speaks to its reader ("when you call the police …") and no party's own words name a country or body."""
    if any(party.entity for party in parties):
        return False
    is_quoted = layout.reading.sentence.is_quoted
    return any(word in _READERS and not is_quoted[at] for at, word in enumerate(layout.lowers))


def is_of_private_thing(layout: Layout, event_type: str, actors: list[Mention]) -> bool:
    """Whether the one who speaks is only told by the nation of a thing or person without office ("a Norwegian explorer")."""
    if event_type not in _SPEAKING or len(actors) != 1 or actors[0].kind != "country":
        return False
    after = actors[0].end
    if layout.lower(after) in _SPOKESMEN:
        return False
    if after >= layout.size or layout.owner[after] >= 0 or not is_adjectival(layout, actors[0]):
        return False
    return layout.lowers[after].isalpha() and layout.tag(after) in ("NN", "NNS")


def is_history(layout: Layout, trigger: Trigger, on: date | None) -> bool:
    """Whether an act is dated to a year long past: "in 1974" right behind it, or at the head of the sentence.

    `on` is the day of the article; without it nothing is history.
    """
    if on is None:
        return False
    spans = [range(trigger.end, min(trigger.end + _DATED, layout.size)), range(min(3, trigger.start))]
    for span in spans:
        for at in span:
            word = layout.lowers[at]
            if layout.is_border(at) or word == ",":
                break
            is_year = len(word) == 4 and word.isdigit() and layout.lower(at - 1) in _YEAR_LEADERS
            if is_year and int(word) + _HISTORY <= on.year:
                return True
    return layout.lower(0) in _SETTING and any(_is_long_ago(layout, at, on) for at in range(trigger.start))


def _is_long_ago(layout: Layout, at: int, on: date) -> bool:
    """Whether a token is a year of another age: "In that war, which lasted from 1954 to 1962, …"."""
    word = layout.lowers[at]
    is_year = len(word) == 4 and word.isdigit() and layout.lower(at - 1) in _YEAR_LEADERS - {"since"}
    return is_year and int(word) + _LONG_AGO <= on.year


def is_mere_opinion(layout: Layout, trigger: Trigger, parties: list[Mention]) -> bool:
    """Whether one alone "agrees", neither with anybody nor that something is so ("not all editors agree")."""
    is_bare = trigger.lemma == "agree" and trigger.rule.frame == "reciprocal" and trigger.object_at is None
    return is_bare and len(parties) < 2 and layout.lower(trigger.end) != "that"
