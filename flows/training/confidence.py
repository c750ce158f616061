"""Fit the weights of events' confidence: `python -m flows.training.confidence --gold PATH ... --out FILE.csv`.

A PATH is a folder of annotated texts (`.gold`, of which the part `tuning` is taken; it stands for news at large, as rules were
mended on the part `open`) or a JSON Lines file of annotated sentences. An event is right when its type and both its parties
are: a set that tells only quad classes does not belong here. `--judged LABELS TEXTS` adds events of whole pages (see
judged_events.py), which are news at large as well. All texts are coded with the built-in analyser and without one. Printed are
the figures of a cross-validation by text and of leaving each set out; `--test DIR` measures the model on the sealed part, which
takes no part in the fit.
"""

import argparse
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from flows.actors import gazetteer_with
from flows.analysers import BUILT_IN, NONE, analyser_of
from flows.training.confidence_fit import RIDGE, Examples, Reliability, cross_validated, fit, reliability, without_set
from flows.training.event_coding import code_gold
from flows.training.event_gold import GoldText, outside, part
from flows.training.event_matching import judged
from flows.training.judged_events import judged_examples
from transforms.events.confidence import ALWAYS, SIGNS, sign_values
from transforms.events.drafts import Draft
from transforms.events.layout import Layout

BASE = "own"
FOLDS = 10
_ANALYSERS = (BUILT_IN, NONE)


def main() -> None:
    """Fit, print the figures and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, metavar="PATH", help="annotated texts and sentences")
    parser.add_argument(
        "--judged", type=Path, nargs=2, default=(), metavar=("LABELS", "TEXTS"), help="events of pages, judged one by one"
    )
    parser.add_argument("--test", type=Path, metavar="DIR", help="annotated texts whose sealed part is measured")
    parser.add_argument("--ridge", type=float, default=RIDGE, help="how strongly weights are held near zero")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the weights go; without it they are only tested")
    arguments = parser.parse_args()
    examples = examples_of(dict(_sets(arguments.gold)), arguments.judged)
    directions = list(SIGNS.values())
    guesses = cross_validated(examples, directions, BASE, arguments.ridge)
    _print("all, cross-validated by text", reliability(guesses, examples.is_right))
    for name in dict.fromkeys(examples.sets):
        chosen = examples.sets == name
        _print(f"{name}, cross-validated by text", reliability(guesses[chosen], examples.is_right[chosen]))
    for name in (name for name in dict.fromkeys(examples.sets) if name != BASE):
        left_out = without_set(examples, directions, BASE, name, arguments.ridge)
        _print(f"{name}, fitted without it", reliability(left_out, examples.is_right[examples.sets == name]))
    model = fit(examples, directions, BASE, arguments.ridge)
    if arguments.test:
        sealed = examples_of({"sealed": part(arguments.test, "sealed")})
        _print("sealed part", reliability(model.predict(sealed.signs), sealed.is_right))
    if arguments.out:
        weights = [model.intercept, *model.weights.tolist()]
        frame = pl.DataFrame({"sign": [ALWAYS, *SIGNS], "weight": [round(weight, 4) + 0.0 for weight in weights]})
        frame.write_csv(arguments.out)


def _sets(paths: Sequence[Path]) -> Iterator[tuple[str, list[GoldText]]]:
    for path in paths:
        if path.is_dir():
            yield BASE, part(path, "tuning")
        else:
            yield path.stem, outside(path)


def examples_of(sets: Mapping[str, Sequence[GoldText]], pages: Sequence[Path] = ()) -> Examples:
    """Code annotated texts with each analyser and gather the signs of the events that can be judged.

    `pages` are the two files of judged events, or none; all together they count as much as the texts of BASE.
    """
    rows: list[tuple[list[float], bool, str, int]] = []
    for name, texts in sets.items():
        for setting in _ANALYSERS:
            rows += _coded(name, texts, setting)
    texts_of_base, of_texts = sum(row[2] == BASE for row in rows), len(rows)
    if pages:
        labels, of_pages = pages
        for setting in _ANALYSERS:
            rows += [(signs, right, BASE, _fold(name)) for signs, right, name in judged_examples(labels, of_pages, setting)]
    signs, is_right, names, folds = zip(*rows, strict=True)
    counts = np.full(len(rows), 1 / len(_ANALYSERS))
    counts[of_texts:] *= texts_of_base / max(1, len(rows) - of_texts)
    return Examples(np.array(signs), np.array(is_right, dtype=float), counts, np.array(names), np.array(folds))


def _coded(name: str, texts: Sequence[GoldText], setting: str) -> list[tuple[list[float], bool, str, int]]:
    signs: dict[str, list[float]] = {}

    def watch(layout: Layout, draft: Draft, row: dict[str, Any]) -> None:
        signs[row["event_id"]] = sign_values(layout, draft)

    coded = code_gold(texts, gazetteer_with(None), analyser_of(setting), watch)
    return [
        (signs[found["event_id"]], is_right, name, _fold(text.name))
        for text, sentences in zip(texts, coded, strict=True)
        for sentence, founds in zip(text.sentences, sentences, strict=True)
        for found, is_right in zip(founds, judged(sentence, founds, text.is_complete), strict=True)
        if is_right is not None
    ]


def _fold(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") % FOLDS


def _print(heading: str, found: Reliability) -> None:
    print(f"\n{heading}: {sum(bin[2] for bin in found.bins)} events")
    print("| confidence | events | mean | right |\n| --- | --- | --- | --- |")
    for least, most, count, mean, share in found.bins:
        print(f"| {least:.2f} to {most:.2f} | {count} | {mean:.3f} | {share:.3f} |")
    briers = f"Brier score {found.brier:.3f} (of the share alone {found.plain_brier:.3f})"
    print(f"expected calibration error {found.error:.3f}, {briers}, Platt slope {found.slope:.2f}")


if __name__ == "__main__":
    main()
