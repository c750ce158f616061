from pathlib import Path

import polars as pl
import pytest

from warehouse.connect import WarehouseError, writer
from warehouse.query import run_query


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with writer(tmp_path / "news.duckdb") as con:
        con.execute("CREATE TABLE x AS SELECT range AS n FROM range(10)")
    return tmp_path / "news.duckdb"


def test_rows_come_as_a_frame(path: Path) -> None:
    assert run_query(path, "SELECT n, 'a' AS letter FROM x WHERE n < 2;").to_dict(as_series=False) == {
        "n": [0, 1],
        "letter": ["a", "a"],
    }


def test_no_rows(path: Path) -> None:
    assert run_query(path, "FROM x WHERE n > 99").columns == ["n"]


def test_sums_are_plain_integers(path: Path) -> None:
    frame = run_query(path, "SELECT sum(n) AS total, sum(n)::DOUBLE AS share FROM x")
    assert frame.schema == {"total": pl.Int64, "share": pl.Float64}


def test_limit(path: Path) -> None:
    assert run_query(path, "FROM x", limit=3).height == 3


@pytest.mark.parametrize("sql", ["SHOW TABLES", "DESCRIBE x", "SUMMARIZE x", "EXPLAIN SELECT 1", "WITH a AS (SELECT 1) FROM a"])
def test_other_forms_of_query(path: Path, sql: str) -> None:
    assert run_query(path, sql).height > 0


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", 'syntax error at or near "SELEC"$'),
        ("SELECT nope FROM x", 'Referenced column "nope" not found'),
        ("SELECT 1; SELECT 2", "One query at a time: the text holds 2"),
        ("", "the text holds 0"),
        ("DROP TABLE x", "Only queries are allowed here, not DROP"),
        ("COPY x TO 'x.csv'", "Only queries are allowed here, not COPY"),
        ("ATTACH 'other.duckdb'", "Only queries are allowed here, not ATTACH"),
        ("SET threads = 1", "Only queries are allowed here, not SET"),
        ("SELECT * FROM read_text('/etc/hostname')", "queries may not touch files"),
        ("SELECT 1 / 'a'", "Could not convert string"),
    ],
)
def test_what_is_refused(path: Path, sql: str, message: str) -> None:
    with pytest.raises(WarehouseError, match=message) as caught:
        run_query(path, sql)
    assert "\n" not in str(caught.value)


def test_runaway_is_stopped(path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"took longer than 0\.2 seconds"):
        run_query(path, "SELECT count(*) FROM range(1000000000) a, range(1000000) b", seconds=0.2)
