"""The weights that ship: whole, small, with their card and licence."""

import json
from importlib import resources

import numpy as np

from transforms.syntax.layers import ACTIVATION_LIMIT, ACTIVATION_STEP
from transforms.syntax.packing import pack_weights, quantised, unpack_weights
from transforms.syntax.weights.loader import load_weights, weights_digest

FOLDER = resources.files("transforms.syntax.weights")


def test_weights_come_back_from_their_file_as_they_went_in() -> None:
    weights = load_weights()
    again = unpack_weights(pack_weights(weights))
    assert again.vocabularies == weights.vocabularies
    assert (again.tags, again.labels) == (weights.tags, weights.labels)
    for kind in ("matrices", "scales", "vectors"):
        ours, theirs = getattr(weights, kind), getattr(again, kind)
        assert ours.keys() == theirs.keys()
        assert all(np.array_equal(ours[name], theirs[name]) for name in ours)


def test_a_matrix_is_rounded_by_its_columns() -> None:
    matrix = np.array([[1.0, -200.0, 0.0], [0.5, 100.0, 0.0]], np.float32)
    small, scale = quantised(matrix)
    assert small.dtype == np.int8
    assert np.allclose(small * scale, matrix, atol=np.abs(matrix).max(axis=0) / 200)


def test_sums_stay_exact_in_float32() -> None:
    most = ACTIVATION_LIMIT * ACTIVATION_STEP
    for name, layer in load_weights().layers.items():
        assert len(layer.matrix) * most * np.abs(layer.matrix).max() < 2**24, name
    assert most**2 * load_weights().layers["arc"].matrix.shape[1] < 2**24


def test_the_card_and_the_licence_lie_beside_the_weights() -> None:
    card = json.loads(FOLDER.joinpath("english.json").read_text("utf-8"))
    licence = FOLDER.joinpath("LICENSE.txt").read_text("utf-8")
    assert "CC BY-SA 4.0" in card["licence"]
    assert all(name in card["trained_on"] and name in licence for name in ("UD English EWT", "GUM"))
    assert "Attribution-ShareAlike 4.0" in licence
    assert {"ewt test", "gum test", "gum, news test"} <= card["figures"].keys()
    assert tuple(card["tags"]) == load_weights().tags


def test_the_file_is_small() -> None:
    assert len(FOLDER.joinpath("english.npz").read_bytes()) < 3_000_000
    assert len(weights_digest()) == 8
