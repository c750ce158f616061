"""The place of a page's lines as the numbers a classifier reads, packed into a few integers a line on the way there."""

import numpy as np
from numpy.typing import NDArray

from transforms.documents.class_words import GROUPS
from transforms.documents.dom import NUMBERS, place_numbers
from transforms.documents.layout import ANCESTORS, Page

TAGS: tuple[str, ...] = (
    *("p", "div", "li", "h1", "h2", "h3", "h4", "td", "section", "article", "blockquote", "figcaption", "body", "header"),
    *("footer", "button", "dd", "dt", "th", "aside"),
)
"""Tags of a line's own block that count; any other has none of these bits."""

_SETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("is", TAGS),
    ("in", ANCESTORS),
    ("near", GROUPS),
    ("around", GROUPS),
)
_BITS = tuple(f"{name}_{member}" for name, members in _SETS for member in members)
_BIT_BYTES = -(-len(_BITS) // 8)
_BYTES = _BIT_BYTES + len(NUMBERS)
_WIDTH = -(-_BYTES // 8)
_LOW = np.array([low for _, low, _ in NUMBERS])
_STEP = np.array([(high - low) / 255 for _, low, high in NUMBERS])

PLACE_FEATURES: tuple[str, ...] = (*_BITS, *(name for name, _, _ in NUMBERS))
"""Names of the columns of `unpack_places`: bits of the line's block, then numbers."""


def pack_places(page: Page) -> NDArray[np.int64]:
    """Return the place of each line, int64 of shape (lines, integers): bits first, then numbers as 256 steps of their ranges."""
    lines, blocks = page.lines, page.blocks
    count = len(lines.text)
    packed = np.zeros((count, 8 * _WIDTH), np.uint8)
    if not count:
        return packed.view(np.int64)
    block = np.array(lines.block)
    tags = {tag: 1 << number for number, tag in enumerate(TAGS)}
    sets = ([tags.get(tag, 0) for tag in blocks.tag], blocks.ancestors, blocks.near, blocks.around)
    bits = [
        (np.array(values)[block, None] >> np.arange(len(members))) & 1 for values, (_, members) in zip(sets, _SETS, strict=True)
    ]
    packed[:, :_BIT_BYTES] = np.packbits(np.hstack(bits).astype(bool), axis=1)
    for number, column in enumerate(place_numbers(page)):
        packed[:, _BIT_BYTES + number] = np.clip(np.rint((column - _LOW[number]) / _STEP[number]), 0, 255)
    return packed.view(np.int64)


def unpack_places(packed: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return PLACE_FEATURES, float32 of shape (lines, features)."""
    codes = np.ascontiguousarray(packed).view(np.uint8)
    bits = np.unpackbits(codes[:, :_BIT_BYTES], axis=1, count=len(_BITS))
    numbers = codes[:, _BIT_BYTES:_BYTES] * _STEP.astype(np.float32) + _LOW.astype(np.float32)
    return np.hstack([bits, numbers]).astype(np.float32)
