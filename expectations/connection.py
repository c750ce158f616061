"""What the checks need of an open database connection. Nothing here opens one: callers hand it over."""

from typing import Any, Protocol


class Rows(Protocol):
    """The result of a statement."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row, None after the last."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows that are left."""


class Connection(Protocol):
    """An open DuckDB connection, as `warehouse.connect.writer` gives it."""

    def execute(self, query: str, parameters: Any = ..., /) -> Rows:
        """Run a statement."""

    def cursor(self) -> Any:
        """Return another connection to the same open database."""
