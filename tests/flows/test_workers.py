"""Worker processes: jobs are done once, and a worker that dies or overruns its time is replaced and costs its own job."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from flows.job import ReadJob
from flows.worker import WorkerLostError
from flows.workers import Workers
from tests.flows.faults import broken_workers
from tests.flows.staging import read_job

STORY = "Norway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on {day}, officials said.\n"


def job(folder: Path, *days: str, seconds: float = 600) -> ReadJob:
    (folder / "raw").mkdir(exist_ok=True)
    for day in days:
        (folder / "raw" / day).write_text(STORY.format(day=day))
    work = read_job(folder)
    return replace(work, limits=replace(work.limits, document_seconds=seconds))


def test_a_killed_process_is_replaced_and_a_job_is_not_done_twice(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        work = job(tmp_path, "Friday")
        first = workers.submit(work).result()
        assert [chunk.document_count for chunk in first.chunks] == [1]
        assert workers.submit(work).result() is first
        (worker,) = workers._workers
        assert worker.process.pid is not None
        os.kill(worker.process.pid, signal.SIGKILL)
        worker.process.join()
        assert [chunk.document_count for chunk in workers.submit(job(tmp_path, "Sunday")).result().chunks] == [2]
    finally:
        workers.close()


def test_what_a_job_raises_is_raised_and_may_be_tried_again(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        work = job(tmp_path, "Friday")
        (tmp_path / "staging").rmdir()
        (tmp_path / "staging").write_text("no folder")
        with pytest.raises(OSError, match="staging"):
            workers.submit(work).result()
        (tmp_path / "staging").unlink()
        (tmp_path / "staging").mkdir()
        assert len(workers.submit(work).result().chunks) == 1
        assert len(workers._workers) == 1
    finally:
        workers.close()


def test_a_worker_that_dies_or_overruns_costs_its_own_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_workers(tmp_path, monkeypatch, "split_lines", "on Saturday")
    monkeypatch.setattr("flows.worker.START_SECONDS", 1.0)
    workers = Workers(1)
    try:
        slow = job(tmp_path, "Friday", "Saturday", seconds=0.5)
        with pytest.raises(WorkerLostError) as lost:
            workers.submit(slow).result()
        assert (lost.value.is_overrun, lost.value.done, lost.value.busy) == (True, 0, 4)
        assert workers.submit(slow).exception() is lost.value  # final: it is cut, not tried again
        (tmp_path / "raw" / "Saturday").unlink()
        assert len(workers.submit(job(tmp_path, "Friday")).result().chunks) == 1
    finally:
        workers.close()
    with pytest.raises(WorkerLostError):
        workers.submit(job(tmp_path, "Sunday")).result()
