"""Getting a batch done whatever is in it: what a worker does not survive, or not in time, is refused; all else is staged."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from flows.job import Cause, CodeJob, Job, Read, ReadJob, Staged
from flows.worker import WorkerLostError
from flows.workers import Workers
from transforms.documents.model import Limits


def read_files(job: ReadJob, workers: Workers) -> list[Read]:
    """Read a batch of files; see `_run`."""
    return _run(job, workers.submit(job), workers)


def code_chunk(job: CodeJob, workers: Workers) -> list[Staged]:
    """Clean and code a chunk; see `_run`."""
    return _run(job, workers.submit(job), workers)


def _run(job: Job, future: "Future[Any]", workers: Workers) -> list[Any]:
    """Wait for a job; when its worker is lost, cut it into pieces until what is at fault stands alone, and refuse that.

    The reason is time_limit when the worker took too long, internal_error when it died twice. Raises what the job raised,
    and WorkerLostError when the run is ending.
    """
    try:
        return [future.result()]
    except WorkerLostError as lost:
        if workers.is_closed:
            raise
        pieces: Sequence[Job] = job.pieces(lost.done, lost.busy)
        if not pieces:
            is_second = lost.is_overrun or job.attempt > 0  # a process may be killed for no fault of its document
            another = job.refused(_cause(lost, job.limits), lost.busy) if is_second else replace(job, attempt=1)
            if another is None:
                raise
            pieces = [another]
        started = [(piece, workers.submit(piece)) for piece in pieces]
        return [result for piece, future in started for result in _run(piece, future, workers)]


def _cause(lost: WorkerLostError, limits: Limits) -> Cause:
    if lost.is_overrun:
        return "time_limit", f"a step took longer than {limits.document_seconds:g} seconds and what its size allows"
    return "internal_error", "this document ended its worker process"
