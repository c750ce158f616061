"""Sums that run along the lines of a document and stop at its borders, for many documents at once."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

DOUBLINGS = 7
"""Running means reach back 2 to the power of this many lines."""


def running_mean(values: Floats, position: Places, decay: Floats) -> Floats:
    """Return the exponential means of each column down the lines: y[i] = decay * y[i-1] + (1 - decay) * x[i], from 0 at each start.

    `values` has shape (lines, columns), `decay` one number for each column; `position` counts a document's lines from 0.
    Found by doubling, so that means reach back 128 lines (Hillis and Steele 1986, "Data parallel algorithms").
    """
    # One row for each column: what is near in memory is added to what is near.
    total, decay = np.ascontiguousarray(values.T) * (1 - decay)[:, None], decay[:, None]
    for doubling in range(DOUBLINGS):
        step = 1 << doubling
        if step >= len(values):
            break
        before = total[:, :-step] * decay**step
        before *= (position[step:] >= step).astype(np.float32)
        total[:, step:] += before
    return total.T


def previous_place(flags: NDArray[np.bool_], position: Places) -> Places:
    """Return how many lines back the last flagged line before each stands in its document; a large number where there is none."""
    index = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, index, -1))
    last = np.append(-1, last)[:-1]
    start = index - position
    return np.where(last >= start, index - last, len(flags) + 1_000)
