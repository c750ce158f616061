"""When an article was published: the best witness that a document has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.articles.dateline import Dateline
from transforms.articles.moments import Moment, place_date, read_moment

_FILE_DATE = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)([/-])(\d\d?|[a-z]{3})\2(\d\d?)(?=[/-]|$)")
_UPDATED = re.compile(r"\b(?:updated|modified|last|mis à jour|aktualisiert|actualizado|aggiornato)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """The moment of publication with its basis, or none with the reason."""

    at: datetime | None
    precision: str | None
    basis: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What may tell when a document was published, strongest first."""

    hint: str | None = None
    hint_basis: str | None = None
    timestamps: Sequence[str] = ()
    dateline: Dateline | None = None
    url: str | None = None
    file_name: str | None = None
    language: str | None = None
    is_body_dated: bool = False
    """Whether the body names days (`moments.names_days`): they date nothing, but a year would have."""


def find_published(witnesses: Witnesses, not_after: datetime) -> Published:
    """Ask the witnesses in turn; the first that fixes a date wins.

    Of several timestamp lines one that speaks of publishing goes before one that speaks of an
    update. When nobody fixes a date the reason is that of the first who tried: implausible_date,
    vague_date or no_year_in_text. When none tried it is no_year_in_text if the body at least
    names days or weekdays, else no_date_found.
    """
    reasons: list[str] = []
    for moment, basis in _statements(witnesses, not_after):
        if moment is None:
            continue
        if moment.at is not None:
            return Published(moment.at, moment.precision, basis, None)
        reasons.append(moment.reason or "implausible_date")
    reasons.append("no_year_in_text" if witnesses.is_body_dated else "no_date_found")
    return Published(None, None, None, reasons[0])


def _statements(witnesses: Witnesses, not_after: datetime) -> list[tuple[Moment | None, str | None]]:
    statements: list[tuple[Moment | None, str | None]] = []
    if witnesses.hint:
        statements.append((read_moment(witnesses.hint, not_after, witnesses.language), witnesses.hint_basis))
    lines = sorted(witnesses.timestamps, key=lambda line: _UPDATED.search(line) is not None)
    statements.extend((read_moment(line, not_after, witnesses.language), "text") for line in lines)
    if witnesses.dateline is not None and witnesses.dateline.date is not None:
        statements.append((place_date(witnesses.dateline.date, "", not_after), "dateline"))
    if witnesses.url and (match := _URL_DATE.search(witnesses.url.lower())):
        month = match[3].zfill(2) if match[3].isdigit() else match[3]
        text = f"{match[1]}-{month}-{match[4].zfill(2)}" if month.isdigit() else f"{match[4]} {month} {match[1]}"
        statements.append((read_moment(text, not_after), "url"))
    if witnesses.file_name and (match := _FILE_DATE.search(witnesses.file_name)):
        statements.append((read_moment(f"{match[1]}-{match[3]}-{match[4]}", not_after), "file"))
    return statements
