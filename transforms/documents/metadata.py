"""What a page's structured data and meta tags state: the sources that `page.page_hints` chooses from."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

import orjson
from selectolax.lexbor import LexborHTMLParser

LinkedData = Mapping[str, object]

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_PAGE_TYPES = frozenset({"WebPage", "VideoObject", "CreativeWork", "PodcastEpisode"})
_TAGS_IN_TEXT = re.compile(r"<[^<>]{1,200}>")
_SPACES = re.compile(r"\s+")
_BARE_CONTROL = re.compile(r"[\x00-\x1f]+")
_SCRIPT_WRAPPERS = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:(?:-->|/\*\s*\]\]>\s*\*/|\]\]>|//\s*\]\]>|;)\s*)+$"
)
_MOST_NODES = 20_000

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2]|[1-9](?=[-/.]))[-/.]?(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(.*)$", re.DOTALL
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[T\s]\s*\d{1,2}:\d\d")


@dataclass(frozen=True)
class Metadata:
    """The sources of a page: meta tags by name in small letters (first wins), and its articles' JSON-LD, best first."""

    tags: Mapping[str, str]
    articles: tuple[LinkedData, ...]

    def tag(self, *names: str) -> str | None:
        """The first of these meta tags that is there and not empty."""
        return next((self.tags[name] for name in names if self.tags.get(name)), None)


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Read meta tags and JSON-LD of a parsed page. What does not parse is left out."""
    tags: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = plain(attributes.get("content"))
        for kind in ("property", "name", "itemprop"):
            name = (attributes.get(kind) or "").strip().lower()
            if name and content:
                tags.setdefault(name, content)
    ranked = []
    for node in tree.css("script[type*='ld+json' i]"):
        ranked += list(_articles(_parse_script(node.text())))
    ranked.sort(key=lambda entry: entry[0])
    return Metadata(tags, tuple(article for _, article in ranked))


def plain(value: object) -> str | None:
    """A value as one line of text, entities and tags resolved; None where there is no text."""
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    text = _SPACES.sub(" ", _TAGS_IN_TEXT.sub("", text)).strip()
    return text.encode("utf-8", "replace").decode() or None


def names_in(value: object) -> list[str]:
    """The names that a JSON-LD person or organisation, or a list of them, gives."""
    if isinstance(value, list):
        return [name for entry in value[:50] for name in names_in(entry)]
    if isinstance(value, dict):
        return names_in(value.get("name"))
    name = plain(value)
    return [name] if name else []


def iso_date(value: object) -> str | None:
    """A date as ISO 8601, with the clock time where the value has one in that form; None where no whole date is found.

    Understands ISO 8601 and its look-alikes (2017/05/06, 20170506), RFC 2822, "May 6, 2017" and "6 May 2017".
    """
    text = plain(value)
    if not text or len(text) > 200:
        return None
    if found := _ISO.match(text):
        day = _day(found[1], found[2], found[3])
        rest = found[4].strip()
        return f"{day}T{rest.removeprefix('T').strip()}" if day and _CLOCK.match(f"T{rest.removeprefix('T')}") else day
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    if found := _MONTH_FIRST.search(text):
        return _day(found[3], found[1], found[2])
    if found := _DAY_FIRST.search(text):
        return _day(found[3], found[2], found[1])
    return None


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _parse_script(text: str | None) -> object:
    text = _SCRIPT_WRAPPERS.sub("", text or "").strip()
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(_BARE_CONTROL.sub(" ", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(data: object) -> Iterator[tuple[int, LinkedData]]:
    """Every object that describes an article or the page, with its rank (0 is best); those inside lists of others last."""
    waiting: deque[tuple[object, int]] = deque([(data, 0)])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, penalty = waiting.popleft()
        if isinstance(value, list):
            waiting += [(entry, penalty) for entry in value]
        elif isinstance(value, dict):
            kinds = value.get("@type")
            names = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
            is_article = any(_ARTICLE_TYPE.search(kind) for kind in names)
            if (is_article or _PAGE_TYPES & set(names)) and any(
                value.get(key) for key in ("headline", "datePublished", "author")
            ):
                yield penalty + (0 if is_article else 1), value
            below = penalty + (4 if is_article or "ItemList" in names else 0)
            waiting += [(entry, below) for entry in value.values() if isinstance(entry, list | dict)]
