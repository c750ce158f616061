"""Whole documents a few at a time, so that what arrays over their lines and words take stays in the processor's cache."""

from collections.abc import Iterator

import numpy as np

from transforms.lines.running import Places


def stretches(doc: Places, lines: int) -> Iterator[slice]:
    """Yield the lines of whole documents, as many as have so many lines together; one document at least.

    `doc` is the number of each line's document, rising.
    """
    bounds = np.append(np.flatnonzero(np.diff(doc, prepend=-1)), len(doc))
    first = 0
    while first < len(bounds) - 1:
        last = max(first + 1, int(np.searchsorted(bounds, bounds[first] + lines, side="right")) - 1)
        yield slice(int(bounds[first]), int(bounds[last]))
        first = last
