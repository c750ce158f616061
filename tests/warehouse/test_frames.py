import re

import polars as pl
import pytest

from tests.builders import make_rows
from warehouse.codes.loader import codes
from warehouse.frames import ContractError, conform, empty, polars_schema, staged
from warehouse.schema import Kind, Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.catalog import TABLES
from warehouse.tables.documents import DOCUMENTS, REMOVED_LINES
from warehouse.tables.events import EVENTS


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("is_filled", [False, True])
def test_made_rows_keep_to_the_declaration(table: Table, is_filled: bool) -> None:
    frame = make_rows(table, 3, is_filled=is_filled)
    assert frame.columns == list(table.names)
    assert frame.n_unique(table.key) == 3
    for column in table.columns:
        values = frame.get_column(column.name).drop_nulls()
        if column.kind is Kind.TEXT and column.pattern:
            assert all(re.search(column.pattern, value) for value in values)
        if column.codes:
            flat = values.explode() if values.dtype == pl.List else values
            assert set(flat.cast(pl.String)) <= codes(column.codes)
        if column.minimum is not None:
            assert values.is_empty() or values.min() >= column.minimum
        if column.maximum is not None:
            assert values.is_empty() or values.max() <= column.maximum


def test_staged_tables_lack_what_the_loader_fills() -> None:
    assert not {"run_id", "first_seen_at"} & set(staged(DOCUMENTS).names)
    assert staged(DOCUMENTS).key == DOCUMENTS.key


def test_empty_has_the_schema() -> None:
    assert dict(empty(EVENTS).schema) == polars_schema(EVENTS)


def test_conform_orders_casts_and_adds_optional_columns() -> None:
    frame = make_rows(REMOVED_LINES).with_columns(pl.col("line_number").cast(pl.Int32))
    shuffled = frame.select(reversed(frame.columns))
    assert conform(shuffled, REMOVED_LINES).equals(make_rows(REMOVED_LINES))
    assert conform(make_rows(ARTICLES).drop("byline"), ARTICLES).get_column("byline").to_list() == [None]


def test_conform_leaves_a_fitting_frame_alone() -> None:
    frame = make_rows(ARTICLES)
    assert conform(frame, ARTICLES) is frame


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (make_rows(REMOVED_LINES).with_columns(colour=pl.lit(1)), r"removed_lines\.colour: the table has no such column"),
        (make_rows(REMOVED_LINES).drop("kind"), r"removed_lines\.kind: the column is required and missing"),
        (make_rows(REMOVED_LINES).with_columns(kind=pl.lit(None, pl.String)), r"removed_lines\.kind: null in 1 of 1 rows"),
        (
            make_rows(REMOVED_LINES).with_columns(line_number=pl.lit("x")),
            r"removed_lines\.line_number: String does not fit Int64",
        ),
    ],
    ids=["unknown", "missing", "null", "cast"],
)
def test_conform_names_table_column_and_problem(frame: pl.DataFrame, message: str) -> None:
    with pytest.raises(ContractError, match=message):
        conform(frame, REMOVED_LINES)


def test_conform_finds_repeated_keys_when_asked() -> None:
    twice = pl.concat([make_rows(ARTICLES)] * 2)
    assert conform(twice, ARTICLES).height == 2
    with pytest.raises(ContractError, match="1 rows repeat the key"):
        conform(twice, ARTICLES, is_key_checked=True)
