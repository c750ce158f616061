"""One measured pass: `python steps.py CORPUS LIMIT EVENTS` prints a line of JSON; see bench_clean.py."""

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

import polars as pl

import transforms.clean
import warehouse.load
from flows.parts import read_frame, write_frames
from flows.pipeline import code_articles, read_documents, resources
from flows.settings import Settings
from transforms.copies.signatures import sketch_articles
from transforms.documents.model import Limits, RawDocument, Reject
from transforms.documents.read import read_file
from transforms.lines.recurrence import LEAST_SUPPORT, recurrence
from transforms.lines.rules import load_line_rules
from warehouse.connect import writer
from warehouse.define import define
from warehouse.frames import empty, staged
from warehouse.tables.catalog import STAGED
from warehouse.template_lines import count_lines

BATCH: int = Settings.model_fields["batch_size"].default
CHUNK = ("parsed", "lines", "keys", "seen")
NOW = datetime(2030, 1, 1, tzinfo=UTC)


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


def files_below(folder: Path, limit: int) -> list[Path]:
    """Return the first `limit` files (0 for all), sorted."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return files[: limit or None]


def run(files: Sequence[Path], scratch: Path, with_events: bool) -> dict[str, object]:
    """Take files from bytes to a loaded warehouse; returns what is told of it."""
    clock = Clock()
    rules = load_line_rules()
    loaded = resources(None) if with_events else None
    clock.watch(transforms.clean, "label_lines", "label lines")
    clock.watch(transforms.clean, "assemble_articles", "normalise and assemble")
    clock.watch(warehouse.load, "find_copies", "near-duplicates")
    chunks, parts, documents = [], [], 0
    for start in range(0, len(files), BATCH):
        items = clock.run("read files", lambda start=start: _read(files[start : start + BATCH]))
        documents += len(items)
        frames = clock.run("decode and split into lines", lambda items=items: read_documents(items))
        chunks.append(scratch / f"chunk{start:09d}")
        clock.run("staged files", lambda frames=frames: write_frames(chunks[-1], {name: frames[name] for name in CHUNK}))
    templates = scratch / "templates.parquet"
    clock.run("template lines", lambda: _count(chunks, scratch, templates))
    for number, chunk in enumerate(chunks):
        frames = clock.run(
            "staged files", lambda chunk=chunk: {name: read_frame(chunk, name) for name in CHUNK if name != "seen"}
        )
        known = clock.run("staged files", lambda: pl.read_parquet(templates))
        found = clock.run(
            "template lines", lambda frames=frames, known=known: recurrence(frames["parsed"], frames["keys"], known)
        )
        cleaned = clock.run(
            "clean, the rest",
            lambda frames=frames, found=found: transforms.clean.clean_documents(
                frames["parsed"], rules, NOW, frames["lines"], found
            ),
        )
        part = {
            "documents": cleaned.documents,
            "removed_lines": cleaned.removed_lines,
            "articles": cleaned.articles,
            "rejects": cleaned.rejects,
            "sketches": clock.run("near-duplicates", lambda cleaned=cleaned: sketch_articles(cleaned.articles)),
        }
        if loaded is not None:
            once = cleaned.articles.sort("document_id").unique("article_id", keep="first", maintain_order=True)
            coded = clock.run("events", lambda once=once: code_articles(once, loaded.lexicon, loaded.gazetteer, loaded.analyser))
            part |= {"events": coded.events, "quotes": coded.quotes, "entities": coded.entities}
        parts.append(scratch / f"part{number:06d}")
        clock.run("staged files", lambda part=part: _write_part(parts[-1], part))
    staging_mb = _peak_mb()
    clock.run("load", lambda: _load(parts, scratch / "news.duckdb"))
    return {
        "cpu": clock.seconds.total(),
        "documents": documents,
        "staging_mb": staging_mb,
        "peak_mb": _peak_mb(),
        "steps": {name: seconds for name, seconds in clock.seconds.items() if seconds},
    }


def _read(files: Sequence[Path]) -> list[RawDocument]:
    found: list[RawDocument | Reject] = []
    for file in files:
        found += read_file(file.as_uri(), file.read_bytes(), Limits())
    return [item for item in found if isinstance(item, RawDocument)]


def _count(chunks: Sequence[Path], scratch: Path, templates: Path) -> None:
    seen = [chunk / "seen.parquet" for chunk in chunks]
    count_lines(
        seen, scratch / "none.duckdb", templates, scratch / "sketches.parquet", least_support=LEAST_SUPPORT, memory_limit="400MB"
    )


def _write_part(folder: Path, frames: dict[str, pl.DataFrame]) -> None:
    write_frames(folder, {table.name: frames.get(table.name, empty(staged(table))) for table in STAGED})


def _load(parts: Sequence[Path], path: Path) -> None:
    with writer(path, memory_limit="400MB") as con:
        con.execute("SET threads = 1")
        define(con)
        warehouse.load.load_staged(con, parts, "bench", NOW)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(run(files_below(Path(sys.argv[1]), int(sys.argv[2])), Path(name), sys.argv[3] == "1")))
