"""Annotated documents are read, measured and reported."""

import json
import lzma
import sys
from pathlib import Path

import pytest

from tests.quality import gold, report, summary
from tests.quality.cleaning import Result

STORY = "The council voted on Monday to mend the bridge, after three winters in which nobody could cross it."


def test_marks_are_read() -> None:
    document = gold.parse("a", "genre: brief\nlanguage: en\nauthors: A B; C D\n---\n- Share\n= Bridge\n\n+ It fell.\n~ ***\n")
    assert document.lines == ("Share", "Bridge", "", "It fell.", "***")
    assert document.labels == ("drop", "title", "blank", "keep", "mixed")
    assert (document.body, document.authors) == ("It fell.", ("A B", "C D"))


def test_pages_lose_their_marks_and_give_the_body_as_seen() -> None:
    document = gold.parse(
        "a", "language: en\n---\n- <body>\n+ <p><b>I</b>t &amp; he.</p>\n+ <tr><td>a</td><td>1</td></tr>\n", is_page=True
    )
    assert document.html == "<body>\n<p><b>I</b>t &amp; he.</p>\n<tr><td>a</td><td>1</td></tr>"
    assert document.body == "It & he.\na 1"


@pytest.mark.parametrize(
    ("source", "problem"),
    [("language: en\n+ x\n", "no line"), ("language: en\n---\nx\n", "line 1"), ("colour: red\n---\n+ x\n", "colour")],
)
def test_a_wrong_form_is_named(source: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        gold.parse("a", source)


def test_sets_from_elsewhere(tmp_path: Path) -> None:
    text = {
        "id": "t",
        "genre": "news",
        "lang": "en",
        "source": "s",
        "lines": ["Share", STORY],
        "labels": ["drop", "keep"],
        "body": STORY,
    }
    page = {"id": "p", "lang": "en", "title": "T", "date": "2020-01-02T10:00", "authors": ["A"], "body": STORY}
    (tmp_path / "text_light.jsonl").write_text(json.dumps(text) + "\n" + json.dumps(text | {"suspect": "cut"}) + "\n")
    with lzma.open(tmp_path / "html_gold.jsonl.xz", "wt") as file:
        file.write(json.dumps(page) + "\n" + json.dumps(page | {"id": "without HTML"}) + "\n")
    (tmp_path / "html_x.jsonl").write_text(json.dumps({"id": "p", "html": f"<p>{STORY}</p>"}) + "\n")
    assert [document.labels for document in gold.outside(tmp_path, "text_light")] == [("drop", "keep")]
    (found,) = gold.outside(tmp_path, "html_gold")
    assert (found.name, found.date, found.html) == ("p", "2020-01-02", f"<p>{STORY}</p>")
    with pytest.raises(FileNotFoundError, match="text_full"):
        gold.outside(tmp_path, "text_full")


def test_faults_and_tallies() -> None:
    document = gold.Gold(
        "a", "news", "en", body="One.\nTwo.", lines=("One.", "Two.", "Share", "Buy"), labels=("keep", "keep", "drop", "drop")
    )
    result = Result((None, ("related", "r-1"), ("share_bar", "r-2"), None), "", None, None, (), None, None)
    pair = (document, result)
    assert summary.faults(pair) == [("lost by r-1", "Two."), ("left in", "Buy")]
    by_rule = summary.tally_dropped([pair], lambda verdict: verdict[1])
    assert by_rule == {"r-1": summary.Tally(wrong=1), "r-2": summary.Tally(right=1)}
    kept = summary.tally_kept([pair])
    assert kept["one or two words"] == summary.Tally(right=1, wrong=1)
    assert summary.averages([pair]).residue == summary.score.Scores(0.5, 0.5, 0.5)


def test_faults_of_pages() -> None:
    document = gold.Gold("a", "news", "en", body="One fell.\nTwo rose.", html="<p>")
    result = Result((), "Three sat.\n\nOne fell.", None, None, (), None, None)
    assert summary.faults((document, result)) == [("lost", "two rose"), ("left in", "three sat")]


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("Write to a@b.example", "mail or web address"),
        ("12:40 p.m.", "number first"),
        ("Read More", "one or two words"),
        ("Six die in coast storm", "three to six words"),
        ("1 " + "2 " * 5000 + "three x four five", "headline or fragment"),
        ("Minister says that nobody told him of the keys", "headline or fragment"),
        ("He left.", "one or two words"),
        ("He then left the room.", "short sentence"),
        (STORY, "sentences"),
    ],
)
def test_shapes(line: str, shape: str) -> None:
    assert summary.shape(line) == shape


def test_the_report_tells_figures_kinds_and_the_worst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "t1", "genre": "news", "lang": "en", "source": "s", "lines": ["Share", STORY, "Advertisement"], "body": STORY}
    rows = [row | {"labels": ["drop", "keep", "drop"]}, row | {"id": "t2", "labels": ["keep", "keep", "drop"]}]
    (tmp_path / "text_light.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    out = tmp_path / "report.md"
    monkeypatch.setattr(sys, "argv", ["report", "--gold", str(tmp_path), "--set", "text_light", "--out", str(out)])
    report.main()
    text = out.read_text("utf-8")
    assert "## text_light: 2 documents" in text
    assert "| all | 2 | 0.833 | 0.857 (0.750, 1.000) |" in text
    assert "| share_bar | 1 | 1 | 0 | 0.500 |" in text
    assert "`t2` (news, en)" in text
    assert "lost by share" in text
