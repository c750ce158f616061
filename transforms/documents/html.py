"""The visible text of a page, as lines in the order of the document."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NOT_SHOWN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "select",
        "datalist",
        "svg",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "frameset",
        "noframes",
        "title",
        "meta",
        "link",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_WHITE_SPACE = re.compile("[ \t\n\r\f]+")  # what HTML collapses; other spaces are characters of the text

# What is there for screen readers only, by the usual class names and the usual style.
_SCREEN_READERS = ", ".join(
    ["[style*='clip:rect']", "[style*='clip: rect']"]
    + [f"[class*='{name}' i]" for name in ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screenreader")]
)


def page_lines(html: str) -> list[str]:
    """The page's visible text lines in document order, none of them blank.

    Block elements, line breaks and table cells end a line; inline elements do not. White space is collapsed as browsers do it.
    Scripts, styles, form fields, embedded media
    and what is meant for screen readers alone are left out. The walk has no recursion, so depth does not matter.
    """
    tree = LexborHTMLParser(html)
    root = tree.body or tree.root
    if root is None:
        return []
    return _Walk({node.mem_id for node in tree.css(_SCREEN_READERS)}).lines_of(root)


class _Walk:
    """One pass over a page; the state is the line being put together."""

    def __init__(self, hidden: set[int]) -> None:
        self.hidden = hidden
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.preformatted = 0

    def lines_of(self, root: LexborNode) -> list[str]:
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
        return self.lines

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node in; return its first child where there is something to see below it."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag is None or tag in _NOT_SHOWN or tag[0] == "-" or tag[0] == "!":
            return None
        if self.hidden and node.mem_id in self.hidden:
            return None
        if tag == "br" or tag in _BLOCKS:
            self._end_line()
        child = node.first_child
        if child is None and tag == "span" and "br" in (node.attributes.get("class") or "").split():
            self._end_line()  # editors write line breaks so, too
        if child is not None and tag == "pre":
            self.preformatted += 1
        return child

    def _leave(self, node: LexborNode, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_line()
            if tag == "pre":
                self.preformatted -= 1
        elif tag == "a" and (following := node.next) is not None and following.tag == "a":
            self.parts.append(" ")  # links that touch are told apart by their look, which a line does not have

    def _add(self, text: str) -> None:
        if self.preformatted and "\n" in text:
            *whole, text = text.split("\n")
            for part in whole:
                self.parts.append(part)
                self._end_line()
        self.parts.append(text)

    def _end_line(self) -> None:
        if self.parts:
            line = _WHITE_SPACE.sub(" ", "".join(self.parts)).strip(" ")
            if line.strip():
                self.lines.append(line)
            self.parts.clear()
