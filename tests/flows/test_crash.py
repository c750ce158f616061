"""A run killed at any moment loses nothing, and the published file opens all along."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from warehouse.digest import content_digest


def command(warehouse: Path, paths: list[Path]) -> list[str]:
    return [sys.executable, "-m", "flows", "run", *map(str, paths), "--warehouse", str(warehouse), "--batch-size", "3", "--json"]


def finish(warehouse: Path, paths: list[Path], home: Path) -> dict[str, object]:
    done = subprocess.run(
        command(warehouse, paths), env=environment(home), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    outcome: dict[str, object] = json.loads(done.stdout)
    return outcome


def environment(home: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return clean | {"PREFECT_HOME": str(home), "DO_NOT_TRACK": "1"}


def kill_when(is_due: Callable[[], bool], warehouse: Path, paths: list[Path], home: Path) -> None:
    """Start a run and kill it, its group with it, as soon as the moment has come."""
    process = subprocess.Popen(
        command(warehouse, paths),
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + 240
    while process.poll() is None and time.monotonic() < until and not is_due():
        time.sleep(0.005)
    assert process.poll() is None, "the run ended before the moment came"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def constant_reader(warehouse: Path) -> Iterator[list[str]]:
    """Open the published file again and again; yields the list of what went wrong."""
    problems: list[str] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                with duckdb.connect(str(warehouse), read_only=True) as con:
                    con.execute("SELECT count(*), count(DISTINCT article_id) FROM articles").fetchall()
            except Exception as error:
                problems.append(str(error))
            time.sleep(0.05)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield problems
    finally:
        stop.set()
        thread.join()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefect-home")


def test_killed_runs_lose_nothing(tmp_path: Path, samples: Path, home: Path) -> None:
    files = sorted(samples.iterdir())
    undisturbed, disturbed = tmp_path / "undisturbed.duckdb", tmp_path / "disturbed.duckdb"
    finish(undisturbed, files[:2], home)
    disturbed.write_bytes(undisturbed.read_bytes())
    finish(undisturbed, [samples], home)
    staging = tmp_path / "disturbed.duckdb.staging"

    def staged() -> int:
        return sum(not path.name.startswith(".") for path in staging.iterdir()) if staging.is_dir() else 0

    def building() -> bool:
        return any(path.name.endswith(".build") for path in tmp_path.glob("disturbed.duckdb.*"))

    def judged() -> bool:
        return (tmp_path / "disturbed.duckdb.checks.html").exists()

    with constant_reader(disturbed) as problems:
        kill_when(lambda: staged() >= 2, disturbed, [samples], home)
        assert staged() >= 2
        kill_when(building, disturbed, [samples], home)
        kill_when(judged, disturbed, [samples], home)
        outcome = finish(disturbed, [samples], home)
    assert problems == []
    assert content_digest(disturbed) == content_digest(undisturbed)
    assert outcome["status"] in {"published", "unchanged"}
    leftovers = {path.name for path in tmp_path.glob("disturbed.duckdb.*")}
    assert leftovers <= {"disturbed.duckdb.lock", "disturbed.duckdb.checks.html"}
