import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.hash_tables import stand_ins, twins


@given(st.lists(st.integers(0, 30), max_size=40), st.lists(st.integers(0, 30), max_size=40))
def test_equal_words_have_one_stand_in(words: list[int], among: list[int]):
    sought, offered = (np.array(numbers, np.uint64) for numbers in (words, among))  # all meet in one place of the first table
    found = stand_ins(sought, offered).tolist()
    assert [place >= 0 for place in found] == [word in among for word in words]
    assert all(among[place] == word for word, place in zip(words, found, strict=True) if place >= 0)
    assert len({place for place in found if place >= 0}) == len(set(words) & set(among))


@given(st.lists(st.integers(0, 30), max_size=40))
def test_twins_are_equal_words(words: list[int]):
    found = twins(np.array(words, np.uint64)).tolist()  # all meet in one place of the table
    assert [words[place] for place in found] == words
    assert len(set(found)) == len(set(words))
