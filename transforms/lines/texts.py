"""Lines by their text: what a text alone tells is found once, however many lines have it."""

import numpy as np
import polars as pl

from transforms.lines.running import Places


def number_texts(texts: pl.Series) -> tuple[pl.Series, Places]:
    """Return the texts without repetition, in order of appearance, and the index among them of each."""
    shown = pl.DataFrame({"text": texts, "place": np.arange(len(texts))})
    groups = shown.group_by("text", maintain_order=True).agg("place")
    index = np.empty(len(texts), np.int64)
    index[groups["place"].explode().to_numpy()] = np.repeat(np.arange(groups.height), groups["place"].list.len().to_numpy())
    return groups["text"], index


def one_of_each(lines: pl.DataFrame) -> tuple[pl.DataFrame, Places]:
    """Return one line for each `text` (a number: equal texts have equal ones), and for every line the index of its own among them."""
    text = lines["text"].to_numpy().astype(np.int64)
    first = np.full(int(text.max(initial=-1)) + 1, -1)
    first[text[::-1]] = np.arange(len(text))[::-1]
    used = np.flatnonzero(first >= 0)
    place = np.empty(len(first), np.int64)
    place[used] = np.arange(len(used))
    return lines[first[used]], place[text]


def expand(bounds: Places, chosen: Places) -> tuple[Places, Places]:
    """Return the members of groups one after another: the index of each, and which of the `chosen` groups it comes from. `bounds`
    tells where the members of each group begin, and where the last one's end."""
    first, count = bounds.take(chosen), bounds.take(chosen + 1) - bounds.take(chosen)
    skipped = first - np.append(0, np.cumsum(count))[:-1]
    group = np.repeat(np.arange(len(chosen)), count)
    return skipped.take(group) + np.arange(len(group)), group
