"""What a worker does not survive, or not in time, is found, refused alone and counted; all else is staged."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.job import ReadJob, Staged
from flows.supervise import code_chunk, read_files
from flows.workers import Workers
from tests.flows.faults import broken_workers
from tests.flows.staging import Lost, WorkersHere, code_jobs, read_job, rows

STORY = "Norway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on {day}, officials said.\n"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "New Year", "Easter", "Christmas")


@pytest.fixture
def lose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a step of the pipeline lose its worker when it meets Saturday's story."""

    def patch(step: str) -> None:
        import flows.pipeline as module

        real = getattr(module, step)

        def deadly(frame: pl.DataFrame, *rest: object) -> object:
            if frame.select(pl.concat_str(pl.col(pl.String), ignore_nulls=True).str.contains("on Saturday").any()).item():
                raise Lost
            return real(frame, *rest)

        monkeypatch.setattr(module, step, deadly)

    return patch


def files(folder: Path) -> ReadJob:
    (folder / "raw").mkdir()
    for day in DAYS:
        (folder / "raw" / f"{day}.txt").write_text(STORY.format(day=day))
    return read_job(folder)


def records(folder: Path, batch_size: int = 100) -> ReadJob:
    (folder / "raw").mkdir()
    (folder / "raw" / "wire.jsonl").write_text("\n".join(json.dumps({"text": STORY.format(day=day)}) for day in DAYS))
    return read_job(folder, batch_size)


def run(job: ReadJob, folder: Path, workers: Workers) -> list[Staged]:
    jobs = code_jobs(read_files(job, workers), folder)
    return [piece for work in jobs for piece in code_chunk(replace(work, limits=job.limits), workers)]


def refused(staged: list[Staged]) -> list[tuple[object, ...]]:
    frame = rows(staged, "rejects").with_columns(pl.col("source_uri").str.extract("([^/]*)$"))
    return frame.select("source_uri", "member", "stage", "reason").rows()


def assert_rest_is_staged(staged: list[Staged]) -> None:
    assert rows(staged, "articles").height == len(DAYS) - 1
    assert rows(staged, "documents")["document_id"].n_unique() == rows(staged, "documents").height == len(DAYS)


@pytest.mark.parametrize("is_overrun", [True, False])
@pytest.mark.parametrize(("step", "stage"), [("code_articles", "clean"), ("split_lines", "decode")])
def test_a_file_is_refused_alone(tmp_path: Path, lose: Callable[[str], None], step: str, stage: str, is_overrun: bool) -> None:
    lose(step)
    workers = WorkersHere(is_overrun=is_overrun)
    staged = run(files(tmp_path), tmp_path, workers)
    assert refused(staged) == [("Saturday.txt", None, stage, "time_limit" if is_overrun else "internal_error")]
    assert_rest_is_staged(staged)
    assert rows(staged, "ledger")["source_uri"].n_unique() == rows(staged, "ledger").height == len(DAYS)
    assert workers.lost <= 5


@pytest.mark.parametrize(("step", "stage"), [("code_articles", "clean"), ("split_lines", "decode")])
@pytest.mark.parametrize("batch_size", [2, 100])
def test_a_record_is_refused_alone(tmp_path: Path, lose: Callable[[str], None], step: str, stage: str, batch_size: int) -> None:
    lose(step)
    staged = run(records(tmp_path, batch_size), tmp_path, WorkersHere(is_overrun=True))
    assert refused(staged) == [("wire.jsonl", str(DAYS.index("Saturday") + 1), stage, "time_limit")]
    assert_rest_is_staged(staged)
    assert rows(staged, "ledger").select("document_count", "reject_count").rows() == [(len(DAYS), 0)]


def test_a_file_that_cannot_even_be_opened_in_time_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.reading as module

    real = module.read_file

    def slow(uri: str, *rest: Any) -> object:
        if "Saturday" in uri:
            raise Lost
        return real(uri, *rest)

    monkeypatch.setattr(module, "read_file", slow)
    staged = run(files(tmp_path), tmp_path, WorkersHere(is_overrun=True))
    assert refused(staged) == [("Saturday.txt", None, "read", "time_limit")]
    assert rows(staged, "articles").height == rows(staged, "ledger").height == len(DAYS) - 1


def test_a_hanging_document_is_refused_by_real_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_workers(tmp_path, monkeypatch, "split_lines", "on Saturday")
    monkeypatch.setattr("flows.worker.START_SECONDS", 2.0)
    work = files(tmp_path)
    two = tuple(file for file in work.files if "Saturday" in file.path or "Friday" in file.path)
    workers = Workers(1)
    try:
        batches = read_files(replace(work, files=two, limits=replace(work.limits, document_seconds=2)), workers)
    finally:
        workers.close()
    refusals = pl.concat(pl.read_parquet(f"{chunk.path}/rejects.parquet") for batch in batches for chunk in batch.chunks)
    assert refusals.select("reason", "detail").rows() == [
        ("time_limit", "a step took longer than 2 seconds and what its size allows")
    ]
    assert sum(chunk.document_count for batch in batches for chunk in batch.chunks) == 1


def test_a_worker_that_cannot_start_blames_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_workers(tmp_path, monkeypatch, "code_articles", "never")
    (tmp_path / "faults" / "sitecustomize.py").write_text("import sys\nsys.modules['polars'] = None\n")
    workers = Workers(1)
    try:
        with pytest.raises(RuntimeError, match="could not start"):
            read_files(files(tmp_path), workers)
    finally:
        workers.close()
