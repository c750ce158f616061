import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.hashing import hash_tokens
from transforms.lines.reading import HEAD, TAIL, Reading, words_of
from transforms.lines.texts import number_texts

TEXTS = st.lists(st.sampled_from(["Home", "Sport, 2017", "", "the harbour " * 30, "a" * (HEAD + TAIL)]), max_size=8)


@given(TEXTS)
def test_each_line_has_the_words_of_its_text(texts: list[str]):
    _, number = number_texts(pl.Series(texts, dtype=pl.String))
    reading = Reading.of(pl.DataFrame({"text": number, "folded": texts}, schema_overrides={"folded": pl.String}))
    assert reading.texts["folded"].gather(reading.index).to_list() == texts
    assert [len(text) > HEAD + TAIL for text in reading.texts["folded"]] == sorted(len(text) > HEAD + TAIL for text in set(texts))
    place, rows = words_of(reading.bounds(reading.words.rows), reading.index)
    expected = hash_tokens(pl.Series(texts, dtype=pl.String).str.head(300), punctuation=True)
    assert reading.words.hashes[place].tolist() == expected.hashes.tolist()
    assert rows.tolist() == expected.rows.tolist()
