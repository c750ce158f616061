"""The packaged actor lexicons as forms.

Labels: C country, K capital standing for its country, A adjective of a country, D its people,
G people without a country of their own, E organisation, P person, R role, W weak role (one that takes
the sector of its company), Q plural role in small letters, M modifier, T title, B "backed" and its kind.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

import polars as pl

from transforms.events.actors.forms import CAPITAL, Form, Row, make_form, split_forms
from transforms.events.model import Entity
from transforms.lexicons.loader import read_lexicon

ORGANISATION_LEXICONS: Final = (
    "actors_governments",
    "actors_organisations",
    "actors_armed_groups",
    "actors_media",
    "actors_companies",
    "actors_parties",
)
_COUNTRY_LABELS: Final = (("adjectives", "A"), ("name", "C"), ("aliases", "C"), ("people", "D"), ("capitals", "K"))
_WORD_LABELS: Final = {"title": "T", "modifier": "M", "backing": "B", "leading": "B"}


def read_day(text: str | None, *, is_last: bool = False) -> date | None:
    """A day written YYYY-MM-DD, or YYYY for the first (or last) day of that year; ValueError for anything else."""
    if not text:
        return None
    if len(text) == 4 and text.isdigit():
        return date(int(text), 12, 31) if is_last else date(int(text), 1, 1)
    return date.fromisoformat(text)


@cache
def country_entities() -> dict[str, Entity]:
    """The entity of every country and territory, by ISO 3166-1 alpha-3 code."""
    return {
        row["country_code"]: Entity(row["entity_id"], row["name"], "country", row["country_code"], None, "countries")
        for row in read_lexicon("actors_countries").iter_rows(named=True)
    }


def actor_forms() -> Iterator[Form]:
    """Forms of all actors that are no generic roles."""
    yield from country_forms()
    yield from _people_forms()
    for name in ORGANISATION_LEXICONS:
        yield from _organisation_forms(name)
    yield from _leader_forms()


def role_forms() -> Iterator[Form]:
    """Forms of generic roles, and of the titles and modifiers that stand with them."""
    for row in read_lexicon("roles").iter_rows(named=True):
        is_weak, is_plural = row["strength"] == "weak", row["number"] == "plural"
        label = "Q" if is_plural else "W" if is_weak else "R"
        yield from _kept(make_form(row["phrase"], label, sector=row["sector"], is_weak=is_weak, is_plural=is_plural))
    for row in read_lexicon("actor_words").iter_rows(named=True):
        if row["kind"] in _WORD_LABELS:
            yield from _kept(
                make_form(row["word"], _WORD_LABELS[row["kind"]], sector=row["sector"], is_weak=row["kind"] == "leading")
            )


def word_set(kind: str) -> frozenset[str]:
    """The words of one kind of the lexicon `actor_words`."""
    return frozenset(read_lexicon("actor_words").filter(pl.col("kind") == kind)["word"].to_list())


def surname_forms() -> dict[str, Form]:
    """Last names of the people of the lexicon `actors_leaders`, in small letters, for use after a title."""
    rows: dict[str, list[Row]] = {}
    for row, cells in _dated_rows("actors_leaders"):
        surname = cells["surname"] or cells["name"].rsplit(" ", 1)[-1]
        for text in split_forms(surname.replace("-", "") and surname):  # "-" where the last word is no surname
            rows.setdefault(text.lower(), []).append(row)
    return {word: Form((word,), "S", CAPITAL, (0,), tuple(group)) for word, group in rows.items()}


def country_forms() -> Iterator[Form]:
    """Forms of countries, their people, adjectives and capitals."""
    entities = country_entities()
    for cells in read_lexicon("actors_countries").iter_rows(named=True):
        row = Row(entities[cells["country_code"]], cells["country_code"], None)
        seen: set[str] = set()
        for column, label in _COUNTRY_LABELS:
            for text in split_forms(cells[column]):
                if text not in seen:  # "US", "Chinese": the first column that holds a form decides
                    seen.add(text)
                    yield from _kept(make_form(text, label, (row,)))


def _people_forms() -> Iterator[Form]:
    for cells in read_lexicon("actors_peoples").iter_rows(named=True):
        entity = Entity(cells["entity_id"], cells["name"], "country", cells["country_code"], cells["sector"], "peoples")
        row = Row(entity, cells["country_code"], cells["sector"])
        adjective = "A" if cells["country_code"] else "G"
        for text in split_forms(cells["adjectives"]):
            yield from _kept(make_form(text, adjective, (row,)))
        for text in split_forms(cells["people"]):
            yield from _kept(make_form(text, "D", (row,)))


def _organisation_forms(lexicon: str) -> Iterator[Form]:
    for row, cells in _dated_rows(lexicon):
        for text in (cells["name"], *split_forms(cells["aliases"])):
            yield from _kept(make_form(text, "E", (row,)))


def _leader_forms() -> Iterator[Form]:
    for row, cells in _dated_rows("actors_leaders"):
        for text in (cells["name"], *split_forms(cells["aliases"])):
            yield from _kept(make_form(text, "P", (row,)))


@cache
def _dated_rows(lexicon: str) -> tuple[tuple[Row, dict[str, str]], ...]:
    """Rows with their cells; rows of one entity (a person's offices) share the codes of the one that began last."""
    frame = read_lexicon(lexicon)
    last: dict[str, dict[str, str]] = {}
    for cells in frame.iter_rows(named=True):
        known = last.get(cells["entity_id"])
        if known is None or (cells["valid_from"] or "") >= (known["valid_from"] or ""):
            last[cells["entity_id"]] = cells
    source = lexicon.removeprefix("actors_")
    entities = {
        key: Entity(key, cells["name"], cells["kind"], cells["country_code"], cells["sector"], source)
        for key, cells in last.items()
    }
    return tuple((_row(cells, entities[cells["entity_id"]]), cells) for cells in frame.iter_rows(named=True))


def _row(cells: dict[str, str], entity: Entity) -> Row:
    return Row(
        entity,
        cells["country_code"],
        cells["sector"],
        read_day(cells["valid_from"]),
        read_day(cells["valid_until"], is_last=True),
        cells.get("office"),
    )


def _kept(form: Form | None) -> tuple[Form, ...]:
    return (form,) if form else ()


def given_names() -> frozenset[str]:
    """Country names that are also first or last names of people ("Chad", "Jordan"), in small letters."""
    return word_set("given_name")
