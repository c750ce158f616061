"""What a row of the trigger lexicon asks of a sentence: words that stand in it, and parties that it names.

Cells may name classes. `{troops}` stands for the nouns of a class of `noun_classes.csv`; behind the marks `&`, `@` and `>`
a class of `party_classes.csv`, a sector or a kind of mention may stand (`&force`, `@GOV`, `>person`). Among excluded words
`@LEG` bars acts that actors of this sector alone are told to do, `@lone` those of one person whom the sentence tells alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from transforms.events.clause_words import word_class
from transforms.events.model import Mention
from transforms.events.tokens import tokenise
from transforms.events.triggers.inflection import plural
from transforms.events.triggers.word_shapes import is_plural
from transforms.lexicons.loader import read_lexicon

MENTIONED, ACTING, SUFFERING = "&", "@", ">"
"""The marks of party tests: somebody whom the sentence names, the actor, the recipient."""

_MARKS: Final = (MENTIONED, ACTING, SUFFERING)
_CLASS: Final = re.compile(r"\{([a-z_]+)\}")
_POLITICS: Final = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP"})
_OFFICES: Final = word_class("offices")
_BODIES: Final = frozenset({"country", "government", "place", "organisation", "armed_group"})


@dataclass(frozen=True, slots=True)
class WordTest:
    """Words, beginnings of words and phrases, any of which may stand in a stretch of text."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    phrases: tuple[str, ...]
    sought: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Beginnings and phrases as they stand in words joined by blanks."""

    def __post_init__(self) -> None:
        phrases = [f" {phrase[:-2]}" if phrase.endswith(" *") else f" {phrase} " for phrase in self.phrases]
        object.__setattr__(self, "sought", (*(f" {prefix}" for prefix in self.prefixes), *phrases))

    def __bool__(self) -> bool:
        return bool(self.words or self.prefixes or self.phrases)

    def holds(self, lowers: list[str]) -> bool:
        """Whether any of them is among these lower-case tokens."""
        return not self.words.isdisjoint(lowers) or bool(self.sought and self.stands_in(f" {' '.join(lowers)} "))

    def stands_in(self, text: str) -> bool:
        """Whether a beginning or phrase is in a text of lower-case tokens with a blank before and behind each."""
        return any(map(text.__contains__, self.sought))


def word_test(text: str | None) -> WordTest:
    """The test that a comma-separated cell of words, beginnings (`strik*`), phrases and classes (`{troops}`) describes."""
    items = [item.strip().lower() for item in (text or "").split(",") if item.strip() and not item.strip().startswith(_MARKS)]
    items = [word for item in items for word in _words(item)]
    return WordTest(
        frozenset(item for item in items if " " not in item and not item.endswith("*")),
        tuple(item[:-1] for item in items if item.endswith("*")),
        tuple(" ".join(token.lower for token in tokenise(item)) for item in items if " " in item),
    )


def _words(item: str) -> Iterable[str]:
    named = _CLASS.fullmatch(item)
    if named is None:
        return (item,)
    return dict.fromkeys(form for noun in noun_classes()[named[1]].split("/") for form in (noun, plural(noun)))


@dataclass(frozen=True, slots=True)
class PartyTest:
    """Sectors and kinds of mentions, one of which a party must be of. Kinds count where no sector is known."""

    kinds: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def holds(self, mentions: Iterable[Mention]) -> bool:
        """Whether any of these mentions is of them; `person` asks for one by name, `politician` for a person in politics."""
        return any(
            (mention.sector or mention.kind) in self.kinds
            or ("person" in self.kinds and mention.kind in ("person", "name"))
            or ("politician" in self.kinds and mention.sector in _POLITICS and _is_one_person(mention))
            for mention in mentions
        )

    def bars(self, actors: list[Mention], recipients: list[Mention]) -> bool:
        """Whether all actors are of them; `lone` is one person of whom no counterpart is told."""
        if "lone" in self.kinds and len(actors) == 1 and not recipients and _is_one_person(actors[0]):
            return True
        return bool(self.kinds and actors) and all(self.holds([actor]) for actor in actors)


def _is_one_person(mention: Mention) -> bool:
    last = mention.text.rsplit(None, 1)[-1].lower()
    return mention.kind not in _BODIES and not is_plural(last) and last not in _OFFICES


def party_test(text: str | None, mark: str) -> PartyTest:
    """The test that the items of a cell behind this mark describe."""
    items = [item.strip()[1:] for item in (text or "").split(",") if item.strip().startswith(mark)]
    return PartyTest(frozenset(kind for item in items for kind in _party_classes().get(item, item).split()))


def with_nouns(trigger: str) -> str:
    """A trigger with the nouns of its classes in their place: `send + {ship}` as `send + ship/boat/…`."""
    return _CLASS.sub(lambda found: noun_classes()[found[1]], trigger)


@cache
def noun_classes() -> dict[str, str]:
    """The nouns of each class, in the singular, parted by `/`."""
    return dict(read_lexicon("noun_classes").select("noun_class", "nouns").iter_rows())


@cache
def _party_classes() -> dict[str, str]:
    return dict(read_lexicon("party_classes").select("party_class", "kinds").iter_rows())
