"""What is read of a page before it is judged: its text lines, and the block elements that they stand in."""

from dataclasses import dataclass, field

ANCESTORS: tuple[str, ...] = (
    *("article", "main", "nav", "footer", "header", "aside", "figure", "form", "ul", "ol", "table", "section", "blockquote"),
    *("button", "li", "figcaption", "details", "h1"),
)
"""Elements that say something of all that stands in them; the first has bit 0."""


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
