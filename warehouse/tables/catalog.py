"""Every table of the warehouse, in the order in which readers meet them."""

from warehouse.schema import Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.copies import SKETCHES
from warehouse.tables.documents import DOCUMENTS, REJECTS, REMOVED_LINES
from warehouse.tables.events import ENTITIES, EVENTS, QUOTES
from warehouse.tables.runs import CHECK_FAILURES, CHECKS, LEDGER, RUNS

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    REMOVED_LINES,
    ARTICLES,
    EVENTS,
    QUOTES,
    ENTITIES,
    REJECTS,
    CHECK_FAILURES,
    CHECKS,
    RUNS,
    LEDGER,
)

STAGED: tuple[Table, ...] = (DOCUMENTS, REMOVED_LINES, ARTICLES, EVENTS, QUOTES, ENTITIES, REJECTS, LEDGER, SKETCHES)
"""Tables that a staged part brings, one Parquet file each, named after the table and without the loader's columns."""

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
