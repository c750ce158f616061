"""The day or instant a page was published, as its metadata and the dates it shows say."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from transforms.articles.published import UPDATED
from transforms.documents.instants import date_in_address, iso_date, on_own_clock, printed_date
from transforms.documents.metadata import Metadata

_META_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "og:pubdate", "parsely-pub-date",
    "sailthru.date", "article.published", "article:published", "published_time", "published_at", "date.published",
    "publication_date", "publishdate", "publish-date", "publish_date", "og:publish_date", "pubdate", "pub_date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "datecreated", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "article_date_original", "date",
)  # fmt: skip
_TIME_SELECTORS = (
    "time[pubdate]",
    "article header time, [class*='publish' i] time, time[class*='publish' i]",
    "article time, main time",
    "time",
)
_FIRST_PUBLISHED = re.compile(r"\b(?:originally|first) (?:published|posted)(?: on)?:?\s([^<>]{6,40})", re.IGNORECASE)
_MODIFIED = re.compile(r"updated|modified", re.IGNORECASE)
_CLOSE = timedelta(days=1)  # between the day in an address and the one printed: clocks differ
_MOST_WORDS_OF_DATE = 4
_MOST_READINGS = 200
_MOST_NOTES = 5
_FALLBACK_TAGS = 20_000  # pages with more are spared the search through their text


def page_date(
    html: str,
    tree: LexborHTMLParser,
    metadata: Metadata,
    address: str | None,
    language: str | None,
    lines: list[str],
) -> tuple[str | None, str | None]:
    """Return the page's publication date (ISO 8601) and its basis.

    The witnesses in turn: JSON-LD, meta tags, what is marked as date of publication, dates printed around the headline
    (`lines`, nearest first), time elements, the address, a note on the first publication, then htmldate. Where metadata state
    the instant in UTC and the page shows the same one on its own clock, that clock's offset is taken over, and with it the
    calendar day that readers see.
    """
    # Lines that speak of an update come last: the first publication is looked for.
    ordered = sorted(lines, key=lambda line: UPDATED.search(line) is not None)
    for article in metadata.articles:
        if found := iso_date(article.get("datePublished")) or iso_date(article.get("dateCreated")):
            return on_own_clock(found, _readings(tree, metadata), ordered, language), "json_ld"
    for name in _META_NAMES:
        if found := iso_date(metadata.tag(name)):
            return on_own_clock(found, _readings(tree, metadata), ordered, language), "meta"
    if found := _elements(tree, "[itemprop='datePublished']"):
        return found, "time_element"
    if printed := _printed([*ordered, *_in_title(tree)], address, language):
        exact = (reading for reading in _readings(tree, metadata) if len(reading) > len(printed))
        same = next((reading for reading in exact if reading[:10] == printed[:10]), None)
        return (same, "time_element") if same else (printed, "text")
    for selector in _TIME_SELECTORS:
        if found := _elements(tree, selector):
            return found, "time_element"
    if found := date_in_address(address):
        return found, "url"
    if html.count("<") <= _FALLBACK_TAGS and (found := _first_published(html) or _searched(html)):
        return found, "text"
    return None, None


def _printed(lines: list[str], address: str | None, language: str | None) -> str | None:
    """The first date printed in the lines; where the address carries a day, the first that is not far from it."""
    days = [day for line in lines if (day := printed_date(line, language))]
    stated = date_in_address(address)
    if stated is None:
        return next(iter(days), None)
    middle = date.fromisoformat(stated)
    return next((day for day in days if abs(date.fromisoformat(day[:10]) - middle) <= _CLOSE), None)


def _in_title(tree: LexborHTMLParser) -> list[str]:
    """The parts of the page's title: some hang on the date ("… | Site | 06.05.2017")."""
    node = tree.css_first("title")
    parts = re.split(r"\s[|–—-]\s", node.text()) if node is not None else []
    return [part for part in parts[1:] if len(part.split()) <= _MOST_WORDS_OF_DATE]


def _readings(tree: LexborHTMLParser, metadata: Metadata) -> Iterator[str]:
    """The instants that time elements and meta tags give, of publication or not."""
    for node in tree.css("time[datetime]")[:_MOST_READINGS]:
        if found := iso_date(node.attributes.get("datetime")):
            yield found
    for value in metadata.tags.values():
        if value[:2] in ("19", "20") and ":" in value and (found := iso_date(value)):
            yield found


def _elements(tree: LexborHTMLParser, selector: str) -> str | None:
    """The date of the first such element that has one: in its attributes, else in its text; one of an update comes last."""
    nodes = tree.css(selector)[:_MOST_READINGS]
    for node in sorted(nodes, key=lambda node: _is_update(node.attributes)):
        attributes = node.attributes
        if found := iso_date(attributes.get("datetime") or attributes.get("content")) or iso_date(node.text()):
            return found
    return None


def _is_update(attributes: dict[str, str | None]) -> bool:
    marks = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"
    return _MODIFIED.search(marks) is not None and "publish" not in marks.lower()


def _first_published(html: str) -> str | None:
    """The date of a note such as "This article was first published on 6 May 2017"."""
    return next((day for found in islice(_FIRST_PUBLISHED.finditer(html), _MOST_NOTES) if (day := iso_date(found[1]))), None)


def _searched(html: str) -> str | None:
    """What htmldate finds: in likely elements first, then in the whole text."""
    for is_extensive in (False, True):
        try:
            # The bounds are fixed so that the answer does not depend on the day it is asked.
            found = find_date(
                html, extensive_search=is_extensive, original_date=True, min_date="1990-01-01", max_date="2100-01-01"
            )
        except Exception:  # htmldate's own failure: no date found
            continue
        if found:
            return str(found)
    return None
