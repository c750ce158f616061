from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.warehouse.rows import stage
from warehouse.connect import Connection, writer
from warehouse.define import define
from warehouse.files import copy_file
from warehouse.frames import empty, staged
from warehouse.tables.catalog import STAGED

WritePart = Callable[..., Path]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh file with all definitions, made once: making them takes longer than most tests."""
    path = tmp_path_factory.mktemp("warehouse") / "template.duckdb"
    with writer(path) as connection:
        define(connection)
        connection.execute("CHECKPOINT")
    return path


@pytest.fixture
def con(tmp_path: Path, template: Path) -> Iterator[Connection]:
    """A copy of the template, open for writing."""
    copy_file(template, tmp_path / "build.duckdb")
    with writer(tmp_path / "build.duckdb") as connection:
        yield connection


@pytest.fixture
def write_part(tmp_path: Path) -> WritePart:
    """Writes a staged part: keyword arguments give frames or row overrides by table name; the other tables are empty."""

    def write(name: str, **tables: object) -> Path:
        folder = tmp_path / "staging" / name
        folder.mkdir(parents=True)
        for table in STAGED:
            rows = tables.get(table.name)
            frame = empty(staged(table)) if rows is None else stage(table, rows)
            frame.write_parquet(folder / f"{table.name}.parquet")
        return folder

    return write
