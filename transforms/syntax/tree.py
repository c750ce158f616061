"""From scores of heads to a tree: one root, no cycle, the highest total.

Most often each word's best head gives a tree at once. Where it does not, the maximum spanning tree is found as Chu and
Liu (1965) and Edmonds (1967) do. A tree with several roots is searched for again with a charge on roots, which grows until
the best tree has one: no other tree with one root, charged the same, is better than that. (On why a single root needs
care see Zmigrod, Vieira and Cotterell 2020.)
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_heads(scores: NDArray[np.floating]) -> Heads:
    """Return the head of each word (0: root, n: word n, counted from 1) in the tree of the highest total.

    `scores` (n, 1 + n) are those of the root and of each word as head of each word; a word as its own head is never taken.
    """
    words = len(scores)
    exact = np.array(scores, np.float64)
    np.fill_diagonal(exact[:, 1:], -np.inf)
    heads: Heads = exact.argmax(axis=1)
    if is_tree(heads):
        return heads
    square = np.vstack([np.full((1, words + 1), -np.inf), exact])
    charge = 1.0
    while True:
        heads = _spanning(square)[1:]
        if (heads == 0).sum() == 1:
            return heads
        square[1:, 0] -= charge
        charge *= 4


def is_tree(heads: Heads) -> bool:
    """Whether heads as `best_heads` gives them make a tree with one root."""
    return bool(are_trees(heads, np.array([0, len(heads)])).all())


def are_trees(heads: Heads, bounds: Heads) -> NDArray[np.bool_]:
    """Whether the heads of each sentence make a tree with one root; sentences lie between successive `bounds`."""
    lengths = np.diff(bounds)
    offsets = np.repeat(bounds[:-1], lengths)
    above = np.concatenate([[0], np.where(heads > 0, heads + offsets, 0)])  # the root of all is 0
    for _ in range(int(lengths.max(initial=0)).bit_length()):
        above = above[above]
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    roots = np.bincount(sentence, weights=heads == 0, minlength=len(lengths))
    lost = np.bincount(sentence, weights=above[1:] > 0, minlength=len(lengths))
    whole: NDArray[np.bool_] = (roots == 1) & (lost == 0)
    return whole


def _spanning(scores: Scores) -> Heads:
    """Heads of the maximum spanning tree from node 0: `scores` (n, n) of each column as head of each row."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    entering = scores[cycle][:, outside] - kept[:, None]  # what a head outside gains when it breaks the cycle here
    leaving = scores[outside][:, cycle]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)  # the cycle is one node, the last
    smaller[:size, :size] = scores[outside][:, outside]
    smaller[size, :size] = entering.max(axis=0)
    smaller[:size, size] = leaving.max(axis=1)
    found = _spanning(smaller)
    into = found[size]
    heads[cycle[entering[:, into].argmax()]] = outside[into]
    for place in range(1, size):
        head = found[place]
        heads[outside[place]] = cycle[leaving[place].argmax()] if head == size else outside[head]
    return heads


def _cycle(heads: Heads) -> Heads:
    """The nodes of a cycle, none when all lead to node 0."""
    state = [0] * len(heads)  # 0: not seen, else the walk on which it was seen
    above = heads.tolist()
    state[0] = -1
    for first in range(1, len(above)):
        node = first
        while not state[node]:
            state[node] = first
            node = above[node]
        if state[node] == first:
            cycle = [node]
            while above[cycle[-1]] != node:
                cycle.append(above[cycle[-1]])
            return np.array(cycle)
    return np.array([], np.int64)
