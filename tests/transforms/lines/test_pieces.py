import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.pieces import ShortWords

WORDS, MORE = ("the", "für", "что", "eightlet"), ("the", "что")
SOME = ShortWords(WORDS, MORE)


@settings(max_examples=50)
@given(st.lists(st.text(st.sampled_from("the fürчто"), max_size=12) | st.sampled_from(WORDS), max_size=6))
def test_pieces_are_those_between_blanks(texts: list[str]):
    found = SOME.find(pl.Series(texts, dtype=pl.String))
    pieces = [(row, (piece in WORDS) + 2 * (piece in MORE)) for row, text in enumerate(texts) for piece in text.split(" ")]
    assert list(zip(found.rows.tolist(), found.lists.tolist(), strict=True)) == pieces


def test_a_longer_word_is_not_taken_for_its_beginning():
    assert SOME.find(pl.Series(["eightletters eightlet"])).lists.tolist() == [0, 1]


def test_words_of_more_than_eight_bytes_are_refused():
    with pytest.raises(ValueError, match="longer than 8 bytes"):
        ShortWords(["ninechars"])
