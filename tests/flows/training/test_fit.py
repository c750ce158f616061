from dataclasses import replace

import numpy as np
import pytest

from transforms.hashing import Tokens
from transforms.lines.network import keep_probability

jax = pytest.importorskip("jax", reason="the trainer needs the dependency group `training`")

from flows.training.examples import Examples  # noqa: E402
from flows.training.fit import Options, batch_of, fit, network  # noqa: E402

SMALL = Options(buckets=32, depth=2, width=8, carried=4, distances=(1, 2), epochs=40, rate=0.01, batch_lines=64, without_unit=0.0)


def _examples(documents: int = 24, lines: int = 10) -> Examples:
    """Article lines have a high first feature or stand between two such."""
    random = np.random.default_rng(5)
    doc = np.repeat(np.arange(documents), lines)
    features = random.standard_normal((len(doc), 3)).astype(np.float32)
    label = np.tile((np.arange(lines) % lines < lines // 2).astype(np.int8), documents)
    features[:, 0] += 4 * label
    features[lines // 4 :: lines, 0] -= 4  # to be known by its neighbours
    rows = np.repeat(np.arange(len(doc)), 2)
    tokens = Tokens(random.integers(0, 32, len(rows)).astype(np.uint64), rows)
    return Examples(
        features,
        tokens,
        doc,
        label,
        np.tile(np.arange(lines), documents),
        np.ones(len(doc), np.float32),
        np.arange(documents) % 5,
    )


def test_it_learns_from_lines_and_their_neighbours():
    examples = _examples()
    train, test = np.flatnonzero(examples.fold), np.flatnonzero(examples.fold == 0)
    weights = fit([examples], [train], "abc", SMALL)
    chances = keep_probability(weights, examples.features, examples.tokens, examples.doc)
    held = np.isin(examples.doc, test)
    assert np.mean((chances >= 0.5) == (examples.label == 1), where=held) > 0.9


def test_the_trainers_network_is_the_one_that_ships():
    examples = _examples(documents=3)
    weights = fit([examples], [np.arange(3)], "abc", SMALL, seed=1)
    batch = batch_of([(examples, 10 * number, 10 * number + 10) for number in range(3)], weights.mean, weights.scale, 64)
    state = {name: jax.numpy.asarray(value) for name, value in weights.members[0].items()}
    logits = np.asarray(network(state, batch, weights.distances, lambda values: values, batch["is_word"], weights.limit))[:30]
    chances = keep_probability(weights, examples.features, examples.tokens, examples.doc)
    assert np.allclose(1 / (1 + np.exp(-logits)), chances, atol=0.01)


def test_the_same_seed_gives_the_same_weights():
    examples = _examples(documents=4)
    first, again, other = (fit([examples], [np.arange(4)], "abc", SMALL, seed=seed).members[0] for seed in (2, 2, 3))
    assert all(np.array_equal(first[name], again[name]) for name in first)
    assert any(not np.array_equal(first[name], other[name]) for name in first)


def test_averaged_weights_answer_alike():
    examples = _examples()
    last, averaged = (fit([examples], [np.arange(24)], "abc", replace(SMALL, average=share)) for share in (0.0, 0.2))
    chances = [keep_probability(one, examples.features, examples.tokens, examples.doc) for one in (last, averaged)]
    assert not np.array_equal(*chances)
    assert np.mean((chances[0] >= 0.5) == (chances[1] >= 0.5)) > 0.95
