"""When an article was published: the best witness that a document has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.articles.dateline import Dateline
from transforms.articles.moments import Moment, place_date, read_moment

_FILE_DATE = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)([/-])(\d\d?|[a-z]{3})\2(\d\d?)(?=[/-]|$)")
UPDATED = re.compile(
    r"\b(?:updated|modified|last|mis à jour|aktualisiert|actualizado|atualizado|aggiornato|bijgewerkt|güncelle\w*)\b",
    re.IGNORECASE,
)

_PUBLISHED = re.compile(
    r"\b(?:published|posted|first|created|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|publicerad|publisert|опубликовано)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?<=\d)(?=\D{{0,40}}(?:{UPDATED.pattern}|{_PUBLISHED.pattern}))", re.IGNORECASE)
"""Where a line that gives several dates goes on to the next one."""

_AMERICAN = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?!\d)")
_COUNTRY = re.compile(r"^https?://[^/:]+\.(uk|au|nz|ie|in|za|ke|ng|gh|pk|bd|lk|sg|my|mt|zw|ug)(?=[/:]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Published:
    """The moment of publication (UTC) with its basis, or none with the reason.

    `offset` is the zone of the clock that told it, in minutes east of UTC; None where no clock or no zone is given.
    """

    at: datetime | None
    precision: str | None
    basis: str | None
    reason: str | None
    offset: int | None = None


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
            return Published(moment.at, moment.precision, basis, None, moment.offset)
        reasons.append(moment.reason or "implausible_date")
    reasons.append("no_year_in_text" if witnesses.is_body_dated else "no_date_found")
    return Published(None, None, None, reasons[0])


def _statements(witnesses: Witnesses, not_after: datetime) -> list[tuple[Moment | None, str | None]]:
    statements: list[tuple[Moment | None, str | None]] = []
    if witnesses.hint:
        statements.append((read_moment(witnesses.hint, not_after, witnesses.language), witnesses.hint_basis))
    if witnesses.timestamps:
        lines = sorted((part for line in witnesses.timestamps for part in _PARTS.split(line)), key=_rank)
        language = witnesses.language or _usage(witnesses)
        statements.extend((read_moment(line, not_after, language), "text") for line in lines)
    if witnesses.dateline is not None and witnesses.dateline.date is not None:
        statements.append((place_date(witnesses.dateline.date, "", not_after), "dateline"))
    if witnesses.url and (match := _URL_DATE.search(witnesses.url.lower())):
        month = match[3].zfill(2) if match[3].isdigit() else match[3]
        text = f"{match[1]}-{month}-{match[4].zfill(2)}" if month.isdigit() else f"{match[4]} {month} {match[1]}"
        statements.append((read_moment(text, not_after), "url"))
    if witnesses.file_name and (match := _FILE_DATE.search(witnesses.file_name)):
        statements.append((read_moment(f"{match[1]}-{match[3]}-{match[4]}", not_after), "file"))
    return statements


def _rank(line: str) -> int:
    return 2 if UPDATED.search(line) else 0 if _PUBLISHED.search(line) else 1


def _usage(witnesses: Witnesses) -> str | None:
    """The English whose order of day and month the document follows: told by its address, an American zone, or another date."""
    if country := _COUNTRY.match(witnesses.url or ""):
        return f"en-{country[1]}"
    pairs = [(int(match[1]), int(match[2])) for line in witnesses.timestamps for match in _NUMERIC.finditer(line)]
    orders = {"en-gb" if first > 12 else "en-us" for first, second in pairs if (first > 12) != (second > 12)}
    if len(orders) == 1:
        return orders.pop()
    return "en-us" if any(_AMERICAN.search(line) for line in witnesses.timestamps) else None
