import re

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.letters import count_blanks, count_letters

TEXTS = st.lists(st.text(st.sampled_from("aZ ÀÞßÿ×÷Āа\u0410яЯё語😀9(\"'.\n"), max_size=12), min_size=1, max_size=6)


@settings(max_examples=50)
@given(TEXTS)
def test_letters_are_counted_as_expressions_count_them(texts: list[str]):
    found = count_letters(pl.Series(texts, dtype=pl.String))
    assert found.capitals.tolist() == [len(re.findall("[A-ZÀ-ÞА-Я]", text)) for text in texts]
    assert found.small.tolist() == [len(re.findall("[a-zß-ÿа-я]", text)) for text in texts]
    assert found.digits.tolist() == [len(re.findall("[0-9]", text)) for text in texts]
    assert found.blanks.tolist() == count_blanks(pl.Series(texts)).tolist() == [text.count(" ") for text in texts]


@settings(max_examples=50)
@given(TEXTS)
def test_words_with_a_capital_are_counted_as_an_expression_counts_them(texts: list[str]):
    expected = pl.Series(texts, dtype=pl.String).str.count_matches(r"(?:^|[ (\"'])\p{Lu}")
    assert count_letters(pl.Series(texts, dtype=pl.String)).capital_words.tolist() == expected.to_list()


def test_no_texts_have_no_counts():
    assert [len(counts) for counts in count_letters(pl.Series([], dtype=pl.String))] == [0] * 5
