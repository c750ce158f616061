"""How likely each line is to be part of its document's article, by the trained network.

Lines that an extractor has judged keep its judgement. Documents of a few lines give the network nothing to go by, and stay whole.
"""

from collections.abc import Iterator

import numpy as np
import polars as pl

from transforms.documents.place import unpack_places
from transforms.lines.features import FEATURES, line_features
from transforms.lines.network import Weights, keep_probability
from transforms.lines.reading import Reading
from transforms.lines.unfamiliar import keep_unfamiliar
from transforms.lines.unsure import Extractor, ask_where_unsure
from transforms.lines.verdict import ENOUGH, drop_where, is_likely, is_open, surest
from transforms.lines.weights.loader import load_weights
from transforms.lines.words import text_tokens

_DOUBT = 0.2
_FEW_CAPITALS = 0.5
_FEWEST_LINES = 4
_PART_LINES = 20_000  # a document with more is read in parts
_CHUNK_LINES = 50_000


def mark_chances(
    lines: pl.DataFrame, hits: pl.DataFrame, extractor: Extractor | None = None, reading: Reading | None = None
) -> pl.DataFrame:
    """Add `chance`, the probability of being article, `is_page` (it is a line of HTML), and `is_before`, `is_after`: the line stands before the first or after the
    last line of the article; both are false where there is none. Pages that the network is not sure of are shown to `extractor`;
    `reading` is one that holds the lines, for who has it."""
    marked = keep_unfamiliar(lines.with_columns(chance=_text_and_page_chances(lines, hits, reading or Reading.of(lines))))
    if extractor is not None:
        marked = ask_where_unsure(marked, extractor)
    judged = pl.col("is_article").cast(pl.Float32)
    is_whole = (pl.len().over("doc") < _FEWEST_LINES) & pl.col("dom").is_null()
    chance = pl.coalesce(judged, pl.when(is_whole).then(1.0).otherwise("chance")).cast(pl.Float32)
    return mark_edges(marked.with_columns(chance=chance, is_page=pl.col("dom").is_not_null()).drop("dom"))


def _text_and_page_chances(lines: pl.DataFrame, hits: pl.DataFrame, reading: Reading) -> pl.Series:
    """Lines of pages by the network that knows their place in the page, all others by their text alone."""
    is_page = lines["dom"].is_not_null()
    chances = np.empty(lines.height, np.float32)
    for name, is_chosen in (("text", ~is_page), ("html", is_page)):
        if is_chosen.any():
            chosen = lines if is_chosen.all() else lines.filter(is_chosen)
            chances[is_chosen.to_numpy()] = line_chances(chosen, hits, load_weights(name), reading).to_numpy()
    return pl.Series("chance", chances)


def mark_edges(lines: pl.DataFrame) -> pl.DataFrame:
    """Add `is_before` and `is_after` from `chance`."""
    place = pl.when(is_likely).then(pl.col("position"))
    first, last = place.min().over("doc"), place.max().over("doc")
    return lines.with_columns(
        is_before=(pl.col("position") < first).fill_null(False), is_after=(pl.col("position") > last).fill_null(False)
    )


def line_chances(lines: pl.DataFrame, hits: pl.DataFrame, weights: Weights, reading: Reading | None = None) -> pl.Series:
    """Return the network's probability for each prepared line (`prepare_lines`). `reading` is one that holds the lines."""
    found = [np.empty(0, np.float32)]
    reading = reading or Reading.of(lines)
    tokens = text_tokens(reading, weights.buckets)
    for part in _chunks(lines):
        near = hits.join(part.select("row"), on="row", how="semi")
        features = line_features(part, near, reading)
        if len(weights.names) > len(FEATURES):
            features = np.hstack([features, unpack_places(part["dom"].explode().to_numpy().reshape(part.height, -1))])
        found.append(
            keep_probability(weights, features, tokens, part["doc"].to_numpy().astype(np.int64), reading.at(part["text"]))
        )
    return pl.Series("chance", np.concatenate(found))


def _chunks(lines: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Whole documents, or parts of very long ones, in stretches of bounded length."""
    parted = lines.with_columns(
        doc=pl.struct("doc", pl.col("position") // _PART_LINES).rle_id(), position=pl.col("position") % _PART_LINES
    )
    starts = np.append(parted["position"].eq(0).arg_true().to_numpy(), lines.height)
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + _CHUNK_LINES, side="right")) - 1)
        yield parted[int(starts[first]) : int(starts[last])]
        first = last


def keep_doubtful_sentences(lines: pl.DataFrame) -> pl.DataFrame:
    """Raise the chance of open sentences of flat text that are in doubt, where the line above that is open and not in doubt is
    likely: a sentence lost costs more than one too many."""
    is_sentence = (
        pl.col("ends_sentence") & (pl.col("words") >= 3) & ((pl.col("capital_share") <= _FEW_CAPITALS) | pl.col("is_quote"))
    )
    in_doubt = is_open & ~is_likely & (pl.col("chance") >= _DOUBT) & is_sentence & ~pl.col("is_page")
    marked = lines.with_columns(in_doubt=in_doubt)
    above = pl.when(is_open & ~pl.col("in_doubt")).then(is_likely).forward_fill().over("doc").fill_null(False)
    raised = pl.when(pl.col("in_doubt") & above).then(ENOUGH).otherwise("chance")
    return marked.with_columns(chance=raised.cast(pl.Float32)).drop("in_doubt")


def drop_unlikely(lines: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """Drop the lines that are probably no article, but for the title. A rule row that hits the line, wherever it applies, names
    the kind; otherwise the line's shape does."""
    best = surest(hits).select("row", hit_kind="kind")
    words, is_sentence = pl.col("words"), pl.col("ends_sentence")
    shape = (
        pl.when(pl.col("folded").str.contains(_CREDIT) & (words <= 40))
        .then(pl.lit("caption"))
        .when("is_prose")
        .then(pl.lit("not_article"))
        .when((words >= 4) & ~is_sentence)
        .then(pl.lit("related"))
        .otherwise(pl.lit("navigation"))
    )
    named = lines.join(best, on="row", how="left", maintain_order="left")
    return drop_where(
        named,
        ~is_likely & ~pl.col("is_title"),
        kind=pl.coalesce("hit_kind", shape),
        rule_id="line-model",
        score=(1 - pl.col("chance")).cast(pl.Float64).round(4),
    ).drop("hit_kind")


_CREDIT = r"\b(?:getty|reuters|afp|epa|photo|photograph|image|picture|foto|file photo|courtesy)\b|\(ap\b|/ap\b"
