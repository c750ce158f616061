"""An HTML page: its visible lines, which of them are the article, and what its metadata say."""

import logging
import re
from itertools import chain

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from transforms.documents.alignment import lines_in_text
from transforms.documents.authors import page_authors
from transforms.documents.dates import page_date
from transforms.documents.headline import page_title
from transforms.documents.html import page_lines
from transforms.documents.metadata import names_in, plain, read_metadata
from transforms.documents.model import Hints

__all__ = ["article_lines", "page_hints", "page_lines"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_EXTRACTOR_TAGS = 150_000  # pages with more are left to the line rules: the extractor's time grows with them
for _name in ("trafilatura", "htmldate"):  # they log what they give up on; here the empty answer says it
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def article_lines(html: str, lines: list[str]) -> list[bool | None]:
    """Whether each of the page's lines belongs to the article, by trafilatura's extractor (precision mode).

    The answer is None for every line where the extractor finds nothing, fails or is spared a page beyond its size.
    """
    unknown: list[bool | None] = [None] * len(lines)
    if not lines or html.count("<") > _EXTRACTOR_TAGS:
        return unknown
    try:
        document = trafilatura.bare_extraction(html, favor_precision=True, include_comments=False)
    except Exception:  # the extractor's own failure: the line rules can do without it
        return unknown
    text = document.text if document is not None else None
    if not text:
        return unknown
    flags = lines_in_text(lines, text)
    return list(flags) if any(flags) else unknown


def page_hints(html: str) -> Hints:
    """What the page's metadata say. Dates are ISO 8601; a name of the site at the end of a title is cut off."""
    tree = LexborHTMLParser(html)
    metadata = read_metadata(tree)
    linked_publisher = next((name for article in metadata.articles for name in names_in(article.get("publisher"))), None)
    publisher = metadata.tag("og:site_name") or linked_publisher or metadata.tag("application-name", "dc.publisher", "publisher")
    url = _canonical(tree) or metadata.tag("og:url")
    title, title_basis = page_title(tree, metadata, publisher)
    published, published_basis = page_date(html, tree, metadata, url)
    authors, authors_basis = page_authors(tree, metadata, publisher)
    sections = chain(
        (plain(_first(article.get("articleSection"))) for article in metadata.articles), [metadata.tag("article:section")]
    )
    root = tree.css_first("html")
    language = (root.attributes.get("lang") if root else None) or metadata.tag("og:locale", "language", "dc.language")
    return Hints(
        title=title,
        title_basis=title_basis,
        authors=authors,
        authors_basis=authors_basis,
        published=published,
        published_basis=published_basis,
        publisher=publisher,
        publisher_basis=None if not publisher else "meta" if publisher != linked_publisher else "json_ld",
        section=next((section for section in sections if section), None),
        url=url,
        language=found.group().replace("_", "-") if (found := _LANGUAGE.match((language or "").strip())) else None,
    )


def _canonical(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("link[rel~='canonical' i][href]")
    address = (node.attributes.get("href") or "").strip() if node else ""
    return address if address.startswith(("http://", "https://")) else None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value
