"""Train the line network with JAX (development only: the package itself computes it with numpy).

The loss is the weighted cross-entropy of the scored lines; AdamW (Loshchilov and Hutter 2019) with a rate that rises and
then falls as a cosine. What ships is an average of the weights over the last steps (Polyak and Juditsky 1992). Words,
features and units are left out at random, so that no page is learnt by heart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from flows.training.examples import UNSCORED, Examples
from transforms.lines.network import ACTIVATION_LIMIT, ACTIVATION_STEP, WEIGHT_LIMIT, WEIGHT_STEP, Weights, carry_decay
from transforms.lines.running import DOUBLINGS, Places

Arrays = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """How the network is built and trained."""

    buckets: int = 1 << 15
    depth: int = 8
    width: int = 48
    carried: int = 16
    distances: tuple[int, ...] = (1, 2, 4, 8)
    members: int = 1
    epochs: int = 4
    rate: float = 3e-3
    decay: float = 0.05
    word_decay: float = 2.0
    without_words: float = 0.4
    without_word: float = 0.5
    without_feature: float = 0.1
    without_column: float = 0.0  # a feature that a whole document lacks
    without_unit: float = 0.3
    noise: float = 0.0
    batch_lines: int = 4096
    limit: float = ACTIVATION_LIMIT
    average: float = 0.0  # over what part of the steps so far the weights are averaged; 0: the last ones are taken
    lean: float = 0.0  # added to the trained answer's log-odds: above 0, lines in doubt are kept


def fit(sets: Sequence[Examples], chosen: Sequence[Places], names: Sequence[str], options: Options, seed: int = 0) -> Weights:
    """Train on the documents of each set that `chosen` names; returns the weights as they are shipped, rounded."""
    kept = np.concatenate([one.features[np.isin(one.doc, documents)] for one, documents in zip(sets, chosen, strict=True)])
    mean, scale = kept.mean(axis=0), 1 / (kept.std(axis=0) + 1e-3)
    del kept
    step, moved = _step(options), jax.jit(_moved)
    members = []
    for member in range(options.members):
        random = np.random.default_rng([seed, member])
        key = jax.random.key(1000 * seed + member, impl="rbg")
        state = _start(random, len(mean), options)
        moments = [{name: jnp.zeros_like(value) for name, value in state.items()} for _ in range(2)]
        total = options.epochs * sum(1 for _ in _batches(sets, chosen, mean, scale, options, np.random.default_rng(0)))
        done, average = 0, {name: value + 0 for name, value in state.items()}
        for _ in range(options.epochs):
            for batch in _batches(sets, chosen, mean, scale, options, random):
                done += 1
                progress = min(1.0, done / total)
                rate = options.rate * min(1.0, done / 50) * max(0.02, 0.5 * (1 + np.cos(np.pi * progress)))
                key, now = jax.random.split(key)
                state, moments = step(state, moments, jnp.float32(done), jnp.float32(rate), batch, now)
                share = jnp.float32(1 / max(1.0, options.average * done))
                average = moved(average, state, share) if options.average else state
        state = {**average, "answer_bias": average["answer_bias"] + options.lean}
        members.append({name: _shipped(np.asarray(value)) for name, value in state.items()})
    return Weights(tuple(names), mean, scale, options.distances, tuple(members), options.limit)


def _moved(average: Arrays, state: Arrays, share: Any) -> Arrays:
    return {name: value + share * (state[name] - value) for name, value in average.items()}


def _shipped(values: Any) -> Any:
    limit = WEIGHT_LIMIT * WEIGHT_STEP
    return (np.clip(np.rint(values * WEIGHT_STEP), -limit, limit) / WEIGHT_STEP).astype(np.float32)


def _start(random: np.random.Generator, features: int, options: Options) -> Arrays:
    def drawn(rows: int, columns: int, size: float) -> Any:
        return jnp.asarray((random.standard_normal((rows, columns)) * size * np.sqrt(2 / rows)).astype(np.float32))

    width = options.width
    state = {
        "words": jnp.zeros((options.buckets, options.depth)),  # a word never seen then says nothing
        "enter": drawn(features + options.depth, width, 1.0),
        "enter_bias": jnp.zeros(width),
        "carry": drawn(width, options.carried, 0.7),
        "carried": drawn(2 * options.carried, width, 0.5),
        "carried_bias": jnp.zeros(width),
        "whole": drawn(2 * width, width, 0.5),
        "whole_bias": jnp.zeros(width),
        "answer": drawn(width, 1, 0.3)[:, 0],
        "answer_bias": jnp.zeros(()),
    }
    for number in range(len(options.distances)):
        state[f"near_{number}"] = drawn(3 * width, width, 0.5)
        state[f"near_bias_{number}"] = jnp.zeros(width)
    return state


def network(
    state: Arrays, batch: Arrays, distances: tuple[int, ...], thin: Callable[[Any], Any], words: Any, limit: float
) -> Any:
    """The network of `transforms.lines.network` for one batch: logits (lines,). `thin` leaves out units; `words` (tokens,)
    weighs the words, 0 for those left out."""

    def rounded(values: Any) -> Any:
        return _rounded(values, limit)

    lines = len(batch["doc"])
    count = jax.ops.segment_sum(words, batch["rows"], lines, indices_are_sorted=True)
    meaning = jax.ops.segment_sum(
        state["words"][batch["buckets"]] * words[:, None], batch["rows"], lines, indices_are_sorted=True
    )
    meaning = rounded(meaning / jnp.sqrt(count + 1)[:, None])
    hidden = jnp.concatenate([batch["features"], meaning], axis=1) @ state["enter"] + state["enter_bias"]
    hidden = rounded(thin(jnp.maximum(hidden, 0)))
    values = rounded(hidden @ state["carry"])
    down = _running_mean(values, batch["from_start"])
    up = _running_mean(values[::-1], batch["from_end"][::-1])[::-1]
    carried = rounded(jnp.concatenate([down, up], axis=1)) @ state["carried"] + state["carried_bias"]
    hidden = rounded(hidden + thin(jnp.maximum(carried, 0)))
    for number, distance in enumerate(distances):
        nothing = jnp.zeros((distance, hidden.shape[1]))
        above = jnp.concatenate([nothing, hidden[:-distance]]) * (batch["from_start"] >= distance)[:, None]
        below = jnp.concatenate([hidden[distance:], nothing]) * (batch["from_end"] >= distance)[:, None]
        seen = jnp.concatenate([above, hidden, below], axis=1)
        added = jnp.maximum(seen @ state[f"near_{number}"] + state[f"near_bias_{number}"], 0)
        hidden = rounded(hidden + thin(added))
    ones = jnp.ones((lines, 1))
    sums = jax.ops.segment_sum(jnp.concatenate([hidden, ones], axis=1), batch["doc"], lines, indices_are_sorted=True)
    mean = rounded(sums[:, :-1] / jnp.maximum(sums[:, -1:], 1))[batch["doc"]]
    added = jnp.maximum(jnp.concatenate([hidden, mean], axis=1) @ state["whole"] + state["whole_bias"], 0)
    hidden = rounded(hidden + added)
    return hidden @ state["answer"] + state["answer_bias"]


def _running_mean(values: Any, position: Any) -> Any:
    decay = carry_decay(values.shape[1])
    total = values * (1 - decay)
    for doubling in range(DOUBLINGS):
        step = 1 << doubling
        before = total[:-step] * decay**step * (position[step:] >= step)[:, None]
        total = jnp.concatenate([total[:step], total[step:] + before])
    return total


def _rounded(values: Any, limit: float) -> Any:
    """Round as the runtime does, and let the gradient pass as if it were not rounded."""
    near = jnp.clip(jnp.rint(values * ACTIVATION_STEP) / ACTIVATION_STEP, -limit, limit)
    return values + jax.lax.stop_gradient(near - values)


def _step(options: Options) -> Any:
    def loss(state: Arrays, batch: Arrays, key: Any) -> Any:
        keys = iter(jax.random.split(key, 11 + len(options.distances)))

        def stays(shape: tuple[int, ...], left_out: float) -> Any:
            return (jax.random.bits(next(keys), shape, jnp.uint8) >= round(256 * left_out)).astype(jnp.float32)

        def thin(values: Any) -> Any:
            return values * stays(values.shape, options.without_unit) / (1 - options.without_unit)

        features = batch["features"] * stays(batch["features"].shape, options.without_feature)
        if options.without_column:
            features = features * stays(features.shape, options.without_column)[batch["doc"]]
        if options.noise:
            features = features + options.noise * jax.random.normal(next(keys), features.shape)
        words = batch["is_word"] * stays(batch["is_word"].shape, options.without_word)
        words = words * stays(batch["doc"].shape, options.without_words)[batch["rows"]]
        logits = network(state, {**batch, "features": features}, options.distances, thin, words, options.limit)
        losses = jnp.maximum(logits, 0) - logits * batch["keep"] + jnp.log1p(jnp.exp(-jnp.abs(logits)))
        return (losses * batch["weight"]).sum() / jnp.maximum(batch["weight"].sum(), 1e-6)

    def step(state: Arrays, moments: list[Arrays], done: Any, rate: Any, batch: Arrays, key: Any) -> tuple[Arrays, list[Arrays]]:
        slopes = jax.grad(loss)(state, batch, key)
        first = {name: 0.9 * moments[0][name] + 0.1 * slope for name, slope in slopes.items()}
        second = {name: 0.99 * moments[1][name] + 0.01 * slope**2 for name, slope in slopes.items()}
        new = {}
        for name, value in state.items():
            move = (first[name] / (1 - 0.9**done)) / (jnp.sqrt(second[name] / (1 - 0.99**done)) + 1e-8)
            decay = options.word_decay if name == "words" else 0.0 if "bias" in name else options.decay
            new[name] = jnp.clip(value - rate * (move + decay * value), -WEIGHT_LIMIT, WEIGHT_LIMIT)
        return new, [first, second]

    return jax.jit(step, donate_argnums=(0, 1))


def _batches(
    sets: Sequence[Examples], chosen: Sequence[Places], mean: Any, scale: Any, options: Options, random: np.random.Generator
) -> Iterator[Arrays]:
    """Whole documents in random order, packed into arrays of one shape."""
    bounds = [np.searchsorted(one.doc, np.arange(len(one.fold) + 1)) for one in sets]
    items = np.array([(number, document) for number, documents in enumerate(chosen) for document in documents])
    random.shuffle(items)
    waiting: list[tuple[Examples, int, int]] = []
    filled = 0
    for number, document in items:
        first, last = bounds[number][document : document + 2]
        last = min(last, first + options.batch_lines)
        if filled + last - first > options.batch_lines:
            yield batch_of(waiting, mean, scale, options.batch_lines)
            waiting, filled = [], 0
        if last > first:
            waiting.append((sets[number], int(first), int(last)))
            filled += int(last - first)
    if waiting:
        yield batch_of(waiting, mean, scale, options.batch_lines)


def batch_of(parts: Sequence[tuple[Examples, int, int]], mean: Any, scale: Any, lines: int) -> Arrays:
    """Stretches of lines, one document each, as arrays of `lines` lines and 24 words a line; what is beyond is left out."""
    words = 24 * lines
    batch = {
        "features": np.zeros((lines, len(mean)), np.float32),
        "buckets": np.zeros(words, np.int32),
        "rows": np.full(words, lines - 1, np.int32),
        "is_word": np.zeros(words, np.float32),
        "doc": np.full(lines, lines - 1, np.int32),
        "from_start": np.zeros(lines, np.int32),
        "from_end": np.zeros(lines, np.int32),
        "keep": np.zeros(lines, np.float32),
        "weight": np.zeros(lines, np.float32),
    }
    at = word = 0
    for number, (one, first, last) in enumerate(parts):
        here = slice(at, at + last - first)
        said = slice(*np.searchsorted(one.tokens.rows, [first, last]))
        said = slice(said.start, min(said.stop, said.start + words - word))
        there = slice(word, word + said.stop - said.start)
        scaled = np.clip((one.features[first:last] - mean) * scale, -5, 5)
        batch["features"][here] = np.rint(scaled * ACTIVATION_STEP) / ACTIVATION_STEP
        batch["buckets"][there] = one.tokens.hashes[said]
        batch["rows"][there] = one.tokens.rows[said] - first + at
        batch["is_word"][there] = 1
        batch["doc"][here] = number
        batch["from_start"][here] = np.arange(last - first)
        batch["from_end"][here] = np.arange(last - first)[::-1]
        batch["keep"][here] = one.label[first:last] == 1
        batch["weight"][here] = (one.label[first:last] != UNSCORED) * one.weight[first:last]
        at, word = here.stop, there.stop
    return batch
