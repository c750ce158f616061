"""What a page's metadata say of it: title, date, authors, publisher, section, address and language, each with its basis."""

import logging
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from transforms.articles.title import is_named, site_names
from transforms.documents.authors import page_authors
from transforms.documents.dates import page_date
from transforms.documents.headline import page_title
from transforms.documents.linked import names_in
from transforms.documents.metadata import Metadata, read_metadata
from transforms.documents.model import Hints
from transforms.documents.surroundings import lines_around
from transforms.documents.wording import plain, words_of

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NO_SECTIONS = frozenset({"all", "article", "articles", "home", "none", "page", "post", "posts", "uncategorized"})
logging.getLogger("htmldate").setLevel(logging.CRITICAL)  # it logs what it gives up on; here the empty answer says it


def page_hints(html: str) -> Hints:
    """What the page's metadata say. Dates are ISO 8601; a name of the site at the end of a title is cut off."""
    tree = LexborHTMLParser(html)
    metadata = read_metadata(tree)
    linked_publisher = next((name for article in metadata.articles for name in names_in(article.get("publisher"))), None)
    tagged_publisher = metadata.tag("og:site_name")
    url = _canonical(tree) or metadata.tag("og:url")
    stated = tagged_publisher or linked_publisher or metadata.tag("application-name", "dc.publisher", "publisher")
    publisher = _site_name(stated, url)
    language = next(
        (found.group().replace("_", "-") for text in _languages(tree, metadata) if (found := _LANGUAGE.fullmatch(text))), None
    )
    title = page_title(tree, metadata, publisher, url)
    after, before = lines_around(tree, title.node)
    published, published_basis = page_date(html, tree, metadata, url, language, after + before)
    authors, authors_basis = page_authors(tree, metadata, publisher, after, before)
    return Hints(
        title=title.text,
        title_basis=title.basis,
        authors=authors,
        authors_basis=authors_basis,
        published=published,
        published_basis=published_basis,
        publisher=publisher,
        publisher_basis=None if not publisher else "json_ld" if linked_publisher and not tagged_publisher else "meta",
        section=next((name for name in _sections(metadata) if _is_section(name, publisher)), None),
        url=url,
        language=language,
    )


def _canonical(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("link[rel~='canonical' i][href]")
    address = (node.attributes.get("href") or "").strip() if node else ""
    return address if address.startswith(("http://", "https://")) else None


def _site_name(stated: str | None, address: str | None) -> str | None:
    """The name of a site without its slogan ("Harbour Post | All of the coast"): the part that the address has, else the first.

    Where the name is an address itself it is the host.
    """
    if stated is None:
        return None
    name = re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", stated)
    parts = [part.strip(" @-–—|") for part in re.split(r"\s+[|•·]\s+", name)]
    return next((part for part in parts if is_named(part, site_names(address))), parts[0]) or None


def _is_section(name: str, publisher: str | None) -> bool:
    """Whether a stated section is one: publishing systems also put there what every article is, and the site itself."""
    return name.casefold() not in _NO_SECTIONS and words_of(name) != words_of(publisher or "")


def _sections(metadata: Metadata) -> Iterator[str]:
    for article in metadata.articles:
        stated = article.get("articleSection")
        if section := plain(stated[0] if isinstance(stated, list) and stated else stated):
            yield section
    if section := metadata.tag("article:section", "parsely-section"):
        yield section


def _languages(tree: LexborHTMLParser, metadata: Metadata) -> Iterator[str]:
    """What may name the language, best first: the page's own mark, its tags, its structured data."""
    root = tree.css_first("html")
    yield ((root.attributes.get("lang") if root else None) or "").strip()
    yield metadata.tag("og:locale", "language", "content-language", "dc.language") or ""
    yield from (plain(article.get("inLanguage")) or "" for article in metadata.articles)
