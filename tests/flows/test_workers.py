"""Workers: jobs are staged once, reused by content, and a file that kills its worker is refused alone."""

import os
import signal
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.job import Job, Staged
from flows.scan import list_files
from flows.stage import PART_TABLES, stage
from flows.workers import Workers
from transforms.documents.model import Limits
from transforms.identity import hash_bytes

STORY = "Norway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on Monday, officials said.\n"


def job(folder: Path, names: tuple[str, ...]) -> Job:
    raw = folder / "raw"
    raw.mkdir(exist_ok=True)
    for name in names:
        (raw / name).write_text(STORY.replace("Monday", name))
    staging = folder / "staging"
    staging.mkdir(exist_ok=True)
    return Job(tuple(list_files([str(raw)], 1_000_000)), str(staging), 100, Limits())


def test_a_part_has_every_table_and_is_reused(tmp_path: Path) -> None:
    work = job(tmp_path, ("Friday", "Sunday"))
    first = stage(work)
    assert (first.document_count, first.article_count, first.was_reused) == (2, 2, False)
    assert {path.stem for path in Path(first.parts[0]).iterdir()} == set(PART_TABLES)
    assert stage(work).was_reused
    (tmp_path / "raw" / "Sunday").write_text("Chile and Peru signed a treaty in Lima on Tuesday, officials said.\n")
    assert not stage(work).was_reused


def test_batches_are_cut_into_parts_of_bounded_size(tmp_path: Path) -> None:
    records = "\n".join(f'{{"text": "{STORY.strip()}"}}'.replace("\n", "\\n").replace("Oslo", f"Oslo {n}") for n in range(10))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "many.jsonl").write_text(records)
    (tmp_path / "staging").mkdir()
    work = Job(tuple(list_files([str(tmp_path / "raw")], 1_000_000)), str(tmp_path / "staging"), 2, Limits())
    staged = stage(work)
    assert staged.document_count == 10
    assert len(staged.parts) == 3


def test_a_transform_that_fails_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import flows.stage as module

    real = module.code_articles

    def fragile(articles: pl.DataFrame, *rest: object) -> object:
        if articles["body"].str.contains("Saturday").any():
            raise IndexError("made to fail")
        return real(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "code_articles", fragile)
    staged = stage(job(tmp_path, ("Friday", "Saturday", "Sunday")))
    assert (staged.document_count, staged.article_count, staged.reject_count) == (3, 2, 1)
    reject = pl.read_parquet(f"{staged.parts[0]}/rejects.parquet").row(0, named=True)
    assert (reject["reason"], reject["detail"]) == ("internal_error", "IndexError: made to fail")


class DyingWorkers(Workers):
    """Workers whose processes die on one file."""

    def __init__(self, deadly: str) -> None:
        super().__init__(1)
        self.deadly = deadly

    def _dies(self, work: Job) -> bool:
        return any(file.path.endswith(self.deadly) and file.problem is None for file in work.files)

    def stage(self, work: Job) -> "Future[Staged]":
        future: Future[Staged] = Future()
        if self._dies(work):
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(stage(work))
        return future

    def stage_alone(self, work: Job) -> Staged:
        if self._dies(work):
            raise BrokenProcessPool("killed")
        return stage(work)


def test_a_file_that_kills_its_worker_is_refused_alone(tmp_path: Path) -> None:
    from flows.ingest import run_job

    staged = run_job(job(tmp_path, ("Friday", "Saturday", "Sunday")), DyingWorkers("Saturday"))
    assert sum(part.document_count for part in staged) == 2
    rejects = pl.concat(pl.read_parquet(f"{folder}/rejects.parquet") for part in staged for folder in part.parts)
    assert rejects["reason"].to_list() == ["internal_error"]
    assert rejects["source_uri"].str.ends_with("Saturday").all()


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    workers = Workers(1)
    try:
        work = job(tmp_path, ("Friday",))
        assert workers.stage(work).result().document_count == 1
        pool = workers._stagers
        assert pool is not None
        os.kill(next(iter(pool._processes)), signal.SIGKILL)
        other = job(tmp_path, ("Friday", "Sunday"))
        for _ in range(3):
            try:
                assert workers.stage(other).result().document_count == 2
                break
            except BrokenProcessPool:
                continue
        else:
            pytest.fail("the pool was not replaced")
    finally:
        workers.close()


def test_a_part_staged_without_a_known_file_is_not_taken_for_one_with_it(tmp_path: Path) -> None:
    work = job(tmp_path, ("Friday",))
    known = replace(work, files=tuple(replace(f, known_hash=hash_bytes(Path(f.path).read_bytes())) for f in work.files))
    assert stage(known).document_count == 0
    assert stage(work).document_count == 1
