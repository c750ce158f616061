import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.lines.signs import find_signs, first_bytes, joined_bytes


@settings(max_examples=50)
@given(st.text(st.sampled_from("aZ éÉßŁдД語ไ😀𝒜"), max_size=20))
def test_signs_are_found_where_they_begin(text: str):
    expected = [
        len(text[:place].encode()) for place, sign in enumerate(text) if ord(sign) > 127 and sign.isupper() and sign.isalpha()
    ]
    assert find_signs(np.frombuffer(text.encode(), np.uint8), r"\p{Lu}").tolist() == expected


def test_texts_stand_end_to_end():
    text, bounds = joined_bytes(pl.Series(["ab", "", "é"]))
    assert (text, bounds.tolist()) == ("abé".encode(), [0, 2, 2, 4])


def test_the_first_bytes_are_a_number_that_tells_words_apart():
    text = b"harbour harbourmaster" + bytes(8)
    numbers = first_bytes(text, np.array([0, 8, 8]), np.array([7, 7, 13]))
    assert numbers[0] == numbers[1] == int.from_bytes(b"harbour", "little")
    assert numbers[2] == int.from_bytes(b"harbourm", "little")
