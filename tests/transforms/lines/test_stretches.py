import numpy as np
import pytest

from transforms.lines.stretches import stretches


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([2, 1, 3, 1], [(0, 3), (3, 7)]),
        ([9, 1, 1], [(0, 9), (9, 11)]),  # a long document stands alone
        ([4, 4], [(0, 4), (4, 8)]),
        ([], []),
    ],
)
def test_documents_stay_whole(lengths: list[int], expected: list[tuple[int, int]]):
    doc = np.repeat(np.arange(len(lengths)) + 3, lengths)  # numbers need not begin at 0
    assert [(here.start, here.stop) for here in stretches(doc, 4)] == expected
