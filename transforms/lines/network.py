"""A small network over the lines of documents: how likely each is to be part of the article.

Every line's features and words go through one dense layer; running means up and down the document, several convolutions of
three lines each, a growing number of lines apart (van den Oord et al. 2016, "WaveNet"), and the mean over the document
let a block of lines be one decision.
Documents stand end to end in the arrays, and nothing crosses a border.

Weights and activations are rounded to small binary fractions, so that float32 adds them up without error: a line's
probability does not depend on the lines of other documents, the batch, or the machine's way to multiply matrices.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.hashing import Tokens
from transforms.lines.running import Floats, Places, running_mean
from transforms.lines.stretches import stretches

ACTIVATION_STEP, ACTIVATION_LIMIT = 32.0, 8.0
"""Activations are multiples of 1/32 up to 8, where the weights state no other limit."""
WEIGHT_STEP, WEIGHT_LIMIT = 128.0, 2.0
"""Weights are multiples of 1/128 up to 2: 250 products of the largest numbers stay below the 2^24 that float32 holds. With a
higher limit of the activations as many do where the weights are small, as trained ones are."""
_STRETCH = 4096
_STEP = np.float32(ACTIVATION_STEP)


@dataclass(frozen=True)
class Weights:
    """Trained numbers: `names` of the feature columns (F), their `mean` and `scale` (F,), and one or more `members`, networks
    whose answers are averaged: `words` (buckets, D); `enter` (F + D, H) and `enter_bias` (H,); `carry` (H, C), the values
    whose running means are taken, `carried` (2 C, H) and `carried_bias` (H,); for each of the `distances` a matrix `near` (3 H, H) with `near_bias`; `whole` (2 H, H) with `whole_bias`; `answer` (H,), `answer_bias` ().
    No activation is above `limit`.
    """

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    distances: tuple[int, ...]
    members: tuple[Mapping[str, Floats], ...]
    limit: float = ACTIVATION_LIMIT

    @property
    def buckets(self) -> int:
        """Number of word buckets."""
        return len(self.members[0]["words"])


def pack_weights(weights: Weights) -> dict[str, NDArray[np.generic]]:
    """The weights as small integers and the few floats, for a file."""
    arrays: dict[str, NDArray[np.generic]] = {
        "names": np.array(weights.names),
        "mean": weights.mean,
        "scale": weights.scale,
        "distances": np.array(weights.distances, np.int64),
        "limit": np.array(weights.limit, np.float32),
    }
    for number, member in enumerate(weights.members):
        arrays |= {f"{number}/{name}": np.rint(value * WEIGHT_STEP).astype(np.int16) for name, value in member.items()}
    return arrays


def unpack_weights(arrays: Mapping[str, NDArray[np.generic]]) -> Weights:
    """The weights that `pack_weights` made small."""
    members: dict[str, dict[str, Floats]] = {}
    for name, values in arrays.items():
        number, _, part = name.partition("/")
        if part:
            members.setdefault(number, {})[part] = values.astype(np.float32) / np.float32(WEIGHT_STEP)
    return Weights(
        names=tuple(str(name) for name in arrays["names"]),
        mean=arrays["mean"].astype(np.float32),
        scale=arrays["scale"].astype(np.float32),
        distances=tuple(int(distance) for distance in arrays["distances"].astype(np.int64)),
        members=tuple(members[number] for number in sorted(members)),
        limit=float(arrays.get("limit", ACTIVATION_LIMIT)),
    )


def keep_probability(weights: Weights, features: Floats, tokens: Tokens, doc: Places, texts: Places | None = None) -> Floats:
    """Return the probability of being article for each line, float32 of shape (lines,), rounded to 1/10,000.

    `features` has the columns `weights.names`; `tokens` are the buckets of the lines' words (rows rising); `doc` is the
    number of each line's document, rising. With `texts`, tokens are those of texts, and it tells each line's text (lines,).
    """
    if features.shape[1] != len(weights.names):
        raise ValueError(f"{features.shape[1]} features, {len(weights.names)} expected")
    lines = len(features)
    texts = np.arange(lines) if texts is None else texts
    meanings = _meanings(weights, tokens, texts)
    chances = np.empty(lines, np.float32)
    for here in stretches(doc, _STRETCH):
        scaled = features[here] - weights.mean
        scaled *= weights.scale
        np.clip(scaled, -5, 5, out=scaled)
        scaled *= _STEP
        rounded(scaled, weights.limit)
        layout = Layout.of(np.append(np.flatnonzero(np.diff(doc[here], prepend=-1)), here.stop - here.start))
        total = np.zeros(here.stop - here.start, np.float32)
        for member, meaning in zip(weights.members, meanings, strict=True):
            total += _answer(weights, member, scaled, meaning.take(texts[here], axis=0), layout)
        chances[here] = 1 / (1 + np.exp(-total / len(weights.members)))
    return chances.round(4)


@dataclass(frozen=True)
class Layout:
    """Where documents start in a stretch of lines: `starts`, their `lengths`, and each line's place `from_start` and `from_end`."""

    starts: Places
    lengths: Places
    from_start: Places
    from_end: Places

    @classmethod
    def of(cls, bounds: Places) -> "Layout":
        """Return the layout of documents that stand between successive bounds."""
        starts, lengths = bounds[:-1], np.diff(bounds)
        from_start = np.arange(bounds[-1]) - np.repeat(starts, lengths)
        return cls(starts, lengths, from_start, np.repeat(lengths, lengths) - 1 - from_start)


def rounded(values: Floats, limit: float) -> Floats:
    """Round activations, in steps, to whole steps; none is beyond the limit, which is no number of steps. In place."""
    np.rint(values, out=values)
    return np.clip(values, -limit * _STEP, limit * _STEP, out=values)


def _answer(
    weights: Weights,
    member: Mapping[str, Floats],
    features: Floats,
    meaning: Floats,
    layout: Layout,
) -> Floats:
    """The network's answer for each line. All activations are counted in steps: numbers are whole, and scaling them takes no time."""
    enter, limit = member["enter"], weights.limit
    width = features.shape[1]

    def grown(state: Floats | float, added: Floats, bias: Floats) -> Floats:
        """The state with what a layer adds to it, where that is positive."""
        added += bias * _STEP
        np.maximum(added, 0, out=added)
        added += state
        return rounded(added, limit)

    state = features @ enter[:width]
    state += meaning @ enter[width:]
    state = grown(0.0, state, member["enter_bias"])
    values = rounded(state @ member["carry"], limit)
    decay = carry_decay(values.shape[1])
    down = running_mean(values, layout.from_start, decay)
    up = running_mean(values[::-1], layout.from_end[::-1], decay)[::-1]
    state = grown(state, rounded(np.hstack([down, up]), limit) @ member["carried"], member["carried_bias"])
    for number, distance in enumerate(weights.distances):
        above, here, below = (state @ part for part in np.split(member[f"near_{number}"], 3))
        if distance < len(state):
            above[:-distance][layout.from_start[distance:] < distance] = 0  # nothing crosses a border
            here[distance:] += above[:-distance]
            below[distance:][layout.from_end[:-distance] < distance] = 0
            here[:-distance] += below[distance:]
        state = grown(state, here, member[f"near_bias_{number}"])
    total: Floats = np.add.reduceat(state, layout.starts, axis=0)
    mean = rounded(total / layout.lengths.astype(np.float32)[:, None], limit)
    own, document = np.split(member["whole"], 2)
    state = grown(state, state @ own + np.repeat(mean @ document, layout.lengths, axis=0), member["whole_bias"])
    answer: Floats = state @ member["answer"] / _STEP + member["answer_bias"]
    return answer


def carry_decay(values: int) -> Floats:
    """How slowly each carried value's running mean forgets: from a few lines to a hundred."""
    return (1 - 0.5 ** np.linspace(1.5, 6, values)).astype(np.float32)


def _meanings(weights: Weights, tokens: Tokens, texts: Places) -> list[Floats]:
    """What the texts mean that lines have (`texts`), by each member's words."""
    is_asked = np.zeros(int(max(texts.max(initial=-1), tokens.rows.max(initial=-1))) + 1, bool)
    is_asked[texts] = True
    if not is_asked.all():
        asked = np.flatnonzero(is_asked.take(tokens.rows))
        tokens = Tokens(tokens.hashes.take(asked), tokens.rows.take(asked))
    return [_meaning(member["words"], tokens, len(is_asked), weights.limit) for member in weights.members]


def _meaning(words: Floats, tokens: Tokens, texts: int, limit: float) -> Floats:
    """The sum of each text's word vectors over the root of their number."""
    total = np.zeros((texts, words.shape[1]), np.float32)
    for start in range(0, texts, _STRETCH):
        here = slice(*np.searchsorted(tokens.rows, [start, start + _STRETCH]))
        rows = tokens.rows[here]
        if len(rows):
            first = np.flatnonzero(np.diff(rows, prepend=-1))
            total[rows[first]] = np.add.reduceat(words.take(tokens.hashes[here].astype(np.int64), axis=0), first, axis=0)
    root: Floats = np.sqrt(np.bincount(tokens.rows, minlength=texts) + 1.0).astype(np.float32)
    return rounded(total / root[:, None] * _STEP, limit)
