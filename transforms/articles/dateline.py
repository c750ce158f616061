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
from dataclasses import dataclass, field

import polars as pl

from transforms.articles.calendar import MONTHS, WEEKDAY_NUMBERS
from transforms.articles.dateline_words import AGENCIES, AGENCY_NAMES, LABELS, is_known_place, is_known_region
from transforms.articles.written_dates import CalendarDate, any_of, find_date


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states; `char_end` is where the sentence after it starts."""

    place: str | None
    date: CalendarDate | None
    agency: str | None
    char_end: int


def _letters(is_wanted: str) -> str:
    """Letters of the Latin, Greek and Cyrillic alphabets with that property, as the inside of a character class."""
    return "".join(re.escape(chr(code)) for code in (*range(0x41, 0x530), 0x1E9E) if getattr(chr(code), is_wanted)())


_UPPER, _LOWER = _letters("isupper"), _letters("islower")
_CAPS, _SMALL = f"[{_UPPER}]", f"[{_LOWER}\u0307]"
_CASELESS = r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff]+"
_TOWN_CAPS = rf"{_CAPS}(?:{_CAPS}|['.’-](?={_CAPS}))+\.?(?:[ ](?:{_CAPS}(?:{_CAPS}|['.’-](?={_CAPS}))+\.?|[dD][eE]|and)){{0,3}}"
_WORD = rf"{_CAPS}{_SMALL}+(?:['’-][{_UPPER}{_LOWER}]+)*"
_TOWN = rf"(?:St\. |Ft\. )?{_WORD}(?: (?:{_WORD}|D\.C\.|de|of|la|el|al|am|do|da|di)){{0,3}}"
_ONE_PLACE = rf"(?:{_TOWN_CAPS}|{_TOWN}|{_CASELESS}(?: {_CASELESS})?)"
_PLACE = re.compile(rf"{_ONE_PLACE}(?: ?/ ?{_ONE_PLACE}){{0,2}}(?: \[(?P<region>{_TOWN})\])?")
_REGION = re.compile(rf"(?:(?:{_CAPS}\.){{2,3}}|{_CAPS}{{2,}}(?: {_CAPS}{{2,}})*|{_CAPS}{_SMALL}{{1,5}}\.|{_TOWN})")
_DAYS = any_of(WEEKDAY_NUMBERS)
_WEEKDAY = re.compile(rf"(?:{_DAYS})\b\.?", re.IGNORECASE)
_MONTH = f"(?i:{any_of(MONTHS)}" + r")\.?(?![^\W\d_])"
_DATE = re.compile(
    rf"\(?(?:(?i:{_DAYS})\.?,? )?(?:le |den |the )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: de)? {_MONTH}(?:(?: de|,)? \d{{4}})?|\d{{4}}-\d\d-\d\d|\d\d?/\d\d?/\d{{4}})\.?\)?"
    r"(?:,?(?: /| at)? \d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|ET|EST|EDT))?)?"
)
_BRACKETED = re.compile(rf"\((?P<agency>[^\W\d_][\w./ '-]{{0,38}}\w\.?)\)|/(?P<slashed>[{_UPPER}][\w.-]+(?: [{_UPPER}][\w.]+)?)/")
_AGENCY = f"(?:{any_of(AGENCIES)})"
_BARE = re.compile(_AGENCY + r"(?![\w/-])", re.IGNORECASE)
_SIGN = rf"""[—–:(/\[]|-[\s"'(\[-]{{0,5}}[^a-z\s]|(?:^|,)\s*(?i:{_AGENCY})"""
_ALONE = re.compile(rf"\[(?P<place>{_ONE_PLACE})\](?=\s)")
_LINK = re.compile(r"\s?(?:--?|—|–|[.,:]|/(?=\s))?(?:\s?(?:--?|—|–))?\s*")
_DASHES = ("—", "–", "--", "-")
_SENTENCE_START = re.compile(r"""["'(\[]{0,2}[\w$€£¿¡]""")
_STOPS = re.compile(r"[.!?](?:[\"')]|\s|$)")
_DIGIT = re.compile(r"\d")
_BEFORE_DAY = len("(., the . ") + max(map(len, WEEKDAY_NUMBERS)) + max(map(len, MONTHS))
"""Characters, at most, before the first digit of a date."""

_LONGEST = 110
_SIGN_REACH = _LONGEST + 8  # the sign begins before the end of a dateline
_MOST_PARTS = 7
DATELINE_PARAGRAPHS = 2
"""Paragraphs at the head of a body among which the dateline is looked for."""


@dataclass(slots=True)
class _Head:
    """The parts read so far; `mark` is what stands behind the last one."""

    place: str | None = None
    region: str | None = None
    date: CalendarDate | None = None
    agency: str | None = None
    is_marked: bool = False
    is_weekday: bool = False
    is_alone: bool = False
    mark: str = ""
    end: int = 0
    parts: list[str] = field(default_factory=list)


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the head of a (normalised) paragraph; None when there is none."""
    head = paragraph[: _LONGEST * 2]
    found = _Head()
    while len(found.parts) < _MOST_PARTS and _read_part(head, found):
        link = _LINK.match(head, found.end)
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
    return paragraph.str.head(_SIGN_REACH).str.contains(_SIGN)


def find_dateline(paragraphs: Sequence[str | None]) -> tuple[int, Dateline] | None:
    """Find the dateline in the first paragraphs (None where one is known to have none): its paragraph (from 0) and what it states."""
    for number, paragraph in enumerate(paragraphs[:DATELINE_PARAGRAPHS]):
        if paragraph is not None and (dateline := read_dateline(paragraph)) is not None:
            return number, dateline
    return None


def _read_part(head: str, found: _Head) -> bool:
    """Read the next part into `found`; False when what comes is no part of a dateline."""
    at, mark = found.end, found.mark
    is_dashed = mark not in ("", ",", ".", "/")
    is_bracketed = found.agency is None and head[at : at + 1] in ("(", "/")
    if is_bracketed and (match := _BRACKETED.match(head, at)) and not _is_date(match[0]):
        found.agency, found.is_marked = match["agency"] or match["slashed"], True
        return _took(found, match, "agency")
    may_be_date = found.date is None and _DIGIT.search(head, at, at + _BEFORE_DAY + 1) is not None
    if may_be_date and (match := _DATE.match(head, at)) and _is_closed(match, head):
        found.date = find_date(match[0])
        return found.date is not None and _took(found, match, "date")
    if found.agency is None and (match := _BARE.match(head, at)) and _stands_free(match, head, found):
        found.agency = match[0]
        return _took(found, match, "agency")
    if found.place is not None and not found.is_weekday and mark == "," and (match := _WEEKDAY.match(head, at)):
        found.is_weekday = True
        return _took(found, match, "weekday")
    if not found.parts and (match := _ALONE.match(head, at)):
        found.place, found.is_alone = match["place"], True
        return _took(found, match, "place")
    if found.place is None and (not is_dashed or found.parts == ["agency"]) and (match := _PLACE.match(head, at)):
        if found.parts and not _LINK.match(head, match.end())[0].strip() and not _BRACKETED.match(head, match.end() + 1):  # type: ignore[index]
            return False
        found.place, found.region = match[0].partition(" [")[0], match["region"]
        return _took(found, match, "place")
    if found.parts[-1:] == ["place"] and mark == "," and found.region is None and (match := _REGION.match(head, at)):
        found.region = match[0]
        return _took(found, match, "region")
    return False


def _took(found: _Head, match: re.Match[str], part: str) -> bool:
    found.end = match.end()
    found.parts.append(part)
    return True


def _is_date(text: str) -> bool:
    return _DIGIT.search(text) is not None and _DATE.fullmatch(text) is not None


def _is_closed(match: re.Match[str], head: str) -> bool:
    """A date in brackets closes them; nothing runs on behind it."""
    return match[0].startswith("(") == match[0].endswith(")") and not head[match.end() : match.end() + 1].isalnum()


def _stands_free(match: re.Match[str], head: str, found: _Head) -> bool:
    """An agency without brackets stands between commas, at the end before a dash or full stop, or first before a dash or day."""
    link = _LINK.match(head, match.end())
    closes = link is not None and link[0].strip() != ""
    return (
        closes
        and (not found.parts or found.mark in (",", *_DASHES))
        and match[0] not in ("aa", "map", "ap", "tap", "trend", "tt")
    )


def _judge(found: _Head, paragraph: str) -> Dateline | None:
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


def _place_name(found: _Head) -> str | None:
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
    if dash not in _DASHES:
        return False
    stop = _STOPS.search(rest)
    sentence = rest[: stop.start()] if stop else rest
    dashes = sentence.count(f" {dash} ") if dash in ("-", "--") else sentence.count(dash)
    # What follows a dateline is a sentence; what follows a headline's dash ("Budget - Minister resigns") is not.
    return dashes % 2 == 0 and stop is not None
