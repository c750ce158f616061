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
