"""The authors of a page, as its metadata or its byline say."""

import re

from selectolax.lexbor import LexborHTMLParser

from transforms.documents.metadata import Metadata, names_in, plain

_META_NAMES = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "citation_author",
    "article:author_name", "cxenseparse:author",
)  # fmt: skip
_BYLINE_SELECTORS = (
    "[itemprop='author'] [itemprop='name'], [itemprop='author'][content]",
    "[rel~='author']",
    "[itemprop='author']",
    "[class*='author-name' i], [class*='author_name' i], [class*='authorname' i], [class*='byline-name' i], [class*='byline__name' i]",
    "[class*='byline' i] a, [class*='author' i] a[href*='author' i]",
    "[class*='byline' i]",
)
_LEAD = re.compile(
    r"^(?:written\s+by|reported\s+by|story\s+by|words\s+by|posted\s+by|published\s+by|by|von|por|par|di|door|av|af)\s*:?\s+",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:,(?!\s*(?:Jr|Sr|II|III|Ph\.?D|M\.?D)\b)|;|\||/|\band\b|\bund\b|\bet\b|&|\bwith\b)\s*")
_ADDRESS = re.compile(r"https?:|www\.|^/", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\d|@|[{}<>=]|^(?:admin|staff|editor|null|none|author|undefined|unknown|contributors?|about|and)$|"
    r"^(?:view|read|more|follow|see|all|posted|updated|published|last)\b|\bcomments?\b",
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
    r"tass|upi|bureau|service|tribune|gazette|telegram|herald|network)\b|^(?:AP|PA|ANI|PTI|IANS)$",
    re.IGNORECASE,
)
_LONGEST_LINE = 120
_MOST_WORDS = 6


def page_authors(tree: LexborHTMLParser, metadata: Metadata, publisher: str | None) -> tuple[tuple[str, ...], str | None]:
    """The authors and their basis: JSON-LD, meta tags, then the elements marked as byline."""
    for article in metadata.articles:
        if names := _people(names_in(article.get("author")) or names_in(article.get("creator")), publisher):
            return names, "json_ld"
    written_by = (
        "twitter:data1" if re.search(r"written|author|\bby\b", metadata.tags.get("twitter:label1", ""), re.IGNORECASE) else ""
    )
    for name in (*_META_NAMES, written_by):
        if names := _people([metadata.tags.get(name, "")], publisher):
            return names, "meta"
    for selector in _BYLINE_SELECTORS:
        texts = [plain(node.attributes.get("content") or node.text(separator=" ")) for node in tree.css(selector)[:6]]
        names = _people([text for text in texts if text and len(text) <= _LONGEST_LINE], publisher)
        if names and (capital := tuple(name for name in names if not name[0].islower())):
            return capital, "byline"
    return (), None


def _people(texts: list[str], publisher: str | None) -> tuple[str, ...]:
    """The names in these texts, each once. What cannot be a name is left out; organisations stand only where no person does."""
    parts = [part for text in texts if not _ADDRESS.search(text) for part in _JOIN.split(_LEAD.sub("", text.strip()))]
    names = [_trimmed(_LEAD.sub("", part)) for part in parts]
    kept = {
        name.casefold(): name
        for name in reversed(names)
        if _may_be_name(name) and name.casefold() != (publisher or "").casefold()
    }
    ordered = tuple(kept.values())[::-1]
    people = tuple(name for name in ordered if not _ORGANISATION.search(name) and not _ROLE.search(name))
    return people or ordered


def _trimmed(name: str) -> str:
    name = name.strip(" ,:-–—|\u00a0")
    return name if re.search(r"\b\w\.$", name) else name.rstrip(" .")  # "J. R." keeps its full stop


def _may_be_name(name: str) -> bool:
    return 2 <= len(name) <= 60 and len(name.split()) <= _MOST_WORDS and any(map(str.isalpha, name)) and not _NO_NAME.search(name)
