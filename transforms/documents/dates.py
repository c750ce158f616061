"""The day or instant a page was published, as its metadata say."""

import re

from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from transforms.documents.metadata import Metadata, iso_date

_META_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "og:pubdate", "parsely-pub-date",
    "sailthru.date", "article.published", "article:published", "published_time", "date.published", "publication_date", "publishdate",
    "publish-date", "publish_date", "pubdate", "pub_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "dc.date.created", "datecreated", "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "date",
)  # fmt: skip
_TIME_SELECTORS = (
    "[itemprop='datePublished'][datetime], [itemprop='datePublished'][content]",
    "time[pubdate][datetime]",
    "article header time[datetime], h1 ~ time[datetime], [class*='publish' i] time[datetime], time[class*='publish' i][datetime]",
    "article time[datetime], main time[datetime]",
    "time[datetime]",
)
_DATE_IN_ADDRESS = re.compile(r"(?:^|[/_.-])((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=$|[/_.T-])")
_FALLBACK_TAGS = 20_000  # pages with more are spared the search through their text


def page_date(html: str, tree: LexborHTMLParser, metadata: Metadata, url: str | None) -> tuple[str | None, str | None]:
    """The page's publication date (ISO 8601) and its basis: JSON-LD, meta tags, time elements, the address, then htmldate."""
    for article in metadata.articles:
        if found := iso_date(article.get("datePublished")) or iso_date(article.get("dateCreated")):
            return found, "json_ld"
    for name in _META_NAMES:
        if found := iso_date(metadata.tag(name)):
            return found, "meta"
    for selector in _TIME_SELECTORS:
        for node in tree.css(selector):
            if found := iso_date(node.attributes.get("datetime") or node.attributes.get("content")):
                return found, "time_element"
    if found := date_in_address(url):
        return found, "url"
    if html.count("<") <= _FALLBACK_TAGS and (found := _searched(html)):
        return found, "text"
    return None, None


def date_in_address(address: str | None) -> str | None:
    """The day that an address or file name carries (2017-05-06-foo.txt, /2017/05/06/), as ISO 8601; None without one."""
    for found in _DATE_IN_ADDRESS.finditer(address or ""):
        if day := iso_date(f"{found[1]}-{found[3]}-{found[4]}"):
            return day
    return None


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
