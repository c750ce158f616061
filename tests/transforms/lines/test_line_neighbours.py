import numpy as np
import polars as pl
import pytest

from transforms.lines.neighbours import first_and_last, flag_at, line_at

LINES = pl.DataFrame({"doc": [0, 0, 0, 1, 2, 2], "value": [1, None, 3, 4, 5, 6], "flag": [True, False, None, True, True, True]})


@pytest.mark.parametrize("step", [1, 2, -1, -3])
def test_a_neighbour_is_looked_for_within_the_document(step: int):
    grouped = pl.col("value").shift(step).over("doc")
    assert LINES.select(line_at(pl.col("value"), step)).equals(LINES.select(grouped))


def test_beyond_the_border_no_line_is_flagged():
    assert LINES.select(flag_at(pl.col("flag"), -1)).to_series().to_list() == [False, False, False, False, True, False]


def test_the_first_and_the_last_flagged_line_are_those_of_the_document():
    flags, doc = np.array([False, True, True, False, True, False]), np.array([0, 0, 0, 1, 2, 2])
    first, last = first_and_last(flags, doc)
    assert first.tolist() == [1, 1, 1, 6, 4, 4]
    assert last.tolist() == [2, 2, 2, -1, 4, 4]
