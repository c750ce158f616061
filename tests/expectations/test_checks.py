from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from expectations.audit import all_checks, row_suites
from expectations.checks import Check, derive_checks, literal, row_check, rows_kwargs
from tests.expectations.builds import NOW
from warehouse.schema import Column, Kind, Table

TABLE = Table(
    "things",
    "one row per thing",
    "Things.",
    ("thing_id",),
    (
        Column("thing_id", Kind.TEXT, "Key.", required=True, pattern="^x{3}$"),
        Column("country_code", Kind.TEXT, "Country.", codes="countries"),
        Column("sector", Kind.TEXT, "Sector.", codes="sectors"),
        Column("quad_class", Kind.INTEGER, "Class.", codes="quad_classes"),
        Column("contexts", Kind.TEXT_LIST, "Contexts.", codes="contexts"),
        Column("score", Kind.FLOAT, "Score.", minimum=0, maximum=1),
        Column("count", Kind.INTEGER, "Count.", minimum=0),
        Column("note", Kind.TEXT, "Anything."),
    ),
)


def test_the_skeleton_follows_from_the_declaration() -> None:
    derived = {check.rule_id: check for check in derive_checks(TABLE)}
    assert list(derived) == [
        "things.thing_id.not-null",
        "things.thing_id.matches",
        "things.country_code.in-set",
        "things.sector.in-set",
        "things.quad_class.in-set",
        "things.contexts.in-set",
        "things.score.between",
        "things.count.between",
        "things.key.unique",
    ]
    assert derived["things.thing_id.not-null"].predicate == "thing_id IS NULL"
    assert derived["things.score.between"].predicate == "score < 0 OR score > 1"
    assert derived["things.count.between"].predicate == "count < 0"
    assert derived["things.quad_class.in-set"].kwargs["value_set"] == [1, 2, 3, 4]
    assert {check.severity for check in derived.values()} == {"critical"}


def test_countries_are_looked_up_in_the_build_since_users_add_some() -> None:
    check = next(check for check in derive_checks(TABLE) if check.rule_id == "things.country_code.in-set")
    assert check.predicate == "country_code NOT IN (SELECT code FROM countries)"


def test_records_of_what_was_dropped_are_only_warned_about() -> None:
    suites = row_suites(NOW)
    assert {check.severity for name in ("removed_lines", "rejects") for check in suites[name]} == {"warning"}


def test_every_check_has_an_id_of_its_own_and_a_sentence() -> None:
    checks = all_checks(NOW)
    assert len({check.rule_id for check in checks}) == len(checks)
    for check in checks:
        assert check.rule_id.split(".")[0] == check.table
        assert check.meaning.endswith(".")
        assert check.level == "row" or check.threshold


def test_braces_of_a_query_are_literal_but_for_the_batch() -> None:
    assert rows_kwargs("SELECT a FROM {batch} WHERE a ~ 'x{3}'") == {
        "unexpected_rows_query": "SELECT a FROM {batch} WHERE a ~ 'x{{3}}'"
    }


@pytest.mark.parametrize(
    ("value", "sql"),
    [
        ("it's", "'it''s'"),
        (3, "3"),
        (0.5, "0.5"),
        (date(2017, 5, 6), "DATE '2017-05-06'"),
        (datetime(2017, 5, 6, 1, tzinfo=UTC), "TIMESTAMPTZ '2017-05-06 01:00:00+00:00'"),
    ],
)
def test_literal(value: object, sql: str) -> None:
    assert literal(value) == sql


@pytest.mark.parametrize("value", [datetime(2017, 5, 6), None])
def test_no_literal(value: object) -> None:
    with pytest.raises(TypeError):
        literal(value)


def test_a_row_check_without_predicate_is_refused() -> None:
    check: Check = row_check(TABLE, "note.odd", "info", "Nothing is odd.", "note = 'odd'")
    with pytest.raises(ValueError, match=r"things\.note\.odd"):
        replace(check, predicate=None)
