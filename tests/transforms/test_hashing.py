import re

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms import hashing
from transforms.hashing import cut_words, hash_texts, hash_tokens, shingles

ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)


def words_of(texts, **options):
    """The words as text, by looking each hash up among the hashes of all substrings that could be words."""
    found = hash_tokens(pl.Series(texts, dtype=pl.String), **options)
    names = sorted({text[i:j] for text in texts for i in range(len(text)) for j in range(i + 1, len(text) + 1)})
    table = dict(zip(hash_texts(pl.Series(names, dtype=pl.String)).tolist(), names, strict=True))
    return [(int(row), table[int(value)]) for row, value in zip(found.rows, found.hashes, strict=True)]


@given(st.lists(ASCII, max_size=6))
def test_words_are_runs_of_letters_and_digits(texts):
    expected = [(row, word) for row, text in enumerate(texts) for word in re.findall(r"[A-Za-z0-9]+", text)]
    assert words_of(texts) == expected


@given(st.lists(ASCII, max_size=4))
def test_marks_are_words_of_their_own_when_asked(texts):
    expected = [(row, word) for row, text in enumerate(texts) for word in re.findall(r"[A-Za-z0-9]+|[^A-Za-z0-9 ]", text)]
    assert words_of(texts, punctuation=True) == expected


def test_scripts():
    assert [word for _, word in words_of(["Łódź — “naïve” cité\u00a0x", "停戦 ok"])] == [
        "Łódź",
        "naïve",
        "cité",
        "x",
        "停",
        "戦",
        "ok",
    ]


def test_digits_fold():
    values = hash_tokens(pl.Series(["in 1998", "in 2024", "in 24"]), fold_digits=True).hashes
    assert values[1] == values[3] != values[5]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_texts_hash_alike_only_when_equal_and_wherever_they_stand(texts):
    together = hash_texts(pl.Series(texts, dtype=pl.String))
    alone = [int(hash_texts(pl.Series([text]))[0]) for text in texts]
    assert together.tolist() == alone
    assert len(set(alone)) == len(set(texts))


@given(st.lists(st.text("ab é", max_size=9), max_size=9))
def test_chunks_change_nothing(texts):
    series = pl.Series(texts, dtype=pl.String)
    whole = hash_tokens(series)
    size, hashing._CHUNK_BYTES = hashing._CHUNK_BYTES, 5
    try:
        cut = hash_tokens(series)
    finally:
        hashing._CHUNK_BYTES = size
    assert np.array_equal(whole.hashes, cut.hashes)
    assert np.array_equal(whole.rows, cut.rows)


def test_the_numbers_never_change():
    """They are stored in warehouses and in trained weights: another number here breaks both."""
    assert hash_texts(pl.Series(["", "truce", "Łódź"])).tolist() == [0, 12564020466854558660, 12321303240926285053]
    assert hash_tokens(pl.Series(["a truce"])).hashes.tolist() == [8777055843625058441, 12564020466854558660]


def test_shingles():
    tokens = hash_tokens(pl.Series(["a b c d", "a b", "b c d"]))
    runs = shingles(tokens, 3)
    assert runs.rows.tolist() == [0, 0, 2]
    assert runs.hashes[1] == runs.hashes[2] != runs.hashes[0]
    assert len(shingles(tokens, 40).hashes) == 0


def test_a_null_is_empty():
    assert hash_tokens(pl.Series([None, "a"], dtype=pl.String)).rows.tolist() == [1]


@given(st.lists(st.text(st.sampled_from("abé 019.,語ไ😀"), max_size=12), max_size=6))
def test_words_cut_once_are_those_of_the_three_ways_to_read(texts: list[str]):
    given_texts = pl.Series(texts, dtype=pl.String)
    both, zeros = (hash_tokens(given_texts, punctuation=True, fold_digits=fold) for fold in (False, True))
    words = hash_tokens(given_texts)
    found = [(cut.rows(), *cut.hashes(), cut.is_word()) for cut in cut_words(given_texts, punctuation=True)]
    rows, hashes, folded, is_word = (
        (np.concatenate(part) for part in zip(*found, strict=True)) if found else np.empty((4, 0), bool)
    )
    assert hashes.tolist() == both.hashes.tolist()
    assert rows.tolist() == both.rows.tolist()
    assert folded.tolist() == zeros.hashes.tolist()
    assert hashes[is_word].tolist() == words.hashes.tolist()
    assert rows[is_word].tolist() == words.rows.tolist()
