"""Where each line of a page stands: numbers about the elements around it and how the page's prose is spread over them.

What surrounds a line tells more than its text: the share of the page's prose in the elements around it, whether the lines
of its path or between its siblings are prose, how far the headline is. Text density follows Kohlschütter et al. 2010
("Boilerplate detection using shallow text features"); what the numbers mean is left to a trained classifier.

The lines of a block are a stretch of the page's lines, so that a sum over a block is the difference of two running sums.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.documents.headings import HEADLINE_NUMBERS, headline_numbers
from transforms.documents.layout import Page

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Column = NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_]

_LEVELS, _WIDER = 5, 3
_PROSE_WORDS, _LONG_WORDS, _MOST_WORDS = 8, 20, 60
_MOST_LINKED = 0.6
_MAIN_SHARE, _SOME_SHARE = 0.6, 0.3
_GROUP_WORDS = 40
_SENTENCE_ENDS = ".!?…。！？।"
_CLOSING = '"”’»)] '
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

NUMBERS: tuple[tuple[str, float, float], ...] = (
    *(("linked", 0, 1), ("bold", 0, 1), ("slanted", 0, 1), ("characters", 0, 10), ("links", 0, 5)),
    *(("depth", 0, 50), ("hidden", 0, 1), ("stated_body", 0, 1), ("page_states_body", 0, 1)),
    *(
        number
        for level in range(_LEVELS)
        for number in ((f"share_{level}", 0, 1), (f"lines_{level}", 0, 8), (f"density_{level}", 0, 1))
    ),
    *(
        number
        for step in range(_WIDER)
        for number in ((f"wide_share_{step}", 0, 1), (f"wide_lines_{step}", 0, 8), (f"wide_density_{step}", 0, 1))
    ),
    *(
        number
        for group in ("path", "kin")
        for number in ((f"{group}_share", 0, 1), (f"{group}_lines", 0, 8), (f"{group}_density", 0, 1))
    ),
    *((f"{group}_{side}", 0, 1) for group in ("path", "kin", "sibling", "cousin") for side in ("after", "before")),
    *(("sibling_share", 0, 1), ("cousin_share", 0, 1), ("part_of_parent", 0, 1), ("part_of_wider", 0, 1)),
    *(("media_0", 0, 5), ("media_1", 0, 5), ("media_2", 0, 5), ("media_above", 0, 5), ("media_below", 0, 5)),
    *(("in_most", 0, 1), ("in_some", 0, 1), ("below_main", -30, 30), ("main_depth", 0, 50), ("main_path", 0, 1)),
    *(("heading_above", 0, 1), ("heading_below", 0, 1)),
    *(("share_before", 0, 1), ("rank", 0, 10), ("order", -1, 10), ("is_first_group", 0, 1)),
    *HEADLINE_NUMBERS,
)
"""Name of each number, and the range that it is cut to."""


@dataclass(frozen=True)
class Prose:
    """What the lines hold: `words` (n,), and of these `prose` (n,), running sums of both from 0, and the page's `total` of prose."""

    words: Floats
    prose: Floats
    words_before: Floats
    prose_before: Floats
    total: float

    @classmethod
    def of(cls, texts: list[str], linked: Floats) -> "Prose":
        """Count words; a line is prose where it is a sentence of eight words or twenty words, and not mostly links."""
        words = np.array([_count(text) for text in texts], np.float64)
        ends = np.array([text.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS for text in texts], bool)
        is_prose = ((words >= _PROSE_WORDS) & ends | (words >= _LONG_WORDS)) & (linked < _MOST_LINKED)
        prose = np.where(is_prose, np.minimum(words, _MOST_WORDS), 0.0)
        return cls(words, prose, np.append(0, np.cumsum(words)), np.append(0, np.cumsum(prose)), float(prose.sum()) + 1)


def _count(text: str) -> float:
    """Words of a line; where words are not parted by spaces, two characters count as one."""
    words = text.count(" ") + 1
    if words * 12 < len(text) and max(text[:50]) > "\u0e00":
        return max(words, len(text) / 2)
    return words


def place_numbers(page: Page) -> Iterator[Column]:
    """Yield a column for each of NUMBERS, shape (lines,), not yet cut to its range. The page has at least one line."""
    lines, blocks = page.lines, page.blocks
    index = np.arange(len(lines.text))
    block = np.array(lines.block)
    parent, depth, path = np.array(blocks.parent), np.array(blocks.depth), np.array(blocks.path)[block]
    first, last = np.array(blocks.first), np.array(blocks.last)
    characters = np.maximum(np.array(lines.characters, np.float64), 1)
    linked = np.array(lines.linked) / characters
    prose = Prose.of(lines.text, linked)
    block_prose = prose.prose_before[last] - prose.prose_before[first]
    block_words = prose.words_before[last] - prose.words_before[first]
    share, density, size = block_prose / prose.total, block_prose / (block_words + 1), np.log1p(last - first)
    stated = np.array(blocks.is_body)[block]
    yield linked
    yield np.array(lines.bold) / characters
    yield np.array(lines.slanted) / characters
    yield np.log1p(characters)
    yield np.array(lines.links)
    yield depth[block]
    yield np.array(blocks.is_hidden)[block]
    yield stated
    yield np.full(len(block), stated.any())
    level = block
    for _ in range(_LEVELS):
        yield from (share[level], size[level], density[level])
        level = parent[level]
    wider = _wider(parent, first, last)
    around = [wider[block]]
    while len(around) < _WIDER:
        around.append(wider[around[-1]])
    for level in around:
        yield from (share[level], size[level], density[level])
    kin = _kin(page)[block]
    for group in (path, kin):
        yield from _group_numbers(group, prose)
    for group in (path, kin, around[0], around[1]):
        yield from _sides(group, prose.prose > 0)
    for group in around[:2]:
        yield np.bincount(group, prose.prose, len(parent))[group] / prose.total
    for group in (parent[block], around[0]):
        yield prose.words / (block_words[group] + 1)
    media = np.log1p(np.array(blocks.last_media) - np.array(blocks.first_media))
    for level in (block, around[0], around[1]):
        yield media[level]
    seen = np.array(lines.media)
    yield np.diff(seen, prepend=0)
    yield np.diff(seen, append=seen[-1])
    yield from _main_numbers(share, depth, block, first, last, index)
    of_path = np.bincount(path, prose.prose)
    yield path == np.argmax(of_path)
    is_heading = np.isin(np.array(blocks.tag)[block], _HEADINGS)
    yield np.append(False, is_heading[:-1])
    yield np.append(is_heading[1:], False)
    yield prose.prose_before[:-1] / prose.total
    headline, numbers = headline_numbers(page, prose.words, prose.prose_before)
    yield from _ranks(around[0], prose.prose, index > headline, len(parent))
    yield from numbers


def _wider(parent: Places, first: Places, last: Places) -> Places:
    """For each block the nearest around it that has more lines (the page itself where there is none)."""
    size = last - first
    wider = np.zeros(len(parent), np.int64)
    for number in range(1, len(parent)):
        above = parent[number]
        wider[number] = above if size[above] > size[number] else wider[above]
    return wider


def _kin(page: Page) -> Places:
    """Number blocks by tag, word groups and depth, and the parent's: alike without regard to names that are no words."""
    blocks = page.blocks
    numbers: dict[tuple[str, int, str, int, int], int] = {}
    keys = zip(blocks.tag, blocks.own, blocks.parent, blocks.depth, strict=True)
    return np.array(
        [
            numbers.setdefault((tag, own, blocks.tag[above], blocks.own[above], depth), len(numbers))
            for tag, own, above, depth in keys
        ]
    )


def _group_numbers(group: Places, prose: Prose) -> list[Column]:
    held, words = np.bincount(group, prose.prose), np.bincount(group, prose.words)
    return [held[group] / prose.total, np.log1p(np.bincount(group))[group], held[group] / (words[group] + 1)]


def _sides(group: Places, is_prose: NDArray[np.bool_]) -> list[Column]:
    """Whether prose of the group stands above the line, and below."""
    count = len(group)
    index = np.arange(count)
    top, bottom = np.full(group.max() + 1, count), np.full(group.max() + 1, -1)
    np.minimum.at(top, group[is_prose], index[is_prose])
    np.maximum.at(bottom, group[is_prose], index[is_prose])
    return [top[group] < index, bottom[group] > index]


def _main_numbers(share: Floats, depth: Places, block: Places, first: Places, last: Places, index: Places) -> list[Column]:
    """The line against the last block that holds most of the prose, and the deepest one that holds some."""
    large, some = np.flatnonzero(share >= _MAIN_SHARE), np.flatnonzero(share >= _SOME_SHARE)
    main = int(large[-1]) if len(large) else 0
    part = int(some[np.argmax(depth[some])]) if len(some) else 0
    within = [(index >= first[number]) & (index < last[number]) for number in (main, part)]
    return [*within, depth[block] - depth[main], np.full(len(index), depth[main])]


def _ranks(group: Places, prose: Floats, is_below: NDArray[np.bool_], blocks: int) -> list[Column]:
    """The rank of a line's group of siblings by its prose (a logarithm), and by its first prose below the headline (-1: none)."""
    held = np.bincount(group, prose, blocks)
    rank = np.empty(blocks)
    rank[np.argsort(-held, kind="stable")] = np.arange(blocks)
    below = np.flatnonzero(is_below & (prose > 0) & (held[group] >= _GROUP_WORDS))
    order = np.full(blocks, -1.0)
    groups, starts = np.unique(group[below], return_index=True)
    order[groups[np.argsort(starts)]] = np.arange(len(groups))
    return [np.log1p(rank)[group], order[group], order[group] == 0]
