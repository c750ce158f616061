"""The flow on the shipped samples: what is published, that a rerun changes nothing, what a bad audit does."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.errors import ExitCode, InputError
from flows.outcome import Outcome
from warehouse.digest import content_digest

pytestmark = pytest.mark.usefixtures("prefect_server")


def run(paths: list[Path], warehouse: Path, **settings: Any) -> Outcome:
    from flows.ingest import ingest

    outcome = ingest([str(path) for path in paths], {"warehouse": str(warehouse), **settings})
    assert isinstance(outcome, Outcome)
    return outcome


def rows(warehouse: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, samples: Path, prefect_server: None) -> tuple[Path, Outcome]:
    warehouse = tmp_path_factory.mktemp("published") / "news.duckdb"
    return warehouse, run([samples], warehouse)


def test_every_file_is_accounted_for(published: tuple[Path, Outcome], samples: Path) -> None:
    warehouse, outcome = published
    assert outcome.status == "published"
    assert outcome.exit_code is ExitCode.OK
    files = {path.as_uri() for path in samples.iterdir()}
    seen = {uri for (uri,) in rows(warehouse, "SELECT source_uri FROM documents UNION SELECT source_uri FROM rejects")}
    assert seen == files
    assert {uri for (uri,) in rows(warehouse, "SELECT source_uri FROM ledger")} == files


def test_bad_input_is_refused_with_its_reason(published: tuple[Path, Outcome]) -> None:
    warehouse, _ = published
    refused = {
        (uri.rsplit("/", 1)[1], member): reason
        for uri, member, reason in rows(warehouse, "SELECT source_uri, member, reason FROM rejects")
    }
    assert refused == {
        ("09_only_boilerplate.txt", None): "consent_wall",
        ("10_empty.txt", None): "empty_file",
        ("13_binary.txt", None): "unsupported_kind",
        ("14_truncated.txt.gz", None): "truncated_archive",
        ("15_wire.jsonl", "3"): "bad_json",
        ("15_wire.jsonl", "4"): "no_text_field",
    }


def test_copies_stand_once(published: tuple[Path, Outcome]) -> None:
    warehouse, outcome = published
    assert outcome.duplicate_count == 1
    assert rows(warehouse, "SELECT count(*) FROM articles WHERE title LIKE 'Rebels and army in Colombia%'") == [(1,)]


def test_kept_and_removed_lines_are_the_document(published: tuple[Path, Outcome]) -> None:
    warehouse, _ = published
    from transforms.lines.split import split_lines

    documents = duckdb.connect(str(warehouse), read_only=True)
    with documents as con:
        frame = con.sql("SELECT * FROM documents WHERE kind = 'text'").pl()
        removed = con.sql("SELECT document_id, line_number, text_raw FROM removed_lines").pl()
    lines = split_lines(frame)
    matched = removed.join(lines, on=["document_id", "line_number", "text_raw"], how="semi")
    of_text = removed.join(frame.select("document_id"), on="document_id", how="semi")
    assert matched.height == of_text.height > 0


def test_evidence_is_verbatim(published: tuple[Path, Outcome]) -> None:
    warehouse, outcome = published
    assert outcome.event_count > 20
    wrong = rows(
        warehouse,
        "SELECT event_id FROM events JOIN articles USING (article_id) WHERE evidence <> "
        "CASE WHEN sentence_number = 0 THEN title[char_start + 1:char_end] ELSE body[char_start + 1:char_end] END",
    )
    assert wrong == []


def test_sport_business_and_recipes_stay_silent(published: tuple[Path, Outcome]) -> None:
    warehouse, _ = published
    told = rows(
        warehouse,
        "SELECT evidence FROM events JOIN articles USING (article_id) JOIN documents USING (document_id) "
        "WHERE regexp_matches(source_uri, '0[678]_')",
    )
    assert told == []


def test_rerun_leaves_the_file_as_it_is(published: tuple[Path, Outcome], samples: Path) -> None:
    warehouse, _ = published
    before = warehouse.read_bytes()
    again = run([samples], warehouse)
    assert again.status == "unchanged"
    assert again.known_file_count == len(list(samples.iterdir()))
    assert again.file_count == 0
    assert warehouse.read_bytes() == before


def test_touched_files_change_nothing(published: tuple[Path, Outcome], samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "raw"
    shutil.copytree(samples, copy)
    warehouse = tmp_path / "news.duckdb"
    run([copy / "01_ministers_call.txt", copy / "10_empty.txt"], warehouse)
    before = content_digest(warehouse)
    (copy / "01_ministers_call.txt").touch()
    assert run([copy / "01_ministers_call.txt"], warehouse).status == "unchanged"
    (copy / "10_empty.txt").write_text("Poland and Lithuania signed an agreement on Monday in Vilnius.\n")
    assert run([copy / "10_empty.txt"], warehouse).document_count == 1
    after = content_digest(warehouse)
    assert {name for name in after if after[name] != before[name]} >= {"documents", "articles"}


@pytest.mark.parametrize(("batch_size", "workers"), [(1, 2), (1000, 1)])
def test_batches_and_workers_have_no_influence(
    published: tuple[Path, Outcome], samples: Path, tmp_path: Path, batch_size: int, workers: int
) -> None:
    warehouse, _ = published
    other = tmp_path / "other.duckdb"
    run([samples], other, batch_size=batch_size, workers=workers)
    assert content_digest(other) == content_digest(warehouse)


def test_nothing_readable_has_its_own_exit_code(samples: Path, tmp_path: Path) -> None:
    outcome = run([samples / "10_empty.txt", samples / "13_binary.txt"], tmp_path / "n.duckdb")
    assert outcome.exit_code is ExitCode.NOTHING_READ
    assert rows(tmp_path / "n.duckdb", "SELECT count(*) FROM rejects") == [(2,)]


def test_warehouse_in_the_current_folder(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([samples / "02_truce_talks.txt"], Path("news.duckdb")).status == "published"
    assert (tmp_path / "news.duckdb.checks.html").exists()


def test_missing_path_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        run([tmp_path / "nowhere"], tmp_path / "n.duckdb")
    assert not (tmp_path / "n.duckdb").exists()


def test_blocked_run_leaves_the_published_file(
    published: tuple[Path, Outcome], samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from expectations.verdict import CheckResult, judge
    from expectations.volumes import whole_checks
    from flows import ingest as module

    warehouse = tmp_path / "news.duckdb"
    shutil.copy(published[0], warehouse)
    before = warehouse.read_bytes()
    new = tmp_path / "new.txt"
    new.write_text("Chile and Peru sign trade accord\nChile and Peru signed a trade agreement in Lima on Tuesday.\n")
    critical = next(check for check in whole_checks() if check.severity == "critical")
    verdict = judge([CheckResult(critical, "failed", 1, 1, "made to fail")])
    monkeypatch.setattr(module, "audit_database", lambda *_: verdict)
    outcome = run([new], warehouse)
    assert outcome.status == "blocked"
    assert outcome.exit_code is ExitCode.BLOCKED
    assert warehouse.read_bytes() == before
    assert outcome.failed_build
    assert Path(outcome.failed_build).exists()
    assert rows(Path(outcome.failed_build), f"SELECT status FROM runs WHERE run_id = '{outcome.run_id}'") == [("blocked",)]
