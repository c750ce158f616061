"""Resolving short forms within one article: last names, acronyms, "the ministry", "the two men", pronouns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.events.mentions import is_location
from transforms.events.model import Mention, Reading, Sentence

_SINGULAR: Final = frozenset({"he", "she", "him"})
_PERSONS: Final = frozenset({"person", "name"})
_BODIES: Final = frozenset({"armed_group", "organisation", "media", "company", "government"})
_BODY_WORDS: Final = frozenset({"group", "organisation", "organization", "movement", "agency", "party", "alliance", "network"})
_PAIR_WORDS: Final = frozenset(
    "men women leaders diplomats ministers presidents sides countries nations states officials generals governments parties".split()
)
_PAIR_OF_STATES: Final = frozenset({"countries", "nations", "states", "governments"})
_PAIR_OF_ACTORS: Final = frozenset({"sides", "parties"})
_OF_STATES: Final = frozenset({"country", "government", "role"})
_OF_ACTORS: Final = frozenset({"country", "government", "role", "armed_group", "organisation"})
_LOOKBACK: Final = 3  # sentences that a pronoun may reach back over


class ArticleNames:
    """What an article has named so far: bearers of last names and acronyms, and its mentions in order."""

    def __init__(self) -> None:
        """Start with nothing named."""
        self._names: dict[str, Mention] = {}
        self._acronyms: dict[str, Mention] = {}
        self._heard: list[tuple[int, Sentence, Mention]] = []

    def learn(self, reading: Reading) -> None:
        """Note the full names and acronyms of a sentence, for sentences before it as well (a title uses last names)."""
        tokens = reading.sentence.tokens
        for mention in reading.mentions:
            if mention.kind in _PERSONS and (mention.country_code or mention.entity):
                self._names.setdefault(tokens[mention.head].lower, mention)
            acronym = _acronym_after(mention, reading.sentence)
            if acronym and (mention.country_code or mention.sector):
                self._acronyms.setdefault(acronym, mention)

    def resolve(self, reading: Reading, position: int) -> list[Mention]:
        """Mentions of a sentence with what the article tells of them filled in."""
        resolved: list[Mention] = []
        for mention in reading.mentions:
            for found in self._bearers(mention, reading.sentence, position):
                resolved.append(found)
                if found.kind != "pronoun":
                    self._heard.append((position, reading.sentence, found))
        return resolved

    def _bearers(self, mention: Mention, sentence: Sentence, position: int) -> list[Mention]:
        token = sentence.tokens[mention.head]
        if mention.kind == "name" and mention.entity is None:
            bearer = self._acronyms.get(token.text) or self._names.get(token.lower)
            if bearer is not None and bearer is not mention and mention.country_code is None:
                return [_with(mention, bearer)]
        if mention.kind == "pronoun":
            bearer = self._antecedent(token.lower, position)
            return [_with(mention, bearer)] if bearer else [mention]
        if mention.kind == "role" and mention.country_code is None and mention.entity is None:
            before = [t.lower for t in sentence.tokens[max(mention.start - 1, 0) : mention.head]]
            counted = {t.lower for t in sentence.tokens[max(mention.start - 2, 0) : mention.head]}  # "the two warring sides"
            if token.lower in _PAIR_WORDS and {"two", "both"} & counted:
                return self._pair(mention, token.lower) or [mention]
            if before == ["the"]:
                bearer = self._same_role(token.lower)
                if bearer:
                    return [
                        replace(
                            mention,
                            name=bearer.name,
                            country_code=bearer.country_code,
                            sector=bearer.sector,
                            entity=bearer.entity,
                        )
                    ]
        return [mention]

    def _antecedent(self, word: str, position: int) -> Mention | None:
        near = [(at, sentence, mention) for at, sentence, mention in self._heard if position - at <= _LOOKBACK]
        fits = [(at, mention) for at, sentence, mention in near if _agrees(word, mention, sentence)]
        if not fits:
            return None
        latest = fits[-1][0]
        # Within the sentence the nearest; from an earlier one its first, which is mostly the subject.
        group = [mention for at, mention in fits if at == latest]
        return group[-1] if latest == position else group[0]

    def _same_role(self, word: str) -> Mention | None:
        for _at, sentence, mention in reversed(self._heard):
            if mention.country_code and mention.kind == "role" and sentence.tokens[mention.head].lower == word:
                return mention
            if word in _BODY_WORDS and mention.kind in _BODIES:
                return mention
            if mention.kind in ("government", "organisation") and mention.name and mention.name.lower().endswith(f" {word}"):
                return mention
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


def resolve_references(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of one article (title first, then its sentences in order) with short forms resolved.

    Last names take the codes of the full name anywhere in the article, acronyms those of the name they stand
    behind in brackets; "the ministry" takes those of the last ministry, "the two men" becomes two mentions of
    the same words, pronouns take the last mention that agrees. What stays open is left as it was.
    """
    names = ArticleNames()
    for reading in readings:
        names.learn(reading)
    return [replace(reading, mentions=names.resolve(reading, position)) for position, reading in enumerate(readings)]


def unmatched_names(readings: Sequence[Reading]) -> Counter[str]:
    """How often each name occurs that no gazetteer row matches and nothing in its article explains."""
    return Counter(
        mention.text
        for reading in readings
        for mention in reading.mentions
        if mention.kind == "name" and mention.entity is None and mention.country_code is None
    )


def _with(mention: Mention, bearer: Mention) -> Mention:
    return replace(
        mention,
        name=bearer.name or bearer.text,
        kind=bearer.kind,
        country_code=bearer.country_code,
        sector=bearer.sector,
        entity=bearer.entity,
    )


def _agrees(word: str, mention: Mention, sentence: Sentence) -> bool:
    head = sentence.tokens[mention.head].lower
    if word in _SINGULAR:
        opening = sentence.tokens[mention.start].lower
        if (word == "she" and opening in ("mr.", "mr", "king", "sheikh")) or (
            word != "she" and opening in ("mrs.", "ms.", "queen")
        ):
            return False
        return mention.kind in _PERSONS
    return mention.kind in ("armed_group", "organisation") or (mention.kind == "role" and head.endswith("s")) or head in (
        "people", "police", "men", "women", "forces",
    )  # fmt: skip


def _acronym_after(mention: Mention, sentence: Sentence) -> str | None:
    """The acronym in brackets right behind a mention, when its letters are the initials of the words."""
    tokens = sentence.tokens
    at = mention.end
    if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return None
    acronym = tokens[at + 1].text
    initials = "".join(token.text[0] for token in tokens[mention.start : mention.end] if token.text[0].isupper())
    return acronym if len(acronym) > 1 and acronym.isupper() and acronym in initials else None
