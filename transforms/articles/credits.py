"""The credit lines of a document: who wrote it and when it was published, as it stands about the headline and the article's ends.

A page is full of names and dates that belong to other articles. Those count that stand between the headline and the first
line of the body or shortly above the headline, then those inside the body and shortly behind it that rules know for
bylines and timestamps.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from transforms.articles.byline import byline_authors, is_byline
from transforms.articles.calendar import MONTHS
from transforms.articles.dateline_words import LABELS, is_known_place, is_known_region
from transforms.articles.written_dates import any_of, find_date

_ABOVE_TITLE = 4
_ABOVE_BODY = 6
_BEHIND_BODY = 4
_MOST_WORDS = 25
_KNOWN = ("byline", "timestamp")
_HEAD, _INSIDE, _BEHIND = 0, 1, 2

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0400-\u042f]"
_NAME = rf"{_UPPER}[\w'’.-]*[^\W\d_](?: (?:{_UPPER}\.|(?:{_UPPER}[\w'’-]+|al|bin|de|del|della|der|di|du|el|la|le|van|von)))?(?: {_UPPER}[\w'’-]+){{1,2}}"
_ALONE = re.compile(rf"(?:{_NAME})(?:,? and {_NAME})?")
_BEFORE_MARK = re.compile(rf"({_NAME})\s*(?:[·|•,–—-]|(?=\d))")
_NO_NAME = re.compile(
    r"\b(?:share|save|read|news|world|sports?|business|opinion|politics|tech|money|health|science|life|style|travel|food|home|menu|getty|"
    r"images|photo|video|staff|desk|press|post|times|daily|today|published|updated|posted|comments?|subscribe|sign|log|newsletter|"
    r"follow|listen|print|email|facebook|twitter|whatsapp|min|minutes?|the|all|more|latest|top|most|us|uk|llc|inc|university|"
    r"institute|center|college|company|street|avenue|march|april|may|june|july|august|january|february|september|october|"
    r"november|december)\b",
    re.IGNORECASE,
)


_ROLES = ("Writer", "Reporter", "Correspondent", "Editor", "Columnist", "Contributor", "Producer")
_ROLED = re.compile(
    rf"({_NAME}),? (?:(?:Senior|Staff|Chief|Deputy|Managing|Associate|Assistant|Political|Foreign|News|Sports?|Business) )*"
    rf"(?:{'|'.join(_ROLES)})"
)
_MONTH_NAMES = any_of(name.capitalize() for name in MONTHS if len(name) > 2)
_GLUED = re.compile(rf"(?<=[^\W\d_])(?=(?:{_MONTH_NAMES})\.? \d|Updated|Published|Posted)|(?<=^By)(?=[A-Z])")
_MAY_BE_GLUED = re.compile(r"^By[A-Z]|\d|(?:Upd|Publish|Post)ed")


@dataclass(frozen=True, slots=True)
class Credits:
    """Lines that may tell the authors and the date, best first."""

    bylines: tuple[str, ...] = ()
    timestamps: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Names without "By" that stand beside a date at the head."""


_NONE = Credits()
CreditLine = tuple[str, str | None, int]
"""Text and kind of a credit line, and its zone: at the head, inside or behind the body."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A credit line as read by itself: without bullets, and without its date and what follows that; the names that it may be."""

    text: str
    undated: str
    is_dated: bool
    is_byline: bool
    is_alone: bool
    with_role: str | None
    before_mark: str | None


def credit_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Return document_id, text, kind and zone of the credit lines, a document's together and best first.

    Takes the labelled lines with their normalised text.
    """
    # Only how far apart the lines of a document stand matters.
    filled = lines.filter(pl.col("text") != "")
    numbered = filled.select("document_id", "text", "kind", "is_title", place=pl.int_range(pl.len()))
    is_kept = pl.col("kind").is_null()
    place = pl.col("place")
    edges = numbered.group_by("document_id").agg(
        title=place.filter(is_kept & pl.col("is_title")).min(),
        first=place.filter(is_kept & ~pl.col("is_title")).min(),
        last=place.filter(is_kept & ~pl.col("is_title")).max(),
    )
    start = pl.coalesce(pl.col("title") - _ABOVE_TITLE, pl.col("first") - _ABOVE_BODY)
    zone = (
        pl.when((place >= start) & (place < pl.col("first")))
        .then(_HEAD)
        .when(place.is_between("first", "last") & pl.col("kind").is_in(_KNOWN))
        .then(_INSIDE)
        .when(place.is_between("last", pl.col("last") + _BEHIND_BODY) & pl.col("kind").is_in(_KNOWN))
        .then(_BEHIND)
    )
    is_short = pl.col("text").str.count_matches(" ", literal=True) < _MOST_WORDS
    near = numbered.filter(~is_kept).join(edges, on="document_id", how="left", maintain_order="left")
    return (
        near.with_columns(zone=zone)
        .drop_nulls("zone")
        .filter(is_short)
        .sort("document_id", "zone", "place")
        .select("document_id", "text", "kind", "zone")
    )


def read_credits(found: Sequence[CreditLine]) -> Credits:
    """Sort the credit lines of one document."""
    if not found:
        return _NONE
    lines = [_read_line(text) for text, _, _ in found]
    dated = [kind == "timestamp" or line.is_dated for (_, kind, _), line in zip(found, lines, strict=True)]
    bylines = [line.undated for (_, kind, _), line in zip(found, lines, strict=True) if kind == "byline" or line.is_byline]
    names: list[str] = []
    for at, ((_, _, zone), line) in enumerate(zip(found, lines, strict=True)):
        if zone != _HEAD:
            continue
        is_beside = line.undated != line.text or any(dated[near] for near in (at - 1, at + 1, at + 2) if 0 <= near < len(lines))
        alone = line.undated if line.is_alone and is_beside else None
        name = alone or line.with_role or (line.before_mark if dated[at] else None)
        if name is not None and _is_name(name):
            names.append(name)
    timestamps = (line.text for line, is_dated in zip(lines, dated, strict=True) if is_dated)
    return Credits(tuple(bylines), tuple(timestamps), tuple(names))


@lru_cache(maxsize=10_000)
def _read_line(line: str) -> _Line:
    """Read one line; the lines of a template come again with every page."""
    text = line.lstrip("*• ")
    text = _GLUED.sub(" ", text) if _MAY_BE_GLUED.search(text) else text
    found = find_date(text)
    # The date behind a byline runs into the name ("By Jane Doe May 6, 2017").
    undated = text[: found.start].rstrip(" ,|–—-·•") if found is not None and found.start > 0 else text
    with_role = _ROLED.fullmatch(text) if text.endswith(_ROLES) else None
    before_mark = _BEFORE_MARK.match(text)
    return _Line(
        text,
        undated,
        is_dated=found is not None,
        is_byline=is_byline(undated),
        is_alone=_ALONE.fullmatch(undated) is not None,
        with_role=with_role[1] if with_role else None,
        before_mark=before_mark[1] if before_mark else None,
    )


def _is_name(text: str) -> bool:
    words = set(text.lower().split()) - {"and"}
    return (
        not _NO_NAME.search(text)
        and not LABELS.intersection(words)
        and not is_known_place(text)
        and not is_known_region(text)
        and bool(byline_authors(f"By {text}"))
    )
