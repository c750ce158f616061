"""Names in credits: what may be the name of a person, what is that of an organisation, and who signs a byline."""

import re
from collections.abc import Iterable
from itertools import takewhile

from transforms.articles.byline import byline_authors
from transforms.articles.published import UPDATED
from transforms.articles.written_dates import find_date
from transforms.documents.instants import printed_date
from transforms.documents.wording import words_of

_LEAD = re.compile(
    r"^(?:written\s+by|reported\s+by|story\s+by|words\s+by|posted\s+by|published\s+by|by|von|por|par|di|door|av|af)\s*:?\s+",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr|II|III|Ph\.?D|M\.?D)\b)|;|\||/|\band\b|\bund\b|\bet\b|&|\bwith\b)\s*")
_ADDRESS = re.compile(r"https?:|www\.|^/", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\d|@|[{}<>=:]|^(?:by|admin|staff|editor|null|none|author|undefined|unknown|contributors?|about|and)$|"
    r"^(?:view|read|more|follow|see|all|posted|updated|published|last|watch|listen|share|subscribe|sign|log|click|join|get|save|print)\b|\bcomments?\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:officer|editor|reporter|correspondent|writer|journalist|director|head of|chief|professor|president|producer|columnist|"
    r"contributor|photographer|analyst|manager|founder|redakteur(?:in)?|redaktion)\b",
    re.IGNORECASE,
)
# What no person is called: it counts as author only where no person does.
_ORGANISATION = re.compile(
    r"^the\s|\.(?:com|de|org|net|co|tr|fr|uk)\b|\b(?:press|news|newsroom|times|post|media|agency|agencies|staff|team|desk|wire|reuters|afp|dpa|"
    r"tass|upi|bureau|service|tribune|gazette|telegram|herald|network)\b|agentur\b|\bagen[cz]i?[ae]\b|\bajans|^(?:AP|PA|ANI|PTI|IANS)$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_BY = re.compile(r"^(?P<before>.{0,60}?)(?:^|[\s|·•⋅,–—-])(?:by|von|par|por|di|door)\b:?\s+(?P<names>\S.*)$", re.IGNORECASE)
_CUT = re.compile(r"\s*[|·•⋅].*$")
_EDGES = " ,:;|/·•⋅–—-"
_SINGLE = re.compile(r"[^\W\d_][\w'’-]{2,}")
_BEFORE_BY = 3  # words before "by" in a line that is a byline without a date ("Posted on the river by")
LONGEST_CREDIT = 120
"""Characters of a line or element that names who signs."""

_MOST_WORDS = 6


def names_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names in these texts, each once. What cannot be a name is left out."""
    parts = [part for text in texts if not _ADDRESS.search(text) for part in _JOIN.split(_LEAD.sub("", text.strip()))]
    names = [_trimmed(_LEAD.sub("", part)) for part in parts]
    kept = {name.casefold(): name for name in reversed(names) if _may_be_name(name)}
    ordered = tuple(kept.values())[::-1]
    return tuple(name for name in ordered if not _ROLE.search(name)) or ordered


def is_organisation(name: str, publisher: str | None) -> bool:
    """Whether no person is called so, or the publisher's name is part of it."""
    site = words_of(publisher or "")
    own = words_of(name)
    is_of_site = bool(site) and any(own[start : start + len(site)] == site for start in range(len(own)))
    is_marked = _ORGANISATION.search(name) or _ROLE.search(name) or _ACRONYM.fullmatch(name)
    return is_of_site or is_publisher(name, publisher) or is_marked is not None


def is_publisher(name: str, publisher: str | None) -> bool:
    """Whether a name has no word that the publisher's has not."""
    return set(words_of(name)) <= set(words_of(publisher or ""))


def credited_names(line: str, is_strict: bool = False) -> list[str]:
    """Return the names that a line credits, if it is a byline: "By Ann Bird", "6 May 2017 | By Ann Bird and Cy Dow, Agency".

    Strictly only those before the first part that is no name.
    """
    found = _BY.match(line) if len(line) <= LONGEST_CREDIT else None
    if found is None:
        return []
    before = found["before"].strip()
    if len(before.split()) > _BEFORE_BY and printed_date(before, None) is None:
        return []
    text = _CUT.sub("", found["names"])
    if date := find_date(text):
        text = text[: date.start]
    text = text.strip(_EDGES)
    if not before and _SINGLE.fullmatch(text) and text[0].isupper() and text != line.split(maxsplit=1)[-1]:
        return [text]  # "by Ann · 6 May 2017"
    parts = _JOIN.split(text)
    names = [byline_authors(f"By {part}") or ([part] if _is_desk(part) and not is_strict else []) for part in parts]
    if is_strict:
        names = list(takewhile(bool, names))
    return [name for found in names for name in found]


def _is_desk(part: str) -> bool:
    return len(part.split()) <= _BEFORE_BY and part[:1].isupper() and _ORGANISATION.search(part) is not None


def name_before_date(line: str) -> list[str]:
    """Return the name that stands before the date of publication without a word: "Ann Bird - 6 May 2017"."""
    date = find_date(line) if printed_date(line, None) else None
    text = line[: date.start] if date else ""
    return [] if UPDATED.search(text) else byline_authors(f"By {text.strip(_EDGES)}")


def _trimmed(name: str) -> str:
    name = name.strip(" ,:-–—|\u00a0")
    return name if re.search(r"\b\w\.$", name) else name.rstrip(" .")  # "J. R." keeps its full stop


def _may_be_name(name: str) -> bool:
    return 2 <= len(name) <= 60 and len(name.split()) <= _MOST_WORDS and any(map(str.isalpha, name)) and not _NO_NAME.search(name)
