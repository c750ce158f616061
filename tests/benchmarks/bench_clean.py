"""How fast are read, clean, normalise, near-duplicates and load, step by step, how much memory do they take, and what do others take?

    python tests/benchmarks/bench_clean.py --documents 2000                    # documents made of the shipped samples
    python tests/benchmarks/bench_clean.py --corpus DIR                        # every file below DIR
    python tests/benchmarks/bench_clean.py --corpus DIR --peers VENV/bin/python --repeat 3
    python tests/benchmarks/bench_clean.py --corpus DIR --growth 1000,10000    # exponent of the cost
    python tests/benchmarks/bench_clean.py --corpus DIR --events               # with the events coded as well

Every measurement is a process of its own on one thread; CPU seconds begin after the imports, system time and children
included. The steps are those of a run without its scheduler: the transforms that workers call, the staged files between the
two phases, and the load into a warehouse, without the audit. Peers (folder peers/) do the same job with plainer rules and without
metadata; they run with the interpreter given, which has datatrove[processing,multilingual], spacy, pandas, datasketch,
duckdb and polars installed; what is missing is left out. Machines are noisy: compare figures of one run; `--repeat` takes
the least of several.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flows.environment import DEFAULTS
from tests.benchmarks.bench_run import make_corpus

PEERS = Path(__file__).with_name("peers")
THREADS = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
MEMORY = {name: value for name, value in DEFAULTS.items() if "MALLOC_" in name}
"""What a worker's environment says of memory; the peers get it too."""
AGAINST = "datatrove"
RUNS = {
    "datatrove": ("peer_datatrove.py",),
    "datatrove, all its defaults": ("peer_datatrove.py", "--sentences"),
    "pandas and re": ("peer_pandas.py",),
    "DuckDB alone": ("peer_duckdb.py",),
    "Polars, plain rules": ("peer_polars.py",),
}
"""Peers by name: script and options."""


@dataclass(frozen=True)
class Told:
    """What a measured process said of itself: CPU seconds, documents, the most memory in MB, and CPU seconds by step."""

    cpu: float
    documents: int
    peak_mb: float
    staging_mb: float = 0.0
    steps: dict[str, float] = field(default_factory=dict)

    @property
    def speed(self) -> float:
        """Documents per CPU-second."""
        return self.documents / max(self.cpu, 1e-9)


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the slope of log cost over log size by least squares: 1 where cost follows size. Needs two different sizes."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / sum((x - middle_x) ** 2 for x in xs)


def measure(corpus: Path, limit: int | None = None, events: bool = False, repeat: int = 1) -> Told:
    """Run the steps over the first `limit` files in a fresh process; the least of `repeat` runs."""
    arguments = [sys.executable, str(Path(__file__).with_name("steps.py")), str(corpus), str(limit or 0), str(int(events))]
    return min((_told(arguments) for _ in range(repeat)), key=lambda told: told.cpu)


def measure_peers(corpus: Path, python: str, repeat: int = 1) -> dict[str, Told]:
    """Run every peer that works with that interpreter; says which do not."""
    found = {}
    for name, (script, *options) in RUNS.items():
        try:
            runs = []
            for _ in range(repeat):
                with tempfile.TemporaryDirectory() as out:
                    runs.append(_told([python, str(PEERS / script), str(corpus), out, *options], stderr=subprocess.PIPE))
            found[name] = min(runs, key=lambda told: told.cpu)
        except subprocess.CalledProcessError as error:
            print(f"{name}: left out, {(error.stderr or '').strip().rsplit(chr(10), 1)[-1]}")
    return found


def _told(arguments: Sequence[str], stderr: int | None = None) -> Told:
    done = subprocess.run(
        arguments, env=os.environ | THREADS | MEMORY, stdout=subprocess.PIPE, stderr=stderr, text=True, check=True
    )
    said: dict[str, Any] = json.loads(done.stdout.strip().rsplit("\n", 1)[-1])
    return Told(**{name: value for name, value in said.items() if name in Told.__dataclass_fields__})


def show_steps(told: Told) -> None:
    """Print the table of steps."""
    print(f"{told.documents} documents\n\n| step | CPU s | microseconds per document | share |\n| --- | --- | --- | --- |")
    for name, seconds in (*told.steps.items(), ("all", told.cpu)):
        print(f"| {name} | {seconds:.2f} | {1e6 * seconds / max(told.documents, 1):.0f} | {seconds / told.cpu:.0%} |")
    print(f"\nmemory: at most {told.staging_mb:.0f} MB until all is staged, {told.peak_mb:.0f} MB with the load\n")


def show_peers(ours: Told, peers: dict[str, Told]) -> None:
    """Print everybody's speed, memory and ratio to datatrove."""
    base = peers.get(AGAINST)
    print(f"| who | documents per CPU-second | times {AGAINST} | peak MB |\n| --- | --- | --- | --- |")
    for name, told in sorted({"dateline": ours, **peers}.items(), key=lambda item: -item[1].speed):
        ratio = f"{told.speed / base.speed:.1f}" if base else ""
        print(f"| {name} | {told.speed:.0f} | {ratio} | {told.peak_mb:.0f} |")
    print()


def show_growth(corpus: Path, sizes: Sequence[int], events: bool, repeat: int) -> None:
    """Print the cost of several sizes and how it grows."""
    runs = [measure(corpus, size, events, repeat) for size in sizes]
    print("| documents | CPU s | documents per CPU-second | staging MB | peak MB |\n| --- | --- | --- | --- | --- |")
    for told in runs:
        print(f"| {told.documents} | {told.cpu:.2f} | {told.speed:.0f} | {told.staging_mb:.0f} | {told.peak_mb:.0f} |")
    print(f"\ncost grows with documents to the power of {exponent([t.documents for t in runs], [t.cpu for t in runs]):.3f}\n")


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, help="how many to make when there is no --corpus")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="measure on the files below this folder")
    parser.add_argument("--peers", metavar="PYTHON", help="also run the peers, with this interpreter (they read *.txt only)")
    parser.add_argument("--growth", metavar="N,N,…", help="also measure on so many files each")
    parser.add_argument("--events", action="store_true", help="code events as well")
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        corpus = arguments.corpus or Path(name)
        if not arguments.corpus:
            make_corpus(corpus, arguments.documents)
        ours = measure(corpus, None, arguments.events, arguments.repeat)
        show_steps(ours)
        peers = measure_peers(corpus, arguments.peers, arguments.repeat) if arguments.peers else {}
        show_peers(ours, peers)
        if arguments.growth:
            show_growth(corpus, [int(size) for size in arguments.growth.split(",")], arguments.events, arguments.repeat)


if __name__ == "__main__":
    main()
