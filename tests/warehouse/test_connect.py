import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import WarehouseError, explain, reader, writer


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"There is no warehouse at .*none\.duckdb"), reader(tmp_path / "none.duckdb"):
        pass


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"folder .*none does not exist"), writer(tmp_path / "none" / "news.duckdb"):
        pass


@pytest.mark.parametrize("content", [b"", b"hello " * 1000])
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "junk.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseError, match="is not a DuckDB database"), reader(path):
        pass


def test_damaged(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with writer(path):
        pass
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(WarehouseError, match="is damaged"), reader(path):
        pass


def test_open_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    script = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(WarehouseError, match=rf"open for writing in another program \(process {child.pid}\)"), reader(path):
            pass
        child.kill()


def test_written_by_a_newer_version() -> None:
    error = duckdb.IOException(
        "IO Error: Trying to read a database file with storage version number 999, but we can only read storage versions between 64 and 70."
    )
    assert explain(error, Path("news.duckdb")).startswith("news.duckdb was written by another version of DuckDB than")


def test_extensions_are_not_fetched(tmp_path: Path) -> None:
    with writer(tmp_path / "news.duckdb") as con:
        assert con.execute("SELECT current_setting('autoinstall_known_extensions')").fetchall() == [(False,)]


def test_memory_limit(tmp_path: Path) -> None:
    with writer(tmp_path / "news.duckdb", memory_limit="500MB") as con:
        assert con.execute("SELECT current_setting('memory_limit')").fetchall() == [("476.8 MiB",)]


def test_storage_errors_are_explained_and_others_pass(tmp_path: Path) -> None:
    from warehouse.connect import storage_errors

    full = duckdb.TransactionException(
        "TransactionContext Error: Failed to commit: Could not write file: No space left on device"
    )
    with pytest.raises(WarehouseError, match="No space left"), storage_errors(tmp_path):
        raise full
    with pytest.raises(WarehouseError, match="Permission denied"), storage_errors(tmp_path):
        raise PermissionError(13, "Permission denied")
    with pytest.raises(duckdb.BinderException), storage_errors(tmp_path):
        raise duckdb.BinderException("no such column")
