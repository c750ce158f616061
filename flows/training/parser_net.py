"""The net of `transforms.syntax.network` as JAX computes it for training (development only).

Units, words and affixes are left out at random while it learns; activations are rounded as the runtime rounds them.
"""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from transforms.syntax.features import FEATURES, Vocabularies
from transforms.syntax.layers import ACTIVATION_LIMIT, ACTIVATION_STEP, CARRIED_STEP, SIDES, SLOPE, side_buckets

Arrays = dict[str, Any]
IMPOSSIBLE = -1e9


@dataclass(frozen=True)
class Options:
    """How the net is built and trained."""

    depths: tuple[int, ...] = (96, 32, 48, 24, 24)  # of the tables, in the order of FEATURES
    width: int = 128
    near: int = 2  # layers that look at the neighbours
    far: int = 2  # layers that look at the whole sentence
    carried: int = 64  # values carried in each direction
    arc: int = 96
    label: int = 160
    epochs: int = 11
    rate: float = 2e-3
    warm_up: int = 300  # steps until the rate has risen
    decay: float = 1e-5
    average: float = 0.06  # over what part of the steps so far the weights are averaged
    without_unit: float = 0.25
    without_word: float = 0.15
    without_affix: float = 0.05
    variants: float = 0.25
    news: int = 2  # how often a sentence of news is read in an epoch
    batch_tokens: int = 1024
    lengths: tuple[int, ...] = (12, 20, 32, 56, 128)


@dataclass(frozen=True)
class Names:
    """The vocabularies of the features and the names of tags, relations and parts of speech, in the order of their numbers."""

    vocabularies: Vocabularies
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    parts: tuple[str, ...]


def start(names: Names, options: Options, seed: int) -> Arrays:
    """Return weights to start from."""
    chance = np.random.default_rng([seed, 1])
    state: Arrays = {}

    def drawn(name: str, rows: int, columns: int, size: float | None = None) -> None:
        state[name] = chance.normal(0, size or np.sqrt(2 / (rows + columns)), (rows, columns)).astype(np.float32)

    def layer(name: str, rows: int) -> None:
        drawn(name, rows, 2 * width)
        state[f"{name}/bias"] = np.zeros(2 * width, np.float32)
        state[f"{name}/gain"] = np.ones(width, np.float32)
        state[f"{name}/shift"] = np.zeros(width, np.float32)

    def dense(name: str, rows: int, columns: int) -> None:
        drawn(name, rows, columns)
        state[f"{name}/bias"] = np.zeros(columns, np.float32)

    width, carried = options.width, options.carried
    for name, depth in zip(FEATURES, options.depths, strict=True):
        drawn(f"table/{name}", len(names.vocabularies[name]) + 1, depth, 0.1)
    layer("enter", sum(options.depths))
    for number in range(options.near):
        layer(f"near{number}", 3 * width)
    for number in range(options.far):
        dense(f"gates{number}", width, 4 * carried)
        state[f"gates{number}/bias"][2 * carried :] = np.tile(np.linspace(-1.5, 2.0, carried), 2)
        layer(f"far{number}", 2 * carried + width)
    state["root"] = chance.normal(0, 0.1, (1, width)).astype(np.float32)
    dense("arc_word", width, options.arc)
    dense("arc_head", width, options.arc)
    drawn("arc", options.arc, options.arc, 0.05)
    drawn("arc_prior", options.arc, 1, 0.05)
    drawn("arc_side", options.arc, SIDES, 0.02)
    state["side"] = np.zeros(SIDES, np.float32)
    dense("label_word", width, options.label)
    dense("label_head", width, options.label)
    state["label_side"] = np.zeros((SIDES, options.label), np.float32)
    dense("label", options.label, len(names.labels))
    dense("tag", width, len(names.tags))
    dense("part", width, len(names.parts))
    return {name: jnp.asarray(value) for name, value in state.items()}


class Thinning:
    """Leaves out units at random while training; leaves all in without a key."""

    def __init__(self, key: Any, share: float) -> None:
        self.key, self.share = key, share

    def __call__(self, values: Any, share: float = 1.0, shape: tuple[int, ...] | None = None) -> Any:
        """Values without `share` of the usual share of units; `shape` where units are left out for whole sentences."""
        if self.key is None:
            return values
        return values * self.stays(shape or values.shape, self.share * share) / (1 - self.share * share)

    def stays(self, shape: tuple[int, ...], left_out: float) -> Any:
        """Ones, and zeros for what is left out."""
        self.key, now = jax.random.split(self.key)
        return (jax.random.bits(now, shape, jnp.uint8) >= round(256 * left_out)).astype(jnp.float32)


def read_words(state: Arrays, batch: Arrays, options: Options, thin: Thinning) -> Any:
    """What the net makes of each word in its sentence: (sentences, length, width)."""
    numbers, mask = batch["numbers"], batch["mask"][..., None]
    if thin.key is not None:
        words = thin.stays(numbers.shape[:2], options.without_word).astype(jnp.int32)
        affixes = thin.stays(numbers.shape[:2], options.without_affix).astype(jnp.int32)
        numbers = numbers * jnp.stack([words, affixes, affixes, affixes, jnp.ones_like(words)], axis=-1)
    read = jnp.concatenate([state[f"table/{name}"][numbers[..., n]] for n, name in enumerate(FEATURES)], axis=-1)
    hidden = _rounded(_layer(state, "enter", thin(read))) * mask
    for number in range(options.near):
        seen = jnp.pad(thin(hidden, 0.6), ((0, 0), (1, 1), (0, 0)))
        seen = jnp.concatenate([seen[:, :-2], seen[:, 1:-1], seen[:, 2:]], axis=-1)
        hidden = _rounded(hidden + _layer(state, f"near{number}", seen)) * mask
    for number in range(options.far):
        own = thin(hidden, 0.6, (hidden.shape[0], 1, hidden.shape[2]))
        carried = _carried(own @ state[f"gates{number}"] + state[f"gates{number}/bias"], mask, options.carried)
        seen = thin(jnp.concatenate([_rounded(carried, CARRIED_STEP, 1.0), own], axis=-1), 0.6)
        hidden = _rounded(hidden + _layer(state, f"far{number}", seen)) * mask
    return hidden


def _layer(state: Arrays, name: str, values: Any) -> Any:
    values = values @ state[name] + state[f"{name}/bias"]
    half = values.shape[-1] // 2
    values = jnp.maximum(values[..., :half], values[..., half:])
    values = values - values.mean(-1, keepdims=True)
    return values / jnp.sqrt((values**2).mean(-1, keepdims=True) + 1e-5) * state[f"{name}/gain"] + state[f"{name}/shift"]


def _carried(gates: Any, mask: Any, width: int) -> Any:
    keep = jnp.where(mask > 0, jax.nn.sigmoid(gates[..., 2 * width :]), 1.0)
    new = (1 - keep) * jnp.tanh(gates[..., : 2 * width])

    def follow(carried: Any, here: Any) -> Any:
        carried = here[0] * carried + here[1]
        return carried, carried

    def along(half: slice, is_up: bool) -> Any:
        steps = jnp.swapaxes(keep[..., half], 0, 1), jnp.swapaxes(new[..., half], 0, 1)
        _, found = jax.lax.scan(follow, jnp.zeros_like(steps[1][0]), steps, reverse=is_up)
        return jnp.swapaxes(found, 0, 1)

    return jnp.concatenate([along(slice(width), False), along(slice(width, None), True)], axis=-1)


def arc_scores(state: Arrays, hidden: Any, mask: Any, thin: Thinning) -> Any:
    """Scores (sentences, length, 1 + length) of each word's heads, the root first."""
    length = hidden.shape[1]
    words = _rounded(_leaky(thin(hidden) @ state["arc_word"] + state["arc_word/bias"]))
    heads = _rounded(_leaky(thin(_with_root(state, hidden)) @ state["arc_head"] + state["arc_head/bias"]))
    scores = jnp.einsum("bta,bsa->bts", _rounded(words @ state["arc"]), heads) + (heads @ state["arc_prior"])[:, None, :, 0]
    sides = jnp.asarray(side_buckets(length))
    by_side = words @ state["arc_side"] + state["side"]
    scores = scores + jnp.take_along_axis(by_side, jnp.broadcast_to(sides, (len(hidden), *sides.shape)), axis=2)
    there = jnp.concatenate([jnp.ones((len(hidden), 1)), mask], axis=1)[:, None, :]
    itself = jnp.eye(length, length + 1, 1)[None]
    return jnp.where((there > 0) & (itself == 0), scores, IMPOSSIBLE)


def label_scores(state: Arrays, hidden: Any, heads: Any, thin: Thinning) -> Any:
    """Scores (sentences, length, labels) of the relation of each word to its head (0: root, n: word n - 1)."""
    words = thin(hidden) @ state["label_word"] + state["label_word/bias"]
    above = thin(_with_root(state, hidden)) @ state["label_head"] + state["label_head/bias"]
    above = jnp.take_along_axis(above, heads[..., None], axis=1)
    sides = jnp.asarray(side_buckets(hidden.shape[1]))
    sides = jnp.take_along_axis(jnp.broadcast_to(sides, (len(hidden), *sides.shape)), heads[..., None], axis=2)[..., 0]
    return _rounded(_leaky(words + above + state["label_side"][sides])) @ state["label"] + state["label/bias"]


def tag_scores(state: Arrays, hidden: Any, thin: Thinning) -> tuple[Any, Any]:
    """Scores (sentences, length, n) of the Penn tags, and of the universal parts of speech."""
    hidden = thin(hidden, 0.8)
    return hidden @ state["tag"] + state["tag/bias"], hidden @ state["part"] + state["part/bias"]


def _with_root(state: Arrays, hidden: Any) -> Any:
    root = jnp.broadcast_to(_rounded(state["root"]), (hidden.shape[0], 1, hidden.shape[2]))
    return jnp.concatenate([root, hidden], axis=1)


def _leaky(values: Any) -> Any:
    return jnp.where(values > 0, values, SLOPE * values)


def _rounded(values: Any, step: float = ACTIVATION_STEP, limit: float = ACTIVATION_LIMIT) -> Any:
    """Round as the runtime does, and let the gradient pass as if it were not rounded."""
    near = jnp.clip(jnp.rint(values * step) / step, -limit, limit)
    return values + jax.lax.stop_gradient(near - values)
