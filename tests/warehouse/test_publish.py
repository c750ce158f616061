import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.builders import make_rows
from warehouse import publish as publishing
from warehouse.connect import WarehouseError, reader, writer
from warehouse.files import copy_file
from warehouse.publish import begin_build, discard_stale, keep_blocked, lock, publish
from warehouse.tables.documents import DOCUMENTS


def add_documents(build: Path, first: int, count: int) -> None:
    frame = make_rows(DOCUMENTS, [{"document_id": f"{number:032x}"} for number in range(first, first + count)])
    with writer(build) as con:
        con.register("made", frame)
        con.execute("INSERT INTO documents SELECT * FROM made")


def count_documents(path: Path) -> int:
    with reader(path) as con:
        return int(con.execute("SELECT count(*) FROM documents").fetchall()[0][0])


@pytest.fixture
def published(tmp_path: Path, template: Path) -> Path:
    path = tmp_path / "news.duckdb"
    copy_file(template, path)
    add_documents(path, 0, 2)
    return path


def test_first_build_becomes_the_published_file(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    build = begin_build(path, "run-1")
    assert not path.exists()
    add_documents(build, 0, 2)
    publish(build, path)
    assert count_documents(path) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["news.duckdb"]


def test_a_build_starts_from_what_is_published_and_leaves_it_alone(published: Path) -> None:
    build = begin_build(published, "run-2")
    assert build.name == "news.duckdb.run-2.build"
    add_documents(build, 2, 3)
    assert (count_documents(published), count_documents(build)) == (2, 5)
    publish(build, published)
    assert count_documents(published) == 5


def test_a_reader_keeps_what_it_has_open(published: Path) -> None:
    with reader(published) as old:
        build = begin_build(published, "run-2")
        add_documents(build, 2, 1)
        publish(build, published)
        assert old.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]
    assert count_documents(published) == 3


def test_a_blocked_build_is_kept_beside(published: Path) -> None:
    build = begin_build(published, "run-2")
    add_documents(build, 2, 1)
    blocked = keep_blocked(build)
    assert blocked.name == "news.duckdb.blocked"
    assert (count_documents(published), count_documents(blocked)) == (2, 3)
    assert not build.exists()


def test_definitions_are_made_anew_only_when_they_changed(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writer(published) as con:
        con.execute("COMMENT ON TABLE documents IS 'mine'")
    with reader(begin_build(published, "run-2")) as con:
        assert con.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'documents'").fetchall() == [("mine",)]
    monkeypatch.setattr("warehouse.define.definition_hash", lambda: "another")
    with reader(begin_build(published, "run-3")) as con:
        assert con.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'documents'").fetchall() != [("mine",)]


def test_optional_columns_of_a_newer_version_are_added(published: Path) -> None:
    with writer(published) as con:
        con.execute("ALTER TABLE articles DROP COLUMN section")
    with reader(begin_build(published, "run-2")) as con:
        assert "section" in con.sql("SELECT * FROM articles").columns


def test_tables_of_another_version_are_refused(published: Path) -> None:
    with writer(published) as con:
        con.execute("ALTER TABLE articles ADD COLUMN mood VARCHAR")
    with pytest.raises(WarehouseError, match=r"articles was made by another version of Dateline \(columns mood\)"):
        begin_build(published, "run-2")
    assert sorted(path.name for path in published.parent.iterdir()) == ["news.duckdb"]


def test_a_sparse_build_is_written_anew(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_free_share", lambda _: 1.0)
    publish(begin_build(published, "run-2"), published)
    assert count_documents(published) == 2
    with reader(published) as con:
        assert con.execute("SELECT count(*) FROM duckdb_columns() WHERE comment IS NOT NULL").fetchall()[0][0] > 200
        assert con.execute("SELECT count(*) FROM dyads").fetchall() == [(0,)]


def test_one_run_at_a_time(published: Path) -> None:
    with lock(published), pytest.raises(WarehouseError, match="Another run is writing"), lock(published):
        pass
    with lock(published):
        pass


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="not writable"), lock(tmp_path / "none" / "news.duckdb"):
        pass


def test_leftovers_of_killed_runs_go_and_nothing_else(published: Path) -> None:
    folder = published.parent
    for name in ("news.duckdb.run-9.build", "news.duckdb.run-9.build.wal", "news.duckdb.blocked", "other.duckdb.run-9.build"):
        (folder / name).touch()
    (folder / "news.duckdb.run-8.build.tmp").mkdir()
    assert [path.name for path in discard_stale(published)] == ["news.duckdb.run-8.build", "news.duckdb.run-9.build"]
    assert sorted(path.name for path in folder.iterdir()) == ["news.duckdb", "news.duckdb.blocked", "other.duckdb.run-9.build"]


def test_a_log_beside_the_published_file_is_refused(published: Path) -> None:
    published.with_name("news.duckdb.wal").touch()
    with pytest.raises(WarehouseError, match=r"unsaved changes of another program"):
        begin_build(published, "run-2")


_CHILD = """
import sys
from pathlib import Path
from warehouse.connect import writer
from warehouse.publish import begin_build
build = begin_build(Path(sys.argv[1]), "killed")
with writer(build) as con:
    con.execute("BEGIN")
    print("building", flush=True)
    while True:
        con.execute("INSERT INTO documents SELECT * REPLACE (md5(range::VARCHAR) AS document_id) FROM documents, range(1000)")
"""


def test_a_killed_run_leaves_the_published_file_readable(published: Path) -> None:
    root = Path(publishing.__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(root)}
    with subprocess.Popen([sys.executable, "-c", _CHILD, str(published)], stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"building\n"
        assert count_documents(published) == 2
        child.send_signal(signal.SIGKILL)
    assert count_documents(published) == 2
    with lock(published):
        assert [path.name for path in discard_stale(published)] == ["news.duckdb.killed.build"]
        build = begin_build(published, "run-2")
        add_documents(build, 2, 1)
        publish(build, published)
    assert count_documents(published) == 3
    with duckdb.connect(str(published), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM event_types").fetchall() == [(16,)]
