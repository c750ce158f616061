"""The trainer of the built-in analyser: its net is the one that ships, and it learns."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from transforms.syntax.packing import unpack_weights
from transforms.syntax.parser import Parser

jax = pytest.importorskip("jax", reason="the trainer needs the dependency group `training`")

from flows.training import parser  # noqa: E402
from flows.training.parser_fit import fit  # noqa: E402
from flows.training.parser_net import (  # noqa: E402
    Options,
    Thinning,
    arc_scores,
    label_scores,
    read_words,
    start,
    tag_scores,
)
from flows.training.treebank import Tree  # noqa: E402
from flows.training.treebank_batches import Numbered  # noqa: E402
from transforms.syntax.layers import TABLE_STEP, Weights  # noqa: E402

SMALL = Options(
    depths=(16, 4, 8, 4, 4),
    width=16,
    near=1,
    far=1,
    carried=8,
    arc=16,
    label=16,
    epochs=60,
    rate=0.01,
    warm_up=10,
    average=0.2,
    variants=0.0,
    lengths=(8,),
)
NOUNS, VERBS = ("rebels", "troops", "police", "farmers"), ("shelled", "left", "met", "blamed")


def trees() -> list[Tree]:
    """Sentences like "the rebels shelled troops .", all alike in their trees but for the article."""
    found = []
    for subject in NOUNS:
        for verb in VERBS:
            for other in NOUNS:
                tree = Tree(
                    words=("the", subject, verb, other, "."),
                    tags=("DT", "NNS", "VBD", "NNS", "."),
                    parts=("DET", "NOUN", "VERB", "NOUN", "PUNCT"),
                    heads=(1, 2, -1, 2, 2),
                    labels=("det", "nsubj", "root", "obj", "punct"),
                    genre="news" if subject == other else "web",
                )
                bare = Tree(*(each[1:] for each in (tree.words, tree.tags, tree.parts)), (1, -1, 1, 1), tree.labels[1:], "web")
                found += [tree, bare]
    return found


NAMES = parser.names_of(trees())


@jax.jit
def trained_scores(state: dict[str, object], batch: dict[str, object]) -> tuple[object, ...]:
    thin = Thinning(None, 0.0)
    hidden = read_words(state, batch, SMALL, thin)
    arcs, labels = arc_scores(state, hidden, batch["mask"], thin), label_scores(state, hidden, batch["heads"], thin)
    return arcs, labels, tag_scores(state, hidden, thin)[0]


def as_trained(weights: Weights) -> dict[str, object]:
    """Shipped weights as the trainer holds them."""
    state = {name: matrix * weights.scales[name] for name, matrix in weights.matrices.items() if name in weights.scales}
    state |= {name: matrix / np.float32(TABLE_STEP) for name, matrix in weights.matrices.items() if name.startswith("table/")}
    state |= dict(weights.vectors)
    state["root"] = weights.vectors["root"].reshape(1, -1)
    state["label_side"] = weights.vectors["label_side"].reshape(-1, weights.matrices["label"].shape[0])
    state["part"], state["part/bias"] = np.zeros((len(state["root"][0]), 1)), np.zeros(1)
    return {name: jax.numpy.asarray(value, np.float32) for name, value in state.items()}


def test_it_learns_and_what_ships_knows_it() -> None:
    learnt = trees()[::2] + trees()[1::4]
    weights = parser.shipped(NAMES, fit(learnt, NAMES, SMALL, seed=0))
    assert all(value > 95 for value in parser.score(weights, trees()).values())


def test_the_trainers_net_is_the_one_that_ships() -> None:
    some = [tree for tree in trees() if len(tree) == 5]
    weights = parser.shipped(NAMES, fit(some, NAMES, SMALL, seed=1))
    batch = Numbered(NAMES).batch(some, len(some), 8)
    arcs, labels, tags = map(np.asarray, trained_scores(as_trained(weights), batch))
    arcs, labels, tags = arcs[:, :5, :6], labels[:, :5], tags[:, :5]

    running = Parser(weights, "")
    told: dict[str, np.ndarray] = {}
    scorer = running._scorer

    class Told:
        def arcs(self, ticks: np.ndarray, bounds: np.ndarray) -> list[np.ndarray]:
            told["arcs"] = np.array(scorer.arcs(ticks, bounds))
            right = np.concatenate([np.array(tree.heads) + 1 for tree in some])
            told["labels"] = scorer.labels(ticks, right, bounds).reshape(len(some), 5, -1)
            told["tags"] = scorer.tags(ticks).reshape(len(some), 5, -1)
            return list(told["arcs"])

        def __getattr__(self, name: str) -> object:
            return getattr(scorer, name)

    running._scorer = Told()  # type: ignore[assignment]
    running.analyse([tree.words for tree in some])
    itself = told["arcs"] < -1e6
    assert np.array_equal(itself, arcs < -1e6)
    assert np.allclose(told["arcs"][~itself], arcs[~itself], atol=0.02)
    assert np.allclose(told["labels"], labels, atol=0.02)
    assert np.allclose(told["tags"], tags, atol=0.02)


def test_the_same_seed_gives_the_same_weights() -> None:
    first, again, other = (fit(trees()[:8], NAMES, SMALL, seed=seed) for seed in (2, 2, 3))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert any(not np.array_equal(first[name], other[name]) for name in first)


def test_the_start_fits_the_names() -> None:
    state = start(NAMES, SMALL, 0)
    assert state["tag"].shape == (16, len(NAMES.tags))
    assert state["table/word"].shape == (len(NAMES.vocabularies["word"]) + 1, 16)
    assert set(NAMES.labels) == {"det", "nsubj", "root", "obj", "punct"}


def test_the_command_writes_weights_and_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, file in parser.FILES.items():
        (tmp_path / name).mkdir()
        for part in ("train", "dev", "test"):
            rows = "".join(f"# sent_id = GUM_news_x-{number}\n{conllu(tree)}\n" for number, tree in enumerate(trees()))
            (tmp_path / name / file.format(part)).write_text(rows, "utf-8")
    small = [f"--option={name}={json.dumps(value)}" for name, value in asdict(SMALL).items()]
    parser.main(["--ewt", str(tmp_path / "ewt"), "--gum", str(tmp_path / "gum"), "--out", str(tmp_path / "out"), *small])
    card = json.loads((tmp_path / "out" / "english.json").read_text("utf-8"))
    assert card["settings"]["width"] == 16
    assert card["figures"].keys() == {"ewt test", "ewt, news test", "gum test", "gum, news test"}
    assert "gum, news test: {'XPOS'" in capsys.readouterr().out
    with np.load(tmp_path / "out" / "english.npz") as arrays:
        assert Parser(unpack_weights(dict(arrays)), "").analyse([["the", "rebels"]])[0].heads.count(-1) == 1


def conllu(tree: Tree) -> str:
    rows = zip(tree.words, tree.parts, tree.tags, tree.heads, tree.labels, strict=True)
    return "".join(f"{n}\t{w}\t_\t{p}\t{t}\t_\t{h + 1}\t{label}\t_\t_\n" for n, (w, p, t, h, label) in enumerate(rows, 1))
