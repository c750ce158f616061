import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.hashing import hash_tokens
from transforms.lines.reading import HEAD, READ, TAIL, Reading
from transforms.lines.texts import expand, number_texts

TEXTS = st.lists(
    st.sampled_from(["Home", "Sport, 2017", "", "a porté", "the harbour " * 30, "a" * (HEAD + TAIL), "Wort, " * 60]), max_size=8
)


def _read(texts: list[str]) -> tuple[Reading, pl.Series]:
    _, number = number_texts(pl.Series(texts, dtype=pl.String))
    lines = pl.DataFrame({"text": number, "folded": texts}, schema_overrides={"folded": pl.String})
    return Reading.of(lines), lines["text"]


@given(TEXTS)
def test_each_line_has_the_words_of_its_text(texts: list[str]):
    reading, numbers = _read(texts)
    assert reading.texts["folded"].gather(reading.at(numbers)).to_list() == texts
    assert [len(text) > HEAD + TAIL for text in reading.texts["folded"]] == sorted(len(text) > HEAD + TAIL for text in set(texts))
    place, rows = expand(reading.bounds, reading.at(numbers))
    expected = hash_tokens(pl.Series(texts, dtype=pl.String).str.head(READ), punctuation=True)
    assert reading.words[place].tolist() == expected.hashes.tolist()
    assert rows.tolist() == expected.rows.tolist()


def test_early_words_end_within_the_first_bytes():
    reading, _ = _read(["Home", "wort, " * 60])
    assert reading.early.tolist() == [len((("wort, " * 60)[:HEAD] + "x").replace(",", " ,").split()) - 1]


def test_stems_are_the_first_six_letters_of_words_of_three():
    reading, _ = _read(["no one, harbours"])
    assert [int(stem).to_bytes(8, "little").rstrip(b"\0") for stem in reading.stems] == [b"", b"one", b"", b"harbou"]


def test_texts_beyond_ascii_are_told():
    reading, numbers = _read(["port", "porté"])
    assert reading.is_ascii.take(reading.at(numbers)).tolist() == [True, False]


def test_the_place_of_no_text_is_none():
    reading, numbers = _read([])
    assert reading.at(numbers).tolist() == []
    assert np.array_equal(reading.bounds, [0])
