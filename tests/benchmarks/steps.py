"""One measured pass: `python steps.py CORPUS LIMIT EVENTS` prints a line of JSON; see bench_clean.py.

What a run does in its workers and then with their parts, by the same functions, in one process on one thread. Left out are
Prefect, the listing of the files (some 10 microseconds for each), the audit and the last step, the rename.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import flows.build
import flows.pipeline
import flows.prepare
import flows.reading
import flows.stage
import transforms.clean
import warehouse.connect
import warehouse.load
from flows.environment import spare_collector
from flows.job import ReadJob
from flows.pipeline import Resources, resources
from flows.prepare import Prepared, limits_of
from flows.scan import FileRef, list_files, plan_batches
from flows.settings import Settings
from flows.versions import rules_version
from flows.workers import Workers
from transforms.events.coder import Coded
from transforms.lines.rules import load_line_rules
from warehouse.frames import empty, staged
from warehouse.tables.events import ENTITIES, EVENTS, QUOTES

NOW = datetime(2030, 1, 1, tzinfo=UTC)
WATCHED: tuple[tuple[ModuleType, str, str], ...] = (
    (flows.reading, "read_documents", "decode and split into lines"),
    (flows.reading, "write_frames", "staged files"),
    (flows.reading, "count_rows", "staged files"),
    (flows.prepare, "text_sizes", "staged files"),
    (flows.prepare, "count_lines", "template lines"),
    (flows.stage, "recurrence", "template lines"),
    (flows.stage, "write_frames", "staged files"),
    (flows.pipeline, "clean_documents", "clean, the rest"),
    (transforms.clean, "label_lines", "label lines"),
    (transforms.clean, "assemble_articles", "normalise and assemble"),
    (flows.pipeline, "sketch_articles", "near-duplicates"),
    (warehouse.load, "find_copies", "near-duplicates"),
    (flows.pipeline, "code_articles", "events"),
    (flows.build, "join_incidents", "events"),
)
"""What is counted for itself: module, function, name of the step."""


class Clock:
    """Adds up CPU seconds by step. A step inside another counts for itself alone."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner = 0.0

    def run(self, name: str, work: Callable[[], Any]) -> Any:
        """Do the work and count it under a name."""
        outer, self._inner, began = self._inner, 0.0, time.process_time()
        try:
            return work()
        finally:
            spent = time.process_time() - began
            self.seconds[name] += spent - self._inner
            self._inner = outer + spent

    def watch(self, module: ModuleType, function: str, name: str) -> None:
        """Count every call of a module's function."""
        original = getattr(module, function)
        setattr(module, function, lambda *given, **named: self.run(name, lambda: original(*given, **named)))


def files_below(folder: Path, limit: int) -> list[FileRef]:
    """Return the first `limit` files (0 for all), sorted."""
    return list_files([str(folder)], Settings().max_file_bytes)[: limit or None]


def run(files: Sequence[FileRef], scratch: Path, with_events: bool) -> dict[str, object]:
    """Take files from bytes to a loaded warehouse, as a run does; returns what is told of it."""
    warehouse.connect.OFFLINE["threads"] = "1"
    spare_collector()  # as in the workers
    clock = Clock()
    if not with_events:
        loaded = Resources(load_line_rules(), *(None, None, None))  # type: ignore[arg-type]
        nothing = Coded(*(empty(staged(table)) for table in (EVENTS, QUOTES, ENTITIES)))
        setattr(flows.stage, "resources", lambda *_: loaded)  # noqa: B010
        setattr(flows.pipeline, "code_articles", lambda *_: nothing)  # noqa: B010
    else:
        resources(None)
    rules_version()
    for watched in WATCHED:
        clock.watch(*watched)
    settings = Settings(
        warehouse=scratch / "news.duckdb", workers=1, memory_limit="400MB", analyser="built-in" if with_events else "none"
    )
    staging = scratch / "news.duckdb.staging"
    staging.mkdir()
    batches = plan_batches(files, {}, settings.batch_size, settings.batch_bytes, settings.workers).batches
    jobs = tuple(ReadJob(batch, str(staging), settings.batch_size, limits_of(settings)) for batch in batches)
    prepared = Prepared(settings, (), "bench", NOW, jobs, len(files), 0, Workers(1))
    read = [clock.run("read files", lambda job=job: flows.reading.read(job, _allow)) for job in jobs]
    coding = clock.run("staged files", lambda: prepared.plan_coding(read))
    parts = [clock.run("staged files", lambda job=job: flows.stage.stage(job, _allow)) for job in coding]
    staging_mb = _peak_mb()
    clock.run("load", lambda: flows.build.build(prepared, parts))
    return {
        "cpu": clock.seconds.total(),
        "documents": sum(chunk.document_count for batch in read for chunk in batch.chunks),
        "staging_mb": staging_mb,
        "peak_mb": _peak_mb(),
        "steps": {name: seconds for name, seconds in clock.seconds.items() if seconds},
    }


def _allow(seconds: float, done: int, busy: int) -> None:
    """Nobody watches."""


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(run(files_below(Path(sys.argv[1]), int(sys.argv[2])), Path(name), sys.argv[3] == "1")))
