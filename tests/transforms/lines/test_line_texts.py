import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from transforms.lines.texts import expand, number_texts, one_of_each

TEXTS = st.lists(st.sampled_from(["Home", "Sport", "", "The harbour opens."]), max_size=12)


@given(TEXTS)
def test_texts_are_numbered_in_order_of_appearance(texts: list[str]):
    distinct, number = number_texts(pl.Series(texts, dtype=pl.String))
    assert distinct.to_list() == list(dict.fromkeys(texts))
    assert [distinct[place] for place in number.tolist()] == texts


@given(TEXTS, st.integers(0, 4))
def test_one_line_stands_for_all_of_its_text_in_any_part_of_the_lines(texts: list[str], left_out: int):
    _, number = number_texts(pl.Series(texts, dtype=pl.String))
    lines = pl.DataFrame({"text": number, "said": texts}, schema_overrides={"said": pl.String})[left_out:]
    chosen, place = one_of_each(lines)
    assert chosen["said"].n_unique() == chosen.height
    assert chosen["said"].gather(place).to_list() == lines["said"].to_list()


def test_groups_are_expanded_in_the_order_chosen_and_may_be_empty():
    place, group = expand(np.array([0, 2, 2, 5]), np.array([2, 0, 1, 2]))
    assert place.tolist() == [2, 3, 4, 0, 1, 2, 3, 4]
    assert group.tolist() == [0, 0, 0, 1, 1, 3, 3, 3]
