"""The dateline: where, when and through which agency a report was filed.

    GENEVA (Reuters) - …            BEIRUT, Jan. 5 (AP) — …        Washington — …
    May 6, 2017 (EIRNS)—…           LONDON/PARIS, 3 March 2020 - …  (CNN) …
    MOSCOW, May 6. /TASS/. …        NEW YORK, May 6, 2017 /PRNewswire/ -- …
    TASS, May 5. …                  Tehran, May 6, IRNA – …         PARIS: …

The head of a paragraph is read part by part (place, region, date, agency) up to the mark that closes it, and only a head that
is followed by the start of a sentence counts: "Kerry — who met" and "Washington - based" are no datelines. A place that
stands alone must be a known town; a date or an agency vouches for any other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from transforms.articles.dateline_parts import DASHES, LINK, SIGN, Head, read_part
from transforms.articles.dateline_words import AGENCY_NAMES, LABELS, is_known_place, is_known_region
from transforms.articles.written_dates import CalendarDate


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states; `char_end` is where the sentence after it starts."""

    place: str | None
    date: CalendarDate | None
    agency: str | None
    char_end: int


_SENTENCE_START = re.compile(r"""["'(\[]{0,2}[\w$€£¿¡]""")
_STOPS = re.compile(r"[.!?](?:[\"')]|\s|$)")
_LONGEST = 110
_SIGN_REACH = _LONGEST + 8  # the sign begins before the end of a dateline
_MOST_PARTS = 7
DATELINE_PARAGRAPHS = 2
"""Paragraphs at the head of a body among which the dateline is looked for."""


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the head of a (normalised) paragraph; None when there is none."""
    head = paragraph[: _LONGEST * 2]
    found = Head()
    while len(found.parts) < _MOST_PARTS and read_part(head, found):
        link = LINK.match(head, found.end)
        if link is None:
            break
        # A date may have taken the full stop with it ("TASS, May 5. The …").
        stop = "." if found.parts[-1] == "date" and head[found.end - 1] == "." else ""
        found.mark, found.end = link[0].strip() or stop, link.end()
    if not found.parts or found.end > _LONGEST:
        return None
    return _judge(found, paragraph)


def may_be_dateline(paragraph: pl.Expr) -> pl.Expr:
    """Whether a paragraph may have a dateline, told fast: none is without a dash, colon, bracket, slash or agency."""
    return paragraph.str.head(_SIGN_REACH).str.contains(SIGN)


def find_dateline(paragraphs: Sequence[str | None]) -> tuple[int, Dateline] | None:
    """Find the dateline in the first paragraphs (None where one is known to have none): its paragraph (from 0) and what it states."""
    for number, paragraph in enumerate(paragraphs[:DATELINE_PARAGRAPHS]):
        if paragraph is not None and (dateline := read_dateline(paragraph)) is not None:
            return number, dateline
    return None


def _judge(found: Head, paragraph: str) -> Dateline | None:
    place, agency, date, mark = found.place, found.agency, found.date, found.mark
    if mark in ("", ".", ",", "/") and agency is None and not found.is_alone:
        return None
    rest = paragraph[found.end :]
    if not _starts_sentence(rest) or (place is not None and not _is_place(place)):
        return None
    is_known = agency is not None and agency.casefold() in AGENCY_NAMES
    is_slashed = found.is_marked and paragraph[: found.end].rstrip(" .-–—:").endswith("/")
    is_known = is_known or is_slashed
    is_firm = agency is not None and (date is not None or found.region is not None or (place or agency).isupper())
    # With a full date, or place and day, before it and a dash behind it, what stands in brackets can only be the agency.
    is_set = date is not None and (date.year is not None or place is not None)
    looks_right = is_known or is_set or (agency is not None and _looks_like_agency(agency))
    is_named = place is not None and all(is_known_place(part.strip()) for part in place.split("/"))
    if agency is not None and not is_known and not is_named and (mark in ("", ":", ".") or not is_firm or not looks_right):
        return None
    if mark in ("", ".", ",", "/") and not (is_known and (found.is_marked or mark == ".")) and not found.is_alone:
        return None
    if mark == ":" and date is None and not is_named and not found.is_marked:
        return None
    # A day without a year is a list entry ("June 9 – Oslo, Harbour Hall") as often as a dateline.
    if place is None and agency is None and (date is None or date.year is None):
        return None
    if place is not None and agency is None and date is None:
        if not (is_named or (found.region is not None and is_known_region(found.region) and place.isupper())):
            return None
        if mark != ":" and not found.is_alone and not _stands_alone(mark, rest):
            return None
    if place is not None and found.region is not None and not is_named and date is None and not is_known_region(found.region):
        return None
    return Dateline(_place_name(found), date, agency, found.end)


def _place_name(found: Head) -> str | None:
    if found.place is None:
        return None
    # "MOSCOW. May 6": the full stop of a short form stays ("D.C.").
    place = found.place.rstrip(".") if "." not in found.place[:-1] else found.place
    return f"{place}, {found.region}" if found.region else place


def _starts_sentence(rest: str) -> bool:
    if _SENTENCE_START.match(rest) is None:
        return False
    first = next((character for character in rest if character.isalnum() or character in "$€£¿¡"), "")
    return first != "" and not first.islower()


def _looks_like_agency(agency: str) -> bool:
    return len(agency) <= 20 and agency.count(" ") <= 2 and sum(map(str.isupper, agency)) >= 2 and not agency[-1].isdigit()


def _is_place(place: str) -> bool:
    words = place.lower().strip(".").replace("/", " ").split(" ")
    # "AT THE … BORDER" is a place, "AT LEAST" is none.
    return words[0].strip(".") not in LABELS - {"at", "near"} and words[-1].strip(".") not in LABELS


def _stands_alone(mark: str, rest: str) -> bool:
    """Whether a bare "Place —" is a dateline and not the subject of a sentence before an insertion.

    An insertion closes with a second dash in the same sentence; a sentence's own insertions come in pairs.
    """
    dash = mark.lstrip(".")
    if dash not in DASHES:
        return False
    stop = _STOPS.search(rest)
    sentence = rest[: stop.start()] if stop else rest
    dashes = sentence.count(f" {dash} ") if dash in ("-", "--") else sentence.count(dash)
    # What follows a dateline is a sentence; what follows a headline's dash ("Budget - Minister resigns") is not.
    return dashes % 2 == 0 and stop is not None
