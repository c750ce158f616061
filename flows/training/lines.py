"""Train the line classifier for flat text: `python -m flows.training.lines --gold DIR --out DIR`.

DIR holds `text_full.jsonl.xz` and `text_light.jsonl.xz` (rows with id, site, genre, suspect, flattener, title, body, lines,
labels) and, where there are any, `html_*.jsonl.xz` (id, html). Prints the figures of a cross-validation by site and those of the
whole model on its own training pages, and writes `text.npz` and its card `text.json`.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from flows.training.examples import KEEP, Examples, text_examples
from flows.training.fit import Options, fit
from flows.training.gold import FOLDS, fold_of, importance, label_of, other_cuts, read_rows
from flows.training.samples import made_over, with_residue
from flows.training.score import score_pages
from transforms.lexicons.loader import read_lexicon
from transforms.lines.features import FEATURES
from transforms.lines.network import Weights, keep_probability, pack_weights
from transforms.lines.running import Floats

LICENCES = (
    "article-extraction-benchmark (MIT, Scrapinghub), article-extraction-dataset (Apache-2.0, AndyTheFactory), "
    "fundus and fundus-evaluation (MIT, flairNLP and Conrad Dobberstein), newspaper4k (MIT, Lucas Ou-Yang), "
    "web-content-extraction-benchmark (CC BY 4.0, Murrough Foley; article pages only, flattened, lines labelled)"
)
OPTIONS = Options(lean=0.4)
Rows = list[dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = training_parser(__doc__)
    parser.add_argument("--samples", type=int, default=2, help="samples of residue drawn per page")
    given = parser.parse_args(arguments)
    options = replace(OPTIONS, **parse_options(given.option))
    rows = {name: list(read_rows(given.gold / f"text_{name}.jsonl.xz")) for name in ("full", "light")}
    tested = {name: examples_of_rows(each, options.buckets) for name, each in rows.items()}
    sets = [
        *tested.values(),
        *(examples_of_rows(each, options.buckets) for each in more_rows(rows["full"], given.gold, given.samples)),
    ]
    figures: dict[str, Any] = {}
    if given.folds:
        chances = {name: np.zeros(len(each.doc), np.float32) for name, each in tested.items()}
        for fold in range(given.folds):
            weights = fit(sets, [np.flatnonzero(each.fold != fold) for each in sets], FEATURES, options, given.seed)
            for name, each in tested.items():
                held = each.fold[each.doc] == fold
                chances[name][held] = keep_probability(weights, each.features, each.tokens, each.doc)[held]
        for name in rows:
            figures |= scores(f"cross-validated {name}", rows[name], tested[name], chances[name], range(given.folds))
        if given.probabilities:
            np.savez(given.probabilities, **chances)  # type: ignore[arg-type]
    if given.out:
        weights = fit(sets, [np.arange(len(each.fold)) for each in sets], FEATURES, options, given.seed)
        for name, each in tested.items():
            whole = keep_probability(weights, each.features, each.tokens, each.doc)
            figures |= scores(f"whole model, its own pages, {name}", rows[name], each, whole, range(FOLDS))
        write_weights(
            given.out,
            "text",
            "flows.training.lines",
            weights,
            figures,
            {**asdict(options), "seed": given.seed, "samples": given.samples},
        )


def training_parser(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of the arguments that the trainers of both networks take."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the annotated pages")
    parser.add_argument("--out", type=Path, help="folder for the weights; without it only the figures are printed")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folds", type=int, default=FOLDS, help="folds to run of the cross-validation (0: none)")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="override a training option")
    parser.add_argument("--probabilities", type=Path, help="write the out-of-fold probabilities here (.npz)")
    return parser


def parse_options(pairs: Sequence[str], options: type = Options) -> dict[str, Any]:
    """Training options (fields of the dataclass `options`) from NAME=VALUE, values as JSON. Exits where a name is unknown."""
    known = {field.name for field in fields(options)}
    values = dict(pair.split("=", 1) for pair in pairs)
    if unknown := values.keys() - known:
        raise SystemExit(f"unknown option {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    parsed = {name: json.loads(value) for name, value in values.items()}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in parsed.items()}


def examples_of_rows(rows: Sequence[Mapping[str, Any]], buckets: int) -> Examples:
    """Examples of rows as they are in the files."""
    return text_examples(
        [row["lines"] for row in rows],
        [[label_of(name) for name in row["labels"]] for row in rows],
        [importance(row) for row in rows],
        [fold_of(row) for row in rows],
        buckets,
    )


def more_rows(full: Rows, gold: Path, samples: int) -> list[Rows]:
    """More to learn from: pages with samples of their residue, and pages cut into lines in other ways."""
    blocks = boilerplate()
    headlines: dict[int, list[str]] = {}  # of the same fold, so that nothing is learnt from pages held back
    for row in full:
        headlines.setdefault(fold_of(row), []).extend(filter(None, [row["title"]]))
    more = [[with_residue(row, f"sample {number}") for row in full] for number in range(samples)]
    more += [[made_over(row, str(number), blocks, headlines.get(fold_of(row), [])) for row in full] for number in range(samples)]
    by_id = {row["id"]: row for row in full if not row["suspect"]}
    pages = [page for path in sorted(gold.glob("html_*.jsonl.xz")) if "gold" not in path.name for page in read_rows(path)]
    cuts = [cut for page in pages if page["id"] in by_id for cut in other_cuts(by_id[page["id"]], page["html"])]
    return [*more, cuts, [with_residue(row, f"cut {row['flattener']}") for row in cuts]] if cuts else more


def boilerplate() -> list[list[str]]:
    """The examples of the rule rows for lines and blocks that are boilerplate wherever they stand."""
    lines = [read_lexicon(name).filter(pl.col("place") == "anywhere") for name in ("line_phrases", "line_shapes")]
    blocks = read_lexicon("line_blocks")["example"].to_list()
    return [[text] for each in lines for text in each["example"]] + [text.split(" / ") for text in blocks] * 10


def scores(title: str, rows: Rows, examples: Examples, chances: Floats, folds: Sequence[int]) -> dict[str, dict[str, float]]:
    """Score pages without doubtful labels by genre, and print it."""
    kept = [np.zeros(len(row["lines"]), bool) for row in rows]
    for document, line, chance in zip(examples.doc, examples.line, chances, strict=True):
        kept[document][line] = chance >= 0.5
    found = {}
    for genre in ("news", "web-article"):
        chosen = [n for n, row in enumerate(rows) if row["genre"] == genre and not row["suspect"] and examples.fold[n] in folds]
        labels = [[label_of(name) for name in rows[n]["labels"]] for n in chosen]
        found[f"{title}, {genre}"] = score_pages([rows[n] for n in chosen], labels, [list(kept[n]) for n in chosen])
        print(f"{title}, {genre}: {found[f'{title}, {genre}']}", flush=True)
    return found


def write_weights(
    folder: Path, name: str, command: str, weights: Weights, figures: Mapping[str, Any], settings: Mapping[str, Any]
) -> None:
    """Write the weights and the card that says where they come from."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / f"{name}.npz", **pack_weights(weights))  # type: ignore[arg-type]
    card = {
        "what": "Weights of the line classifier (transforms/lines/network.py): small integers, no text.",
        "command": f"python -m {command} --gold DIR --out DIR",
        "trained_on": LICENCES,
        "settings": settings,
        "figures": figures,
        "keep_label": KEEP,
    }
    (folder / f"{name}.json").write_text(json.dumps(card, indent=1, default=list) + "\n", "utf-8")


if __name__ == "__main__":
    main()
