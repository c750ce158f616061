from pathlib import Path

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert
from warehouse.connect import writer
from warehouse.define import define
from warehouse.ledger import KnownFiles, known_files
from warehouse.tables.runs import LEDGER


def test_no_warehouse_no_files(tmp_path: Path) -> None:
    assert known_files(tmp_path / "news.duckdb") == KnownFiles()


def test_the_latest_reading_of_a_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    old, new = make_hash("old"), make_hash("new")
    with writer(path) as con:
        define(con)
        readings = [
            {"source_uri": "file:///a", "file_hash": new, "byte_count": 7, "modified_ns": 200, "run_id": "20170602T000000-b"},
            {"source_uri": "file:///a", "file_hash": old, "byte_count": 5, "modified_ns": 100, "run_id": "20170601T000000-a"},
        ]
        insert(con, LEDGER, make_rows(LEDGER, readings))
    known = known_files(path)
    assert known.stats == {"file:///a": (7, 200, new)}
    assert known.contents == {("file:///a", old), ("file:///a", new)}
    assert known_files(path, ["file:///a", "file:///b"]) == known
    assert known_files(path, ["file:///b"]) == known_files(path, []) == KnownFiles()
