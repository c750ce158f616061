from collections.abc import Iterator
from pathlib import Path

import pytest

from warehouse.codes.lists import LIST_MEANINGS
from warehouse.codes.loader import CODE_LISTS, code_list
from warehouse.connect import Connection, reader
from warehouse.ddl import column_type, definition_hash, identifier, literal
from warehouse.dictionary import PATH, markdown
from warehouse.schema import Table
from warehouse.tables.catalog import TABLES
from warehouse.views.loader import parse_view, read_views


@pytest.fixture(scope="module")
def con(template: Path) -> Iterator[Connection]:
    with reader(template) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_have_the_declared_columns_with_comments(con: Connection, table: Table) -> None:
    found = con.execute(
        "SELECT column_name, data_type, is_nullable, comment IS NOT NULL FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
        [table.name],
    ).fetchall()
    for column, (name, data_type, is_nullable, has_comment) in zip(table.columns, found, strict=True):
        assert name == column.name
        assert is_nullable is not column.required
        assert has_comment
        assert data_type.replace('"', "") == column_type(column.kind).replace('"', "")


def test_everything_has_a_comment(con: Connection) -> None:
    bare = """
        SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND comment IS NULL
        UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal AND comment IS NULL
    """
    assert con.execute(bare).fetchall() == []


def test_names_are_used_once() -> None:
    names = [table.name for table in TABLES] + list(CODE_LISTS) + [view.name for view in read_views()]
    assert len(set(names)) == len(names)
    assert set(LIST_MEANINGS) == set(CODE_LISTS)


@pytest.mark.parametrize("name", CODE_LISTS)
def test_code_lists_are_tables(con: Connection, name: str) -> None:
    assert con.execute(f"SELECT * FROM {name}").fetchall() == code_list(name).rows()


def test_views_have_the_columns_that_they_document(con: Connection) -> None:
    for view in read_views():
        assert con.sql(f"SELECT * FROM {view.name}").columns == [name for name, _ in view.columns], view.name


@pytest.mark.parametrize("text", ["-- A view.\nSELECT 1", "-- A view.\n-- Columns:\n-- one without meaning\nSELECT 1"])
def test_views_without_a_header_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"the header of x\.sql has"):
        parse_view("x", text)


def test_literals_and_identifiers_are_quoted() -> None:
    assert literal("it's") == "'it''s'"
    assert (literal(None), literal(1.5), literal(3)) == ("NULL", "1.5", "3")
    assert identifier('a"b') == '"a""b"'


def test_the_hash_is_stable() -> None:
    assert definition_hash() == definition_hash()


def test_the_dictionary_is_fresh() -> None:
    assert PATH.read_text(encoding="utf-8") == markdown(), "run `dateline dictionary`"
