"""What a page would cost to parse, told from its tags before it is parsed.

A parser's time grows with the depth of the page times its tags, and elements such as <b> and <font> that are left open
are repeated inside every block that follows them (HTML standard, "reconstruct the active formatting elements").
"""

import re
from collections import Counter
from typing import NamedTuple

from transforms.documents.model import Limits

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
# Elements without an end tag, or whose end tag is often left out because the next one implies it.
_NO_DEPTH = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li"]
) | {
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
    "optgroup",
    "html",
    "head",
    "body",
    "colgroup",
    "rp",
    "rt",
}
# Those that are repeated. Links are not among them: a new one ends the one before.
_REPEATED = frozenset(["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_REPEATED_TAG = re.compile(rf"<(?:{'|'.join(sorted(_REPEATED))})[\s>/]", re.IGNORECASE)
_MOST_ALIKE = 3  # equal elements that are repeated (the standard's "Noah's Ark clause")


class PageShape(NamedTuple):
    """How deeply elements are nested, the sum of the depths of all tags, and how many elements would be repeated."""

    depth: int
    total_depth: int
    repeated: int


def page_problem(html: str, limits: Limits) -> tuple[str, str] | None:
    """Reason and detail where a page is too large or too deep to be parsed; None where it is not."""
    tags = html.count("<")
    if tags > limits.html_tags:
        return "too_large", f"the page has about {tags} tags, more than {limits.html_tags}"
    if tags <= limits.html_depth and tags * len(_REPEATED_TAG.findall(html)) <= limits.html_tags:
        return None
    shape = page_shape(html)
    if shape.depth > limits.html_depth:
        return "nesting_limit", f"elements are nested about {shape.depth} deep, more than {limits.html_depth}"
    if shape.total_depth > limits.html_depth**2:
        return "nesting_limit", f"{tags} tags are nested up to {shape.depth} deep, which would take too long to parse"
    if shape.repeated > limits.html_tags:
        return "nesting_limit", f"elements left open would be repeated {shape.repeated} times, more than {limits.html_tags}"
    return None


def page_shape(html: str) -> PageShape:
    """Estimate the page's shape from its tags. Elements that commonly go unclosed count for no depth."""
    depth = deepest = total = repeated = waiting = 0
    unclosed: dict[str, list[str]] = {name: [] for name in _REPEATED}
    alike: Counter[str] = Counter()
    for closing, tag, rest in _TAG.findall(html):
        name = tag.lower()
        if name in _REPEATED:
            if closing and unclosed[name]:
                alike[unclosed[name].pop()] -= 1
                waiting -= 1
            elif not closing and alike[name + rest] < _MOST_ALIKE:
                unclosed[name].append(name + rest)
                alike[name + rest] += 1
                waiting += 1
        elif not closing:
            repeated += waiting
        if name not in _NO_DEPTH and not rest.endswith("/"):
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
        total += depth
    return PageShape(deepest, total, repeated)
