"""The credit lines of a document: who wrote it and when it was published, as it stands about the headline and the article's ends.

A page is full of names and dates that belong to other articles. Those count that stand between the headline and the first
line of the body or shortly above the headline, then those inside the body and shortly behind it that rules know for
bylines and timestamps.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from transforms.articles.byline import byline_authors, is_byline
from transforms.articles.calendar import MONTHS
from transforms.articles.dateline_words import LABELS, is_known_place, is_known_region
from transforms.articles.written_dates import CalendarDate, any_of, find_date

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


_ROLED = re.compile(
    rf"({_NAME}),? (?:(?:Senior|Staff|Chief|Deputy|Managing|Associate|Assistant|Political|Foreign|News|Sports?|Business) )*"
    r"(?:Writer|Reporter|Correspondent|Editor|Columnist|Contributor|Producer)"
)
_MONTH_NAMES = any_of(name.capitalize() for name in MONTHS if len(name) > 2)
_GLUED = re.compile(rf"(?<=[^\W\d_])(?=(?:{_MONTH_NAMES})\.? \d|Updated|Published|Posted)|(?<=^By)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Credits:
    """Lines that may tell the authors and the date, best first."""

    bylines: tuple[str, ...] = ()
    timestamps: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Names without "By" that stand beside a date at the head."""


def credit_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Return document_id and credits (a list of text, kind and zone) from the labelled lines with their normalised text."""
    numbered = lines.filter(pl.col("text") != "").with_columns(place=pl.int_range(pl.len()).over("document_id"))
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
    near = numbered.filter(~is_kept & is_short).join(edges, on="document_id", how="left", maintain_order="left")
    return (
        near.with_columns(zone=zone)
        .drop_nulls("zone")
        .sort("document_id", "zone", "place", maintain_order=True)
        .group_by("document_id", maintain_order=True)
        .agg(credits=pl.struct("text", "kind", "zone"))
    )


def read_credits(found: Sequence[dict[str, object]]) -> Credits:
    """Sort the credit lines of one document."""
    texts = [_GLUED.sub(" ", str(line["text"]).lstrip("*• ")) for line in found]
    is_head = [line["zone"] == _HEAD for line in found]
    dates = [find_date(text) for text in texts]
    dated = [line["kind"] == "timestamp" or date is not None for line, date in zip(found, dates, strict=True)]
    undated = [_undated(text, date) for text, date in zip(texts, dates, strict=True)]
    bylines = [text for line, text in zip(found, undated, strict=True) if line["kind"] == "byline" or is_byline(text)]
    names: list[str] = []
    for at, text in enumerate(texts):
        if not is_head[at]:
            continue
        beside = any(dated[near] for near in (at - 1, at + 1, at + 2) if 0 <= near < len(texts))
        before = undated[at]
        alone = before if (beside or before != text) and _ALONE.fullmatch(before) else None
        match = _ROLED.fullmatch(text) or (_BEFORE_MARK.match(text) if dated[at] else None)
        name = alone or (match[1] if match else None)
        if name is not None and _is_name(name):
            names.append(name)
    return Credits(tuple(bylines), tuple(text for text, is_dated in zip(texts, dated, strict=True) if is_dated), tuple(names))


def _undated(text: str, found: CalendarDate | None) -> str:
    """A byline without the date behind it, which runs into the name ("By Jane Doe May 6, 2017")."""
    return text[: found.start].rstrip(" ,|–—-·•") if found is not None and found.start > 0 else text


def _is_name(text: str) -> bool:
    words = set(text.lower().split()) - {"and"}
    return (
        not _NO_NAME.search(text)
        and not LABELS.intersection(words)
        and not is_known_place(text)
        and not is_known_region(text)
        and bool(byline_authors(f"By {text}"))
    )
