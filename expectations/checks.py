"""What a check is, and the checks that follow from a table's declaration.

A row check judges each row. It is asked twice: by a Great Expectations expectation and by a SQL
predicate that is TRUE for a bad row; the gate compares the two counts, so a check that does not
measure what it says is found out. The predicate also picks the rows that stay out, because Great
Expectations cuts its lists of failing rows short.

Predicates name the columns of their table unqualified, so that they hold in any FROM clause;
a look into another table renames that table's columns first.

A check of the whole judges a run. It is a query of rows that ought not to be, or a figure of the
run (a column of the one-row relation `figures`) held against a bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from warehouse.codes.loader import codes
from warehouse.schema import Column, Kind, Table

Level = Literal["row", "whole"]
Severity = Literal["critical", "warning", "info"]

ROWS_EXPECTATION = "UnexpectedRowsExpectation"
AUDIT = "audit"
"""Schema that holds, while a build is judged, one relation per table with the rows of the run."""

FIGURES = f"{AUDIT}.figures"
"""The one-row relation that holds the figures of the run."""

LISTS_IN_TABLES = frozenset({"countries"})
"""Code lists that users may add to: read from their table in the build, not from the shipped list."""


@dataclass(frozen=True)
class Check:
    """One question to the data.

    `severity`: a row that fails a critical check stays out, one that fails a warning is published
    and shown; a critical failure of the whole blocks the run. `expectation` and `kwargs` name the
    Great Expectations class and its arguments, `relation` what it reads (by default
    `audit.<table>`, the rows of the run). `threshold` states the bound and why it is set there.
    """

    rule_id: str
    table: str
    level: Level
    severity: Severity
    meaning: str
    expectation: str
    kwargs: Mapping[str, object] = field(hash=False)
    predicate: str | None = None
    threshold: str | None = None
    relation: str = ""

    def __post_init__(self) -> None:
        if not self.relation:
            object.__setattr__(self, "relation", f"{AUDIT}.{self.table}")
        if (self.level == "row") != (self.predicate is not None):
            raise ValueError(f"check {self.rule_id}: row checks have a predicate, checks of the whole have none")


def literal(value: object) -> str:
    """Return the value as a SQL literal. Raises TypeError for a type without one."""
    match value:
        case bool() | int() | float():
            return repr(value)
        case str():
            return "'" + value.replace("'", "''") + "'"
        case datetime():
            if value.tzinfo is None:
                raise TypeError("an instant needs a time zone")
            return f"TIMESTAMPTZ '{value.isoformat(sep=' ')}'"
        case date():
            return f"DATE '{value.isoformat()}'"
    raise TypeError(f"no SQL literal for {type(value).__name__}")


def rows_kwargs(query: str) -> dict[str, object]:
    """Return the arguments of an expectation that no row of this query exists.

    `{batch}` in the query stands for the rows judged; other braces are taken literally.
    """
    escaped = query.replace("{", "{{").replace("}", "}}").replace("{{batch}}", "{batch}")
    return {"unexpected_rows_query": escaped}


def row_check(table: Table, name: str, severity: Severity, meaning: str, predicate: str) -> Check:
    """Return a row check `<table>.<name>` that asks its predicate of every row."""
    keys = ", ".join(table.key)
    return Check(
        rule_id=f"{table.name}.{name}",
        table=table.name,
        level="row",
        severity=severity,
        meaning=meaning,
        expectation=ROWS_EXPECTATION,
        kwargs=rows_kwargs(f"SELECT {keys} FROM {{batch}} WHERE {predicate}"),
        predicate=predicate,
    )


def whole_check(table: Table, name: str, severity: Severity, meaning: str, query: str, *, relation: str = "") -> Check:
    """Return a check of the whole `<table>.<name>`: the query, over `{batch}`, must give no row."""
    return Check(
        f"{table.name}.{name}",
        table.name,
        "whole",
        severity,
        meaning,
        ROWS_EXPECTATION,
        rows_kwargs(query),
        threshold="no row",
        relation=relation,
    )


def figure_check(
    table: Table,
    name: str,
    severity: Severity,
    meaning: str,
    figure: str,
    threshold: str,
    minimum: float | None = None,
    maximum: float | None = None,
) -> Check:
    """Return a check of the whole that holds a figure of the run between bounds; a NULL figure passes."""
    kwargs: dict[str, object] = {"column": figure, "min_value": minimum, "max_value": maximum}
    return Check(
        f"{table.name}.{name}",
        table.name,
        "whole",
        severity,
        meaning,
        "ExpectColumnValuesToBeBetween",
        kwargs,
        threshold=threshold,
        relation=FIGURES,
    )


def derive_checks(table: Table, severity: Severity = "critical") -> tuple[Check, ...]:
    """Return the checks that the declaration itself asks for, of the given severity.

    Row checks: required columns are not null, codes stand in their list, numbers lie between
    their bounds, texts match their pattern. Of the whole, always critical: the key is unique.
    """
    derived = [check for column in table.columns for check in _column_checks(table, column, severity)]
    return (*derived, _key_check(table))


def _column_checks(table: Table, column: Column, severity: Severity) -> list[Check]:
    found: list[Check] = []
    name = column.name

    def add(rule: str, meaning: str, predicate: str, expectation: str, **kwargs: object) -> None:
        rule_id = f"{table.name}.{name}.{rule}"
        arguments = {"column": name, **kwargs}
        found.append(Check(rule_id, table.name, "row", severity, meaning, expectation, arguments, predicate))

    if column.required:
        add("not-null", f"Every row has a value in {name}.", f"{name} IS NULL", "ExpectColumnValuesToNotBeNull")
    if column.codes is not None:
        found.append(_codes_check(table, column, column.codes, severity))
    if column.minimum is not None or column.maximum is not None:
        bounds = {"min_value": column.minimum, "max_value": column.maximum}
        sides = [f"{name} < {column.minimum}"] * (column.minimum is not None)
        sides += [f"{name} > {column.maximum}"] * (column.maximum is not None)
        add("between", f"{name} is {_range(column)}.", " OR ".join(sides), "ExpectColumnValuesToBeBetween", **bounds)
    if column.pattern is not None:
        predicate = f"NOT regexp_matches({name}, {literal(column.pattern)})"
        meaning = f"{name} has the form {column.pattern}."
        add("matches", meaning, predicate, "ExpectColumnValuesToMatchRegex", regex=column.pattern)
    return found


def _range(column: Column) -> str:
    if column.minimum is None:
        return f"at most {column.maximum:g}"
    if column.maximum is None:
        return f"at least {column.minimum:g}"
    return f"between {column.minimum:g} and {column.maximum:g}"


def _codes_check(table: Table, column: Column, list_name: str, severity: Severity) -> Check:
    name, rule = column.name, f"{column.name}.in-set"
    meaning = f"Every value of {name} stands in the code list {list_name}."
    if list_name in LISTS_IN_TABLES:
        return row_check(table, rule, severity, meaning, f"{name} NOT IN (SELECT code FROM {list_name})")
    values: list[object] = [*sorted(codes(list_name))]
    if column.kind is Kind.INTEGER:
        values = [int(str(value)) for value in values]
    spelled = ", ".join(literal(value) for value in values)
    if column.kind is Kind.TEXT_LIST:
        # No expectation looks into lists, so this one is asked as a query.
        return row_check(table, rule, severity, meaning, f"NOT list_has_all([{spelled}], {name})")
    return Check(
        f"{table.name}.{rule}",
        table.name,
        "row",
        severity,
        meaning,
        "ExpectColumnValuesToBeInSet",
        {"column": name, "value_set": values},
        f"{name} NOT IN ({spelled})",
    )


def _key_check(table: Table) -> Check:
    # Only keys of this run are counted (over the whole table): older rows were judged when they came.
    keys = ", ".join(table.key)
    query = (
        f"SELECT {keys} FROM main.{table.name} SEMI JOIN (SELECT {keys} FROM {{batch}}) AS new_rows USING ({keys}) "
        f"GROUP BY {keys} HAVING count(*) > 1"
    )
    return whole_check(table, "key.unique", "critical", f"No two rows share {' and '.join(table.key)}.", query)
