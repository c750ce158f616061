"""The five pages that Dateline was first made for, where they are at hand: exactly their residue goes."""

import os
from pathlib import Path

import pytest

from transforms.documents.frame import parsed_frame
from transforms.documents.model import Limits
from transforms.documents.read import read_file
from transforms.lines.label import label_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.split import split_lines

RESIDUE = {
    "000": [1],
    "001": [1, 7, 33, 37],
    "002": [7],
    "003": [1, 7, 39, 43],
    "004": [3, 4, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43],
}


@pytest.mark.parametrize("number", sorted(RESIDUE))
def test_exactly_the_residue_goes(number):
    folder = Path(os.environ.get("DATELINE_SHARED", ""), "seeds")
    files = list(folder.glob(f"{number}_*.txt"))
    if not os.environ.get("DATELINE_SHARED") or not files:
        pytest.skip("the seeds are not here: DATELINE_SHARED names the folder that holds them")
    documents = list(read_file(files[0].name, files[0].read_bytes(), Limits()))
    labelled = label_lines(split_lines(parsed_frame(documents)), load_line_rules())
    assert labelled.filter(labelled["kind"].is_not_null())["line_number"].to_list() == RESIDUE[number]
