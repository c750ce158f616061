"""The title of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.articles.title import cut_site, site_names
from transforms.documents.metadata import Metadata
from transforms.documents.wording import agreement, plain, words_of

_SITE_SUFFIX = re.compile(r"\s+[|–—»·•-]\s+(?=[^|–—»]{2,40}$)")
_SHORTEST = 8  # characters of a heading that can be a title, or half as many words of a script without spaces
_LONGEST = 500  # characters: a heading that is never closed holds the page
_LEAST_WORDS = 4  # words of the only heading, from which it is the title though metadata say otherwise
_LEAST_STATED = 3
_AGREES = 0.6  # share of a heading's words that other titles must have for it to be the headline
_MOST_HEADINGS = 40
_TAGS = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
_GUIDES = re.compile(r"\b(?:bread-?crumbs?|crumbs|logo|sr-only|visually-?hidden|screen-?reader)", re.IGNORECASE)
_AROUND = ("nav", "footer", "aside", "dialog")
_MARKS = tuple(":|–—-»·•/")


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A page's title, where it was found, and the element that shows it to the reader."""

    text: str | None = None
    basis: str | None = None
    node: LexborNode | None = None


def page_title(tree: LexborHTMLParser, metadata: Metadata, publisher: str | None, address: str | None) -> PageTitle:
    """Return the page's title: the heading that agrees with what metadata call it, else what metadata call it.

    Headings in menus and in the path to the page (which search engines read) are no headlines: there the heading below that
    repeats a stated title is taken. A kicker or label that stands in the heading beside a stated title ("Opinion") is left out.
    """
    sites = (publisher, *site_names(address))
    linked = [title for article in metadata.articles if (title := plain(article.get("headline")))][:1]
    other = [title for article in metadata.articles[:1] if (title := plain(article.get("alternativeHeadline")))]
    tagged = [title for name in _TAGS if (title := metadata.tags.get(name))]
    node = tree.css_first("title")
    element = plain(node.text()) if node else None
    stated = [cut_site(title, sites).text for title in linked + tagged]
    stated += [_SITE_SUFFIX.split(cut_site(element, sites).text)[0]] if element else []
    found = _headline(tree, stated, [*stated, *other], sites)
    if found is not None:
        text = _text(found, " ".join([*stated, *other]))
        if longer := _longer(text, stated):
            return PageTitle(longer, "json_ld" if longer in stated[: len(linked)] else "meta", found)
        return PageTitle(_without_label(found, text, [*stated, *other]), "heading", found)
    if stated:
        return PageTitle(stated[0], "json_ld" if linked else "meta")
    first = next(_headings(tree, "h1"), None)
    return PageTitle(plain(first.text()), "heading", first) if first is not None else PageTitle()


def _headline(tree: LexborHTMLParser, stated: list[str], visible: list[str], sites: tuple[str | None, ...]) -> LexborNode | None:
    """The heading that is the page's headline, if one is."""
    headings = list(_headings(tree, "h1"))
    proper = [node for node in headings if not _is_guide(node)]
    if not proper and stated:
        wanted = [words for title in visible if len(words := words_of(title)) >= _LEAST_STATED]
        for node in _headings(tree, "h2"):
            words = words_of(node.text())
            if not _is_guide(node) and any(words[-len(title) :] == title for title in wanted):
                return node
    known = " ".join(stated)
    for nodes in (proper, headings):
        best = max(nodes, key=lambda node: _likeness(node.text(), known), default=None)
        if best is not None and (not stated or agreement(best.text(), known) >= _AGREES):
            return best
        named = {" ".join(words_of(site)) for site in sites if site}
        longer = [node for node in nodes if " ".join(words_of(node.text())) not in named]
        if longer and len(words_of(longer[0].text())) >= _LEAST_WORDS + (len(longer) > 1):
            return longer[0]
    return None


def _headings(tree: LexborHTMLParser, tag: str) -> Iterator[LexborNode]:
    for node in tree.css(tag)[:_MOST_HEADINGS]:
        text = plain(node.text()) or ""
        if len(text) <= _LONGEST and (len(text) > _SHORTEST or len(words_of(text)) > _SHORTEST // 2):
            yield node


def _text(heading: LexborNode, known: str) -> str:
    """The heading's text; its elements stand apart where that agrees better with what the title is called elsewhere."""
    joined, apart = plain(heading.text()) or "", plain(heading.text(separator=" ")) or ""
    return apart if joined != apart and agreement(apart, known) > agreement(joined, known) else joined


def _longer(text: str, stated: list[str]) -> str | None:
    """The stated title that a heading of two or three words begins ("Floods: what to do"), with at least as many words more."""
    words = words_of(text)
    for title in stated if len(words) < _LEAST_WORDS else ():
        is_begun = title.casefold().startswith(text.casefold()) and not title[len(text) :].lstrip().startswith(_MARKS[1:])
        if is_begun and len(words_of(title)) >= 2 * len(words):
            return title
    return None


def _likeness(text: str, known: str) -> float:
    """The share of the heading's words that stated titles have, a little more for long headings."""
    count = len(set(words_of(text)))
    return agreement(text, known) * count / (count + 1)


def _is_guide(node: LexborNode) -> bool:
    """Whether a heading stands in a menu, a path to the page or beside the article, or is there for machines alone."""
    current: LexborNode | None = node
    for _ in range(7):
        if current is None or current.tag in ("article", "main", "body"):
            return False
        attributes = current.attributes
        if current.tag in _AROUND or _GUIDES.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
            return True
        current = current.parent
    return False


def _without_label(heading: LexborNode, text: str, stated: list[str]) -> str:
    """The heading's text without a label before or behind the stated title.

    The label is told by an element of the title's own, or by a mark between the two where no stated title has both.
    """
    words = words_of(text)
    titles = [(title, wanted) for title in stated if _LEAST_STATED <= len(wanted := words_of(title)) <= len(words)]
    inner = {tuple(words_of(part)): part for node in heading.css("*") if (part := plain(node.text()))}
    inner.pop(tuple(words), None)
    found = next((inner[tuple(wanted)] for _, wanted in titles if tuple(wanted) in inner), None)
    if found or any(wanted == words for _, wanted in titles):
        return found or text
    for title, wanted in titles:
        start = text.casefold().rfind(title.casefold())
        is_set_off = start > 0 and text[start - 1].isspace() and text[:start].rstrip().endswith(_MARKS)
        if wanted == words[-len(wanted) :] and (is_set_off or tuple(words[: -len(wanted)]) in inner):
            return title
    return text
