"""The packaged places as forms (lexicon `places`: an extract of GeoNames, CC BY 4.0, see its `source` column)."""

from collections.abc import Iterator, Mapping
from functools import cache

from transforms.events.actors.forms import CAPITAL, Form, PlaceEntry, PlaceForm, Row, make_form, split_forms
from transforms.events.actors.packaged_actors import word_set
from transforms.events.model import Entity
from transforms.lexicons.loader import read_lexicon

CLEAR_RATIO = 4
"""A name means its most populous place when that has this many times the people of the next."""


def place_index() -> dict[str, tuple[PlaceForm, ...]]:
    """Place names by their first word in small letters, longest first."""
    entries: dict[tuple[str, ...], tuple[tuple[int, ...], list[PlaceEntry]]] = {}
    for cells in read_lexicon("places").iter_rows(named=True):
        entity = Entity(
            cells["place_id"],
            cells["name"],
            "place",
            cells["country_code"],
            None,
            "places",
            float(cells["latitude"]),
            float(cells["longitude"]),
            cells["admin1"],
        )
        entry = PlaceEntry(entity, cells["precision"], int(cells["population"] or 0))
        for text in {cells["name"], *split_forms(cells["aliases"])}:
            form = make_form(text, "L")
            if form:
                entries.setdefault(form.words, (form.cased_at, []))[1].append(entry)
    index: dict[str, list[PlaceForm]] = {}
    for words, (cased_at, group) in entries.items():
        ranked = tuple(sorted(group, key=lambda entry: (-entry.population, entry.entity.entity_id)))
        index.setdefault(words[0], []).append(PlaceForm(words, cased_at, ranked))
    return {word: tuple(sorted(group, key=lambda form: -len(form.words))) for word, group in index.items()}


@cache
def best_known() -> frozenset[str]:
    """Ids of places that their name means without more ado, though others of that name have many people."""
    return frozenset(read_lexicon("places_known")["place_id"].to_list())


def clear_entry(entries: tuple[PlaceEntry, ...]) -> PlaceEntry | None:
    """The place that a name means without context: the only one, by far the most populous, or by far the best known."""
    known = next((entry for entry in entries if entry.entity.entity_id in best_known()), None)
    if known is not None:
        return known
    if len(entries) == 1 or entries[0].population >= CLEAR_RATIO * max(entries[1].population, 1):
        return entries[0]
    return None


def bare_place_forms(index: Mapping[str, tuple[PlaceForm, ...]]) -> Iterator[Form]:
    """Place names as actor forms (label L), which lend their country to the words they stand with."""
    stopped = {(word,) for word in word_set("not_a_name")}
    for forms in index.values():
        for form in forms:
            if form.words in stopped:
                continue
            entry = clear_entry(form.entries)
            if entry is None and len({other.entity.country_code for other in form.entries}) == 1:
                entry = form.entries[0]  # "New York": whichever is meant, the country is the same
            rows = (Row(entry.entity, entry.entity.country_code, None),) if entry else ()
            yield Form(form.words, "L", CAPITAL, form.cased_at, rows)
