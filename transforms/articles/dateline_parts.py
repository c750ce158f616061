"""The parts of a dateline, read one after the other: place, region, date, weekday and agency."""

import re
from dataclasses import dataclass, field

from transforms.articles.calendar import MONTHS, WEEKDAY_NUMBERS
from transforms.articles.dateline_words import AGENCIES
from transforms.articles.written_dates import CalendarDate, any_of, find_date


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
_ALONE = re.compile(rf"\[(?P<place>{_ONE_PLACE})\](?=\s)")
LINK = re.compile(r"\s?(?:--?|—|–|[.,:]|/(?=\s))?(?:\s?(?:--?|—|–))?\s*")
DASHES = ("—", "–", "--", "-")
_DIGIT = re.compile(r"\d")
_BEFORE_DAY = len("(., the . ") + max(map(len, WEEKDAY_NUMBERS)) + max(map(len, MONTHS))
"""Characters, at most, before the first digit of a date."""
SIGN = rf"""[—–:(/\[]|-[\s"'(\[-]{{0,5}}[^a-z\s]|(?:^|,)\s*(?i:{_AGENCY})"""
"""What a head with a dateline holds, as a regular expression: a dash, colon, bracket, slash or agency."""


@dataclass(slots=True)
class Head:
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


def read_part(head: str, found: Head) -> bool:
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
        if found.parts and not LINK.match(head, match.end())[0].strip() and not _BRACKETED.match(head, match.end() + 1):  # type: ignore[index]
            return False
        found.place, found.region = match[0].partition(" [")[0], match["region"]
        return _took(found, match, "place")
    if found.parts[-1:] == ["place"] and mark == "," and found.region is None and (match := _REGION.match(head, at)):
        found.region = match[0]
        return _took(found, match, "region")
    return False


def _took(found: Head, match: re.Match[str], part: str) -> bool:
    found.end = match.end()
    found.parts.append(part)
    return True


def _is_date(text: str) -> bool:
    return _DIGIT.search(text) is not None and _DATE.fullmatch(text) is not None


def _is_closed(match: re.Match[str], head: str) -> bool:
    """A date in brackets closes them; nothing runs on behind it."""
    return match[0].startswith("(") == match[0].endswith(")") and not head[match.end() : match.end() + 1].isalnum()


def _stands_free(match: re.Match[str], head: str, found: Head) -> bool:
    """An agency without brackets stands between commas, at the end before a dash or full stop, or first before a dash or day."""
    link = LINK.match(head, match.end())
    closes = link is not None and link[0].strip() != ""
    return (
        closes and (not found.parts or found.mark in (",", *DASHES)) and match[0] not in ("aa", "map", "ap", "tap", "trend", "tt")
    )
