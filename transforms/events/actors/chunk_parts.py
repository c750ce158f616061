"""The parts that actor phrases are made of, and what the words beside them tell of where a phrase ends."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from transforms.events.actors.forms import Form
from transforms.events.actors.labels import words_of
from transforms.events.clause_words import word_class
from transforms.events.model import Token

_CALLINGS: Final = ("er", "or", "man", "woman", "ist", "ian", "star")
_SHORTEST_CALLING: Final = 4
_SMALL_WORDS: Final = word_class("prepositions") | word_class("adverbs") | words_of("not_before_role")
_BEHIND_ACTORS: Final = words_of("speech_verb") | words_of("not_before_role") | words_of("location_preposition")


class Part(NamedTuple):
    """One item of a chunk: its label, its tokens and its form."""

    letter: str
    start: int
    end: int
    form: Form | None


@dataclass(slots=True)
class Chunk:
    """One actor phrase: token span, head token, and its parts by what they do.

    `titles` stand before another name of the same row, `is_in_company` marks a last name beside a known
    person (see shared_titles.py).
    """

    start: int
    end: int
    head: int
    owners: list[Part] = field(default_factory=list)
    leaders: list[Part] = field(default_factory=list)
    main: list[Part] = field(default_factory=list)
    complement: list[Part] = field(default_factory=list)
    titles: tuple[Part, ...] = ()
    is_in_company: bool = False


def is_backing(part: Part, tokens: tuple[Token, ...]) -> bool:
    """Whether the word after the hyphen says what a country does to others ("-backed", "-armed")."""
    return part.letter == "B" or (part.letter == "M" and tokens[part.start].lower in words_of("backing"))


def is_noun(adjective: Part, token: Token) -> bool:
    """Whether the unknown word between an adjective and a role may be a noun ("Egyptian textile workers")."""
    if adjective.form is None or len(adjective.form.words[0]) < 5 or not token.text.islower():
        return False
    if not token.text.replace("-", "").isalpha():
        return False
    return token.lower not in words_of("not_before_role") and not token.lower.endswith(("ed", "s", "ing", "ly"))


def is_calling(token: Token) -> bool:
    """Whether a word that no row knows tells what somebody is by its ending ("rancher", "lineman", "pianist")."""
    word = token.lower
    is_plain = token.text.islower() and word.isalpha() and len(word) > _SHORTEST_CALLING
    return is_plain and word.endswith(_CALLINGS) and word not in _SMALL_WORDS


def is_in_name(parts: list[Part], index: int, letters: str, tokens: tuple[Token, ...]) -> bool:
    """Whether a describing word with a capital opens an unknown name ("the rebel Northern Unity Front")."""
    return tokens[parts[index].start].text[0].isupper() and letters[index + 1 : index + 2] == "N"


def leads_to_role(letters: str, index: int) -> bool:
    """Whether a role or body follows the describing words from item `index` on."""
    while index < len(letters) and letters[index] in "MAG":
        index += 1
    return index < len(letters) and letters[index] in "RWQTE"


def is_of_all(owned: list[Part]) -> bool:
    """Whether a phrase is nothing but a body of many states, which is no one's."""
    form = owned[-1].form if len(owned) == 1 and owned[-1].letter == "E" else None
    return form is not None and any(row.country_code == "IGO" for row in form.rows)


def is_moved(chunk: Chunk, tokens: tuple[Token, ...]) -> bool:
    """Whether the verb before the phrase takes those it names away, so that "from" says where ("expelled officials from Mali")."""
    return any(token.lower in words_of("takes_away") for token in tokens[max(chunk.start - 4, 0) : chunk.start])


def is_idle(chunk: Chunk, tokens: tuple[Token, ...]) -> bool:
    """Whether the phrase only describes a thing ("the police museum") and names nobody."""
    if chunk.main[-1].letter in "CKADGEPSNL" or chunk.end >= len(tokens):
        return False
    if any(part.letter in "CKADGEPSNL" for part in [*chunk.owners, *chunk.leaders, *chunk.main, *chunk.complement]):
        return False
    following = tokens[chunk.end]
    if tokens[chunk.head].lower in words_of("adjectival") and following.text.islower() and following.text.isalpha():
        # "military cooperation" names nobody; "the military has …" does.
        return following.lower not in _BEHIND_ACTORS
    return following.lower in words_of("non_actor_head")
