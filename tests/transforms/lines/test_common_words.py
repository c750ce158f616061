import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.common_words import count_common_words

WORDS = st.sampled_from(["the", "of", "und", "que", "что", "harbour", "the,", "this", "", "nichtig"])
FUNCTIONAL, FAMILIAR = ("the", "of", "und", "que", "что"), ("the", "of", "und", "this")


@settings(max_examples=50)
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=5))
def test_function_words_are_counted_as_an_expression_counts_them_that_takes_the_blanks_beside(texts: list[str]):
    found = count_common_words(pl.Series(texts, dtype=pl.String))
    assert found.functional.tolist() == [len(re.findall(f" (?:{'|'.join(FUNCTIONAL)}) ", text)) for text in texts]
    assert found.familiar.tolist() == [sum(word in FAMILIAR for word in text.split(" ")) for text in texts]


def test_of_function_words_in_a_row_every_other_one_counts():
    found = count_common_words(pl.Series(["out of the reach", "one of the und des in it"]))
    assert found.functional.tolist() == [1, 3]
    assert found.familiar.tolist() == [2, 6]
