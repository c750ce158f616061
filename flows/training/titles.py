"""Fit the weights that find the headline: `python -m flows.training.titles --gold DIR --out FILE.csv`.

DIR holds `text_full.jsonl.xz` and `text_light.jsonl.xz` (as for `flows.training.lines`). A headline is a line labelled as
title, or equal to the row's title. Each page is also read without its residue, cut short after a few lines, and without its
headline. The model is a softmax regression over the candidates of a page and over having none; the figures printed are those
of a cross-validation by site: the share of pages with a headline in which a headline line was chosen.
"""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.training.gold import FOLDS, fold_of, read_rows
from transforms.frames import LINES
from transforms.lines.label import apply_rules
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.title import with_body
from transforms.lines.title_features import FEATURES, title_candidates
from warehouse.frames import conform

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Lines = list[tuple[str, bool, str]]
"""The lines of a page: text, whether it is a headline, label."""

_STEPS, _RATE, _DECAY = 400, 0.05, 1.0
_SHORT = range(2, 7)


@dataclass(frozen=True)
class Pages:
    """Candidates of many pages: features (n, k), is_title (n,), page (n,) rising from 0; and per page weight, fold, whether it
    has a headline at all, and its group."""

    features: Floats
    is_title: Flags
    page: npt.NDArray[np.int64]
    weight: Floats
    fold: npt.NDArray[np.int64]
    has_title: Flags
    group: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the annotated rows")
    parser.add_argument("--out", type=Path, help="file for the weights; without it only the figures are printed")
    given = parser.parse_args(arguments)
    rows = {name: [row for row in read_rows(given.gold / f"text_{name}.jsonl.xz") if not row["suspect"]] for name in _GROUPS}
    pages = read_pages(rows)
    scores = np.zeros(len(pages.page))
    for fold in range(FOLDS):
        weights = fit(pages, pages.fold != fold)
        held = (pages.fold == fold)[pages.page]
        scores[held] = pages.features[held] @ weights
    for group, share in accuracy(pages, scores).items():
        print(f"{group}: {share:.3f}")
    if given.out:
        lines = (f"{name},{weight:.3f}\n" for name, weight in zip(FEATURES, fit(pages, pages.fold >= 0), strict=True))
        given.out.write_text("feature,weight\n" + "".join(lines), "utf-8")


def read_pages(rows: dict[str, list[dict[str, Any]]]) -> Pages:
    """Read the candidates of all rows, in all their forms."""
    forms = [
        (group, weight, row, change(page_lines(row)))
        for group, (source, weight, change) in _FORMS.items()
        for row in rows[source]
    ]
    forms = [form for form in forms if form[3]]
    lines = pl.DataFrame(
        [
            (f"{at:032x}", number, text, is_title)
            for at, form in enumerate(forms)
            for number, (text, is_title, _) in enumerate(form[3], 1)
        ],
        schema=["document_id", "line_number", "text_raw", "is_title"],
        orient="row",
    )
    rules = load_line_rules()
    prepared = prepare_lines(conform(lines.drop("is_title"), LINES), rules)
    judged = apply_rules(prepared, rules)
    places = judged.select("row", "document_id", "line_number").join(lines, on=["document_id", "line_number"])
    candidates = title_candidates(with_body(judged)).join(
        places.select("row", "document_id", "is_title"), on="row", how="left", maintain_order="left"
    )
    order = candidates["document_id"].str.to_integer(base=16).to_numpy()
    pages, page = np.unique(order, return_inverse=True)
    chosen = [forms[at] for at in pages]
    return Pages(
        candidates.select(list(FEATURES)).to_numpy(),
        candidates["is_title"].to_numpy(),
        page.astype(np.int64),
        np.array([form[1] for form in chosen]),
        np.array([fold_of(form[2]) for form in chosen]),
        np.array([any(is_title for _, is_title, _ in form[3]) for form in chosen]),
        tuple(f"{form[0]} {form[2]['genre']}" for form in chosen),
    )


def page_lines(row: dict[str, Any]) -> Lines:
    """The lines of a row, with the headlines told."""
    title = _plain(row["title"] or "")
    return [
        (text, label == "title" or (title != "" and _plain(text) == title), label)
        for text, label in zip(row["lines"], row["labels"], strict=True)
    ]


def fit(pages: Pages, chosen: Flags) -> Floats:
    """Return the weights for FEATURES fitted to the chosen pages. Pages whose headline is no candidate teach nothing."""
    is_found = np.zeros(len(pages.weight), bool)
    np.logical_or.at(is_found, pages.page, pages.is_title)
    taken = (chosen & (is_found | ~pages.has_title))[pages.page]
    scale = pages.features[taken].std(0)
    scale[scale < 1e-6] = 1
    features, is_title = pages.features[taken] / scale, pages.is_title[taken]
    known, page = np.unique(pages.page[taken], return_inverse=True)
    weight, without = pages.weight[known], ~is_found[known]
    weights, mean, square = (np.zeros(features.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        scores = features @ weights
        highest = np.zeros(len(known))
        np.maximum.at(highest, page, scores)
        odds, none = np.exp(scores - highest[page]), np.exp(-highest)
        share = odds / (np.bincount(page, odds, len(known)) + none)[page]
        right = np.where(is_title, odds, 0)
        wanted = right / (np.bincount(page, right, len(known)) + np.where(without, none, 0))[page]
        slope = features.T @ ((share - wanted) * weight[page]) + _DECAY * weights
        # Adam, with its usual constants.
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / scale)


def accuracy(pages: Pages, scores: Floats) -> dict[str, float]:
    """Return per group the share of the pages with a headline in which the best candidate is one."""
    order = np.lexsort((-scores, pages.page))
    first = order[np.unique(pages.page[order], return_index=True)[1]]
    is_right = pages.is_title[first] & (scores[first] > 0)
    groups = np.array(pages.group)
    return {
        str(group): float(is_right[(groups == group) & pages.has_title].mean())
        for group in dict.fromkeys(pages.group)
        if (pages.has_title & (groups == group)).any()
    }


def _bare(lines: Lines) -> Lines:
    return list(_once(line for line in lines if line[2] in ("keep", "title")))


def _brief(lines: Lines) -> Lines:
    return _short(_bare(lines))


def _short(lines: Lines) -> Lines:
    kept = 0
    limit = _SHORT[len("".join(text for text, _, _ in lines)) % len(_SHORT)]
    for end, (_, _, label) in enumerate(lines, 1):
        kept += label == "keep"
        if kept == limit:
            return lines[:end]
    return lines


def _headless(lines: Lines) -> Lines:
    return [line for line in lines if line[2] == "keep" and not line[1]]


def _once(lines: Iterator[tuple[str, bool, str]]) -> Iterator[tuple[str, bool, str]]:
    is_seen = False
    for line in lines:
        if not (line[1] and is_seen):
            yield line
        is_seen = is_seen or line[1]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


_GROUPS = ("light", "full")
_FORMS: dict[str, tuple[str, float, Callable[[Lines], Lines]]] = {
    "light": ("light", 1.0, lambda lines: lines),
    "full": ("full", 1.0, lambda lines: lines),
    "bare": ("light", 0.3, _bare),
    "headless": ("light", 0.15, _headless),
    "short": ("light", 0.5, _short),
    "brief": ("light", 0.3, _brief),
}
"""How pages are read: from which rows, how much they count, and what is left of them."""


if __name__ == "__main__":
    main()
