"""Resolving short forms within one article: last names, acronyms, "the ministry", "the two men", pronouns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from transforms.events.actors.acronyms import with_definitions
from transforms.events.actors.antecedents import Persons, antecedent
from transforms.events.actors.homes import at_home, without_far_bodies
from transforms.events.actors.labels import words_of
from transforms.events.actors.mentions import is_location
from transforms.events.actors.persons import full_name, is_bare
from transforms.events.actors.possessors import owned_by
from transforms.events.model import Mention, Reading, Sentence

_FORMER: Final = words_of("former")
_OFFICES: Final = frozenset(
    "president premier minister chancellor king queen secretary senator governor speaker chairman leader".split()
)
_PERSONS: Final = frozenset({"person", "name"})
_BODIES: Final = frozenset({"armed_group", "organisation", "media", "company", "government"})
_COMPANIES: Final = frozenset({"company"})
# Kinds that a word for a body may mean again.
_KINDS_OF: Final = {
    **dict.fromkeys(("group", "organisation", "organization", "movement", "agency", "party", "alliance"), _BODIES),
    **dict.fromkeys(("bloc", "body", "union", "federation", "league"), frozenset({"organisation"})),
    **dict.fromkeys(("company", "firm", "corporation", "airline", "carmaker", "manufacturer", "bank"), _COMPANIES),
    **dict.fromkeys(("newspaper", "broadcaster", "channel", "daily", "network"), frozenset({"media"})),
}
_GROUPS: Final = frozenset({"group", "movement", "faction"})
_GROUP_SECTORS: Final = frozenset({"REB", "UAF", "PRM", "CRM", "OPP"})
_PAIR_WORDS: Final = frozenset(
    "men women leaders diplomats ministers presidents sides countries nations states officials generals governments parties".split()
)
_PAIR_OF_STATES: Final = frozenset({"countries", "nations", "states", "governments"})
_PAIR_OF_ACTORS: Final = frozenset({"sides", "parties"})
_OF_STATES: Final = frozenset({"country", "government", "role"})
_OF_ACTORS: Final = frozenset({"country", "government", "role", "armed_group", "organisation"})


class ArticleNames:
    """What an article has named so far: bearers of last names and acronyms, and its mentions in order."""

    def __init__(self) -> None:
        """Start with nothing named."""
        self._names: dict[str, Mention] = {}
        self._acronyms: dict[str, Mention] = {}
        self._strangers: dict[str, Mention] = {}
        self._told_in_full: set[str] = set()
        self._titled: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._offices: dict[str, str | None] = {}
        self._heard: list[tuple[int, Sentence, Mention]] = []

    def learn(self, reading: Reading) -> None:
        """Note the full names and acronyms of a sentence, for sentences before it as well (a title uses last names)."""
        tokens = reading.sentence.tokens
        mentions, acronyms = with_definitions(reading.sentence, reading.mentions)
        for mention in mentions:
            if mention.kind in _PERSONS and (mention.country_code or mention.entity):
                self._names.setdefault(tokens[mention.head].lower, mention)
            if mention.kind in _PERSONS:
                self._counts[tokens[mention.head].lower] += 1
            if mention.kind == "name" and mention.sector:
                self._titled.add(tokens[mention.head].lower)
            surname = full_name(mention, reading.sentence)
            if surname:
                self._strangers.setdefault(surname, mention)
            if mention.kind == "person" and mention.entity and not is_bare(mention, reading.sentence):
                self._told_in_full.add(mention.entity.entity_id)
                self._learn_office(mention, mention.entity.entity_id, reading.sentence)
        for acronym, mention in acronyms.items():
            self._acronyms.setdefault(acronym, mention)

    def _learn_office(self, mention: Mention, person: str, sentence: Sentence) -> None:
        """Note the sector of the office, held or former, that the article first names a person with."""
        words = sentence.lowers[mention.start : mention.end]
        if not _OFFICES.isdisjoint(words) and (mention.sector != "ELI" or not _FORMER.isdisjoint(words)):
            self._offices.setdefault(person, mention.sector)

    @cached_property
    def _persons(self) -> Persons:
        return Persons(self._titled | self._strangers.keys(), self._counts)

    def resolve(self, reading: Reading, position: int) -> list[Mention]:
        """Mentions of a sentence with what the article tells of them filled in."""
        resolved: list[Mention] = []
        mentions, _ = with_definitions(reading.sentence, reading.mentions)
        for mention in mentions:
            for found in self._bearers(mention, reading.sentence, position):
                resolved.append(found)
                if found.kind != "pronoun":
                    self._heard.append((position, reading.sentence, found))
        return resolved

    def _bearers(self, mention: Mention, sentence: Sentence, position: int) -> list[Mention]:
        token = sentence.tokens[mention.head]
        defined = self._acronym_of(mention, sentence)
        if defined is not None:
            return [defined]
        if mention.kind == "name" and mention.entity is None:
            bearer = self._names.get(token.lower)
            if bearer is not None and bearer is not mention and mention.country_code is None:
                return [mention if _is_relative(mention, bearer, sentence) else _with(mention, bearer)]
        if mention.kind == "person" and mention.entity and is_bare(mention, sentence):
            stranger = self._strangers.get(token.lower)
            if stranger is not None and mention.entity.entity_id not in self._told_in_full:
                return [_with(mention, stranger)]  # "Jane Blair … Blair said": not the prime minister
        if mention.kind == "person" and mention.entity and _OFFICES.isdisjoint(sentence.lowers[mention.start : mention.end]):
            office = self._offices.get(mention.entity.entity_id, mention.sector)
            return [replace(mention, sector=office)]  # "President Berg … Berg said", whatever the day of the article
        if mention.kind == "place" and is_bare(mention, sentence) and not is_location(sentence, mention):
            bearer = self._strangers.get(token.lower)
            if bearer is not None:
                return [_with(mention, bearer)]  # "Stephen Kennedy … Kennedy said": no town
        if mention.kind == "pronoun":
            bearer = antecedent(mention, token.lower, position, self._heard, self._persons)
            return [_with(mention, bearer)] if bearer else [mention]
        if mention.kind == "name" and mention.sector and mention.country_code is None:
            return [owned_by(mention, sentence, position, self._heard) or mention]  # "its spokesman, Ofwono Mukasa, …"
        if mention.kind == "role" and mention.country_code is None and mention.entity is None:
            counted = {t.lower for t in sentence.tokens[max(mention.start - 2, 0) : mention.head]}  # "the two warring sides"
            if token.lower in _PAIR_WORDS and {"two", "both"} & counted:
                return self._pair(mention, token.lower) or [mention]
            owned = owned_by(mention, sentence, position, self._heard)
            if owned is not None:
                return [owned]
            if mention.start and sentence.tokens[mention.start - 1].lower in ("the", "this", "that"):
                return [self._same_role(mention, sentence) or mention]
        return [mention]

    def _acronym_of(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """The mention with the codes of the name whose acronym it holds, where the article defined that acronym itself."""
        for token in sentence.tokens[mention.start : mention.end]:
            bearer = self._acronyms.get(token.text)
            if bearer is None or bearer.text == mention.text:
                continue
            if mention.end - mention.start == 1:
                return _with(mention, bearer)
            sector = mention.sector if mention.entity is None and mention.sector else bearer.sector
            country = bearer.country_code or (mention.country_code if mention.entity is None else None)
            return replace(mention, country_code=country, sector=sector, entity=bearer.entity)
        return None

    def _same_role(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """ "The foreign minister", "the group": the role with the codes of the last actor that the words can mean again."""
        words = [token.lower for token in sentence.tokens[mention.start : mention.end]]
        for _at, told, earlier in reversed(self._heard):
            if earlier.country_code is None or not _means_again(words, mention, earlier, told):
                continue
            sector = mention.sector if mention.sector and earlier.kind in _PERSONS else earlier.sector
            named = replace(mention, name=earlier.name, country_code=earlier.country_code, sector=sector, entity=earlier.entity)
            return named if earlier.kind not in _PERSONS or earlier.entity is None else _with(mention, earlier)
        return None

    def _pair(self, mention: Mention, word: str) -> list[Mention]:
        """The two latest different actors that `word` fits, each as a mention of the same words."""
        if word in _PAIR_OF_STATES | _PAIR_OF_ACTORS:
            return self._latest_two(mention, _OF_STATES if word in _PAIR_OF_STATES else _OF_ACTORS, word in _PAIR_OF_ACTORS)
        return self._latest_two(mention, _PERSONS) or self._latest_two(mention, frozenset({"role"}))

    def _latest_two(self, mention: Mention, kinds: frozenset[str], any_actor: bool = False) -> list[Mention]:
        """The latest two of `kinds` with a country (or any sector), told apart by country (or by sector too).

        Countries that only say where ("in Austria") come last; within a sentence those with a country come first.
        """
        fit = [
            (is_location(sentence, earlier), -at, earlier.country_code is None, -number, earlier)
            for number, (at, sentence, earlier) in enumerate(self._heard)
            if earlier.kind in kinds and (earlier.country_code or (any_actor and earlier.sector))
        ]
        found: list[tuple[int, Mention]] = []
        seen: set[object] = set()
        for *_, number, earlier in sorted(fit, key=lambda entry: entry[:4]):
            who = (earlier.entity, earlier.country_code, earlier.sector if any_actor else None)
            if who not in seen:
                seen.add(who)
                found.append((-number, earlier))
            if len(found) == 2:
                return [_with(mention, bearer) for _, bearer in sorted(found, key=lambda entry: entry[0])]
        return []


def resolve_references(readings: Sequence[Reading], home: str | None = None) -> list[Reading]:
    """The readings of one article (title first, then its sentences in order) with short forms resolved.

    Last names take the codes of the full name anywhere in the article, acronyms those of the name they stand
    behind in brackets; "the ministry" takes those of the last ministry, "its army" the country of who is meant, "the
    two men" becomes two mentions of the same words, pronouns take the last mention that agrees. Roles of sentences
    that name no other country take that of the article where it names one country only, or `home` (the country of the
    dateline) where it names none. What stays open is left as it was.
    """
    names = ArticleNames()
    for reading in readings:
        names.learn(reading)
    resolved = [reading.with_mentions(names.resolve(reading, position)) for position, reading in enumerate(readings)]
    return at_home(without_far_bodies(resolved), home)


def _is_relative(mention: Mention, bearer: Mention, sentence: Sentence) -> bool:
    """Whether a full name shares only the last name with a person named elsewhere ("Ann Berg", sister of President Kim Berg)."""
    if full_name(mention, sentence) is None:
        return False
    known = f"{bearer.text} {bearer.name or ''}".lower().replace("-", " ").split()
    return sentence.lowers[mention.head - 1] not in known


def _means_again(words: list[str], mention: Mention, earlier: Mention, sentence: Sentence) -> bool:
    """Whether the words of a role can mean an actor named before: the same role, a titled person, or a body of that sort."""
    told = [token.lower for token in sentence.tokens[earlier.start : earlier.end]]
    last = words[-1]
    if earlier.kind == "role" and told[-len(words) :] == words:
        return True
    if earlier.kind == "role" and len(words) == 1 and last in told and last not in _PAIR_WORDS | {"group"}:
        return told[-1] == last or earlier.sector == mention.sector
    if earlier.kind in _PERSONS:
        return any(told[at : at + len(words)] == words for at in range(len(told) - len(words) + 1))
    if earlier.kind in _KINDS_OF.get(last, ()) and len(words) <= 2:
        return True
    if last in _GROUPS and earlier.kind == "role" and earlier.sector in _GROUP_SECTORS:
        return True
    is_named_so = earlier.name is not None and earlier.name.lower().endswith(f" {last}")
    return len(words) == 1 and earlier.kind in ("government", "organisation") and is_named_so


def _with(mention: Mention, bearer: Mention) -> Mention:
    return replace(
        mention,
        name=bearer.name or bearer.text,
        kind=bearer.kind,
        country_code=bearer.country_code,
        sector=bearer.sector,
        entity=bearer.entity,
    )
