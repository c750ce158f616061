"""The two phases without Prefect: files to a published warehouse, and jobs for single steps."""

from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.build import build
from flows.job import CodeJob, Job, Read, ReadJob, Staged
from flows.prepare import prepare
from flows.reading import read
from flows.scan import list_files
from flows.settings import Settings
from flows.stage import stage
from flows.supervise import code_chunk, read_files
from flows.worker import WorkerLostError
from flows.workers import Workers
from transforms.documents.model import Limits
from transforms.frames import TEMPLATES
from warehouse.frames import empty
from warehouse.publish import publish

LIMITS = Limits(document_seconds=600)


def allow(seconds: float, done: int, busy: int) -> None:
    """Nobody watches."""


class Lost(BaseException):
    """The end of a worker, in a test that has none."""


class WorkersHere(Workers):
    """Workers in this process. A job that raises Lost has lost its worker."""

    def __init__(self, count: int = 1, *, is_overrun: bool = True) -> None:
        super().__init__(count)
        self.is_overrun, self.lost = is_overrun, 0

    def submit(self, job: Job) -> "Future[Any]":  # type: ignore[override]
        with self._lock:
            if job not in self._submitted:
                self._submitted[job] = self._do(job)
            return self._submitted[job]

    def _do(self, job: Job) -> "Future[Any]":
        future: Future[Any] = Future()
        place = (0, 0)

        def allow(seconds: float, done: int, busy: int) -> None:
            nonlocal place
            place = done, busy

        try:
            future.set_result(read(job, allow) if isinstance(job, ReadJob) else stage(job, allow))
        except Lost:
            self.lost += 1
            future.set_exception(WorkerLostError(is_overrun=self.is_overrun, done=place[0], busy=place[1]))
        return future

    def warm_auditor(self) -> None:
        """Nothing is audited."""


def read_job(folder: Path, batch_size: int = 100, limits: Limits = LIMITS) -> ReadJob:
    """The job that reads what lies in `folder`/raw."""
    (folder / "staging").mkdir(exist_ok=True)
    return ReadJob(tuple(list_files([str(folder / "raw")], 1_000_000)), str(folder / "staging"), batch_size, limits)


def code_jobs(batches: Iterable[Read], folder: Path, templates: pl.DataFrame | None = None) -> list[CodeJob]:
    """One job for each chunk that was read."""
    path = folder / "templates.parquet"
    (empty(TEMPLATES) if templates is None else templates).write_parquet(path)
    chunks = [chunk for batch in batches for chunk in batch.chunks]
    return [CodeJob(chunk, str(folder / "staging"), str(path), LIMITS, 0, chunk.document_count) for chunk in chunks]


def stage_here(job: ReadJob, folder: Path) -> list[Staged]:
    """Both phases in this process, without template lines."""
    return [stage(work, allow) for work in code_jobs([read(job, allow)], folder)]


def rows(staged: Iterable[Staged], table: str) -> pl.DataFrame:
    """A table of all parts."""
    return pl.concat(pl.read_parquet(f"{piece.part}/{table}.parquet") for piece in staged)


def publish_run(
    monkeypatch: pytest.MonkeyPatch, paths: Iterable[Path], warehouse: Path, *, is_published: bool = True, **settings: object
) -> list[Staged]:
    """A whole run in this process, but for its audit; returns its parts."""
    monkeypatch.setattr("flows.prepare.Workers", WorkersHere)
    given = Settings(warehouse=warehouse, max_document_seconds=600, **settings)  # type: ignore[arg-type]
    prepared = prepare(given, [str(path) for path in paths])
    try:
        batches = [batch for job in prepared.jobs for batch in read_files(job, prepared.workers)]
        staged = [piece for job in prepared.plan_coding(batches) for piece in code_chunk(job, prepared.workers)]
        built = build(prepared, staged)
        if built is not None and is_published:
            publish(built.path, warehouse)
        return staged
    finally:
        prepared.close()
