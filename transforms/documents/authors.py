"""The authors of a page, as its metadata or its byline say."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.articles.byline import byline_authors
from transforms.articles.published import UPDATED
from transforms.articles.written_dates import find_date
from transforms.documents.instants import printed_date
from transforms.documents.linked import has_type, names_in
from transforms.documents.metadata import Metadata
from transforms.documents.wording import plain, words_of

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
_LONGEST_LINE = 120
_MOST_WORDS = 6
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
    for texts, basis, is_organisation in _credits(tree, metadata, after, lines):
        names = _names(texts)
        people = () if is_organisation else tuple(name for name in names if not _is_organisation(name, publisher))
        if people:
            return (people if basis == "byline" else _completed(people, publisher, lines)), basis
        if names:
            waiting.append((names, basis))
    if not waiting:
        for selector in _BYLINE_SELECTORS:
            if names := _names(_marked(tree, selector)):
                return tuple(name for name in names if not _is_organisation(name, publisher)) or names, "byline"
        return (), None
    return min(waiting, key=lambda credit: all(_is_publisher(name, publisher) for name in credit[0]))


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
        yield _credited(line), "byline", False
    for selector in _NEAR_SELECTORS:
        yield _marked(tree, selector, around), "byline", False
    for line in after[:_NEAR_LINES]:
        yield _named_before_date(line), "byline", False


def _marked(tree: LexborHTMLParser, selector: str, around: str | None = None) -> list[str]:
    """The texts of the elements marked so: those that stand around the headline; where that is None, the first and its neighbours."""
    texts: list[str] = []
    place: set[int] | None = None
    for node in tree.css(selector)[: 3 * _MOST_ELEMENTS]:
        text = plain(node.attributes.get("content") or node.text(separator=" "))
        if not text or len(text) > _LONGEST_LINE or text[0].islower():
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


def _credited(line: str, is_strict: bool = False) -> list[str]:
    """The names that a line credits, if it is a byline: "By Ann Bird", "6 May 2017 | By Ann Bird and Cy Dow, Agency".

    Strictly only those before the first part that is no name.
    """
    found = _BY.match(line) if len(line) <= _LONGEST_LINE else None
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


def _named_before_date(line: str) -> list[str]:
    """The name that stands before the date of publication without a word: "Ann Bird - 6 May 2017"."""
    date = find_date(line) if printed_date(line, None) else None
    text = line[: date.start] if date else ""
    return [] if UPDATED.search(text) else byline_authors(f"By {text.strip(_EDGES)}")


def _completed(people: tuple[str, ...], publisher: str | None, lines: list[str]) -> tuple[str, ...]:
    """The people, with those whom a byline names beside all of them: metadata often give the first alone."""
    for line in lines:
        credited = [name for name in _credited(line, is_strict=True) if not _is_organisation(name, publisher)]
        if len(credited) > len(people) and {name.casefold() for name in people} <= {name.casefold() for name in credited}:
            return tuple(credited)
    return people


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in these texts, each once. What cannot be a name is left out."""
    parts = [part for text in texts if not _ADDRESS.search(text) for part in _JOIN.split(_LEAD.sub("", text.strip()))]
    names = [_trimmed(_LEAD.sub("", part)) for part in parts]
    kept = {name.casefold(): name for name in reversed(names) if _may_be_name(name)}
    ordered = tuple(kept.values())[::-1]
    return tuple(name for name in ordered if not _ROLE.search(name)) or ordered


def _is_organisation(name: str, publisher: str | None) -> bool:
    """Whether no person is called so, or the publisher's name is part of it."""
    site = words_of(publisher or "")
    own = words_of(name)
    is_of_site = bool(site) and any(own[start : start + len(site)] == site for start in range(len(own)))
    is_marked = _ORGANISATION.search(name) or _ROLE.search(name) or _ACRONYM.fullmatch(name)
    return is_of_site or _is_publisher(name, publisher) or is_marked is not None


def _is_publisher(name: str, publisher: str | None) -> bool:
    return set(words_of(name)) <= set(words_of(publisher or ""))


def _trimmed(name: str) -> str:
    name = name.strip(" ,:-–—|\u00a0")
    return name if re.search(r"\b\w\.$", name) else name.rstrip(" .")  # "J. R." keeps its full stop


def _may_be_name(name: str) -> bool:
    return 2 <= len(name) <= 60 and len(name.split()) <= _MOST_WORDS and any(map(str.isalpha, name)) and not _NO_NAME.search(name)
