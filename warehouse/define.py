"""Bring the definitions of an open file up to date: tables, code lists, views and comments."""

from warehouse.connect import Connection, WarehouseError
from warehouse.ddl import code_rows, column_type, definition_hash, definition_statements, identifier, table_statements
from warehouse.tables.catalog import TABLES


def define(con: Connection) -> None:
    """Make what is missing; code lists, views and comments are made anew only when a declaration changed.

    Optional columns that tables of an older version lack are added. Raises WarehouseError when tables differ otherwise.
    """
    # Hundreds of small statements: the optimiser would take a fifth of their time, and there is nothing to optimise.
    con.execute("PRAGMA disable_optimizer")
    _fit_columns(con)
    con.execute("BEGIN")
    con.execute(";\n".join(table_statements()))
    wanted = definition_hash()
    if con.execute("SELECT hash FROM internal.definition").fetchall() != [(wanted,)]:
        con.execute(";\n".join(definition_statements()))
        for statement, columns in code_rows():
            con.execute(statement, columns)
        con.execute("DELETE FROM internal.definition")
        con.execute("INSERT INTO internal.definition VALUES (?)", [wanted])
    con.execute("COMMIT")
    con.execute("PRAGMA enable_optimizer")


def _fit_columns(con: Connection) -> None:
    if not con.execute("SELECT 1 FROM duckdb_tables() WHERE NOT internal LIMIT 1").fetchall():
        return  # a new file, which need not be searched for columns
    rows = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    ).fetchall()
    actual: dict[str, set[str]] = {}
    for table_name, column_name in rows:
        actual.setdefault(table_name, set()).add(column_name)
    for table in TABLES:
        if (present := actual.get(table.name)) is None:
            continue
        missing = [column for column in table.columns if column.name not in present]
        strange = present - set(table.names)
        if strange or any(column.required for column in missing):
            names = ", ".join(sorted(strange | {column.name for column in missing}))
            raise WarehouseError(
                f"The table {table.name} was made by another version of Dateline (columns {names}); "
                "move the warehouse away and run again to build it anew."
            )
        for column in missing:
            con.execute(f"ALTER TABLE {identifier(table.name)} ADD COLUMN {identifier(column.name)} {column_type(column.kind)}")
