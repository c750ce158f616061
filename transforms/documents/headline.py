"""The title of a page."""

import re

from selectolax.lexbor import LexborHTMLParser

from transforms.documents.metadata import Metadata, plain

_WORD = re.compile(r"\w+")
_SITE_SUFFIX = re.compile(r"\s+[|–—»·•-]\s+(?=[^|–—»]{2,40}$)")
_SHORTEST = 8  # characters of a heading that can be a title
_LEAST_WORDS = 4  # words of the only heading, from which it is the title though metadata say otherwise
_LEAST_STATED = 3
_AGREES = 0.6  # share of a heading's words that other titles must have for it to be the headline


def page_title(tree: LexborHTMLParser, metadata: Metadata, publisher: str | None) -> tuple[str | None, str | None]:
    """The page's title and its basis: the heading that agrees with what metadata call it, else what metadata call it.

    Where a stated title is the end of that heading, what stands before it is a label ("Opinion"), and the stated title is taken.
    """
    linked = next((title for article in metadata.articles if (title := plain(article.get("headline")))), None)
    tagged = metadata.tag("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
    node = tree.css_first("title")
    element = plain(node.text()) if node else None
    stated = [_without_publisher(title, publisher) for title in (linked, tagged) if title]
    stated += [_SITE_SUFFIX.split(_without_publisher(element, publisher))[0]] if element else []
    known = _words(" ".join(stated))
    headings = [text for found in tree.css("h1") if (text := plain(found.text())) and len(text) > _SHORTEST]
    best = max(headings, key=lambda text: len(_words(text) & known) / (len(_words(text)) + 1), default=None)
    if best and (not stated or len(_words(best) & known) >= _AGREES * len(_words(best))):
        return next((title for title in stated if _is_part(title, best)), best), "heading"
    if len(headings) == 1 and len(_words(headings[0])) >= _LEAST_WORDS:
        return headings[0], "heading"
    if stated:
        return stated[0], "json_ld" if linked else "meta"
    return (headings[0], "heading") if headings else (None, None)


def _is_part(title: str, heading: str) -> bool:
    """Whether a title of three words and more ends the heading."""
    words, whole = _WORD.findall(title.casefold()), _WORD.findall(heading.casefold())
    count = len(words)
    return _LEAST_STATED <= count < len(whole) and words == whole[-count:]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _without_publisher(title: str, publisher: str | None) -> str:
    """The title without the publisher's name at its end ("... | Name")."""
    for mark in ("|", "–", "—", "-", "»", "·", ":"):
        title = title.removesuffix(f" {mark} {publisher}")
    return title.strip()
