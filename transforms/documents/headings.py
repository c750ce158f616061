"""Which line of a page is its headline, judged by the titles in its head, and where the other lines stand to it."""

import re

import numpy as np
from numpy.typing import NDArray

from transforms.documents.layout import Page

Floats = NDArray[np.float64]

_WORD = re.compile(r"\w+")
_LONGEST_TITLE, _LONGEST_CHARACTERS = 40, 400
_FEWEST_SHARED = 2
_ALIKE = 0.45
_H1_BONUS, _HEADING_BONUS = 0.15, 0.05
_MOST_STEPS = 20

HEADLINE_NUMBERS: tuple[tuple[str, float, float], ...] = (
    *(("from_h1", -9, 9), ("h1_lines", 0, 3), ("from_headline", -9, 9), ("has_headline", 0, 1)),
    *(("steps_up", 0, 20), ("steps_down", 0, 20), ("shared_lines", 0, 9), ("shared_share", 0, 1), ("share_between", -1, 1)),
    *(("like_title", 0, 1), ("like_description", 0, 1)),
)
"""Name and range: lines from the nearest h1 and from the headline (signed logarithms); blocks up to the block that holds line
and headline, down to the headline, its lines (a logarithm) and share of the prose; the share of the prose between; the
likeness to title and description."""


def headline_numbers(page: Page, words: Floats, prose_before: Floats) -> tuple[int, list[Floats]]:
    """Return the headline's line (-1 where none is found) and HEADLINE_NUMBERS, each of shape (lines,)."""
    lines, blocks = page.lines, page.blocks
    count = len(lines.text)
    index = np.arange(count)
    tag = np.array(blocks.tag)[np.array(lines.block)]
    is_h1, is_heading = tag == "h1", np.isin(tag, ["h1", "h2", "h3", "h4", "h5", "h6"])
    like_title, like_description = _likeness(page, words)
    headline = int(np.argmax(like_title + _H1_BONUS * is_h1 + _HEADING_BONUS * is_heading - 1e-4 * index))
    if like_title[headline] < _ALIKE:
        headline = int(np.argmax(is_h1)) if is_h1.any() else -1
    h1 = np.flatnonzero(is_h1)[:8]
    from_h1 = np.zeros(count)
    if len(h1):
        away = index[:, None] - h1
        from_h1 = _signed_log(away[index, np.abs(away).argmin(axis=1)])
    numbers = [from_h1, np.full(count, len(h1))]
    if headline < 0:
        numbers += [np.zeros(count)] * 7
    else:
        block, depth = np.array(lines.block), np.array(blocks.depth)
        first, last = np.array(blocks.first), np.array(blocks.last)
        shared = _shared(blocks.parent, (first <= headline) & (last > headline))[block]
        total = prose_before[-1] + 1
        numbers += [_signed_log(index - headline), np.ones(count)]
        numbers += [
            np.minimum(steps, _MOST_STEPS) for steps in (depth[block] - depth[shared], depth[block[headline]] - depth[shared])
        ]
        numbers += [np.log1p(last[shared] - first[shared]), (prose_before[last[shared]] - prose_before[first[shared]]) / total]
        numbers += [(prose_before[:-1] - prose_before[headline]) / total]
    return headline, [*numbers, like_title, like_description]


def _shared(parent: list[int], holds: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each block the nearest, itself or around it, that holds the headline."""
    nearest = np.zeros(len(parent), np.int64)
    for number in range(1, len(parent)):
        nearest[number] = number if holds[number] else nearest[parent[number]]
    return nearest


def _likeness(page: Page, words: Floats) -> tuple[Floats, Floats]:
    """Shared words over all words of a line and the best of the titles; share of the line's words in the description."""
    titles = [title for title in (set(_WORD.findall(text.lower())) for text in page.titles) if title]
    description = set(_WORD.findall(page.description.lower()))
    like_title, like_description = np.zeros(len(words)), np.zeros(len(words))
    for number, text in enumerate(page.lines.text):
        if len(text) > _LONGEST_CHARACTERS:
            continue
        said = set(_WORD.findall(text.lower()))
        if not said:
            continue
        if words[number] <= _LONGEST_TITLE:
            like_title[number] = max((_alike(said, title) for title in titles), default=0.0)
        if words[number] >= 5 and len(description) >= 5:
            like_description[number] = len(said & description) / len(said)
    return like_title, like_description


def _alike(said: set[str], title: set[str]) -> float:
    shared = len(said & title)
    if shared < min(_FEWEST_SHARED, len(title)):
        return 0.0
    alike = shared / len(said | title)
    if shared == len(said) >= 3:  # part of a title that names the site too
        return max(alike, 0.75 if shared >= 4 else 0.5)
    return alike


def _signed_log(steps: NDArray[np.int64]) -> Floats:
    return np.sign(steps) * np.log1p(np.abs(steps))
