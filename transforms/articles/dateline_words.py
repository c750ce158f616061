"""Words of datelines: the agencies that sign them, the places they name, and the labels that only look like places."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import polars as pl

from transforms.lexicons.loader import read_lexicon

_LABEL_WORDS = """
advertisement advisory alert analysis announcement article audio background blog book breaking brief bulletin by column comment
commentary correction corrected credit culture dear debate developing editor editorial election elections essay events exclusive
explained explainer fact facts factbox feature featured file film flash gallery graphic guest hear help here highlights how i
image images in-depth interview interviews introduction just key latest letter letters list listen live local map markets media
more movie music must national news newsletter note notes obituary official on opinion other our perspective photo photos
picture pictures poll press podcast preview profile question questions quiz quote read recap recipe related release replay report
review reviews scores see source sources special spoiler sponsored sport sports statement stocks story summary survey table the
this timeline tip tips top trailer transcript transcripts travel trending tv update updated updates urgent verdict video videos
view views warning watch weather week what when where who why world writer yes you your
a an and any as both but for from he her his if in it its my no nor not of or she so some that their then there they to we
afghans americans arabs britons europeans germans iranians israelis palestinians russians syrians ukrainians
monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow yesterday spring summer autumn winter
president prime minister senator secretary general chairman spokesman spokeswoman governor mr mrs ms dr
asean cia covid-19 dprk eu fbi fed fifa gop icc imf isil isis nasa nato oecd opec osce pkk taliban uefa un unesco unicef uk us usa who wto
"""
LABELS = frozenset(_LABEL_WORDS.split())
"""Words, mostly in capitals, that stand at the head of a label where a place would."""

AGENCIES = tuple(read_lexicon("agencies")["name"].to_list())
"""Agencies and services that sign reports, as they write themselves."""

AGENCY_NAMES = frozenset(name.casefold() for name in AGENCIES)

_APPROACHES = re.compile(
    r"^(?:near|outside|aboard(?: the)?|at the|on the|over|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|downtown|"
    r"greater|lake|port|fort|mount|camp) "
)
_SAINT = re.compile(r"\b(?:st\.|saint) ")
_STATES = """
ala alaska ariz ark calif colo conn del fla ga hawaii idaho ill ind iowa kan ky la maine md mass mich minn miss mo mont neb nev nh nj
nm ny nc nd ohio okla ore pa ri sc sd tenn texas utah vt va wash wva wis wyo al ak az ar ca co ct de dc fl hi id il in ia ks
me ma mi mn ms mt ne nv oh ok or tn tx ut wa wv wi wy alta ont que sask nsw bc
"""
_STATE_NAMES = frozenset(_STATES.split())
_MORE_PLACES = frozenset(
    {"united nations", "gaza city", "vatican city", "the hague", "capitol hill", "camp david", "davos", "guantanamo bay"}
)


@lru_cache(maxsize=10_000)
def is_known_place(name: str) -> bool:
    """Whether a town (or sea, or strip) of that name is known; "near Mosul" counts as Mosul. Countries are no towns."""
    plain = _fold(name)
    return plain in _towns() or _APPROACHES.sub("", plain) in _towns()


def is_known_region(name: str) -> bool:
    """Whether a country, state or province of that name is known, or a town, which may stand for one."""
    plain = _fold(name)
    return plain.replace(".", "").replace(" ", "") in _STATE_NAMES or plain in _regions() or plain in _towns()


@cache
def _towns() -> frozenset[str]:
    rows = (
        read_lexicon("places").filter(pl.col("place_id").str.contains(r"^place-[0-9]")).select("name", "aliases", "country_code")
    )
    countries = read_lexicon("actors_countries")
    codes = {
        _fold(form): code
        for name, aliases, code in countries.select("name", "aliases", "country_code").iter_rows()
        for form in (name, *(aliases or "").split("|"))
    }
    towns = (
        (_fold(form), code) for name, aliases, code in rows.iter_rows() for form in (name, *(aliases or "").split("|")) if form
    )
    # A city state is a town too; the namesakes of other countries ("Lebanon", "Peru") are not meant.
    names = frozenset(town for town, code in towns if codes.get(town, code) == code)
    return _MORE_PLACES | names | _folded(countries["capitals"].drop_nulls())


@cache
def _regions() -> frozenset[str]:
    countries = read_lexicon("actors_countries")
    return (
        _folded(countries["name"])
        | _folded(countries["aliases"].drop_nulls())
        | _folded(read_lexicon("places")["name"])
        | _folded(read_lexicon("places")["admin1"].drop_nulls())
    )


def _folded(cells: Iterable[str]) -> frozenset[str]:
    return frozenset(_fold(name) for cell in cells for name in cell.split("|"))


def _fold(name: str) -> str:
    """Small letters without accents; Saint as St."""
    bare = name.casefold()
    if not bare.isascii():
        letters = unicodedata.normalize("NFKD", bare.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _SAINT.sub("st ", bare).strip(" .")
