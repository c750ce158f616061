"""The benchmark of the coder runs, and its figures add up."""

import json
from pathlib import Path

import pytest

from flows.pipeline import resources
from tests.benchmarks import bench_events
from transforms.events import article_reading


def test_articles_are_coded_with_and_without_the_gate() -> None:
    articles = bench_events.made_articles(6)
    assert articles.equals(bench_events.made_articles(6))
    original = article_reading.passing
    told = [bench_events.measure(articles, resources(None, "built-in"), has_gate) for has_gate in (True, False)]
    assert article_reading.passing is original
    gated, open_ = told
    assert gated.sentences == open_.sentences >= 6 * bench_events.SENTENCES
    assert gated.passed < open_.passed == open_.sentences
    assert 0 < gated.parsed <= gated.passed
    assert 0 < gated.parsing < gated.cpu
    assert gated.events > 0


def test_without_an_analyser_nothing_is_parsed() -> None:
    told = bench_events.measure(bench_events.made_articles(2), resources(None, "none"), True)
    assert (told.analyser, told.parsed, told.tokens, told.parsing) == ("none", 0, 0, 0.0)


def test_records_are_read_and_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "articles.jsonl"
    records = [{"text": "Rebels shelled Aleppo on Monday.", "title": "Shelling", "date": "2024-05-06"}, {"text": "It rained."}]
    path.write_text("\n".join(map(json.dumps, records)) + "\n", "utf-8")
    articles = bench_events.read_articles(path)
    assert articles["title"].to_list() == ["Shelling", None]
    assert articles["published_precision"].to_list() == ["day", None]
    bench_events.show([bench_events.Told(True, "built-in", 2.0, 10, 300, 75, 20, 60, 1500, 0.5)])
    assert "| yes | built-in | 5 | 150 | 25% | 20 | 60 | 3,000 | 25% |" in capsys.readouterr().out
