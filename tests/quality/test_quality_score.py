"""The measures are those of the scorer that others use."""

import importlib.util
import os
import random
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.quality import gold, score


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = Path(os.environ.get("DATELINE_SHARED", ""), "eval", "score_extraction.py")
    if not path.is_file():
        pytest.skip("the outside scorer is not here: DATELINE_SHARED names the folder that holds eval/score_extraction.py")
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_bodies_are_compared_by_shingles() -> None:
    assert score.count_body("a b c d e", "a b c d x") == score.BodyCount(1 / 3, 1 / 3, 1 / 3, False)
    assert score.count_body("a b", "a  b!") == score.BodyCount(1.0, 0.0, 0.0, True)
    assert score.count_body("", "") == score.BodyCount(0.0, 0.0, 0.0, True)


def test_characters_of_scripts_without_spaces_are_tokens() -> None:
    assert score.tokens("你好 ok 1:2") == ["你", "好", "ok", "1", "2"]


def test_an_empty_answer_has_no_precision() -> None:
    found = score.score_bodies([score.count_body("a b c d", ""), score.count_body("a b c d", "a b c d")])
    assert (found.precision, found.recall) == (1.0, 0.5)


def test_lines_that_are_neither_kept_nor_dropped_do_not_count() -> None:
    count = score.count_lines(["title", "keep", "drop", "drop", "keep"], [False, True, True, False, False])
    assert count == score.LineCount(kept=1, left_in=1, lost=1, dropped=1)
    assert score.line_f1(count) == 0.5
    assert score.residue([count]) == score.Scores(0.5, 0.5, 0.5)


def test_metadata() -> None:
    assert score.same_title("A: b", "a B")
    assert not score.same_title("A b c", "a B")
    assert score.author_f1(["Jo Doe"], ["jo doe", "X"]) == pytest.approx(2 / 3)


def test_the_same_as_the_outside_scorer(scorer: Any) -> None:
    chooser = random.Random(7)
    documents = gold.texts()
    keeps = [[chooser.random() < 0.7 for _ in document.lines] for document in documents]
    rows = [
        {"id": document.name, "lines": document.lines, "labels": document.labels, "body": document.body} for document in documents
    ]
    theirs = scorer.score_text(rows, {d.name: {"keep": list(map(int, keep))} for d, keep in zip(documents, keeps, strict=True)})
    counts = [score.count_lines(document.labels, keep) for document, keep in zip(documents, keeps, strict=True)]
    bodies = [
        score.count_body(
            d.body, "\n".join(x for x, label, k in zip(d.lines, d.labels, keep, strict=True) if k and label != "title")
        )
        for d, keep in zip(documents, keeps, strict=True)
    ]
    residue, body = score.residue(counts), score.score_bodies(bodies)
    ours = {
        "line_f1_macro": score.macro_line_f1(counts),
        "residue_f1": residue.f1,
        "residue_p": residue.precision,
        "residue_r": residue.recall,
        "body_f1": body.f1,
        "body_p": body.precision,
        "body_r": body.recall,
    }
    assert ours == pytest.approx({name: theirs[name] for name in ours})
    for first, second in pairwise(documents):
        assert score.same_title(first.title or "", second.title) == (scorer.norm(first.title) == scorer.norm(second.title))
