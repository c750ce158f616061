import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles.counts import split_words

_LETTERS = st.sampled_from([*"a B z é ß 中 ﬁ ² Ⅳ ½ 1 _ - . ' “ 🙂 ى ا \u0301 \u200c ǅ 𝒜 𐐀 İ \n".split(" "), " "])


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(_LETTERS, max_size=20).map("".join), max_size=12))
def test_words_are_the_runs_of_letters(texts: list[str]) -> None:
    series = pl.Series(texts, dtype=pl.String)
    assert split_words(series).to_list() == series.str.extract_all(r"\p{L}+").to_list()
