import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.letters import count_letters

LETTERS = st.text(st.sampled_from("aZ ÀÞßÿ×÷Āа\u0410яЯё語😀9"), max_size=12)


@settings(max_examples=50)
@given(st.lists(LETTERS, min_size=1, max_size=6))
def test_letters_are_counted_as_expressions_count_them(texts: list[str]):
    capitals, small = count_letters(pl.Series(texts, dtype=pl.String))
    assert capitals.tolist() == [len(re.findall("[A-ZÀ-ÞА-Я]", text)) for text in texts]
    assert small.tolist() == [len(re.findall("[a-zß-ÿа-я]", text)) for text in texts]


def test_no_texts_have_no_counts():
    capitals, small = count_letters(pl.Series([], dtype=pl.String))
    assert len(capitals) == len(small) == 0
