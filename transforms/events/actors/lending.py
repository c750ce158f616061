"""Countries lent to roles that stand without one ("the police", "rebels"): from the sentence, else from the article, or none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.events.actors.actor_codes import CLASSES
from transforms.events.clause_words import word_class
from transforms.events.layout import DETERMINERS, LOCATIVE, OWN, Layout
from transforms.events.model import Mention
from transforms.events.parties.frames import VERBAL

_AT_HOME: Final = frozenset({"COERCE", "PROTEST", "CONCEDE", "RETREAT", "MOBILIZE", "THREATEN"})
_ON_THE_SPOT: Final = frozenset({"COERCE", "PROTEST", "ASSAULT"})
"""Types of acts whose nameless parties are of the country where it happens, whoever else is told of."""
_FORCES: Final = frozenset({"MIL", "COP", "GOV"})
_UNLENT: Final = frozenset({None, "IGO", "NGO"})
_ABROAD: Final = VERBAL | {"SANCTION", "CONSULT"}
"""Types of acts between states: who acts and who is acted upon are mostly of two countries."""
_OF_ABROAD: Final = word_class("abroad")
_OF_NOWHERE: Final = word_class("of_nowhere")
_HOMES: Final = frozenset(
    "home homes house houses town towns village villages hamlet hamlets neighbourhood neighbourhoods neighborhood neighborhoods farm farms "
    "school schools hospital hospitals market markets airliner train bus mosque mosques church churches building buildings".split()
)
_OF_ALL: Final = frozenset({"peacekeepers", "peacekeeper", "helmets", "inspectors"})
_OF_REGIONS: Final = word_class("of_regions")
_MOVES: Final = frozenset({"RETREAT", "MOBILIZE", "AID", "AGREE", "SANCTION"})
_ENVOYS: Final = frozenset({"ambassador", "envoy", "diplomat", "consul", "attache"})
_FOREIGN_OFFICES: Final = frozenset("minister ministers ministry ministries secretary secretaries office affairs policy".split())
_MISSIONS: Final = frozenset(
    {
        "embassy",
        "embassies",
        "consulate",
        "consulates",
        *_ENVOYS,
        *(f"{envoy}s" for envoy in _ENVOYS),
        "negotiator",
        "negotiators",
    }
)
_SERVING: Final = frozenset(
    {
        ("working", "for"),
        ("fighting", "for"),
        ("acting", "for"),
        ("loyal", "to"),
        ("allied", "to"),
        ("allied", "with"),
        ("backed", "by"),
    }
)
_FAR_SIDE: Final = frozenset({"with", "to", "against"})
_NEAR: Final = 4


def stands_here(mention: Mention, layout: Layout) -> bool:
    """Whether the offsets of a mention are those of this sentence: one that is remembered has those of its own."""
    return mention.end <= len(layout.lowers) and mention.text.lower().endswith(layout.lowers[mention.end - 1])


def countries_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """Codes of the countries that mentions bring themselves, classes of bodies left out."""
    return frozenset(mention.country_code for mention in mentions if mention.country_code) - CLASSES


def _is_sent_by_all(mention: Mention) -> bool:
    """Whether those named are, without a word on their country, mostly sent by a body of states ("the peacekeepers")."""
    return mention.text.rpartition(" ")[2].lower() in _OF_ALL


def is_abroad(mention: Mention) -> bool:
    """Whether a role is mostly that of people of other countries, or of many ("lenders", "the inspectors")."""
    return mention.kind == "role" and mention.text.rpartition(" ")[2].lower() in _OF_ABROAD


def states_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """Codes of the mentions that are countries or governments themselves, or firms, which villagers sue from far away."""
    return countries_of([m for m in mentions if m.kind in ("country", "government") or m.sector == "BUS"])


def with_country(
    mention: Mention, layout: Layout, event_type: str, others: frozenset[str], opposed: frozenset[str] = frozenset()
) -> Mention:
    """A role without a country takes that of the place named right after it ("police in Jericho"), or of the one country told.

    "Both sides" and "European lawmakers" are of no one country. Below the first sentence, which says where a story is set,
    a country told elsewhere in the sentence lends none in acts between states: "the ministry accused Washington", "France
    called for the release of the detained leaders". A titled name ("President Diallo") takes a country told beside it
    only in the acts that rulers do at home, or where it opens the story and the country is not that of the other side
    (`others`). Nobody acts on a state (`opposed`) as one of it in acts between states: "the group threatened Chad".
    """
    if mention.country_code and mention.start and stands_here(mention, layout) and layout.lowers[mention.start - 1] == "ethnic":
        elsewhere = _told(layout) - {mention.country_code}  # "ethnic Serbs in Kosovo"
        return replace(mention, country_code=next(iter(elsewhere))) if len(elsewhere) == 1 else mention
    if (
        mention.country_code
        or mention.kind not in ("role", "name")
        or mention.sector in _UNLENT
        or _is_of_several(mention, layout)
    ):
        return mention
    if event_type in _ABROAD and is_abroad(mention):
        return replace(mention, country_code="IGO") if _is_sent_by_all(mention) else mention
    is_titled, is_later = mention.kind == "name" and event_type not in _AT_HOME, layout.reading.sentence.number > 1
    if is_titled and is_later:
        return mention
    place = None if is_titled else _place_behind(mention, layout)
    if place is not None:
        return replace(mention, country_code=place)
    if is_later and event_type in _ABROAD:
        return mention
    states = _told(layout) - (
        opposed if event_type == "AID" else frozenset() if event_type not in _ABROAD else others if is_titled else opposed
    )
    if event_type != "PROTEST" and mention.text.rpartition(" ")[2].lower() in _OF_NOWHERE:
        if mention.sector != "REF" or event_type == "COERCE":
            return mention
        states -= others  # who saves or holds migrants is of another country
    if stands_here(mention, layout) and layout.lowers[mention.end - 1] in _MISSIONS:
        states -= _where(layout)  # "the embassy in Oslo"
    if len(states) > 1 and event_type in _ON_THE_SPOT:
        states = _where(layout)
    return replace(mention, country_code=next(iter(states))) if len(states) == 1 else mention


def as_people(mention: Mention, layout: Layout) -> Mention:
    """A nation's adjective before homes or towns as those who live there ("shelled Chadian villages")."""
    is_nation = mention.kind == "country" and mention.sector is None and stands_here(mention, layout)
    return replace(mention, sector="CVL") if is_nation and layout.lower(mention.end) in _HOMES else mention


def without_lent_country(mention: Mention, named: list[Mention], actors: list[Mention]) -> Mention:
    """A soldier or official attacked by a state's forces is not of that state: takes back the country only lent to them.

    So with anybody whom a state itself attacks: "Chadian strikes killed five people" tells nothing of these.
    """
    is_lent = any(mention.start == other.start and other.country_code is None for other in named)
    attackers = [actor for actor in actors if actor.country_code == mention.country_code]
    is_forces = mention.sector in _FORCES and any(actor.sector in (None, *_FORCES) for actor in attackers)
    is_abroad = any(actor.sector is None and actor.kind == "country" for actor in attackers)
    return replace(mention, country_code=None) if is_lent and (is_forces or is_abroad) else mention


def is_own_force(mention: Mention, actors: list[Mention], layout: Layout, event_type: str) -> bool:
    """Whether those sent, promised, withdrawn or recalled are the actor's own ("recalled its envoy"): no party of their own."""
    if event_type not in _MOVES or mention.kind != "role" or not stands_here(mention, layout):
        return False
    is_envoy = layout.lowers[mention.end - 1].removesuffix("s") in _ENVOYS
    if (event_type == "SANCTION") != is_envoy or mention.country_code not in {actor.country_code for actor in actors}:
        return False
    return not OWN.isdisjoint(layout.lowers[max(0, mention.start - 2) : mention.start + 1])


def _is_of_several(mention: Mention, layout: Layout) -> bool:
    """Whether a role is of several countries, or of a part of the world: "both sides", "Western states"."""
    if not stands_here(mention, layout):
        return False
    words = layout.lowers[max(0, mention.start - 1) : mention.end]
    if "foreign" in words[:-1] and words[words.index("foreign") + 1] not in _FOREIGN_OFFICES:
        return True
    return not _OF_REGIONS.isdisjoint(words) or words[0] == "both"


def _place_behind(mention: Mention, layout: Layout) -> str | None:
    if not stands_here(mention, layout):
        return None
    serves = tuple(layout.lowers[mention.end : mention.end + 2]) in _SERVING
    if not serves and layout.lower(mention.end) not in ("in", "of", "from"):
        return None
    if layout.lower(mention.end) == "in" and layout.lowers[mention.end - 1] in _MISSIONS:
        return None  # "the embassy in Oslo" is another country's
    for place in layout.reading.places:
        is_near = mention.end < place.start <= mention.end + _NEAR
        if (
            is_near
            and place.country_code
            and (LOCATIVE | {"off", "from"}).isdisjoint(layout.lowers[mention.end + 1 : place.start])
        ):
            return place.country_code
    for other in layout.mentions:
        if mention.end < other.start <= mention.end + _NEAR and other.country_code and other.kind in ("country", "place"):
            return other.country_code
    return None


def _where(layout: Layout) -> frozenset[str]:
    """The countries of the places that the sentence says something happened in."""
    return frozenset(
        place.country_code
        for place in layout.reading.places
        if place.country_code and not layout.is_cut[place.start] and _is_scene(layout, place.start)
    )


def _is_scene(layout: Layout, at: int) -> bool:
    before = [word for word in layout.lowers[max(0, at - 4) : at] if word not in DETERMINERS]
    return any(word in LOCATIVE for word in before[-3:])


def _is_beyond(mention: Mention, layout: Layout) -> bool:
    """Whether a country is told as the far side: "the border with Chad", "sent back to Chad"."""
    is_bare = mention.kind == "country" and mention.sector is None and not layout.tag(mention.end).startswith("NN")
    return is_bare and layout.preposition_before(mention) in _FAR_SIDE


def _told(layout: Layout) -> frozenset[str]:
    """The countries that a sentence tells of: whoever is only quoted, or is one of a number ("including a Syrian"), lends none."""
    actors = [
        (m.start, m.country_code)
        for m in layout.mentions
        if "including" not in layout.lowers[max(0, m.start - 2) : m.start] and not _is_beyond(m, layout)
    ]
    places = [(place.start, place.country_code) for place in layout.reading.places]
    return frozenset(code for at, code in (*actors, *places) if code and not layout.is_cut[at]) - CLASSES
