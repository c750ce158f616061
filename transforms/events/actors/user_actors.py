"""A user's own actors as forms: either our columns, or two columns of phrases and CAMEO-like codes."""

from dataclasses import dataclass

import polars as pl

from transforms.events.actors.actor_codes import CLASSES, parse_actor_code, role_code
from transforms.events.actors.forms import Form, Row, make_form, split_forms
from transforms.events.actors.packaged_actors import read_day
from transforms.events.model import Entity
from transforms.identity import hash_parts
from warehouse.codes.loader import codes

Read = tuple[list[Form], list[str]]
"""Forms of one row, and what of the row was passed over."""

_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de", "al", "bin"})
_KIND_OF_CLASS = {"IGO": "organisation", "NGO": "organisation", "IMG": "armed_group", "MNC": "company"}


@dataclass(frozen=True, slots=True)
class UserForms:
    """The forms of the rows that could be read, and one warning (row and problem) for each other row or part of a code."""

    forms: tuple[Form, ...]
    warnings: tuple[str, ...]


def user_forms(rows: pl.DataFrame) -> UserForms:
    """Forms of a user's rows; a row that cannot be read is left out with a warning.

    Columns, all text: either `phrase` and `code` (see actor_codes.py), or `name` with any of `aliases`
    (parted by "|"), `country_code`, `sector`, `kind`, `valid_from`, `valid_until` (YYYY-MM-DD or YYYY).
    Raises ValueError when the columns are others, or when no row can be read (then naming the first row's
    problem; the first row after the header is row 2).
    """
    columns = set(rows.columns)
    if {"phrase", "code"} <= columns:
        reader = _coded_forms
    elif "name" in columns:
        reader = _named_forms
    else:
        raise ValueError(f"a gazetteer file needs the columns phrase and code, or name; it has {sorted(columns)}")
    forms: list[Form] = []
    warnings: list[str] = []
    for number, cells in enumerate(rows.iter_rows(named=True), start=2):
        try:
            read, notes = reader({key: str(value).strip() if value is not None else "" for key, value in cells.items()})
            forms.extend(read)
            warnings.extend(f"row {number}: {note}" for note in notes)
        except ValueError as error:
            warnings.append(f"row {number}: {error}; the row is left out")
    if not forms:
        problem = warnings[0].removesuffix("; the row is left out") if warnings else "no row follows the header"
        raise ValueError(f"{problem} (no row of the gazetteer can be read)" if warnings else problem)
    return UserForms(tuple(forms), tuple(warnings))


def _coded_forms(cells: dict[str, str]) -> Read:
    if not cells["phrase"]:
        raise ValueError("the phrase is empty")
    code = parse_actor_code(cells["code"])
    # Dictionaries of this form are written in capitals throughout, so that capitals tell nothing of acronyms.
    phrase = " ".join(_spelt(word) for word in cells["phrase"].split()) if cells["phrase"].isupper() else cells["phrase"]
    kind = _KIND_OF_CLASS.get(code.country_code or "", "country" if code.country_code and not code.sector else "organisation")
    notes = [f"actor code {cells['code']!r}: {', '.join(code.ignored)} passed over, no known role"] if code.ignored else []
    return _forms(phrase, (phrase,), kind, code.country_code, code.sector, {}), notes


def _spelt(word: str) -> str:
    return word.lower() if word.lower() in _SMALL_WORDS else word.title().replace("Al-", "al-")


def _named_forms(cells: dict[str, str]) -> Read:
    if not cells["name"]:
        raise ValueError("the name is empty")
    country = cells.get("country_code", "").upper() or None
    if country and (len(country) != 3 or not country.isalpha()):
        raise ValueError(f"country_code {country!r} is not three letters")
    sector = role_code(cells.get("sector", ""))
    if cells.get("kind") and cells["kind"] not in codes("entity_kinds"):
        raise ValueError(f"kind {cells['kind']!r} is no code of the list entity_kinds")
    default = "country" if country and not sector and country not in CLASSES else "organisation"
    names = (cells["name"], *split_forms(cells.get("aliases")))
    return _forms(cells["name"], names, cells.get("kind") or default, country, sector, cells), []


def _forms(
    name: str, names: tuple[str, ...], kind: str, country: str | None, sector: str | None, cells: dict[str, str]
) -> list[Form]:
    entity = Entity(f"user-{hash_parts(name.casefold())}", name, kind, country, sector, "user")
    row = Row(entity, country, sector, read_day(cells.get("valid_from")), read_day(cells.get("valid_until"), is_last=True))
    label = "C" if kind == "country" else "P" if kind == "person" else "E"
    forms: list[Form] = []
    for text in names:
        form = make_form(text, label, (row,))
        if form is None:
            raise ValueError(f"{text!r} holds no word")
        forms.append(form)
    return forms
