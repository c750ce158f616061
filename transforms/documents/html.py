"""The visible text of a page, as lines in the order of the document, each with the elements it stands in."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.documents.class_words import name_groups

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

ANCESTORS: tuple[str, ...] = (
    *("article", "main", "nav", "footer", "header", "aside", "figure", "form", "ul", "ol", "table", "section", "blockquote"),
    *("button", "li", "figcaption", "details", "h1"),
)
"""Elements that say something of all that stands in them; the first has bit 0."""
_LIKE = {"menu": "ul", "dl": "ul", "hgroup": "header", "dialog": "form"}
_BITS = {tag: 1 << number for number, tag in enumerate(ANCESTORS)}
_BITS |= {tag: _BITS[other] for tag, other in _LIKE.items()}


@dataclass
class Lines:
    """A page's lines, one list a property: `text`, the number of its `block`, how many `characters` it has (spaces around its
    pieces left out) and how many of these are `linked`, `bold` or `slanted`, how many `links` begin in it, and how many
    `media` stand before its end."""

    text: list[str] = field(default_factory=list)
    block: list[int] = field(default_factory=list)
    characters: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    bold: list[int] = field(default_factory=list)
    slanted: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    media: list[int] = field(default_factory=list)


@dataclass
class Blocks:
    """A page's block elements that hold something, in document order, one list a property.

    `parent` is the block around it (the first is its own), `depth` how many there are around it. Its lines are those from
    `first` up to `last`, its media those from `first_media` up to `last_media`. Bits: `ancestors` (ANCESTORS around it and
    itself), the word groups (`class_words.GROUPS`) of its names `own`, of the nearest block with any `near`, and of all around
    it `around`. `path` numbers the tags and names from the page down; blocks alike in them share it.
    """

    parent: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    first_media: list[int] = field(default_factory=list)
    last_media: list[int] = field(default_factory=list)
    ancestors: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    around: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    is_hidden: list[bool] = field(default_factory=list)
    is_body: list[bool] = field(default_factory=list)


@dataclass
class Page:
    """What is read of a page: its lines, its blocks, the `titles` that its head states, and its `description`."""

    lines: Lines = field(default_factory=Lines)
    blocks: Blocks = field(default_factory=Blocks)
    titles: list[str] = field(default_factory=list)
    description: str = ""


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
    for node in tree.css("meta[property='og:title'], meta[name='twitter:title'], meta[property='og:description'], meta[name='description']"):
        stated = node.attributes.get("content") or ""
        if "title" in (node.attributes.get("property") or node.attributes.get("name") or ""):
            page.titles.append(stated)
        else:
            page.description += " " + stated
    return page


def page_lines(html: str) -> list[str]:
    """The page's lines alone (`read_page`)."""
    return read_page(html).lines.text


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
        names = " ".join([(attributes[name] or "")[:_MOST_NAMES] for name in _NAMES if name in attributes])
        own = name_groups(names)
        style = attributes.get("style") or ""
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style.replace(" ", "")
        number, above = len(blocks.parent), self.block
        is_first = number == 0
        path = (-1 if is_first else blocks.path[above], tag, _DIGITS.sub("", names[:_PATH_NAMES]))
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
        blocks.is_body.append("articleBody" in names or (not is_first and blocks.is_body[above]))
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
