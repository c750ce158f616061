"""Train the net of `flows.training.parser_net` on trees (development only).

The loss is the cross-entropy of heads, of relations at the true heads, and of tags; universal parts of speech are learnt
beside them, and what is learnt for them does not ship. AdamW (Loshchilov and Hutter 2019) with a rate that rises and then
falls as a cosine; what ships is a moving average of the weights (Polyak and Juditsky 1992).
"""

import random
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from flows.training.parser_net import Arrays, Names, Options, Thinning, arc_scores, label_scores, read_words, start, tag_scores
from flows.training.treebank import Tree
from flows.training.treebank_batches import Numbered, batches
from flows.training.treebank_variants import varied
from transforms.syntax.layers import TABLE_LIMIT

Tell = Callable[[int, Any, Arrays], None]
"""Called after every epoch with its number, its mean losses (heads, relations, tags) and the weights so far."""


def _loss(state: Arrays, batch: Arrays, key: Any, options: Options) -> tuple[Any, Any]:
    thin = Thinning(key, options.without_unit)
    mask = batch["mask"]
    hidden = read_words(state, batch, options, thin)

    def missed(scores: Any, right: Any) -> Any:
        logs = jax.nn.log_softmax(scores)
        return -(jnp.take_along_axis(logs, right[..., None], -1)[..., 0] * mask).sum() / mask.sum()

    arcs = missed(arc_scores(state, hidden, mask, thin), batch["heads"])
    labels = missed(label_scores(state, hidden, batch["heads"], thin), batch["labels"])
    tags, parts = tag_scores(state, hidden, thin)
    tagged = missed(tags, batch["tags"])
    return arcs + labels + 0.5 * tagged + 0.25 * missed(parts, batch["parts"]), jnp.stack([arcs, labels, tagged])


@partial(jax.jit, static_argnames=("options",), donate_argnums=(0, 1))
def _step(state: Arrays, moments: list[Arrays], batch: Arrays, told: Any, key: Any, options: Options) -> Any:
    done, rate, share = told
    slopes, losses = jax.grad(_loss, has_aux=True)(state, batch, key, options)
    norm = jnp.sqrt(sum((slope**2).sum() for slope in slopes.values()))
    shrink = jnp.minimum(1.0, 2.0 / (norm + 1e-6))
    first, second, average = moments
    first = {name: 0.9 * first[name] + 0.1 * shrink * slope for name, slope in slopes.items()}
    second = {name: 0.98 * second[name] + 0.02 * (shrink * slope) ** 2 for name, slope in slopes.items()}
    new = {}
    for name, value in state.items():
        move = (first[name] / (1 - 0.9**done)) / (jnp.sqrt(second[name] / (1 - 0.98**done)) + 1e-8)
        new[name] = value - rate * (move + options.decay * value)
        if name.startswith("table/"):
            new[name] = jnp.clip(new[name], -TABLE_LIMIT, TABLE_LIMIT)
    average = {name: value + share * (new[name] - value) for name, value in average.items()}
    return new, [first, second, average], losses


def fit(trees: Sequence[Tree], names: Names, options: Options, seed: int, tell: Tell | None = None) -> Arrays:
    """Train on trees; returns the averaged weights."""
    state = start(names, options, seed)
    moments = [{name: jnp.zeros_like(value) for name, value in state.items()} for _ in range(2)]
    moments.append({name: value + 0 for name, value in state.items()})
    key = jax.random.key(seed, impl="rbg")
    numbered = Numbered(names)
    steps = options.epochs * sum(1 for _ in batches(trees, numbered, options, random.Random(seed)))
    done = 0
    for epoch in range(options.epochs):
        chance = random.Random(f"{seed} {epoch}")
        total, count = np.zeros(3), 0
        for batch in batches([varied(tree, chance, options.variants) for tree in trees], numbered, options, chance):
            done += 1
            rate = options.rate * min(1.0, done / options.warm_up) * max(0.02, 0.5 * (1 + np.cos(np.pi * min(1.0, done / steps))))
            told = jnp.asarray([done, rate, 1 / max(1.0, options.average * done)], jnp.float32)
            key, now = jax.random.split(key)
            state, moments, losses = _step(state, moments, batch, told, now, options)
            if done % 20 == 0:
                total, count = total + np.asarray(losses), count + 1
        if tell is not None:
            tell(epoch, total / max(count, 1), {name: np.asarray(value) for name, value in moments[2].items()})
    return {name: np.asarray(value) for name, value in moments[2].items()}
