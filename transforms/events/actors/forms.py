"""Forms: the words that name an actor or a place, with the rows behind them and how they must be spelt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from transforms.events.model import Entity
from transforms.events.tokens import tokenise

ANY_CASE, CAPITAL, UPPER = 0, 1, 2
"""How a form's letters must look in the text: anyhow, with a capital where the row has one, in capitals throughout."""

_ALWAYS_UPPER_LENGTH: Final = 3  # "US", "WHO", "IS": shorter or equal, an acronym never loses its capitals


@dataclass(frozen=True, slots=True)
class Row:
    """One gazetteer row: its entity and the codes that hold from `valid_from` to `valid_until` (inclusive).

    `office` is what a person was in that time, as one writes it ("foreign minister").
    """

    entity: Entity
    country_code: str | None
    sector: str | None
    valid_from: date | None = None
    valid_until: date | None = None
    office: str | None = None

    def holds(self, on: date) -> bool:
        """Whether the row is valid on the day `on`."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Form:
    """Words that name something. `label` is the letter that chunks.py composes by (see packaged_actors.py).

    `cased_at` are the tokens that carry a capital. A role has no rows but a `sector`;
    `is_weak` marks roles that take the sector of the words they stand with ("police spokesman").
    """

    words: tuple[str, ...]
    label: str
    casing: int
    cased_at: tuple[int, ...]
    rows: tuple[Row, ...] = ()
    sector: str | None = None
    is_weak: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place that a name may mean: its entity, how exact it is (city, admin1, country, region), its population."""

    entity: Entity
    precision: str
    population: int


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """The words of a place name and the places that bear it, most populous first."""

    words: tuple[str, ...]
    cased_at: tuple[int, ...]
    entries: tuple[PlaceEntry, ...]


def rows_on(rows: tuple[Row, ...], on: date | None) -> tuple[Entity, str | None, str | None]:
    """Entity, country code and sector of `rows` (all of one form) on the day `on`.

    Without a day, the row without bounds or else the one that began last. A person outside all
    offices known is of the elites of the country of the office nearest in time.
    """
    if len(rows) == 1 and rows[0].valid_from is None and rows[0].valid_until is None:
        row = rows[0]
        return row.entity, row.country_code, row.sector
    if on is None:
        row = max(rows, key=_recency)
        return row.entity, row.country_code, row.sector
    valid = [row for row in rows if row.holds(on)]
    if valid:
        row = max(valid, key=_recency)
        return row.entity, row.country_code, row.sector
    row = min(rows, key=lambda row: _distance(row, on))
    return row.entity, row.country_code, "ELI" if row.entity.kind == "person" else row.sector


def _recency(row: Row) -> tuple[bool, date]:
    return (row.valid_from is None and row.valid_until is None, row.valid_from or date.min)


def _distance(row: Row, on: date) -> int:
    gaps = [abs((bound - on).days) for bound in (row.valid_from, row.valid_until) if bound]
    return min(gaps, default=0)


def make_form(text: str, label: str, rows: tuple[Row, ...] = (), **fields: str | bool | int | None) -> Form | None:
    """The form for the words `text` of a row; None for text without words. "=" before it asks for these very letters."""
    exact = text.startswith("=")
    words = text.lstrip("=")
    words = words[4:] if words[:4].lower() == "the " and len(words) > 4 and words[4].isupper() else words
    tokens = tokenise(words)
    if not tokens:
        return None
    cased_at = tuple(at for at, token in enumerate(tokens) if token.text[0].isupper())
    letters = "".join(char for char in words if char.isalpha())
    upper = letters.isupper() and (exact or len(letters) <= _ALWAYS_UPPER_LENGTH)
    casing = UPPER if upper else CAPITAL if cased_at else ANY_CASE
    return Form(tuple(token.lower for token in tokens), label, casing, cased_at, rows, **fields)  # type: ignore[arg-type]


def merge(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    """Forms by first word, longest first; rows of forms with the same words, label and casing are joined."""
    joined: dict[tuple[tuple[str, ...], int], Form] = {}
    for form in forms:
        key = (form.words, form.casing)
        known = joined.get(key)
        if known is None:
            joined[key] = form
        elif known.label == form.label and known.rows and form.rows:
            rows = known.rows + tuple(row for row in form.rows if row not in known.rows)
            joined[key] = Form(form.words, form.label, form.casing, form.cased_at, rows, known.sector)
    index: dict[str, list[Form]] = {}
    for form in joined.values():
        index.setdefault(form.words[0], []).append(form)
    return {
        word: tuple(sorted(group, key=lambda form: (-len(form.words), form.casing != UPPER))) for word, group in index.items()
    }


class LaidOut(dict[str, tuple[dict[str, list[Form]], tuple[Form, ...]]]):
    """Forms by their first word: those of several words by the second, and those of one word; laid out when first asked for."""

    def __init__(self, forms: Mapping[str, tuple[Form, ...]]) -> None:
        """Take forms as `merge` gives them."""
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> tuple[dict[str, list[Form]], tuple[Form, ...]]:
        by_second: dict[str, list[Form]] = {}
        singles: list[Form] = []
        for form in self._forms[word]:
            (by_second.setdefault(form.words[1], []) if len(form.words) > 1 else singles).append(form)
        found = self[word] = by_second, tuple(singles)
        return found


def split_forms(cell: str | None) -> Iterator[str]:
    """The forms of one cell, which are parted by "|"."""
    return (text for text in (cell or "").split("|") if text)
