from datetime import UTC
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_rows
from warehouse.connect import Connection
from warehouse.frames import conform
from warehouse.schema import ACTOR_FIELDS, Column, Kind, Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ACTOR = st.fixed_dictionaries({name: st.none() | TEXT for name in ACTOR_FIELDS})


def values(column: Column) -> st.SearchStrategy[Any]:
    match column.kind:
        case Kind.TEXT:
            some: st.SearchStrategy[Any] = TEXT
        case Kind.INTEGER:
            some = st.integers(-(2**63), 2**63 - 1)
        case Kind.FLOAT:
            some = st.floats(allow_nan=False)
        case Kind.BOOLEAN:
            some = st.booleans()
        case Kind.DATE:
            some = st.dates()
        case Kind.INSTANT:
            some = st.datetimes(timezones=st.just(UTC))
        case Kind.TEXT_LIST:
            some = st.lists(TEXT, max_size=3)
        case Kind.ACTOR_LIST:
            some = st.lists(ACTOR, max_size=3)
    return some if column.required else st.none() | some


def rows(table: Table) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({column.name: values(column) for column in table.columns if column.name not in table.key})
    return st.lists(row, min_size=1, max_size=3)


def check(con: Connection, table: Table, changes: list[dict[str, Any]]) -> None:
    made = make_rows(table, changes)
    con.execute(f"DELETE FROM {table.name}")
    con.register("made", made)
    con.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM made")
    con.unregister("made")
    assert conform(con.sql(f"FROM {table.name}").pl(), table).sort(table.key).equals(made.sort(table.key))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=rows(EVENTS))
def test_events_of_any_content_come_back(con: Connection, changes: list[dict[str, Any]]) -> None:
    check(con, EVENTS, changes)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=rows(ARTICLES))
def test_articles_of_any_content_come_back(con: Connection, changes: list[dict[str, Any]]) -> None:
    check(con, ARTICLES, changes)
