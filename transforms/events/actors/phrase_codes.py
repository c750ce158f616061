"""The country and sector of an actor phrase, composed of what its parts bring.

A country, its people, its capital or its adjective lends the country; the role words lend the sector, the last strong one
before weak ones ("army spokesman": MIL); a known person or organisation brings both.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from transforms.events.actors.actor_codes import CLASSES
from transforms.events.actors.chunk_parts import Chunk, Part
from transforms.events.actors.forms import Row, rows_on
from transforms.events.actors.gazetteer import Gazetteer
from transforms.events.actors.labels import words_of
from transforms.events.clause_words import word_class
from transforms.events.model import Entity, Sentence

ROLES: Final = frozenset("RWQT")
_LENDING: Final = frozenset("PSNCKADGLE")
"""Names, nations and organisations."""
_CABINETS: Final = frozenset({"administration", "government", "cabinet", "regime"})
_POPES: Final = frozenset({"pope", "pontiff"})
_OF_NO_STATE: Final = frozenset({"EDU", "LAB", "BUS", "MED", "REL", "JRN", "SOC", "AGR", "LEG", "JUD"})
"""Sectors of bodies that have presidents without being a government."""
_SET_AGAINST: Final = word_class("set_against")


def phrase_codes(
    chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer, on: date | None
) -> tuple[str | None, str | None, Entity | None]:
    """Country and sector of the whole chunk, and the entity of that country."""
    country: str | None = None
    lent: str | None = None  # the sector of an organisation or owner, for weak roles
    of_others: tuple[list[Part], list[Part]] = (
        ([], []) if _is_set_against(chunk, sentence) else (chunk.owners[::-1], chunk.complement)
    )
    groups = [_ranked(chunk.main), *of_others, chunk.leaders, chunk.titles]
    if chunk.main[-1].letter == "D" or (chunk.owners and _is_envoy_to_all(chunk.main)):
        groups[:2] = [groups[1], groups[0]]  # "Kosovo's Serbs", "Chad's U.N. envoy"
    for group in groups:
        for part in group:
            if part.letter in _LENDING and part.form and part.form.rows:
                _, code, own = rows_on(part.form.rows, on)
                country = country or code
                if lent is None and (part.letter == "E" or (part.letter in "PS" and group is not chunk.main)):
                    lent = own
    if country is None and [part.letter for part in chunk.main] == ["S", "R"]:
        country = _of_leader(chunk.main, sentence)  # "the Merkel government"
    country = country or seat_of(chunk.main)
    if _is_armed_opposition(chunk.main):
        return country, "REB", gazetteer.countries.get(country) if country else None
    presided = _presided(chunk, lent)
    sector = (
        presided
        or own_sector(chunk.main)
        or lent
        or own_sector(chunk.owners)
        or own_sector(chunk.complement)
        or own_sector(chunk.titles)
    )
    if sector is None and chunk.leaders and any(part.letter in "WQ" for part in chunk.main):
        sector = "MIL"  # "the Saudi-led coalition"
    if sector is None:
        opening = next((at for at, part in enumerate(chunk.main) if part.letter == "N"), len(chunk.main))
        inside = {id(part) for part in chunk.main[opening:-1]}  # "Free Officers Front": part of the name
        parts = [part for part in [*chunk.titles, *chunk.main] if id(part) not in inside]
        roles = [part.form for part in parts if part.letter in ROLES and part.form]
        sector = next((form.sector for form in reversed(roles) if form.is_weak), None)
    if sector is None and chunk.main and not any(part.letter in ROLES for part in chunk.main):
        sector = lent
    return country, sector, gazetteer.countries.get(country) if country else None


def _presided(chunk: Chunk, lent: str | None) -> str | None:
    """The sector of the body that a phrase names a president of, where that is no state's ("Teachers Union President Ann Lee")."""
    strong = [part.form for part in chunk.main if part.letter in ROLES and part.form and not part.form.is_weak]
    if not strong or strong[-1].words[-1] != "president":
        return None
    beside = strong[-2].sector if len(strong) > 1 else None
    return next(
        (sector for sector in (beside, own_sector(chunk.complement), own_sector(chunk.owners), lent) if sector in _OF_NO_STATE),
        None,
    )


def own_sector(parts: Sequence[Part]) -> str | None:
    """The sector of the last role among `parts` that brings one of its own."""
    for part in reversed(parts):
        if part.letter in ROLES and part.form and not part.form.is_weak:
            return part.form.sector
    return None


def seat_of(parts: Sequence[Part]) -> str | None:
    """The country of an office that one country alone has ("Pope Clement"); that of a named church's is another's."""
    words = {word for part in parts if part.form and part.letter in ROLES for word in part.form.words}
    return "VAT" if words & _POPES and not any(part.letter in "GA" for part in parts) else None


def is_foreign(organisation: Part, chunk: Chunk) -> bool:
    """Whether the phrase names another country than that of the organisation's row, so that it means another body."""
    codes = set(nations_of(chunk))
    own = {row.country_code for row in organisation.form.rows} if organisation.form else set()
    return bool(codes and own) and not codes & own and not own & CLASSES and None not in codes


def nations_of(chunk: Chunk) -> list[str | None]:
    """Country codes of the nations that own or describe a phrase, in order."""
    nations = [part for part in [*chunk.owners, *chunk.main] if part.letter in "CKA" and part.form]
    return [row.country_code for part in nations if part.form for row in part.form.rows]


def _of_leader(main: list[Part], sentence: Sentence) -> str | None:
    """The country of the one leader of that last name, where a word for a cabinet follows it."""
    name, body = main
    countries = {row.country_code for row in name.form.rows} if name.form else set()
    is_cabinet = sentence.tokens[body.start].lower in _CABINETS
    return next(iter(countries)) if is_cabinet and len(countries) == 1 else None


def _is_set_against(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether those named stand over against the country they belong to, and are not of it ("Iran's enemies", "allies of Chad")."""
    if sentence.tokens[chunk.head].lower not in _SET_AGAINST:
        return False
    return all(part.letter in "CKL" for part in (*chunk.owners, *chunk.complement))


def _is_envoy_to_all(main: list[Part]) -> bool:
    """Whether a phrase is a body of many states and a role there."""
    first = main[0].form
    is_body = main[0].letter == "E" and first is not None and any(row.country_code == "IGO" for row in first.rows)
    return is_body and main[-1].letter in ROLES


def _is_armed_opposition(main: list[Part]) -> bool:
    """Whether words of the opposition end in those of fighters ("opposition units")."""
    head = main[-1].form
    return (
        head is not None
        and head.words[-1] in words_of("armed_noun")
        and any(part.form is not None and part.form.sector == "OPP" and part.letter in ROLES for part in main)
    )


def _ranked(main: list[Part]) -> list[Part]:
    """Parts of the main phrase with those first that decide the country.

    Organisations of no one country go before nations ("Syrian al-Qaeda fighters"), nations before those of
    some other country ("the Serbian Labour minister"); a town within a person's name tells nothing.
    """
    names = next((at for at, part in enumerate(main) if part.letter in "NST"), len(main))
    told = [part for at, part in enumerate(main) if part.letter != "S" and (part.letter != "L" or at < names)]
    return sorted(told, key=lambda part: not (part.letter == "E" and part.form and _is_class(part.form.rows)))


def _is_class(rows: tuple[Row, ...]) -> bool:
    return any(row.country_code in CLASSES for row in rows)
