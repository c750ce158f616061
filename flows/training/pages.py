"""Train the line classifier for HTML: `python -m flows.training.pages --gold DIR --out DIR`.

DIR holds `html_gold.jsonl.xz` (rows with id, site, genre, suspect, title, body) and the pages in `html_*.jsonl.xz` (id, html).
A page's lines are labelled by their words' alignment with the body. Prints the figures of a cross-validation by site and those of
the whole model on its own training pages, and writes `html.npz` and its card `html.json`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from flows.training.examples import DROP, Examples, examples_of, line_frame
from flows.training.fit import Options, fit
from flows.training.gold import FOLDS, fold_of, label_of, read_rows
from flows.training.lines import parse_options, scores, training_parser, write_weights
from transforms.documents.alignment import shares_in_text
from transforms.documents.html import read_page
from transforms.documents.place import PLACE_FEATURES, pack_places, unpack_places
from transforms.lines.features import FEATURES, line_features
from transforms.lines.network import keep_probability
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.words import line_tokens

NAMES = FEATURES + PLACE_FEATURES
OPTIONS = Options(
    carried=1,
    members=2,
    epochs=10,
    decay=0.02,
    word_decay=1.0,
    without_words=0.3,
    without_word=0.4,
    without_column=0.1,
    without_unit=0.2,
    noise=0.1,
    batch_lines=2048,
    limit=64.0,
    average=0.15,
)
"""Fewer pages than texts, each seen more often, with whole columns and noise left to chance: no site is to be learnt by heart."""
_KEEP_SHARE, _DROP_SHARE = 0.7, 0.2
_FEWEST_COPIED = 5
_DOUBTFUL = 0.25
_MOST_WORDS, _LINE_WORDS, _LENGTH_POWER = 80, 6, 0.7
_WORD = re.compile(r"\w+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    given = training_parser(__doc__).parse_args(arguments)
    options = replace(OPTIONS, **parse_options(given.option))
    rows = list(page_rows(given.gold))
    examples = page_examples(rows, options.buckets)
    figures: dict[str, Any] = {}
    if given.folds:
        chances = np.zeros(len(examples.doc), np.float32)
        for fold in range(given.folds):
            weights = fit([examples], [np.flatnonzero(examples.fold != fold)], NAMES, options, given.seed)
            held = examples.fold[examples.doc] == fold
            chances[held] = keep_probability(weights, examples.features, examples.tokens, examples.doc)[held]
        figures |= scores("cross-validated", rows, examples, chances, range(given.folds))
        if given.probabilities:
            np.savez(given.probabilities, chances=chances)
    if given.out:
        weights = fit([examples], [np.arange(len(examples.fold))], NAMES, options, given.seed)
        whole = keep_probability(weights, examples.features, examples.tokens, examples.doc)
        figures |= scores("whole model, its own pages", rows, examples, whole, range(FOLDS))
        write_weights(given.out, "html", "flows.training.pages", weights, figures, {**asdict(options), "seed": given.seed})


def page_rows(gold: Path) -> Iterator[dict[str, Any]]:
    """Yield the annotated pages with their lines, the labels of these and their packed places."""
    by_id = {row["id"]: row for row in read_rows(gold / "html_gold.jsonl.xz")}
    for path in sorted(gold.glob("html_*.jsonl.xz")):
        for stored in read_rows(path) if "gold" not in path.name else ():
            page = read_page(stored["html"])
            if stored["id"] in by_id and page.lines.text:
                row = by_id[stored["id"]]
                yield {**row, "lines": page.lines.text, "labels": line_labels(page.lines.text, row), "places": pack_places(page)}


def line_labels(lines: list[str], row: dict[str, Any]) -> list[str]:
    """Label the page's lines by the share of their words that is aligned with the annotated body."""
    body, title = _key(row["body"]), _key(row["title"] or "")
    labels = []
    for line, share in zip(lines, shares_in_text(lines, row["body"]), strict=True):
        key = _key(line)
        if not key:
            labels.append("blank")
        elif share >= _KEEP_SHARE:
            labels.append("keep")
        elif key == title:
            labels.append("title")
        elif len(key.split()) >= _FEWEST_COPIED and f" {key} " in f" {body} ":
            labels.append("dup")
        else:
            labels.append("drop" if share <= _DROP_SHARE else "mixed")
    return labels


def page_examples(rows: Sequence[dict[str, Any]], buckets: int) -> Examples:
    """Examples of pages. A line counts by its words, since the body is scored by them; a page with doubtful labels counts little."""
    dom = np.concatenate([row["places"] for row in rows])
    frame = line_frame([row["lines"] for row in rows]).with_columns(dom=pl.Series(dom).cast(pl.List(pl.Int64)))
    work, _, hits, _ = prepare_lines(frame, load_line_rules())
    kept = work["row"].to_numpy()
    # The headline stands in no body.
    labels = [[DROP if name == "title" else label_of(name) for name in row["labels"]] for row in rows]
    examples = examples_of(
        work,
        np.hstack([line_features(work, hits), unpack_places(dom[kept])]),
        line_tokens(work, buckets),
        np.concatenate([np.asarray(each, np.int8) for each in labels])[kept],
        [_DOUBTFUL if row["suspect"] else 1.0 for row in rows],
        [fold_of(row) for row in rows],
    )
    return replace(examples, weight=_by_words(work, examples))


def _by_words(work: pl.DataFrame, examples: Examples) -> Any:
    words = np.minimum(work["words"].to_numpy(), _MOST_WORDS) + _LINE_WORDS
    scored = np.bincount(examples.doc, words * (examples.label >= 0), len(examples.fold))
    importance = examples.weight * np.sqrt(np.bincount(examples.doc, examples.label >= 0, len(examples.fold)))[examples.doc]
    return (importance * words / np.maximum(scored, 1)[examples.doc] ** _LENGTH_POWER).astype(np.float32)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
