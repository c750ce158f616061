"""Where lines stand: how far from prose, in which stretch of it, between what."""

from typing import NamedTuple

import numpy as np
import polars as pl

from transforms.lines.running import Floats, Places, previous_place, running_mean

_PROSE_WORDS = 60
_STRONG = 25
_FAR = 100
_STRAY_COSTS = (3, 12)
_SPAN_POINTS = 40
_SIGNAL_SCALE = np.array([1 / 20, 1 / 20, 1], np.float32)
_DECAY = np.array([0.7, 0.92, 0.7], np.float32)

PLACE_FEATURES: tuple[str, ...] = (
    *("prose", "share_before", "prose_lines", "log_prose", "place", "from_start", "from_end", "log_lines"),
    *("since_prose", "until_prose", "since_strong", "until_strong", "is_before", "is_after"),
    *("prose_forward", "prose_backward", "prose_far_forward", "prose_far_backward", "rules_forward", "rules_backward"),
    *(f"{name}_{cost}" for cost in _STRAY_COSTS for name in ("in_span", "until_span", "since_span", "span_share")),
)
"""Columns of `place_features`, in order."""


def place_features(lines: pl.DataFrame, cues: Floats) -> Floats:
    """Return the columns PLACE_FEATURES, float32; `cues` (lines,) is how surely a rule row takes each line for boilerplate."""
    layout = _Layout.of(lines)
    spans = [_span(lines, layout, cost) for cost in _STRAY_COSTS]
    return np.hstack([_places(lines, layout, cues), *spans])


class _Layout(NamedTuple):
    """Of each line: its number, its place in its document, and the first and last index of that document."""

    line: Places
    position: Places
    start: Places
    end: Places

    @classmethod
    def of(cls, lines: pl.DataFrame) -> "_Layout":
        line = np.arange(lines.height)
        position = lines["position"].to_numpy().astype(np.int64)
        last = np.flatnonzero(np.append(position[1:] == 0, True)) if len(line) else line
        return cls(line, position, line - position, last[np.searchsorted(last, line)])


def _span(lines: pl.DataFrame, layout: _Layout, cost: int) -> Floats:
    """The stretch of lines with the highest sum of points, words for prose and `-cost` for other lines: whether the line is in it,
    how far before and after it, and how much of the document's prose it holds."""
    index, _, start, end = layout
    prose = np.where(lines["is_prose"].to_numpy(), np.minimum(lines["words"].to_numpy(), _SPAN_POINTS), 0).astype(np.int64)
    sums = np.append(0, np.cumsum(np.where(prose > 0, prose, -cost)))
    number = np.cumsum(layout.position == 0)
    # Far lower from document to document, so that the running minimum begins anew in each.
    before = sums[:-1] - sums[start] - (number << 40)
    lowest = np.minimum.accumulate(before)
    gain = sums[1:] - sums[start] - (number << 40) - lowest
    opened = np.maximum.accumulate(np.where(before == lowest, index, 0))
    first = np.flatnonzero(layout.position == 0)
    if not len(first):
        return np.empty((0, 4), np.float32)
    best = np.maximum.reduceat(gain, first)[number - 1]
    last = np.flatnonzero(gain == best)
    last = last[np.unique(number[last], return_index=True)[1]]
    has_span = best > 0
    opens, closes = opened[last][number - 1], last[number - 1]
    words = np.append(0, np.cumsum(prose))
    share = (words[closes + 1] - words[opens]) / np.maximum(words[end + 1] - words[start], 1)
    columns = [
        has_span & (index >= opens) & (index <= closes),
        has_span * np.log1p(np.clip(opens - index, 0, _FAR)),
        has_span * np.log1p(np.clip(index - closes, 0, _FAR)),
        has_span * share,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _places(lines: pl.DataFrame, layout: _Layout, cues: Floats) -> Floats:
    index, position, start, end = layout
    words = lines["words"].to_numpy()
    prose = np.where(lines["is_prose"].to_numpy(), np.minimum(words, _PROSE_WORDS), 0).astype(np.float32)
    sums = np.append(0, np.cumsum(prose, dtype=np.float64))
    number = np.append(0, np.cumsum(prose > 0))
    total = sums[end + 1] - sums[start]
    lines_of_prose = number[end + 1] - number[start]
    behind = end - index
    is_strong = prose >= _STRONG
    since, until = previous_place(prose > 0, position), previous_place((prose > 0)[::-1], behind[::-1])[::-1]
    since_strong, until_strong = previous_place(is_strong, position), previous_place(is_strong[::-1], behind[::-1])[::-1]
    signals = np.stack([prose, prose, cues], axis=1) * _SIGNAL_SCALE
    forward = running_mean(signals, position, _DECAY)
    backward = running_mean(signals[::-1], behind[::-1], _DECAY)[::-1]
    columns = [
        prose / 20,
        (sums[index] - sums[start]) / (total + 1),
        np.log1p(lines_of_prose),
        np.log1p(total),
        position / (behind + position + 1),
        np.log1p(position),
        np.log1p(behind),
        np.log1p(behind + position),
        *(np.log1p(np.minimum(distance, _FAR)) for distance in (since, until, since_strong, until_strong)),
        (number[index + 1] - number[start] == 0) & (lines_of_prose > 0),
        (number[end + 1] - number[index] == 0) & (lines_of_prose > 0),
        *(side[:, place] for place in (0, 1) for side in (forward, backward)),
        forward[:, 2],
        backward[:, 2],
    ]
    return np.stack(columns, axis=1).astype(np.float32)
