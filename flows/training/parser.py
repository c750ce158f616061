"""Train the built-in analyser: `python -m flows.training.parser --ewt DIR --gum DIR --out DIR`.

The folders hold UD English EWT (`en_ewt-ud-train.conllu` and so on) and the openly licensed genres of GUM
(`gum-open-train.conllu` and so on). Trains on their train and dev parts, prints what share of heads (UAS), of heads with
their relations (LAS, subtypes left out) and of Penn tags (XPOS) the weights as shipped get right in their test parts and in
each genre of these, and writes `english.npz` and its card `english.json`. Training takes about 15 minutes of one core.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from flows.training.lines import parse_options
from flows.training.parser_fit import fit
from flows.training.parser_net import Arrays, Names, Options
from flows.training.treebank import Tree, read_treebank
from transforms.syntax.features import FEATURES, word_features
from transforms.syntax.layers import Weights
from transforms.syntax.packing import pack_weights, quantised, quantised_table
from transforms.syntax.parser import Parser

FILES = {"ewt": "en_ewt-ud-{}.conllu", "gum": "gum-open-{}.conllu"}
TREEBANKS = (
    "UD English EWT 2.15 (CC BY-SA 4.0, Universal Dependencies; The Board of Trustees of The Leland Stanford Junior University), "
    "GUM, genres academic, bio, court, interview, news, speech, textbook, vlog, voyage (annotations CC BY 4.0, Amir Zeldes and "
    "others; texts CC BY 2.5, CC BY 4.0 and CC BY-SA 3.0 by genre)"
)
_FEWEST_WORDS, _FEWEST_AFFIXES, _FEWEST_LABELS = 2, 3, 30
"""How often a word, an affix or a relation's subtype must occur to be known."""
_NOT_SHIPPED = ("part",)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ewt", type=Path, required=True, help="folder of UD English EWT")
    parser.add_argument("--gum", type=Path, required=True, help="folder of the open part of GUM")
    parser.add_argument("--out", type=Path, help="folder for the weights; without it only the figures are printed")
    parser.add_argument("--hold-dev", action="store_true", help="train without the dev parts; print their figures as it goes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="override a training option")
    given = parser.parse_args(arguments)
    options = replace(Options(), **parse_options(given.option, Options))
    split = {
        part: {name: read_treebank(getattr(given, name) / file.format(part)) for name, file in FILES.items()}
        for part in ("train", "dev", "test")
    }
    parts = ("train",) if given.hold_dev else ("train", "dev")
    trees = [tree for part in parts for each in split[part].values() for tree in each]
    names = names_of(trees)

    def tell(epoch: int, losses: Any, state: Arrays) -> None:
        told = {name: score(shipped(names, state), each) for name, each in split["dev"].items()} if given.hold_dev else ""
        print(f"epoch {epoch + 1}: losses {np.round(losses, 3).tolist()} {told}", flush=True)

    weights = shipped(names, fit(trees, names, options, given.seed, tell))
    figures = {}
    for name, each in split["test"].items():
        for title, chosen in [(name, each), *by_genre(name, each)]:
            figures[f"{title} test"] = score(weights, chosen)
            print(f"{title} test: {figures[f'{title} test']}", flush=True)
    if given.out:
        write_weights(given.out, weights, {**asdict(options), "seed": given.seed, "trained on": parts}, figures)


def names_of(trees: Iterable[Tree]) -> Names:
    """Collect what trees are made of; what is rare is left out."""
    seen = [Counter[str]() for _ in FEATURES]
    labels, tags, parts = Counter[str](), Counter[str](), Counter[str]()
    for tree in trees:
        for word in tree.words:
            for counter, value in zip(seen, word_features(word), strict=True):
                counter[value] += 1
        labels.update(tree.labels)
        tags.update(tree.tags)
        parts.update(tree.parts)
    vocabularies = {}
    for name, counter in zip(FEATURES, seen, strict=True):
        fewest = _FEWEST_WORDS if name == "word" else _FEWEST_AFFIXES
        known = sorted((value for value, count in counter.items() if count >= fewest), key=lambda v: (-counter[v], v))
        vocabularies[name] = {value: number for number, value in enumerate(known, 1)}
    whole = {label.partition(":")[0] for label in labels} | {name for name, n in labels.items() if n >= _FEWEST_LABELS}
    return Names(vocabularies, tuple(sorted(tags)), tuple(sorted(whole)), tuple(sorted(parts)))


def shipped(names: Names, state: Arrays) -> Weights:
    """Trained weights as they ship, rounded."""
    matrices, scales, vectors = {}, {}, {}
    for name, value in state.items():
        values = np.asarray(value)
        if name.partition("/")[0] in _NOT_SHIPPED:
            continue
        if name.startswith("table/"):
            matrices[name] = quantised_table(values)
        elif values.ndim == 2 and name not in ("root", "label_side"):
            matrices[name], scales[name] = quantised(values)
        else:
            vectors[name] = values.astype(np.float32).reshape(-1)
    return Weights(matrices, scales, vectors, names.vocabularies, names.tags, names.labels)


def score(weights: Weights, trees: Sequence[Tree]) -> dict[str, float]:
    """Percentages of words right: XPOS (tag), UAS (head), LAS (head and relation without its subtype)."""
    found = Parser(weights, "").analyse([tree.words for tree in trees])
    words = tags = heads = both = 0
    for tree, analysis in zip(trees, found, strict=True):
        words += len(tree)
        tags += sum(map(str.__eq__, tree.tags, analysis.tags))
        for head, label, told, named in zip(tree.heads, tree.labels, analysis.heads, analysis.labels, strict=True):
            heads += head == told
            both += head == told and label.partition(":")[0] == named.partition(":")[0]
    return {name: round(100 * count / max(words, 1), 2) for name, count in (("XPOS", tags), ("UAS", heads), ("LAS", both))}


def by_genre(name: str, trees: Sequence[Tree]) -> list[tuple[str, list[Tree]]]:
    """Trees by the genre that their ids tell."""
    genres = sorted({tree.genre for tree in trees})
    return [(f"{name}, {genre}", [tree for tree in trees if tree.genre == genre]) for genre in genres]


def write_weights(folder: Path, weights: Weights, settings: dict[str, Any], figures: dict[str, Any]) -> None:
    """Write the weights and the card that says where they come from."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "english.npz", **pack_weights(weights))  # type: ignore[arg-type]
    card = {
        "what": "Weights of the net that tags and parses English (transforms/syntax/network.py): small integers and word lists.",
        "licence": "CC BY-SA 4.0, see LICENSE.txt beside this file",
        "trained_on": TREEBANKS,
        "command": "python -m flows.training.parser --ewt DIR --gum DIR --out DIR",
        "settings": settings,
        "figures": figures,
        "tags": weights.tags,
        "labels": weights.labels,
    }
    (folder / "english.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
