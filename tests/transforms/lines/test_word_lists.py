import polars as pl

from transforms.hashing import hash_texts
from transforms.lines.word_lists import BITS, LISTS, lists_of


def test_words_are_found_in_all_their_lists():
    words = sorted({word for words in LISTS.values() for word in words})
    found = lists_of(hash_texts(pl.Series(words))).tolist()
    assert found == [sum(BITS[name] for name, words in LISTS.items() if word in words) for word in words]


def test_other_words_are_in_none():
    assert lists_of(hash_texts(pl.Series(["harbour", "", "Us"]))).tolist() == [0, 0, 0]
