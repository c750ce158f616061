"""The benchmark runs, and its figures add up."""

import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks import bench_clean, steps
from tests.benchmarks.bench_run import make_corpus


@pytest.mark.parametrize(("costs", "power"), [((1.0, 10.0, 100.0), 1.0), ((2.0, 2.0, 2.0), 0.0), ((1.0, 100.0, 10_000.0), 2.0)])
def test_growth_is_the_power_of_size(costs: tuple[float, ...], power: float) -> None:
    assert bench_clean.exponent((1000, 10_000, 100_000), costs) == pytest.approx(power)


def test_a_step_inside_another_counts_for_itself_alone() -> None:
    clock = steps.Clock()

    def busy(seconds: float) -> None:
        began = time.process_time()
        while time.process_time() - began < seconds:
            pass

    began = time.process_time()
    clock.run("outer", lambda: (busy(0.01), clock.run("inner", lambda: busy(0.03))))
    spent = time.process_time() - began
    assert clock.seconds["inner"] >= 0.03
    assert clock.seconds["outer"] >= 0.01
    assert clock.seconds.total() <= spent


def test_documents_go_all_the_way(tmp_path: Path) -> None:
    corpus = tmp_path / "raw"
    make_corpus(corpus, 12)
    told = bench_clean.measure(corpus, limit=10)
    assert told.documents == 10
    assert {"read files", "label lines", "normalise and assemble", "near-duplicates", "load"} <= told.steps.keys()
    assert told.cpu == pytest.approx(sum(told.steps.values()))
    assert told.peak_mb >= told.staging_mb > 0


def test_peers_run_where_their_libraries_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "raw"
    make_corpus(corpus, 10)
    found = bench_clean.measure_peers(corpus, sys.executable)
    assert found["Polars, plain rules"].documents == found["DuckDB alone"].documents == 10
    told = capsys.readouterr().out
    assert ("datatrove" in found) != ("datatrove: left out" in told)


def test_the_table_of_peers_has_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    bench_clean.show_peers(bench_clean.Told(1.0, 900, 100.0), {"datatrove": bench_clean.Told(2.0, 200, 700.0)})
    assert "| dateline | 900 | 9.0 | 100 |\n| datatrove | 100 | 1.0 | 700 |" in capsys.readouterr().out
