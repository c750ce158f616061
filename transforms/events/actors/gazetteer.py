"""The gazetteer: every form of words that names an actor or a place, ready to be looked up in token lists.

Packaged rows come from the lexicons `actors_*` (one row per actor and, for people, per office held),
`roles`, `actor_words` and `places`. A user's own rows replace packaged ones of the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from transforms.events.actors.forms import Form, PlaceForm, merge
from transforms.events.actors.packaged_actors import actor_forms, country_entities, given_names, role_forms, surname_forms
from transforms.events.actors.user_actors import user_forms
from transforms.events.model import Entity
from transforms.events.places.packaged_places import bare_place_forms, place_index


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Forms by their first word (longest first), surnames of known people, and one entity per country code.

    `warnings` tell, with the number of the row, what of a user's rows could not be read.
    """

    forms: Mapping[str, tuple[Form, ...]]
    surnames: Mapping[str, Form]
    countries: Mapping[str, Entity]
    places: Mapping[str, tuple[PlaceForm, ...]]
    given_names: frozenset[str]
    warnings: tuple[str, ...] = ()

    def known_words(self) -> frozenset[str]:
        """Lower-case first words of all forms, to scan text for before anything is parsed."""
        return frozenset(self.forms)


def load_gazetteer(user_rows: pl.DataFrame | None = None) -> Gazetteer:
    """The packaged gazetteer, with `user_rows` (see user_actors.py for the columns) laid over it.

    Rows that cannot be read are left out and told in `warnings`. Raises ValueError when the columns are
    others than those, or when no row can be read.
    """
    packaged = _packaged()
    if user_rows is None:
        return packaged
    user = user_forms(user_rows)
    own = user.forms
    taken = {form.words for form in own}
    kept = [form for group in packaged.forms.values() for form in group if form.words not in taken]
    countries = dict(packaged.countries)
    for form in own:
        for row in form.rows:
            if row.entity.kind == "country" and row.country_code:
                countries.setdefault(row.country_code, row.entity)
    surnames = {word: form for word, form in packaged.surnames.items() if (word,) not in taken}
    return Gazetteer(merge([*own, *kept]), surnames, countries, packaged.places, packaged.given_names, user.warnings)


@cache
def _packaged() -> Gazetteer:
    places = place_index()
    return Gazetteer(
        forms=merge([*actor_forms(), *role_forms(), *bare_place_forms(places)]),
        surnames=surname_forms(),
        countries=country_entities(),
        places=places,
        given_names=given_names(),
    )
