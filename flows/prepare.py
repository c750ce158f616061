"""What happens before the flow runs: lock, list, plan, and start the workers.

A command calls `prepare` first, so that the workers read while Prefect is still starting, and
the flow then takes over what was prepared. A deployment's flow prepares for itself.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.actors import ActorsText, read_actors
from flows.analysers import analyser_of
from flows.errors import InputError
from flows.job import TEXT_BYTES, Chunk, CodeJob, Read, ReadJob
from flows.parts import text_bound, text_sizes
from flows.scan import list_files, plan_batches, ranges_within, share
from flows.settings import Settings
from flows.workers import Workers
from transforms.documents.model import Limits
from transforms.lines.recurrence import LEAST_SUPPORT
from warehouse.ledger import known_files
from warehouse.publish import discard_stale, lock
from warehouse.template_lines import count_lines


def _no_progress(done: int, total: int) -> None:
    """Show nothing."""


@dataclass
class Prepared:
    """One run before it runs. `close` releases the lock and ends the workers."""

    settings: Settings
    inputs: tuple[str, ...]
    run_id: str
    started_at: datetime
    jobs: tuple[ReadJob, ...]
    file_count: int
    known_count: int
    workers: Workers
    actors: ActorsText | None = None
    on_progress: Callable[[int, int], None] = _no_progress
    _planned: tuple[CodeJob, ...] | None = None
    _planning: threading.Lock = field(default_factory=threading.Lock)
    _resources: ExitStack = field(default_factory=ExitStack)

    @property
    def staging(self) -> Path:
        """The folder in which this run's batches are staged."""
        return staging_folder(self.settings.warehouse)

    @property
    def sketches(self) -> Path:
        """The file of line counts that is published with the run's articles."""
        return self.staging / "sketches.parquet"

    def plan_coding(self, read: Sequence[Read]) -> tuple[CodeJob, ...]:
        """Count the lines of what was read over the run's sources, and return the jobs of the second phase.

        Done once; later calls return the same. Raises WarehouseError when the published file cannot be read.
        """
        with self._planning:
            if self._planned is None:
                self._planned = self._plan_coding([chunk for batch in read for chunk in batch.chunks])
            return self._planned

    def _plan_coding(self, chunks: Sequence[Chunk]) -> tuple[CodeJob, ...]:
        templates = self.staging / "templates.parquet"
        if chunks:
            count_lines(
                [Path(chunk.path, "seen.parquet") for chunk in chunks],
                self.settings.warehouse,
                templates,
                self.sketches,
                least_support=LEAST_SUPPORT,
                memory_limit=self.settings.memory_limit,
            )
        size = share(sum(chunk.document_count for chunk in chunks), self.settings.batch_size, self.settings.workers)
        limits, chosen = limits_of(self.settings), (self.actors, self.settings.analyser)
        return tuple(
            CodeJob(chunk, str(self.staging), str(templates), limits, first, stop, *chosen)
            for chunk in chunks
            for first, stop in coding_ranges(chunk, size)
        )

    def run_ahead(self) -> None:
        """Take the phases one after the other as far as nothing goes wrong; the flow finds what was done, and mends the rest."""
        with suppress(Exception):
            read = [self.workers.submit(job).result() for job in self.jobs]
            for job in self.plan_coding(read):
                self.workers.submit(job)

    def close(self) -> None:
        """Release what the run holds."""
        self._resources.close()


def coding_ranges(chunk: Chunk, size: int) -> list[tuple[int, int]]:
    """Return where a chunk is cut into batches of at most `size` documents and TEXT_BYTES; most chunks are one batch as they are."""
    if chunk.document_count <= size and text_bound(chunk.path) <= TEXT_BYTES:
        return [(0, chunk.document_count)]
    return ranges_within(text_sizes(chunk.path), size, TEXT_BYTES)


def staging_folder(warehouse: Path) -> Path:
    """Return the folder beside the published file in which batches are staged."""
    return warehouse.with_name(warehouse.name + ".staging")


def sample_folder() -> Path:
    """Return the shipped sample files: of the source tree, or of the installed package."""
    here = Path(__file__).resolve().parent
    in_tree = here.parent / "tests" / "corpus" / "raw"
    return in_tree if in_tree.is_dir() else here / "samples"


def prepare(settings: Settings, inputs: Sequence[str]) -> Prepared:
    """Take the lock, list the files, plan the batches and start staging them.

    Without inputs the shipped samples are read. Raises InputError for a path that cannot be
    read, SettingsError for an analyser that cannot be loaded, WarehouseError when the database is locked or cannot be written.
    """
    actors = read_actors(settings.actors)
    analyser_of(settings.analyser)  # a model that is missing is told before anything starts
    with ExitStack() as stack:
        stack.enter_context(lock(settings.warehouse))
        discard_stale(settings.warehouse)
        files = list_files(inputs or [str(sample_folder())], settings.max_file_bytes)
        if not files:
            raise InputError(f"{', '.join(inputs)}: no files there")
        known = known_files(settings.warehouse, [file.source_uri for file in files]).stats
        plan = plan_batches(files, known, settings.batch_size, settings.batch_bytes, settings.workers)
        started_at = datetime.now(UTC)
        workers = Workers(settings.workers)
        stack.callback(workers.close)
        folder = staging_folder(settings.warehouse)
        if plan.batches:
            folder.mkdir(exist_ok=True)
            workers.warm_auditor()
        jobs = tuple(ReadJob(batch, str(folder), settings.batch_size, limits_of(settings)) for batch in plan.batches)
        prepared = Prepared(
            settings=settings,
            inputs=tuple(inputs),
            run_id=f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
            started_at=started_at,
            jobs=jobs,
            file_count=plan.file_count,
            known_count=plan.known_count,
            workers=workers,
            actors=actors,
        )
        for job in jobs:
            workers.submit(job)
        ahead = threading.Thread(target=prepared.run_ahead, name="run ahead")
        stack.callback(ahead.join)
        stack.callback(workers.close)
        ahead.start()
        prepared._resources = stack.pop_all()
        return prepared


_waiting: list[Prepared] = []
"""The run that a command has prepared for the flow it is about to call; at most one."""


def leave_prepared(prepared: Prepared) -> None:
    """Leave a prepared run for the flow that is called next in this process."""
    _waiting.append(prepared)


def take_prepared() -> Prepared | None:
    """Return the prepared run that waits, if any; the taker closes it."""
    return _waiting.pop() if _waiting else None


def limits_of(settings: Settings) -> Limits:
    """Return the limits of reading that the settings give."""
    return replace(
        Limits(),
        document_bytes=settings.max_document_bytes,
        expanded_bytes=settings.max_expanded_bytes,
        expansion_ratio=settings.max_expansion_ratio,
        members=settings.max_members,
        document_seconds=settings.max_document_seconds,
    )
