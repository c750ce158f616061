"""The two phases without Prefect: files to a published warehouse, and jobs for single steps."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from flows.build import build
from flows.job import CodeJob, Read, ReadJob, Staged
from flows.prepare import prepare
from flows.reading import read
from flows.scan import list_files
from flows.settings import Settings
from flows.stage import stage
from flows.supervise import code_chunk, read_files
from transforms.documents.model import Limits
from transforms.frames import TEMPLATES
from warehouse.frames import empty
from warehouse.publish import publish

LIMITS = Limits(document_seconds=600)


def allow(seconds: float, done: int, busy: int) -> None:
    """Nobody watches."""


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


def publish_run(paths: Iterable[Path], warehouse: Path, **settings: object) -> list[Staged]:
    """A whole run but for its audit."""
    given = Settings(warehouse=warehouse, max_document_seconds=600, **settings)  # type: ignore[arg-type]
    prepared = prepare(given, [str(path) for path in paths])
    try:
        batches = [batch for job in prepared.jobs for batch in read_files(job, prepared.workers)]
        staged = [piece for job in prepared.plan_coding(batches) for piece in code_chunk(job, prepared.workers)]
        built = build(prepared, staged)
        if built is not None:
            publish(built.path, warehouse)
        return staged
    finally:
        prepared.close()
