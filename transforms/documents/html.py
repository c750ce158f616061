"""The visible text of a page, as lines in the order of the document, each with the elements it stands in."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.documents.class_words import name_groups
from transforms.documents.layout import ANCESTORS, Page

_NOT_SHOWN = frozenset(
    (
        "head script style noscript template textarea select datalist svg iframe object embed video audio canvas map "
        "frameset noframes title meta link"
    ).split()
)
_BLOCKS = frozenset(
    (
        "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup "
        "option p pre search section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_MEDIA = frozenset("img picture video iframe svg audio object embed".split())
_STYLES = {"a": "linked", "b": "bold", "strong": "bold", "i": "slanted", "em": "slanted"}
_NAMES = ("class", "id", "role", "data-component", "data-testid", "data-type", "itemprop")
_MOST_NAMES, _PATH_NAMES = 100, 60
_DIGITS = re.compile("[0-9]+")
_WHITE_SPACE = re.compile("[ \t\n\r\f]+")  # what HTML collapses; other spaces are characters of the text

# What is there for screen readers only, by the usual class names and the usual style.
_SCREEN_READERS = ", ".join(
    ["[style*='clip:rect']", "[style*='clip: rect']"]
    + [f"[class*='{name}' i]" for name in ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader")]
)

_LIKE = {"menu": "ul", "dl": "ul", "hgroup": "header", "dialog": "form"}
_BITS = {tag: 1 << number for number, tag in enumerate(ANCESTORS)}
_BITS |= {tag: _BITS[other] for tag, other in _LIKE.items()}


def read_page(html: str) -> Page:
    """Read the page's visible text lines in document order, none of them blank.

    Block elements, line breaks and table cells end a line; inline elements do not. White space is collapsed as browsers do it.
    Scripts, styles, form fields, embedded media
    and what is meant for screen readers alone are left out. The walk has no recursion, so depth does not matter.
    """
    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    walk = _Walk({node.mem_id for node in tree.css(_SCREEN_READERS)})
    if root is not None:
        walk.read(root)
    page = walk.page
    page.titles = [node.text() for node in tree.css("title")[:1]]
    for node in tree.css(
        "meta[property='og:title'], meta[name='twitter:title'], meta[property='og:description'], meta[name='description']"
    ):
        stated = node.attributes.get("content") or ""
        if "title" in (node.attributes.get("property") or node.attributes.get("name") or ""):
            page.titles.append(stated)
        else:
            page.description += " " + stated
    return page


def page_lines(html: str) -> list[str]:
    """The page's lines alone (`read_page`)."""
    return read_page(html).lines.text


@lru_cache(maxsize=16_384)
def _named(names: str) -> tuple[int, str, bool]:
    """What an element's names say: the groups of their words, the names that make its path, whether it holds the article's body."""
    return name_groups(names), _DIGITS.sub("", names[:_PATH_NAMES]), "articleBody" in names


class _Walk:
    """One pass over a page; the state is the line being put together and the block around it."""

    def __init__(self, hidden: set[int]) -> None:
        self.hidden = hidden
        self.page = Page()
        self.parts: list[str] = []
        self.block = 0
        self.preformatted = 0
        self.media = 0
        self.open_styles = {"linked": 0, "bold": 0, "slanted": 0}
        self.characters = self.linked = self.bold = self.slanted = self.links = 0
        self.paths: dict[tuple[int, str, str], int] = {}

    def read(self, root: LexborNode) -> None:
        open_nodes: list[tuple[LexborNode, str]] = []
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            if child is not None:
                open_nodes.append((node, node.tag or ""))
                node = child
                continue
            node = node.next if open_nodes else None
            while node is None and open_nodes:
                parent, tag = open_nodes.pop()
                self._leave(parent, tag)
                node = parent.next if open_nodes else None
        self._end_line()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node in; return its first child where there is something to see below it."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag in _MEDIA:
            self.media += 1
        if tag is None or tag in _NOT_SHOWN or tag[0] == "-" or tag[0] == "!":
            return None
        if self.hidden and node.mem_id in self.hidden:
            return None
        is_block = tag in _BLOCKS
        if is_block or tag == "br":
            self._end_line()
        child = node.first_child
        if child is None:
            if tag == "span" and "br" in (node.attributes.get("class") or "").split():
                self._end_line()  # editors write line breaks so, too
        elif is_block:
            self._open_block(node, tag)
        elif tag in _STYLES:
            self.open_styles[_STYLES[tag]] += 1
            self.links += tag == "a"
        return child

    def _open_block(self, node: LexborNode, tag: str) -> None:
        blocks = self.page.blocks
        attributes = node.attributes
        own, kept_names, is_body = _named(
            " ".join([(attributes[name] or "")[:_MOST_NAMES] for name in _NAMES if name in attributes])
        )
        style = attributes.get("style")
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
        hidden = hidden or (style is not None and "display:none" in style.replace(" ", ""))
        number, above = len(blocks.parent), self.block
        is_first = number == 0
        path = (-1 if is_first else blocks.path[above], tag, kept_names)
        blocks.parent.append(above)
        blocks.tag.append(tag)
        blocks.depth.append(0 if is_first else blocks.depth[above] + 1)
        blocks.first.append(len(self.page.lines.text))
        blocks.last.append(0)
        blocks.first_media.append(self.media)
        blocks.last_media.append(0)
        blocks.ancestors.append(_BITS.get(tag, 0) | (0 if is_first else blocks.ancestors[above]))
        blocks.own.append(own)
        blocks.near.append(own or (0 if is_first else blocks.near[above]))
        blocks.around.append(own | (0 if is_first else blocks.around[above]))
        blocks.path.append(self.paths.setdefault(path, len(self.paths)))
        blocks.is_hidden.append(hidden or (not is_first and blocks.is_hidden[above]))
        blocks.is_body.append(is_body or (not is_first and blocks.is_body[above]))
        self.block = number
        if tag == "pre":
            self.preformatted += 1

    def _leave(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
            blocks = self.page.blocks
            blocks.last[self.block] = len(self.page.lines.text)
            blocks.last_media[self.block] = self.media
            self.block = blocks.parent[self.block]
            if tag == "pre":
                self.preformatted -= 1
        elif tag in _STYLES:
            self.open_styles[_STYLES[tag]] -= 1
            if tag == "a" and (following := node.next) is not None and following.tag == "a":
                self.parts.append(" ")  # links that touch are told apart by their look, which a line does not have

    def _add(self, text: str) -> None:
        if self.preformatted and "\n" in text:
            *whole, text = text.split("\n")
            for part in whole:
                self._add_part(part)
                self._end_line()
        if self.parts or not text.isspace():
            self._add_part(text)

    def _add_part(self, text: str) -> None:
        self.parts.append(text)
        size = len(text.strip())
        self.characters += size
        styles = self.open_styles
        if styles["linked"]:
            self.linked += size
        if styles["bold"]:
            self.bold += size
        if styles["slanted"]:
            self.slanted += size

    def _end_line(self) -> None:
        if self.parts:
            text = _WHITE_SPACE.sub(" ", "".join(self.parts)).strip(" ")
            if text.strip():
                lines = self.page.lines
                lines.text.append(text)
                lines.block.append(self.block)
                lines.characters.append(self.characters)
                lines.linked.append(self.linked)
                lines.bold.append(self.bold)
                lines.slanted.append(self.slanted)
                lines.links.append(self.links)
                lines.media.append(self.media)
            self.parts.clear()
        self.characters = self.linked = self.bold = self.slanted = self.links = 0
