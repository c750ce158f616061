import json
import lzma

import numpy as np
import pytest

pytest.importorskip("jax", reason="the trainer needs the dependency group `training`")

from flows.training.examples import DROP, KEEP, UNSCORED
from flows.training.pages import NAMES, line_labels, page_examples, page_rows

BODY = [
    "The bridge over the river Ull reopened on Monday.",
    "Lorries must still take the northern road.",
    "It cost nine million.",
]
PAGE = f"<nav>Home</nav><h1>Bridge reopens</h1><p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p><p>***</p><aside><p>{BODY[1]}</p></aside>"
ROW = {"id": "a", "site": "ull.example", "title": "Bridge Reopens", "body": "\n".join(BODY), "genre": "news", "suspect": None}


def test_lines_are_labelled_by_the_body():
    lines = ["Home", "Bridge reopens", *BODY, "***", BODY[1], f"{BODY[2]} Read on and see all of the pictures here"]
    assert line_labels(lines, ROW) == ["drop", "title", "keep", "keep", "keep", "blank", "dup", "drop"]
    assert line_labels(["Nine million crowns it cost.", f"Comment: {BODY[2]}"], ROW)[1] == "keep"


def test_pages_become_examples(tmp_path):
    for name, rows in (("html_gold", [ROW]), ("html_x", [{"id": "a", "html": PAGE}, {"id": "b", "html": PAGE}])):
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    rows = list(page_rows(tmp_path))
    assert [row["id"] for row in rows] == ["a"]
    examples = page_examples([rows[0], {**rows[0], "suspect": "cut"}], 64)
    assert examples.features.shape == (14, len(NAMES))
    assert examples.label[:7].tolist() == [DROP, DROP, KEEP, KEEP, KEEP, UNSCORED, UNSCORED]
    assert examples.features[:7, NAMES.index("in_nav")].tolist() == [1] + [0] * 6
    # The longer a line, the more it counts; a doubtful page counts a quarter.
    assert examples.weight[2] > examples.weight[0]
    assert np.allclose(examples.weight[7:], examples.weight[:7] / 4)
