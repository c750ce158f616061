"""What happens before the flow runs: lock, list, plan, and start the workers.

A command calls `prepare` first, so that the workers read while Prefect is still starting, and
the flow then takes over what was prepared. A deployment's flow prepares for itself.
"""

import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from flows.actors import read_actors
from flows.errors import InputError
from flows.job import Job
from flows.scan import list_files, plan_batches
from flows.settings import Settings
from flows.workers import Workers
from transforms.documents.model import Limits
from warehouse.ledger import known_files
from warehouse.publish import discard_stale, lock


def _no_progress(done: int, total: int) -> None:
    """Show nothing."""


@dataclass
class Prepared:
    """One run before it runs. `close` releases the lock and ends the workers."""

    settings: Settings
    inputs: tuple[str, ...]
    run_id: str
    started_at: datetime
    jobs: tuple[Job, ...]
    file_count: int
    known_count: int
    workers: Workers
    on_progress: Callable[[int, int], None] = _no_progress
    _resources: ExitStack = field(default_factory=ExitStack)

    @property
    def staging(self) -> Path:
        """The folder in which this run's batches are staged."""
        return staging_folder(self.settings.warehouse)

    def close(self) -> None:
        """Release what the run holds."""
        self._resources.close()


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
    read, WarehouseError when the database is locked or cannot be written.
    """
    actors = read_actors(settings.actors)
    with ExitStack() as stack:
        stack.enter_context(lock(settings.warehouse))
        discard_stale(settings.warehouse)
        files = list_files(inputs or [str(sample_folder())], settings.max_file_bytes)
        if not files:
            raise InputError(f"{', '.join(inputs)}: no files there")
        known = known_files(settings.warehouse, [file.source_uri for file in files]).stats
        plan = plan_batches(files, known, settings.batch_size, settings.batch_bytes, settings.workers)
        started_at = datetime.now(UTC)
        workers = Workers(max(1, min(settings.workers, len(plan.batches))))
        stack.callback(workers.close)
        folder = staging_folder(settings.warehouse)
        if plan.batches:
            folder.mkdir(exist_ok=True)
            workers.warm_auditor()
        jobs = tuple(Job(batch, str(folder), settings.batch_size, limits_of(settings), actors) for batch in plan.batches)
        for job in jobs:
            workers.stage(job)
        return Prepared(
            settings=settings,
            inputs=tuple(inputs),
            run_id=f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}",
            started_at=started_at,
            jobs=jobs,
            file_count=plan.file_count,
            known_count=plan.known_count,
            workers=workers,
            _resources=stack.pop_all(),
        )


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
