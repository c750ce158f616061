import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.frames import LINES
from transforms.hashing import Tokens
from transforms.lines.features import FEATURES, line_features
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.running import previous_place, running_mean
from transforms.lines.words import line_tokens
from warehouse.frames import polars_schema

PAGE = [
    "Home",
    "Sport",
    "Harbour opens after three weeks of talks",
    "The harbour of Old Town was opened again on Monday after three weeks of talks, the ministry said in a statement.",
    "Advertisement",
    "Dock workers of the harbour had walked out in April over a plan to sell the northern quay, and ships had waited at sea.",
    "Share",
    "Share",
    "A recipe for soup with beans and lemon that everybody can cook within half an hour, even without an oven or a pan.",
    "© 2017 The Harbour Post",
]


def _frame(*documents: list[str]) -> pl.DataFrame:
    rows = [
        {"document_id": f"{number:032x}", "line_number": line, "text_raw": text, "is_article": None}
        for number, texts in enumerate(documents)
        for line, text in enumerate(texts, start=1)
    ]
    return pl.DataFrame(rows, schema=polars_schema(LINES), orient="row")


def _features(*documents: list[str]) -> tuple[np.ndarray, Tokens]:
    lines, _, hits, _ = prepare_lines(_frame(*documents), load_line_rules())
    return line_features(lines, hits), line_tokens(lines, 1024)


def _column(name: str) -> list[float]:
    return _features(PAGE)[0][:, FEATURES.index(name)].tolist()


def test_every_line_has_every_feature():
    features, tokens = _features(PAGE)
    assert features.shape == (len(PAGE), len(FEATURES))
    assert features.dtype == np.float32
    assert np.isfinite(features).all()
    assert len(set(FEATURES)) == len(FEATURES)
    assert (np.diff(tokens.rows) >= 0).all()
    assert tokens.hashes.max() < 1024


def test_no_lines_no_features():
    features, tokens = _features()
    assert features.shape == (0, len(FEATURES))
    assert len(tokens.rows) == 0


def test_rule_rows_and_copies_are_seen():
    assert [value > 0 for value in _column("rule_share")] == [text == "Share" for text in PAGE]
    assert [value > 0 for value in _column("rule_ad")] == [text == "Advertisement" for text in PAGE]
    assert _column("is_beside_copy") == [float(text == "Share") for text in PAGE]


def test_distance_to_prose_counts_lines():
    until = np.expm1(_column("until_prose")).round()
    assert until[:3].tolist() == [3, 2, 1]
    since = np.expm1(_column("since_prose")).round()
    assert since[4:8].tolist() == [1, 2, 1, 2]
    assert _column("is_before") == [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert _column("is_after") == [0] * 9 + [1]


def test_words_of_the_article_are_known_again():
    shared = _column("words_shared")
    assert shared[2] > 0.6  # the headline
    assert shared[8] < 0.2  # another subject
    assert _column("words_shared")[4] == 0


def test_the_stretch_with_most_prose_is_found():
    # With little cost for lines between, the stretch reaches over them.
    assert _column("in_span_3") == [0, 0, 0, 1, 1, 1, 1, 1, 1, 0]
    menu = ["Old Town", "New Town"] * 8
    features, _ = _features([*PAGE[:6], *menu, PAGE[8]])
    assert features[:, FEATURES.index("in_span_12")].tolist() == [0, 0, 0, 1, 1, 1, *[0] * 17]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-9, 9), max_size=60), st.lists(st.integers(1, 9), min_size=1, max_size=8))
def test_running_means_stop_at_borders(values: list[int], lengths: list[int]):
    position = np.concatenate([np.arange(length) for length in lengths])[: len(values)]
    values = values[: len(position)]
    found = running_mean(np.array(values, np.float32).reshape(-1, 1), position.astype(np.int64), np.float32([0.7]))
    wanted, total = [], 0.0
    for value, place in zip(values, position, strict=True):
        total = 0.7 * (total if place else 0.0) + 0.3 * value
        wanted.append(total)
    assert np.allclose(found[:, 0], wanted, atol=1e-5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=6), max_size=6))
def test_previous_place_stops_at_borders(documents: list[list[bool]]):
    flags = np.array([flag for flags in documents for flag in flags], bool)
    position = np.array([place for flags in documents for place in range(len(flags))], np.int64)
    wanted = [
        next((back for back in range(1, place + 1) if flags[place - back]), None)
        for flags in documents
        for place in range(len(flags))
    ]
    found = [int(back) if back < 1_000 else None for back in previous_place(flags, position)]
    assert found == wanted


_TEXTS = st.lists(st.sampled_from([*PAGE, "", "  ", "word " * 400, "好的。", "1", "…"]), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_a_document_reads_the_same_beside_others(documents: list[list[str]]):
    together, tokens = _features(*documents)
    alone = [_features(texts) for texts in documents]
    assert np.array_equal(together, np.concatenate([features for features, _ in alone]))
    assert np.array_equal(tokens.hashes, np.concatenate([said.hashes for _, said in alone]))
