"""A SQLAlchemy dialect through which Great Expectations reads an open DuckDB connection.

Great Expectations speaks to databases through SQLAlchemy. The published DuckDB dialect reports a
name that Great Expectations does not know, and then most of its expectations fail; and a second
opening of the build file would need the very configuration of the first. This dialect does
neither: it reports the name `postgresql`, whose SQL DuckDB understands where it matters (`~`,
casts, quoting), and takes its connections from one that is already open, handed over by
`lend`. Only reading is meant: what is needed for reflection and queries is here, no more.

Importing this module imports SQLAlchemy, so only `gate.py` imports it, and lazily.
"""

# ruff: noqa: ARG002, ARG003, D102 (the methods and their arguments are those that SQLAlchemy asks for)

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import duckdb
from sqlalchemy import pool, text, types
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGDialect

from expectations.connection import Connection

_lent: dict[str, Connection] = {}


@contextmanager
def lend(con: Connection) -> Iterator[str]:
    """Yield the SQLAlchemy URL under which the connection's database can be reached meanwhile."""
    name = f"lent-{id(con)}"
    _lent[name] = con
    try:
        yield f"duckdb+gx:///{name}"
    finally:
        del _lent[name]


class _Cursor:
    """A DB-API cursor that holds its rows: they are read after the connection was given back."""

    arraysize = 1
    rowcount = -1

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self.description: Any = None
        self._rows: Iterator[tuple[Any, ...]] = iter(())

    def execute(self, sql: str, parameters: Sequence[object] | None = None) -> None:
        if parameters:
            self._con.execute(sql, list(parameters))
        else:
            self._con.execute(sql)
        self.description = self._con.description
        self._rows = iter(self._con.fetchall() if self.description else ())

    def executemany(self, sql: str, parameters: Sequence[Sequence[object]]) -> None:
        self._con.executemany(sql, [list(row) for row in parameters])

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[tuple[Any, ...]]:
        return list(islice(self._rows, size or self.arraysize))

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())

    def setinputsizes(self, *_: object) -> None:
        """Take no notice: DuckDB finds the types itself."""


class _Connection:
    """A DB-API connection over a cursor of the lent connection; closing it leaves the lender open."""

    def __init__(self, con: Connection) -> None:
        self._con: duckdb.DuckDBPyConnection = con.cursor()

    def cursor(self) -> _Cursor:
        return _Cursor(self._con)

    def commit(self) -> None:
        """Do nothing: every statement commits itself."""

    def rollback(self) -> None:
        """Do nothing: nothing is written."""

    def close(self) -> None:
        self._con.close()


class _Module:
    """What SQLAlchemy expects of a DB-API module."""

    apilevel = "2.0"
    threadsafety = 1
    paramstyle = "numeric_dollar"
    Error = duckdb.Error
    InterfaceError = DatabaseError = DataError = OperationalError = duckdb.Error
    IntegrityError = InternalError = ProgrammingError = NotSupportedError = duckdb.Error

    @staticmethod
    def connect(database: str) -> _Connection:
        try:
            return _Connection(_lent[database])
        except KeyError:
            raise duckdb.ConnectionException(f"no connection is lent under the name {database}") from None


_TYPES: tuple[tuple[str, type[types.TypeEngine[Any]]], ...] = (
    ("DECIMAL", types.Numeric),
    ("BIGINT", types.BigInteger),
    ("HUGEINT", types.BigInteger),
    ("UBIGINT", types.BigInteger),
    ("INTEGER", types.Integer),
    ("SMALLINT", types.SmallInteger),
    ("DOUBLE", types.Float),
    ("FLOAT", types.Float),
    ("BOOLEAN", types.Boolean),
    ("TIMESTAMP", types.DateTime),
    ("DATE", types.Date),
)


def _type(name: str) -> types.TypeEngine[Any]:
    # Nested types must be something concrete: the null type stops Great Expectations.
    if not name.endswith((")", "]")) or name.startswith("DECIMAL"):
        for prefix, kind in _TYPES:
            if name.startswith(prefix):
                return kind()
    return types.String()


class LentDuckDB(PGDialect):  # type: ignore[misc]
    """DuckDB under the name postgresql, over a lent connection."""

    name = "postgresql"
    driver = "gx"
    supports_statement_cache = True
    supports_server_side_cursors = False
    default_paramstyle = "numeric_dollar"

    @classmethod
    def import_dbapi(cls) -> Any:
        return _Module

    @classmethod
    def get_pool_class(cls, url: Any) -> Any:
        return pool.StaticPool

    def create_connect_args(self, url: Any) -> tuple[list[str], dict[str, Any]]:
        return [], {"database": url.database}

    def initialize(self, connection: Any) -> None:
        self.server_version_info, self.default_schema_name = (15, 0), "main"

    def on_connect(self) -> None:
        return None

    def do_ping(self, dbapi_connection: Any) -> bool:
        return True

    def get_isolation_level(self, dbapi_connection: Any) -> str:
        return "SERIALIZABLE"

    def set_isolation_level(self, dbapi_connection: Any, level: Any) -> None:
        """Keep the only level there is."""

    def reset_isolation_level(self, dbapi_connection: Any) -> None:
        """Keep the only level there is."""

    def get_schema_names(self, connection: Any, **_: Any) -> list[str]:
        return _names(connection, "SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database()")

    def get_table_names(self, connection: Any, schema: str | None = None, **_: Any) -> list[str]:
        sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = :schema"
        return _names(connection, sql, schema=schema or "main")

    def get_view_names(self, connection: Any, schema: str | None = None, **_: Any) -> list[str]:
        sql = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = :schema"
        return _names(connection, sql, schema=schema or "main")

    def get_temp_table_names(self, connection: Any, **_: Any) -> list[str]:
        return []

    def has_table(self, connection: Any, table_name: str, schema: str | None = None, **_: Any) -> bool:
        return bool(self.get_columns(connection, table_name, schema))

    def get_columns(self, connection: Any, table_name: str, schema: str | None = None, **_: Any) -> list[dict[str, Any]]:
        sql = (
            "SELECT column_name, data_type, is_nullable, column_default FROM duckdb_columns() "
            "WHERE database_name = current_database() AND schema_name = :schema AND table_name = :name ORDER BY column_index"
        )
        rows = connection.execute(text(sql), {"schema": schema or "main", "name": table_name}).fetchall()
        return [{"name": n, "type": _type(t), "nullable": null, "default": default} for n, t, null, default in rows]

    def get_multi_columns(
        self, connection: Any, schema: str | None = None, filter_names: Sequence[str] | None = None, **_: Any
    ) -> list[tuple[tuple[str | None, str], list[dict[str, Any]]]]:
        names = filter_names or self.get_table_names(connection, schema) + self.get_view_names(connection, schema)
        return [((schema, name), self.get_columns(connection, name, schema)) for name in names]

    def get_pk_constraint(self, connection: Any, table_name: str, schema: str | None = None, **_: Any) -> dict[str, Any]:
        return {"constrained_columns": [], "name": None}

    def get_multi_pk_constraint(
        self, connection: Any, schema: str | None = None, filter_names: Sequence[str] | None = None, **_: Any
    ) -> list[tuple[tuple[str | None, str], dict[str, Any]]]:
        return [((schema, name), self.get_pk_constraint(connection, name)) for name in filter_names or ()]

    def get_foreign_keys(self, connection: Any, table_name: str, schema: str | None = None, **_: Any) -> list[Any]:
        return []

    def get_indexes(self, connection: Any, table_name: str, schema: str | None = None, **_: Any) -> list[Any]:
        return []


def _names(connection: Any, sql: str, **parameters: str) -> list[str]:
    return [row[0] for row in connection.execute(text(sql), parameters).fetchall()]


registry.register("duckdb.gx", __name__, "LentDuckDB")
