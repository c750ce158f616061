"""Both phases of a batch: parts are written once, reused by content, cut to a bounded size; a failing document costs itself."""

import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from flows.job import CodeJob, ReadJob
from flows.parts import text_bound, text_sizes
from flows.prepare import coding_ranges
from flows.reading import read
from flows.stage import PART_TABLES, stage
from tests.flows.staging import allow, code_jobs, read_job, rows, stage_here
from transforms.frames import TEMPLATES
from transforms.identity import hash_bytes
from warehouse.frames import conform

STORY = "Norway and Turkey sign accord\n\nNorway and Turkey signed an agreement in Oslo on Monday, officials said.\n"


def job(folder: Path, *names: str) -> ReadJob:
    (folder / "raw").mkdir(exist_ok=True)
    for name in names:
        (folder / "raw" / name).write_text(STORY.replace("Monday", name))
    return read_job(folder)


def records(folder: Path, count: int, batch_size: int) -> ReadJob:
    (folder / "raw").mkdir()
    lines = [json.dumps({"text": STORY.replace("Oslo", f"Oslo {number}")}) for number in range(count)]
    (folder / "raw" / "many.jsonl").write_text("\n".join(lines))
    return read_job(folder, batch_size)


def test_a_part_has_every_table_and_is_reused(tmp_path: Path) -> None:
    work = job(tmp_path, "Friday", "Sunday")
    first = read(work, allow)
    assert ([chunk.document_count for chunk in first.chunks], first.was_reused) == ([2], False)
    staged = stage_here(work, tmp_path)
    assert {path.stem for path in Path(staged[0].part).iterdir()} == set(PART_TABLES)
    assert rows(staged, "articles").height == rows(staged, "ledger").height == 2
    assert read(work, allow).was_reused
    assert stage_here(work, tmp_path)[0].was_reused
    (tmp_path / "raw" / "Sunday").write_text("Chile and Peru signed a treaty in Lima on Tuesday, officials said.\n")
    assert not read(work, allow).was_reused


def test_batches_are_cut_into_chunks_of_bounded_size(tmp_path: Path) -> None:
    batch = read(records(tmp_path, 10, 2), allow)
    assert [chunk.document_count for chunk in batch.chunks] == [4, 4, 2]
    staged = [stage(work, allow) for work in code_jobs([batch], tmp_path)]
    assert rows(staged, "documents").height == 10
    assert rows(staged, "ledger").select("document_count", "reject_count").rows() == [(10, 0)]


def test_texts_are_weighed_in_the_order_of_the_documents(tmp_path: Path) -> None:
    batch = read(job(tmp_path, "Friday", "Wednesday"), allow)
    assert [text_sizes(chunk.path) for chunk in batch.chunks] == [[len(STORY) - 3, len(STORY)]]


def test_a_chunk_is_cut_by_its_documents_and_by_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (chunk,) = read(job(tmp_path, "Friday", "Saturday", "Sunday"), allow).chunks
    assert coding_ranges(chunk, 3) == [(0, 3)]
    assert coding_ranges(chunk, 2) == [(0, 2), (2, 3)]
    monkeypatch.setattr("flows.prepare.TEXT_BYTES", 2 * len(STORY))
    assert coding_ranges(chunk, 3) == [(0, 2), (2, 3)]
    assert text_bound(chunk.path) >= sum(text_sizes(chunk.path))


def test_pieces_of_a_chunk_are_the_chunk(tmp_path: Path) -> None:
    batch = read(job(tmp_path, "Friday", "Saturday", "Sunday"), allow)
    (whole,) = code_jobs([batch], tmp_path)
    pieces = [stage(piece, allow) for piece in whole.pieces(0, 3)]
    assert len(pieces) == 3
    for table in ("documents", "articles", "events", "ledger"):
        assert rows(pieces, table).sort(pl.first()).equals(rows([stage(whole, allow)], table).sort(pl.first()))


def test_other_templates_or_actors_make_another_part(tmp_path: Path) -> None:
    batch = read(job(tmp_path, "Friday"), allow)
    (plain,) = code_jobs([batch], tmp_path)
    assert not stage(plain, allow).was_reused
    assert not stage(replace(plain, actors=("mine.csv", "name,country_code\nOslo Council,NOR\n")), allow).was_reused
    source = f"{(tmp_path / 'raw').as_uri()}/"
    for name, is_reused in (("elsewhere", True), (source, False)):
        found = pl.DataFrame([(name, 5, 9.0, 0.5)], schema=list(TEMPLATES.names), orient="row")
        (work,) = code_jobs([batch], tmp_path, conform(found, TEMPLATES))
        assert stage(work, allow).was_reused is is_reused


@pytest.mark.parametrize(("step", "table"), [("code_articles", "articles"), ("split_lines", "articles")])
def test_a_transform_that_fails_costs_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, table: str
) -> None:
    import flows.pipeline as module

    real = getattr(module, step)

    def fragile(frame: pl.DataFrame, *rest: object) -> object:
        if frame.select(pl.concat_str(pl.col(pl.String), ignore_nulls=True).str.contains("on Saturday").any()).item():
            raise IndexError("made to fail")
        return real(frame, *rest)

    monkeypatch.setattr(module, step, fragile)
    staged = stage_here(job(tmp_path, "Friday", "Saturday", "Sunday"), tmp_path)
    assert (rows(staged, "documents").height, rows(staged, table).height) == (3, 2)
    reject = rows(staged, "rejects").row(0, named=True)
    assert (reject["reason"], reject["detail"]) == ("internal_error", "IndexError: made to fail")
    refused = rows(staged, "documents").filter(status="rejected")
    assert refused["document_id"].to_list() == [reject["document_id"]]


def test_workers_say_how_long_they_will_take(tmp_path: Path) -> None:
    told: list[tuple[float, int, int]] = []
    batch = read(records(tmp_path, 10, 2), lambda *said: told.append(said))
    assert [said[1:] for said in told if said[2] > 1] == [(0, 4), (4, 4), (8, 3)]
    assert all(600 < seconds < 602 for seconds, _, _ in told)
    (first, *_) = code_jobs([batch], tmp_path)
    told.clear()
    stage(first, lambda *said: told.append(said))
    assert [said[1:] for said in told] == [(0, 4)]


def test_a_part_staged_without_a_known_file_is_not_taken_for_one_with_it(tmp_path: Path) -> None:
    work = job(tmp_path, "Friday")
    known = replace(work, files=tuple(replace(f, known_hash=hash_bytes(Path(f.path).read_bytes())) for f in work.files))
    assert read(known, allow).chunks == ()
    assert len(read(work, allow).chunks) == 1


def test_a_refused_document_keeps_its_raw_text(tmp_path: Path) -> None:
    batch = read(job(tmp_path, "Friday"), allow)
    work: CodeJob = code_jobs([batch], tmp_path)[0]
    staged = [stage(replace(work, refusal=("time_limit", "too slow")), allow)]
    assert rows(staged, "documents").select("status", "text_raw").rows() == [("rejected", STORY.replace("Monday", "Friday"))]
    assert rows(staged, "rejects").select("stage", "reason", "detail").rows() == [("clean", "time_limit", "too slow")]
    assert rows(staged, "articles").is_empty()
