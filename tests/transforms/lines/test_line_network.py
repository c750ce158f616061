from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.hashing import Tokens
from transforms.lines.network import ACTIVATION_STEP, WEIGHT_STEP, Weights, keep_probability, pack_weights, unpack_weights
from transforms.lines.weights.loader import load_weights

BUCKETS, DEPTH, WIDTH, CARRIED, FEATURES = 16, 2, 4, 3, 3


def _weights(members: int = 1, **given: np.ndarray) -> Weights:
    """Weights that answer 0 for everything but what is given."""
    shapes = {
        "words": (BUCKETS, DEPTH),
        "enter": (FEATURES + DEPTH, WIDTH),
        "enter_bias": (WIDTH,),
        "carry": (WIDTH, CARRIED),
        "carried": (2 * CARRIED, WIDTH),
        "carried_bias": (WIDTH,),
        "near_0": (3 * WIDTH, WIDTH),
        "near_bias_0": (WIDTH,),
        "whole": (2 * WIDTH, WIDTH),
        "whole_bias": (WIDTH,),
        "answer": (WIDTH,),
        "answer_bias": (),
    }
    member = {name: given.get(name, np.zeros(shape, np.float32)).astype(np.float32) for name, shape in shapes.items()}
    return Weights(("a", "b", "c"), np.zeros(FEATURES, np.float32), np.ones(FEATURES, np.float32), (1,), (member,) * members)


def _random(seed: int) -> Weights:
    random = np.random.default_rng(seed)
    shapes = {name: value.shape for name, value in _weights().members[0].items()}
    weights = _weights(**{name: random.integers(-90, 90, shape) / 128 for name, shape in shapes.items()})
    return Weights(weights.names, weights.mean, weights.scale, (1,), (weights.members[0], _weights().members[0]))


def _one(*shape: int, at: tuple[int, ...], value: float = 1.0) -> np.ndarray:
    array = np.zeros(shape, np.float32)
    array[at] = value
    return array


NO_WORDS = Tokens(np.empty(0, np.uint64), np.empty(0, np.int64))
ENTER = _one(FEATURES + DEPTH, WIDTH, at=(0, 0))
ANSWER = _one(WIDTH, at=(0,))


def _chances(weights: Weights, first_feature: list[float], doc: list[int], tokens: Tokens = NO_WORDS) -> list[float]:
    features = np.zeros((len(doc), FEATURES), np.float32)
    features[:, 0] = first_feature
    chances = keep_probability(weights, features, tokens, np.array(doc, np.int64))
    return [round(float(np.log(chance / (1 - chance))), 1) for chance in chances]


def test_a_feature_is_answered():
    assert _chances(_weights(enter=ENTER, answer=ANSWER), [0, 1, 2, -1], [0, 0, 1, 1]) == [0, 1, 2, 0]


def test_words_are_answered():
    words = _one(BUCKETS, DEPTH, at=(3, 1), value=2.0)
    enter = _one(FEATURES + DEPTH, WIDTH, at=(FEATURES + 1, 0))
    tokens = Tokens(np.array([3, 5, 5, 5], np.uint64), np.array([0, 0, 0, 2]))
    found = _chances(_weights(words=words, enter=enter, answer=ANSWER), [0, 0, 0], [0, 0, 0], tokens)
    assert found == [1, 0, 0]  # 2 over the root of 3 words + 1


@pytest.mark.parametrize(("part", "expected"), [(0, [0, 1, 0, 0]), (1, [2, 0, 0, 2]), (2, [0, 0, 0, 0])])
def test_neighbours_are_seen_within_the_document_only(part: int, expected: list[float]):
    near = _one(3 * WIDTH, WIDTH, at=(part * WIDTH, 0))
    base = _chances(_weights(enter=ENTER, answer=ANSWER), [1, 0, 0, 1], [0, 0, 1, 1])
    found = _chances(_weights(enter=ENTER, answer=ANSWER, near_0=near), [1, 0, 0, 1], [0, 0, 1, 1])
    added = {0: [0, 1, 0, 0], 1: [1, 0, 0, 1], 2: [0, 0, 1, 0]}[part]
    assert found == [one + more for one, more in zip(base, added, strict=True)]


def test_the_document_is_seen_as_a_whole():
    whole = _one(2 * WIDTH, WIDTH, at=(WIDTH, 0))
    found = _chances(_weights(enter=ENTER, answer=ANSWER, whole=whole), [4, 0, 2, 2], [0, 0, 1, 1])
    assert found == [6, 2, 4, 4]


def test_running_means_go_both_ways():
    carry = _one(WIDTH, CARRIED, at=(0, 0))
    down, up = (_one(2 * CARRIED, WIDTH, at=(place, 0)) for place in (0, CARRIED))
    plain = _weights(enter=ENTER, answer=ANSWER, carry=carry)
    assert _chances(plain, [4, 0, 0], [0, 0, 0]) == [4, 0, 0]
    below = _chances(_weights(enter=ENTER, answer=ANSWER, carry=carry, carried=down), [4, 0, 0], [0, 0, 0])
    above = _chances(_weights(enter=ENTER, answer=ANSWER, carry=carry, carried=up), [0, 0, 4], [0, 0, 0])
    assert below[1] > below[2] > 0
    assert above == below[::-1]


def test_members_are_averaged():
    one = _weights(enter=ENTER, answer=ANSWER)
    both = Weights(one.names, one.mean, one.scale, (1,), (one.members[0], _weights().members[0]))
    assert _chances(both, [2], [0]) == [1]


def test_activations_stop_at_the_limit():
    weights = _weights(enter=ENTER, answer=ANSWER / 4, near_0=_one(3 * WIDTH, WIDTH, at=(WIDTH, 0), value=2.0))
    assert _chances(weights, [4], [0]) == [2]
    assert _chances(replace(weights, limit=2.0), [4], [0]) == [0.5]
    assert _chances(replace(weights, limit=64.0), [4], [0]) == [3]


@pytest.mark.parametrize("name", ["text", "html"])
def test_float32_holds_every_sum_of_the_shipped_weights(name: str):
    weights = load_weights(name)
    steps = ACTIVATION_STEP * WEIGHT_STEP * weights.limit
    for member in weights.members:
        for part in ("enter", "carry", "carried", "whole", *(f"near_{number}" for number in range(len(weights.distances)))):
            assert np.abs(member[part]).sum(axis=0).max() * steps < 2**24, part


def test_weights_survive_packing():
    weights = replace(_random(3), limit=16.0)
    again = unpack_weights(pack_weights(weights))
    assert (again.names, again.distances, again.limit, len(again.members)) == (weights.names, weights.distances, 16.0, 2)
    assert all(np.array_equal(again.members[0][name], value) for name, value in weights.members[0].items())


def test_the_number_of_features_is_checked():
    with pytest.raises(ValueError, match="2 features, 3 expected"):
        keep_probability(_weights(), np.zeros((1, 2), np.float32), NO_WORDS, np.zeros(1, np.int64))


def test_no_lines():
    assert keep_probability(_weights(), np.empty((0, FEATURES), np.float32), NO_WORDS, np.empty(0, np.int64)).shape == (0,)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 99))
def test_a_document_is_answered_the_same_beside_others(lengths: list[int], seed: int):
    random = np.random.default_rng(seed)
    weights, doc = _random(seed), np.repeat(np.arange(len(lengths)), lengths)
    features = random.standard_normal((len(doc), FEATURES)).astype(np.float32) * 3
    rows = np.sort(random.integers(0, len(doc), 3 * len(doc)))
    tokens = Tokens(random.integers(0, BUCKETS, len(rows)).astype(np.uint64), rows)
    together = keep_probability(weights, features, tokens, doc)
    for number in range(len(lengths)):
        here = doc == number
        first, last = np.searchsorted(rows, [here.argmax(), here.argmax() + here.sum()])
        own = Tokens(tokens.hashes[first:last], rows[first:last] - here.argmax())
        assert np.array_equal(together[here], keep_probability(weights, features[here], own, doc[here]))
