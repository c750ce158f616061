"""The authors of a page, as its metadata or its byline say."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.documents.credits import LONGEST_CREDIT, credited_names, is_organisation, is_publisher, name_before_date, names_of
from transforms.documents.linked import has_type, names_in
from transforms.documents.metadata import Metadata
from transforms.documents.wording import plain

_META_NAMES = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author",
    "article:author_name", "article:byline", "article_author", "articleauthor", "cxenseparse:author",
)  # fmt: skip
_BYLINE_SELECTORS = (
    "[itemprop='author'] [itemprop='name'], [itemprop='author'][content]",
    "[rel~='author']",
    "[itemprop='author']",
    "[class*='author-name' i], [class*='author_name' i], [class*='authorname' i], [class*='byline-name' i], [class*='byline__name' i]",
    "[class*='byline' i] a, [class*='author' i] a[href*='author' i]",
    "[class*='byline' i]",
)
# Marks that stand for other things, too, and count around the headline only.
_NEAR_SELECTORS = (
    "[class*='author' i] a",
    "[class*='author' i]",
    ", ".join(f"a[href*='/{word}' i]" for word in ("author", "autor", "contributor", "journalist", "people/", "profile", "reporter",
                                                   "staff/", "writer")),
)  # fmt: skip
_MOST_ELEMENTS = 6
_LEVELS = 5
_NEAR_LINES = 6  # after the headline, in which a name before a date is a byline

Credit = tuple[tuple[str, ...], str]
"""Names, and the basis they were found on."""


def page_authors(
    tree: LexborHTMLParser, metadata: Metadata, publisher: str | None, after: list[str], before: list[str]
) -> tuple[tuple[str, ...], str | None]:
    """Return the authors and their basis: JSON-LD, meta tags, elements marked as byline, lines around the headline.

    The first that names people is taken, with those whom a byline by the headline names beside all of them. Organisations
    count where no person is named, the publisher only where nobody else is. `after` and `before` are the lines around the
    headline (see `surroundings`).
    """
    waiting: list[Credit] = []
    lines = after + before[:1]  # further up there are other stories
    for texts, basis, is_desk in _credits(tree, metadata, after, lines):
        names = names_of(texts)
        people = () if is_desk else tuple(name for name in names if not is_organisation(name, publisher))
        if people:
            return (people if basis == "byline" else _completed(people, publisher, lines)), basis
        if names:
            waiting.append((names, basis))
    if not waiting:
        for selector in _BYLINE_SELECTORS:
            if names := names_of(_marked(tree, selector)):
                return tuple(name for name in names if not is_organisation(name, publisher)) or names, "byline"
        return (), None
    return min(waiting, key=lambda credit: all(is_publisher(name, publisher) for name in credit[0]))


def _credits(
    tree: LexborHTMLParser, metadata: Metadata, after: list[str], lines: list[str]
) -> Iterator[tuple[list[str], str, bool]]:
    """What may name authors, best first: texts, their basis, and whether they name organisations by their own word."""
    for article in metadata.articles:
        for key in ("author", "creator"):
            stated = article.get(key)
            entries = stated if isinstance(stated, list) else [stated]
            yield names_in([entry for entry in entries if not has_type(entry, "Organization")]), "json_ld", False
            yield names_in([entry for entry in entries if has_type(entry, "Organization")]), "json_ld", True
    label = metadata.tags.get("twitter:label1", "")
    written_by = "twitter:data1" if re.search(r"written|author|\bby\b", label, re.IGNORECASE) else ""
    for name in (*_META_NAMES, written_by):
        yield [metadata.tags.get(name, "")], "meta", False
    around = " ".join(after)
    for selector in _BYLINE_SELECTORS:
        yield _marked(tree, selector, around), "byline", False
    for line in lines:
        yield credited_names(line), "byline", False
    for selector in _NEAR_SELECTORS:
        yield _marked(tree, selector, around), "byline", False
    for line in after[:_NEAR_LINES]:
        yield name_before_date(line), "byline", False


def _marked(tree: LexborHTMLParser, selector: str, around: str | None = None) -> list[str]:
    """The texts of the elements marked so: those that stand around the headline; where that is None, the first and its neighbours."""
    texts: list[str] = []
    place: set[int] | None = None
    for node in tree.css(selector)[: 3 * _MOST_ELEMENTS]:
        text = plain(node.attributes.get("content") or node.text(separator=" "))
        if not text or len(text) > LONGEST_CREDIT or text[0].islower():
            continue
        own = _place(node)
        place = own if place is None else place
        if (text in around) if around is not None else (own == place or own & place):
            texts.append(text)
    return texts[:_MOST_ELEMENTS]


def _place(node: LexborNode) -> set[int]:
    """The elements that a node stands in, a few levels up, within its article or section."""
    found: set[int] = set()
    above = node.parent
    while above is not None and above.tag not in ("article", "section", "main", "body") and len(found) < _LEVELS:
        found.add(above.mem_id)
        above = above.parent
    return found


def _completed(people: tuple[str, ...], publisher: str | None, lines: list[str]) -> tuple[str, ...]:
    """The people, with those whom a byline names beside all of them: metadata often give the first alone."""
    for line in lines:
        credited = [name for name in credited_names(line, is_strict=True) if not is_organisation(name, publisher)]
        if len(credited) > len(people) and {name.casefold() for name in people} <= {name.casefold() for name in credited}:
            return tuple(credited)
    return people
