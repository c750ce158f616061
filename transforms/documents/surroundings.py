"""The lines around a page's headline, where bylines and dates are printed."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data em font i ins label mark q s small span strong sub sup time tt u var".split()
)
_PASSED_OVER = frozenset(
    "script style noscript template svg iframe object video audio canvas nav form select textarea figure footer head".split()
)
_LEADS = frozenset({"by", "by:", "von", "von:", "par", "par:", "por", "por:"})  # a line of its own that leads to the next
_MOST_NODES = 1_500  # looked at in either direction
_LINES_AFTER, _LINES_BEFORE = 40, 10
_PROSE = 250  # characters from which a line is a paragraph; behind the second of them the article has begun
_MOST_PARAGRAPHS = 2
_LONGEST = 600  # characters of a line that are kept


def lines_around(tree: LexborHTMLParser, headline: LexborNode | None) -> tuple[list[str], list[str]]:
    """Return the lines after the headline, in order, and those before it, the nearest first.

    Without a headline the lines after the beginning of the article are returned (none where the page
    marks no article). Menus, forms, figures and footers are passed over. The walk looks at a bounded
    number of elements, so that it costs little on large pages.
    """
    if headline is not None:
        return (
            _gather(_walk(headline), _LINES_AFTER),
            _gather(_walk(headline, is_backward=True), _LINES_BEFORE, is_backward=True),
        )
    start = tree.css_first("article, [itemprop='articleBody'], main, [role='main']")
    first = start.first_child if start is not None else None
    return ([], []) if first is None else (_gather(_walk(first, is_own=True), _LINES_AFTER), [])


def _gather(texts: Iterator[str | None], most: int, is_backward: bool = False) -> list[str]:
    """Put texts together to lines; None ends a line."""
    lines: list[str] = []
    parts: list[str] = []
    paragraphs = length = 0
    for text in texts:
        if text is not None:
            parts.append(text)
            length += len(text)
            if length <= _LONGEST:
                continue
        line = " ".join(" ".join(reversed(parts) if is_backward else parts).split())[:_LONGEST]
        parts, length = [], 0
        if line:
            lines[-1:] = [f"{lines[-1]} {line}"] if lines and lines[-1].casefold() in _LEADS else [*lines[-1:], line]
            paragraphs += len(line) >= _PROSE
            if len(lines) >= most or paragraphs >= _MOST_PARAGRAPHS:
                return lines
    line = " ".join(" ".join(reversed(parts) if is_backward else parts).split())
    return [*lines, line] if line else lines


def _walk(node: LexborNode, *, is_backward: bool = False, is_own: bool = False) -> Iterator[str | None]:
    """Walk from a node in document order or against it (through its own content, too, if so wanted).

    Yields texts, and None where a line ends.
    """
    current: LexborNode | None = node
    is_entered = not is_own
    for _ in range(_MOST_NODES):
        if current is None:
            return
        tag = current.tag or ""
        if not is_entered:
            if tag == "-text":
                yield current.text_content or ""
            elif tag not in _PASSED_OVER:
                if tag not in _INLINE:
                    yield None
                child = current.last_child if is_backward else current.first_child
                if child is not None:
                    current = child
                    continue
        if tag not in _INLINE and tag != "-text":
            yield None
        beside = current.prev if is_backward else current.next
        is_entered = beside is None
        current = current.parent if beside is None else beside
