"""Short forms that a text defines itself: "the Movement for Renewal (MFR)" names one body, which is later "the MFR"."""

from dataclasses import dataclass, replace
from typing import Final

from transforms.events.model import Mention, Sentence, Token

_SMALL: Final = frozenset(
    "of for the and in on to at de du des del della la le les los el y e et da do dos pour para und der".split()
)
_LONGEST: Final = 10  # words of a name that an acronym is made of
_SHORTEST: Final = 2
_OWN_SECTORS: Final = frozenset(
    {"REB", "UAF", "PRM", "OPP", "PTY", "LAB", "SOC", "EDU", "REL", "JRN", "BUS", "MED", "AGR", "CRM"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym and the tokens of the name in front of its bracket."""

    acronym: str
    start: int
    end: int


def find_definitions(sentence: Sentence) -> list[Definition]:
    """Acronyms that stand in brackets behind a name whose capitals they are made of."""
    if "(" not in sentence.text:
        return []
    tokens = sentence.tokens
    found: list[Definition] = []
    for at in range(1, len(tokens) - 2):
        acronym = tokens[at + 1].text
        if tokens[at].text == "(" and tokens[at + 2].text in (")", ",", ";") and is_acronym(acronym):
            start = _name_start(tokens, at, acronym)
            if start is not None:
                found.append(Definition(acronym, start, at))
    return found


def is_acronym(word: str) -> bool:
    """Whether a word is set in capitals, as "FARC" or "M-19" is."""
    letters = [letter for letter in word if letter.isalpha()]
    return len(word) >= _SHORTEST and bool(letters) and all(letter.isupper() for letter in letters) and word[0].isalpha()


def _name_start(tokens: tuple[Token, ...], bracket: int, acronym: str) -> int | None:
    letters = "".join(letter for letter in acronym if letter.isalpha())
    capitals = every = ""
    best: int | None = None
    for start in range(bracket - 1, max(bracket - 1 - _LONGEST, -1), -1):
        word = tokens[start]
        if not (word.text[0].isalpha() or word.text in ("-", "'s", "'")):
            break
        if not word.text[0].isalpha():
            continue
        if word.text[0].islower() and word.lower not in _SMALL:
            break
        every = word.text[0].upper() + every
        if word.text[0].isupper():
            capitals = word.text[0] + capitals
            if letters in (capitals, every) or (best is None and letters in capitals):
                best = start
    return best


def defined_name(sentence: Sentence, definition: Definition, mentions: list[Mention]) -> Mention | None:
    """The one mention that the defined name is: those inside its words joined, with the country and role that they tell."""
    inside = [m for m in mentions if m.start < definition.end and definition.start < m.end]
    whole = next((m for m in inside if m.end == definition.end and m.start <= definition.start), None)
    if whole is not None:
        return whole
    if not inside:
        return None
    tokens = sentence.tokens
    start, end = min(definition.start, inside[0].start), max(definition.end, inside[-1].end)
    first = tokens[start].char_start - sentence.char_start
    country = next((m.country_code for m in inside if m.country_code), None)
    sectors = [m.sector for m in inside if m.sector]
    sector = next((code for code in (*(code for code in sectors if code in _OWN_SECTORS), *sectors)), None)
    text = sentence.text[first : tokens[end - 1].char_end - sentence.char_start]
    return Mention(start, end, definition.end - 1, text, None, "name", country, sector, None)


def _explained(sentence: Sentence, definition: Definition, name: Mention, mentions: list[Mention]) -> Mention:
    """The name with the role that stands as an aside behind its bracket ("the MFR, an opposition party in Gabon, …")."""
    close = definition.end + 3
    tokens = sentence.tokens
    role = next((m for m in mentions if m.kind == "role" and close < m.start <= close + 2), None)
    if role is None or tokens[close].text != "," or name.entity is not None:
        return name
    after = tokens[role.end].text if role.end < len(tokens) else "."
    if after not in (",", ".", ";") or (role.start == close + 2 and tokens[close + 1].lower not in ("a", "an", "the")):
        return name
    first = tokens[name.start].char_start - sentence.char_start
    text = sentence.text[first : tokens[role.end - 1].char_end - sentence.char_start]
    sector = role.sector or name.sector
    return replace(name, end=role.end, text=text, country_code=name.country_code or role.country_code, sector=sector)


def with_definitions(sentence: Sentence, mentions: list[Mention]) -> tuple[list[Mention], dict[str, Mention]]:
    """Mentions with every defined name made one, and the names by their acronyms."""
    named: dict[str, Mention] = {}
    for definition in find_definitions(sentence):
        name = defined_name(sentence, definition, mentions)
        if name is None:
            continue
        name = _explained(sentence, definition, name, mentions)
        named[definition.acronym] = name
        kept = [m for m in mentions if m.end <= name.start or m.start >= name.end]
        # The acronym in its bracket is the same actor told a second time.
        mentions = sorted([*(m for m in kept if not definition.end < m.start < definition.end + 2), name], key=lambda m: m.start)
    return mentions, named
