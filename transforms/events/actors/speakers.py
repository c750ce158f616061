"""Whom "it", "we" and other subjects without a name mean: the speaker, or an actor named shortly before."""

from dataclasses import dataclass, field
from typing import Final

from transforms.events.actors.lending import stands_here
from transforms.events.clause_words import word_class
from transforms.events.layout import Layout
from transforms.events.model import Mention, Reading
from transforms.events.parties.parties import coordinated
from transforms.events.sources.claims import claimant, hearsay

_PERSONS: Final = frozenset({"person", "name"})
_OFFICES: Final = frozenset({"GOV", "LEG", "JUD", "PTY", "MIL"})
_BODIES: Final = frozenset({"country", "government", "organisation", "armed_group", "company", "media"})
_ENVOYS: Final = word_class("envoys")
_REACH: Final = 8  # actors remembered of each sort


@dataclass(slots=True)
class Memory:
    """The actors of the sentences read so far, the likeliest first."""

    persons: list[Mention] = field(default_factory=list)
    bodies: list[Mention] = field(default_factory=list)
    last_actors: list[Mention] = field(default_factory=list)

    def note(self, reading: Reading) -> None:
        """Remember the actors of a sentence; its first is the likeliest."""
        for mention in reversed(reading.mentions):
            is_name = mention.kind == "name" and not (mention.country_code or mention.sector or mention.end - mention.start > 1)
            if (mention.kind in _PERSONS and not is_name) or (mention.kind == "role" and mention.sector in _OFFICES):
                self.persons.insert(0, mention)
            elif mention.kind in _BODIES:
                self.bodies.insert(0, mention)
        del self.persons[_REACH:], self.bodies[_REACH:]

    def resolve(self, pronoun: str) -> Mention | None:
        """The actor a pronoun stands for, or None."""
        if pronoun in ("he", "she", "i", "him", "her"):
            return self.persons[0] if self.persons else None
        if pronoun in ("it", "they", "we", "them"):
            return next(iter((*self.bodies, *self.persons)), None)
        return None


def speaker_of(layout: Layout, at: int) -> Mention | None:
    """The mention of who says the words that token `at` is part of, where the sentence names the speaker."""
    for attribution in layout.reading.attributions:
        if attribution.start <= at < attribution.end:
            for mention in layout.mentions:
                if mention.start < attribution.speaker_end and attribution.speaker_start < mention.end:
                    return mention
    return None


def attributed_text(layout: Layout, at: int) -> str | None:
    """The source of the words that token `at` is part of: as named, whom its pronoun stands for, or the word that marks hearsay.

    Whose word an act is, not who acts: where speaker and actor are one ("the rebels must withdraw, the king said") the
    source is given all the same, as long as the act stands in words quoted or reported. An act told by a verb of its own
    ("the king demanded", "the king warned") is the article's word and has none.
    """
    named = next((a.speaker for a in layout.reading.attributions if a.start <= at < a.end), None)
    if named is not None and named.lower() in ("he", "she", "they", "it"):
        speaker = speaker_of(layout, at)
        return speaker.name if speaker and speaker.kind != "pronoun" and speaker.name else named
    return named or claimant(layout, at) or hearsay(layout, at)


def resolve_subject(layout: Layout, at: int, pronoun: str, memory: Memory) -> Mention | None:
    """The actor that a pronoun subject of the verb at `at` stands for."""
    speaker = speaker_of(layout, at)
    if speaker is None and pronoun in ("i", "we") and not layout.reading.sentence.is_quoted[at]:
        return None  # the author
    if speaker is not None and speaker.kind != "pronoun":
        return speaker
    if speaker is None and pronoun in ("it", "they"):
        own = [m for m in layout.mentions if m.end <= at and m.kind in _BODIES and layout.preposition_before(m) is None]
        if own:
            return own[0]
    return memory.resolve(layout.lowers[speaker.start] if speaker else pronoun)


def with_companions(mention: Mention, layout: Layout) -> list[Mention]:
    """All whom "they" means where it stands for one of several named together: "Chad and Togo said they would …"."""
    if mention.text.lower() != "they" or not stands_here(mention, layout):
        return [mention]
    codes = (mention.country_code, mention.sector, mention.entity)
    before = [m for m in layout.mentions if m.end <= mention.start and m.kind != "pronoun"]
    found = next((m for m in reversed(before) if (m.country_code, m.sector, m.entity) == codes), None)
    group = together(found, layout) if found is not None else []
    return group if len(group) > 1 else [mention]


def together(mention: Mention, layout: Layout) -> list[Mention]:
    """A mention of this sentence with those coordinated with it on both sides."""
    if mention not in layout.mentions:
        return [mention]
    return coordinated(layout, mention, is_left=True)[:-1] + coordinated(layout, mention, is_left=False, is_subject=True)


def represented(mentions: list[Mention], layout: Layout) -> list[Mention]:
    """Mentions with envoys replaced by those who sent them ("negotiators for Chad and Niger"), where these are named."""
    result: list[Mention] = []
    for mention in mentions:
        is_role = mention.kind == "role" and mention.country_code is None and stands_here(mention, layout)
        is_envoy = is_role and layout.lowers[mention.end - 1] in _ENVOYS
        sender = next((m for m in layout.mentions if mention.end < m.start <= mention.end + 2), None)
        if is_envoy and sender and sender.country_code and layout.lower(mention.end) in ("from", "for", "of", "representing"):
            senders = coordinated(layout, sender, is_left=False, is_subject=True)
            result += senders if len(senders) > 1 else [mention]
        else:
            result.append(mention)
    return result
