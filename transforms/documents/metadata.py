"""What a page's structured data and meta tags state: the sources that `page.page_hints` chooses from."""

from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from transforms.documents.linked import LinkedData, page_articles
from transforms.documents.wording import plain

_MOST_HEADINGS = 10


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
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = (attributes.get(kind) or "").strip().lower()
            if name and content:
                tags.setdefault(name, content)
    titles = [plain(node.text()) for node in (*tree.css("title")[:1], *tree.css("h1")[:_MOST_HEADINGS])]
    titles += [tags.get("og:title"), tags.get("twitter:title")]
    scripts = (node.text() for node in tree.css("script[type*='ld+json' i]"))
    return Metadata(tags, page_articles(scripts, [title for title in titles if title]))
