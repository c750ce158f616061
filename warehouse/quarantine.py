"""Rows that fail a check of the gate leave the tables of a build and are recorded in check_failures.

Checks come as data: SQL predicates that are true for a failing row. What hangs on a row that is kept
out goes with it, so that no published row points to one that is not there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from warehouse.connect import Connection
from warehouse.ddl import identifier, literal
from warehouse.heirs import replace_gone
from warehouse.incidents import rename_orphans
from warehouse.schema import Kind, Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import DOCUMENTS, REMOVED_LINES
from warehouse.tables.events import EVENTS, QUOTES

Rule = tuple[str, str, str]
"""Rule id, severity (critical, warning or info) and predicate: SQL over the table's columns, true for a failing row."""

RejectId = Callable[[str, str | None, str, str | None], str]
"""Makes the key of a refusal from source_uri, member, reason and content_hash."""

PARENT_RULE = "parent-kept-out"
"""Rule id of rows that failed no check, but hang on a row that did."""

_CUT = 500
_CHILDREN: dict[str, tuple[tuple[Table, str], ...]] = {
    "documents": ((REMOVED_LINES, "document_id"), (ARTICLES, "document_id")),
    "articles": ((EVENTS, "article_id"), (QUOTES, "article_id")),
}


@dataclass
class Moved:
    """What a call found: failing rows by rule (all severities), and rows kept out by table (dependent ones included)."""

    failed: dict[str, int] = field(default_factory=dict)
    kept_out: dict[str, int] = field(default_factory=dict)


def move_failing(
    con: Connection,
    table: Table,
    rules: Sequence[Rule],
    run_id: str,
    reject_id: RejectId,
) -> Moved:
    """Judge the rows of `table` that this run loaded, record the failing ones, and take the critical ones out.

    Predicates may use window functions; those see the whole table, older rows included. Every failing
    row gets one row of check_failures per rule; its values leave out what differs from run to run and
    have long texts cut. A document whose article is kept out gets status 'rejected' and a row of
    rejects (stage audit, reason failed_check) whose key `reject_id` makes of source_uri, member,
    reason and content_hash. One transaction: all or nothing. Raises duckdb.Error when a predicate is
    no valid SQL: then the check is broken, which is no verdict on the data.
    """
    moved = Moved(failed={rule_id: 0 for rule_id, _, _ in rules})
    if not rules:
        return moved
    con.execute("BEGIN")
    try:
        _find(con, table, rules, run_id)
        for rule_id, count in con.execute("SELECT rule_id, count(*) FROM temp.failing GROUP BY rule_id").fetchall():
            moved.failed[rule_id] = count
        _record(con, table, "JOIN (SELECT row, rule_id, severity FROM temp.failing) f ON t.rowid = f.row", run_id)
        _keep_out(con, table, "rowid IN (SELECT row FROM temp.failing WHERE severity = 'critical')", run_id, reject_id, moved)
        con.execute("DROP TABLE temp.failing")
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
    return moved


def _find(con: Connection, table: Table, rules: Sequence[Rule], run_id: str) -> None:
    verdicts = ", ".join(
        f"CASE WHEN ({predicate}) THEN {{'rule_id': {literal(rule_id)}, 'severity': {literal(severity)}}} END"
        for rule_id, severity, predicate in rules
    )
    con.execute(f"""
        CREATE TEMP TABLE failing AS
        SELECT row, v.rule_id, v.severity
        FROM (
            SELECT row, unnest(list_filter(verdicts, lambda v: v IS NOT NULL)) AS v
            FROM (SELECT *, rowid AS row, [{verdicts}] AS verdicts FROM {identifier(table.name)})
            WHERE {_of_run(table, run_id)}
        )
    """)


def _of_run(table: Table, run_id: str) -> str:
    if "run_id" in table.names:
        return f"run_id = {literal(run_id)}"
    return f"document_id IN (SELECT document_id FROM documents WHERE run_id = {literal(run_id)})"


def _record(con: Connection, table: Table, failing: str, run_id: str) -> None:
    """Write check_failures rows; `failing` joins the table (aliased t) with rule_id and severity (aliased f)."""
    key = " || '|' || ".join(f"t.{identifier(name)}::VARCHAR" for name in table.key)
    values = ", ".join(
        f"{identifier(column.name)} := "
        + (f"left(t.{identifier(column.name)}, {_CUT})" if column.kind is Kind.TEXT else f"t.{identifier(column.name)}")
        for column in table.columns
        if not column.is_volatile
    )
    con.execute(f"""
        INSERT INTO check_failures (table_name, row_key, rule_id, severity, row_values, run_id)
        SELECT n.table_name, n.row_key, n.rule_id, min(n.severity), min(n.row_values), {literal(run_id)}
        FROM (
            SELECT {literal(table.name)} AS table_name, {key} AS row_key, f.rule_id, f.severity,
                to_json(struct_pack({values}))::VARCHAR AS row_values
            FROM {identifier(table.name)} t {failing}
        ) n
        ANTI JOIN check_failures USING (table_name, row_key, rule_id)
        GROUP BY n.table_name, n.row_key, n.rule_id
    """)


def _keep_out(
    con: Connection,
    table: Table,
    condition: str,
    run_id: str,
    reject_id: RejectId,
    moved: Moved,
) -> None:
    """Take rows of this run out, what hangs on them first, and set right what pointed to them."""
    name = identifier(table.name)
    count = con.execute(f"SELECT count(*) FROM {name} WHERE {condition}").fetchall()[0][0]
    if not count:
        return
    moved.kept_out[table.name] = moved.kept_out.get(table.name, 0) + int(count)
    if table is DOCUMENTS:
        _reject_documents(con, condition, "The document failed a check; see check_failures.", run_id, reject_id)
    if table is ARTICLES:
        of_article = f"document_id IN (SELECT document_id FROM articles WHERE {condition})"
        _reject_documents(con, of_article, "The article failed a check; see check_failures.", run_id, reject_id)
    for child, link in _CHILDREN.get(table.name, ()):
        of_parent = f"{link} IN (SELECT {link} FROM {name} WHERE {condition})"
        join = f"JOIN (SELECT '{PARENT_RULE}' AS rule_id, 'critical' AS severity) f ON t.{of_parent}"
        _record(con, child, join, run_id)
        _keep_out(con, child, of_parent, run_id, reject_id, moved)
    if table is ARTICLES:
        con.execute(f"CREATE OR REPLACE TEMP TABLE gone AS SELECT article_id FROM articles WHERE {condition}")
    if table is EVENTS:
        con.execute(f"CREATE OR REPLACE TEMP TABLE gone_events AS SELECT event_id FROM events WHERE {condition}")
    con.execute(f"DELETE FROM {name} WHERE {condition}")
    if table is ARTICLES:
        replace_gone(con)
        con.execute("DROP TABLE temp.gone")
    if table is EVENTS:
        rename_orphans(con)
        con.execute("DROP TABLE temp.gone_events")


def _reject_documents(con: Connection, condition: str, detail: str, run_id: str, reject_id: RejectId) -> None:
    con.execute(f"UPDATE documents SET status = 'rejected' WHERE {condition}")
    documents = con.execute(
        f"SELECT source_uri, member, document_id, content_hash, byte_count FROM documents WHERE {condition}"
    ).fetchall()
    for source_uri, member, document_id, content_hash, byte_count in documents:
        key = reject_id(source_uri, member, "failed_check", content_hash)
        con.execute(
            """
            INSERT INTO rejects (reject_id, source_uri, member, document_id, stage, reason, detail, content_hash, byte_count, run_id)
            SELECT $1, $2, $3, $4, 'audit', 'failed_check', $5, $6, $7, $8 WHERE $1 NOT IN (SELECT reject_id FROM rejects)
            """,
            [key, source_uri, member, document_id, detail, content_hash, byte_count, run_id],
        )
