"""The dateline: where, when and through which agency a report was filed.

    GENEVA (Reuters) - …            BEIRUT, Jan. 5 (AP) — …        Washington — …
    May 6, 2017 (EIRNS)—…           LONDON/PARIS, 3 March 2020 - …  (CNN) …
    MOSCOW, May 6. /TASS/. …        NEW YORK, May 6, 2017 /PRNewswire/ -- …

Only the head of a paragraph is read, and only a head that is followed by the start of a sentence:
"Kerry — who met" and "Washington - based" are no datelines.
"""

import re
from dataclasses import dataclass

from transforms.articles.moments import MONTHS, WEEKDAYS, CalendarDate, find_date


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline states; `char_end` is where the sentence after it starts."""

    place: str | None
    date: CalendarDate | None
    agency: str | None
    char_end: int


AGENCIES = tuple(
    """
    AP|AFP|UPI|AAP|PA|CP|PTI|ANI|IANS|APP|DPA|EFE|ANSA|APA|KUNA|SANA|WAM|IRNA|TASS|ITAR-TASS|RIA Novosti|Sputnik|Interfax|Xinhua|Reuters
    |Bloomberg|CNN|BBC|Kyodo|Yonhap|KCNA|Bernama|Antara|Anadolu|AA|NNA|MENA|Belga|NTB|TT|PAP|MTI|EIRNS|RNS|PRNewswire
    |PRNewswire-USNewswire|Business Wire|GLOBE NEWSWIRE|Newsfile Corp.|Al Jazeera|Associated Press|The Associated Press
    |Agence France-Presse|Thomson Reuters Foundation|IRIN|UNICEF|VOA|RFE/RL
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Agencies and services that sign reports in brackets, as they write themselves."""

_KNOWN = frozenset(name.lower() for name in AGENCIES)

# Words in capitals, or at the head of a label, that stand where a place would.
_LABEL_WORDS = """
advertisement advisory alert analysis announcement article audio background blog book breaking brief bulletin by column comment
commentary correction corrected credit culture dear debate developing editor editorial election elections essay events exclusive
explained explainer fact facts factbox feature featured file film flash gallery graphic guest hear help here highlights how i
image images in-depth interview interviews introduction just key latest letter letters list listen live local map markets media
more movie music must national news newsletter note notes obituary official on opinion other our perspective photo photos
picture pictures poll press podcast preview profile question questions quiz quote read recap recipe related release replay report
review reviews scores see source sources special spoiler sponsored sport sports statement stocks story summary survey table the
this timeline tip tips top trailer transcript transcripts travel trending tv update updated updates urgent verdict video videos
view views warning watch weather week what when where who why world writer yes you your
a an and any as at both but for from he her his if in it its my no nor not of or she so some that their then there they to we
afghans americans arabs britons europeans germans iranians israelis palestinians russians syrians ukrainians
monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow yesterday spring summer autumn winter
president prime minister senator secretary general chairman spokesman spokeswoman governor mr mrs ms dr
asean cia covid-19 dprk eu fbi fed fifa gop icc imf isil isis nasa nato oecd opec osce pkk taliban uefa un unesco unicef uk us usa who wto
"""
_LABELS = frozenset(_LABEL_WORDS.split())

_DASH = r"(?:\.?\s?[—–]|\.?\s--?(?=\s)|\.?--|\.-(?=\s)|\s?:(?=\s))"
_CAPS = r"[A-Z\u00c0-\u00de]"
_TOWN_CAPS = rf"{_CAPS}(?:{_CAPS}|['.-](?={_CAPS}))+\.?(?:[ ](?:{_CAPS}(?:{_CAPS}|['.-](?={_CAPS}))+\.?|[dD][eE]|and)){{0,3}}"
_WORD = rf"{_CAPS}[a-z\u00df-\u00ff]+(?:['-][A-Za-z\u00c0-\u00ff]+)*"
_TOWN = rf"(?:St\. |Ft\. )?{_WORD}(?: (?:{_WORD}|de|of|la|el|al|am|do|da|di)){{0,3}}"
_PLACE = rf"(?:{_TOWN_CAPS}|{_TOWN})(?:/(?:{_TOWN_CAPS}|{_TOWN})){{0,2}}"
_REGION = rf"(?:(?:{_CAPS}\.){{2,3}}|{_CAPS}{{2,}}(?: {_CAPS}{{2,}})*|{_CAPS}[a-z]{{1,5}}\.|{_TOWN})"
_MONTH_WORD = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?(?![^\W\d_])"
_WEEKDAY = rf"(?:(?i:{WEEKDAYS}|mon|tues?|wed|thur?s?|fri|sat|sun)\.?,? )?"
_DATE = (
    rf"(?:{_WEEKDAY}(?:le |den |the )?(?:{_MONTH_WORD} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?(?: de)? {_MONTH_WORD}(?:(?: de|,)? \d{{4}})?)|\d{{4}}-\d\d-\d\d|\d\d?/\d\d?/\d{{4}})"
)
_AGENCY = r"(?:\((?P<agency>[A-Z\u00c0-\u00deda][\w./ -]{0,38}\w\.?)\)|/(?P<slashed>[A-Z][\w.-]+(?: [A-Z][\w.]+)?)/)"
_FULL = re.compile(
    rf"(?P<place>{_PLACE})(?:, (?P<region>(?!{_DATE}){_REGION}))?(?:[,.]? \(?(?P<date>{_DATE})\)?\.?)?(?:,?\s?{_AGENCY})?(?P<dash>{_DASH}|\.(?=\s)|)\s*"
)
_DATE_FIRST = re.compile(
    rf"\(?(?P<date>{_DATE})\)?(?:,? (?P<place>{_PLACE})(?:, (?P<region>{_REGION}))?)?(?:\s?{_AGENCY})?(?P<dash>{_DASH}|)\s*"
)
_AGENCY_FIRST = re.compile(
    rf"{_AGENCY}(?P<dash>{_DASH}|)\s*(?:(?P<place>{_TOWN_CAPS})(?:, (?P<date>{_DATE}))?(?P<dash2>{_DASH})\s*)?"
)
_SENTENCE_START = re.compile(r"""["'(\[]{0,2}[\w$€£¿¡]""")
_STOPS = re.compile(r"[.!?](?:[\"')]|\s|$)")
_LONGEST = 110


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the head of a (normalised) paragraph; None when there is none."""
    head = paragraph[: _LONGEST * 2]
    for pattern in (_AGENCY_FIRST, _DATE_FIRST, _FULL):
        match = pattern.match(head)
        if match is not None and match.end() <= _LONGEST and (dateline := _judge(match, paragraph)) is not None:
            return dateline
    return None


def find_dateline(paragraphs: list[str]) -> tuple[int, Dateline] | None:
    """Find the dateline in the first two paragraphs: its paragraph (from 0) and what it states."""
    for number, paragraph in enumerate(paragraphs[:2]):
        if (dateline := read_dateline(paragraph)) is not None:
            return number, dateline
    return None


def _judge(match: re.Match[str], paragraph: str) -> Dateline | None:
    parts = match.groupdict()
    agency = parts["agency"] or parts["slashed"]
    dash = (parts.get("dash2") or parts["dash"] or "").strip()
    date = find_date(parts["date"]) if parts["date"] else None
    place, region = parts["place"], parts.get("region")
    rest = paragraph[match.end() :]
    if (parts["date"] and date is None) or not _starts_sentence(rest):
        return None
    is_known = agency is not None and (parts["slashed"] is not None or agency.lower() in _KNOWN)
    is_firm = agency is not None and (date is not None or region is not None or (place or agency).isupper())
    # With a full date, or place and day, before it and a dash behind it, what stands in brackets can only be the agency.
    is_set = date is not None and (date.year is not None or place is not None)
    looks_right = agency is not None and (_looks_like_agency(agency) or is_set)
    if not is_known and agency is not None and (dash in ("", ":", ".") or not is_firm or not looks_right):
        return None
    if place is not None and not _is_place(place):
        return None
    if dash in ("", ".") and not is_known:
        return None
    if dash == ":" and agency is None and date is None:
        return None
    # A day without a year is a list entry ("June 9 – Oslo, Harbour Hall") as often as a dateline.
    if place is None and agency is None and (date is None or date.year is None or dash == ""):
        return None
    if place is not None and agency is None and date is None and not _stands_alone(place, dash, rest):
        return None
    full = f"{place}, {region}" if place and region else place
    return Dateline(full, date, agency, match.end())


def _starts_sentence(rest: str) -> bool:
    if _SENTENCE_START.match(rest) is None:
        return False
    first = next((character for character in rest if character.isalnum() or character in "$€£¿¡"), "")
    return first != "" and not first.islower()


def _looks_like_agency(agency: str) -> bool:
    return (
        len(agency) <= 20
        and agency.count(" ") <= 2
        and sum(letter.isupper() for letter in agency) >= 2
        and not agency[-1].isdigit()
    )


def _is_place(place: str) -> bool:
    words = re.split(r"[ /]", place.lower().strip("."))
    return words[0].strip(".") not in _LABELS and words[-1].strip(".") not in _LABELS


def _stands_alone(place: str, dash: str, rest: str) -> bool:
    """Whether a bare "Place —" is a dateline and not the subject of a sentence before an insertion.

    An insertion closes with a second dash in the same sentence; a sentence's own insertions come in pairs.
    """
    if dash.lstrip(".") not in ("—", "–", "--", "-"):
        return False
    stop = _STOPS.search(rest)
    sentence = rest[: stop.start()] if stop else rest
    mark = dash.lstrip(".")
    dashes = sentence.count(f" {mark} ") if mark in ("-", "--") else sentence.count(mark)
    if dashes % 2:
        return False
    # What follows a dateline is a sentence; what follows a headline's dash ("Budget - Minister resigns") is not.
    return stop is not None and (place.isupper() or place.count(" ") <= 2)
