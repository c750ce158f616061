"""What a table is, said once.

A `Table` is a frozen declaration. The DuckDB DDL, the Polars schema, the skeleton of the
expectation suite, the rows that tests build and the data dictionary all derive from it.
The declarations themselves stand in `warehouse/tables/`, one module per family.
"""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The kinds of value a column may hold; each knows nothing of any engine."""

    TEXT = "text"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"  # UTC, microseconds
    TEXT_LIST = "list of text"
    INTEGER_LIST = "list of integers"
    ACTOR_LIST = "list of actors"  # structs with the fields of ACTOR_FIELDS, all text


ACTOR_FIELDS = ("text", "name", "entity_id", "country_code", "sector")
"""Fields of one entry of `events.actors` and `events.recipients`, in order."""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind and meaning, and what must hold of every value.

    `codes` names the code list (a table of `warehouse/codes/`) that the values come from.
    `is_volatile` marks what differs from run to run (run ids, clocks): it is stored, but is
    no part of a table's content digest. `is_long` marks texts of the length of a page, which are stored in another way.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    codes: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    example: object = None
    is_volatile: bool = False
    is_long: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its grain ("one row per ..."), key and columns.

    `is_log` marks tables that record what runs did (runs, checks, the ledger); they are no part
    of the content that a rerun must leave unchanged.
    """

    name: str
    grain: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    is_log: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError(f"table {self.name} declares a column twice")
        if missing := set(self.key) - set(names):
            raise ValueError(f"key of {self.name} names no column: {sorted(missing)}")

    def column(self, name: str) -> Column:
        """Return the column of that name. Raises KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)
