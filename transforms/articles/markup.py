"""Tags and marks of other writing systems for text that were left in it; the words between them stay."""

import re

# Nothing else in angle or square brackets, and what stands for it. Few lines have any, and Python keeps its compiled
# expressions, which Polars does not.
_MARKUP = (
    (r"(?i)<(?:br|hr|/?p|/?div|/?li|/h[1-6])(?: [^<>]{0,300})?/?>", " "),
    (
        r"(?i)</?(?:b|i|u|p|br|em|strong|span|div|a|h[1-6]|li|ul|ol|font|center|sup|sub|blockquote|img|hr)(?: [^<>]{0,300})?/?>",
        "",
    ),
    (r"(?i)\[/?(?:b|i|u|s|url|img|quote|size|color|center|list|\*)(?:=[^\[\]]{0,300})?\]", ""),
    (r"!?\[([^\[\]]{1,300})\]\((?:https?://|/)[^()\s]{0,500}\)", r"\1"),
    (r"(^|[\s(\"'])(?:\*\*|__)([^\W_]|[\"'$])([^*_]{0,300}?)(?:\*\*|__)(\Z|[\s).,;:!?\"'])", r"\1\2\3\4"),
)
_COMPILED_MARKUP = tuple((re.compile(pattern), to) for pattern, to in _MARKUP)
MARKUP_SIGN = r"[<\[]|\*\*|__"
"""What any of them has, as a regular expression."""


def without_markup(text: str) -> str:
    """Return the text without tags, BBCode and Markdown marks."""
    for pattern, to in _COMPILED_MARKUP:
        text = pattern.sub(to, text)
    return text
