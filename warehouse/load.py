"""Staged parts into the tables of a build: one transaction, set-based, no row changed that stands there.

A part is a folder with one Parquet file per table of `catalog.STAGED`. What the parts hold twice (the same
document listed twice, the same bytes under two names, the same body in two pages) is resolved here
over all parts at once, by rules that look at keys only, so that order and size of the parts do not
matter:

- a document that is published already is skipped with all that hangs on it;
- of cleaned documents with the same bytes one stands for all: the published one, else the one with
  the smallest id. The others are kept with status 'duplicate' and nothing hangs on them;
- of articles with the same body (empty ones apart) a published one, else the earliest, is the original;
  originals that tell the text of another join its cluster (`warehouse.copies`).

Tables are named in a temporary schema of the connection: `new_documents` and `new_articles` hold
keys and small columns only, texts go from Parquet to their table in one pass.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.connect import Connection
from warehouse.copies import COPY_TABLES, find_copies, reading_order
from warehouse.ddl import identifier, literal
from warehouse.frames import staged
from warehouse.schema import Table
from warehouse.tables.articles import ARTICLES
from warehouse.tables.copies import SKETCHES
from warehouse.tables.documents import DOCUMENTS, REJECTS, REMOVED_LINES
from warehouse.tables.events import ENTITIES, EVENTS, QUOTES
from warehouse.tables.runs import LEDGER


@dataclass(frozen=True)
class Counts:
    """Rows that a load added; `duplicates` and `rejected` count documents (part of `documents`)."""

    documents: int = 0
    duplicates: int = 0
    rejected: int = 0
    removed_lines: int = 0
    articles: int = 0
    copies: int = 0  # articles that are not the head of their cluster
    events: int = 0
    quotes: int = 0
    entities: int = 0
    rejects: int = 0
    files: int = 0


def load_staged(con: Connection, parts: Sequence[Path], run_id: str, now: datetime) -> Counts:
    """Load the parts into the build that `con` has open, as rows of `run_id` first seen `now` (with time zone).

    All or nothing: on an error the build is as before. Returns what was added. Raises duckdb.Error
    when a part lacks a file or a file does not fit its table.
    """
    if not parts:
        return Counts()
    con.execute("BEGIN")
    try:
        counts = _load(con, parts, {"run_id": literal(run_id), "first_seen_at": f"{literal(now.isoformat())}::TIMESTAMPTZ"})
        con.execute("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # a full disk has ended the transaction already
            con.execute("ROLLBACK")
        raise
    finally:
        with suppress(duckdb.Error):
            for name in ("new_documents", "new_articles", *COPY_TABLES):
                con.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return counts


def _load(con: Connection, parts: Sequence[Path], filled: dict[str, str]) -> Counts:
    _resolve_documents(con, parts)
    documents = _insert(
        con,
        DOCUMENTS,
        f"{_scan(parts, DOCUMENTS)} s JOIN temp.new_documents n ON s.document_id = n.document_id AND {_same_row('n')}",
        filled | {"status": "n.status"},
    )
    duplicates, rejected, repeated = _count(con, "new_documents", "status = 'duplicate'", "status = 'rejected'", "is_repeated")
    on_document = f"JOIN temp.new_documents n ON s.document_id = n.document_id AND {_same_part('n')} AND n.status"
    lines = f"{_scan(parts, REMOVED_LINES)} s {on_document} <> 'duplicate'"
    removed = _insert(con, REMOVED_LINES, _once(REMOVED_LINES, lines) if repeated else lines, filled)
    _resolve_articles(con, parts, on_document)
    find_copies(con, _scan(parts, SKETCHES))
    articles = _insert(
        con,
        ARTICLES,
        f"""{_scan(parts, ARTICLES)} s JOIN temp.new_articles n ON s.article_id = n.article_id AND {_same_row("n")}
        LEFT JOIN temp.new_copies c ON c.article_id = coalesce(n.exact_of, n.article_id)""",
        filled
        | {
            "exact_duplicate_of": "n.exact_of",
            "cluster_id": "coalesce(n.cluster_id, c.cluster_id, n.exact_of, n.article_id)",
            "is_cluster_head": "coalesce(n.exact_of, c.cluster_id) IS NULL",
            "copy_kind": "coalesce(n.copy_kind, c.copy_kind, CASE WHEN n.exact_of IS NOT NULL THEN 'exact' END)",
            "similarity": "coalesce(n.similarity, c.similarity, CASE WHEN n.exact_of IS NOT NULL THEN 1 END)",
        },
    )
    copies = sum(_count(con, "new_articles", "exact_of IS NOT NULL") + _count(con, "new_copies", "true"))
    on_article = f"JOIN temp.new_articles n ON s.article_id = n.article_id AND {_same_part('n')}"
    return Counts(
        documents=documents,
        duplicates=duplicates,
        rejected=rejected,
        removed_lines=removed,
        articles=articles,
        copies=copies,
        events=_insert(
            con, EVENTS, _once(EVENTS, f"{_scan(parts, EVENTS)} s {on_article}"), filled | {"incident_id": "s.event_id"}
        ),
        quotes=_insert(con, QUOTES, _once(QUOTES, f"{_scan(parts, QUOTES)} s {on_article}"), filled),
        entities=_insert_unknown(con, parts, ENTITIES, filled),
        rejects=_insert_unknown(con, parts, REJECTS, filled),
        files=_insert_unknown(con, parts, LEDGER, filled),
    )


def _resolve_documents(con: Connection, parts: Sequence[Path]) -> None:
    con.execute(f"""
        CREATE TEMP TABLE new_documents AS
        WITH listed AS (
            SELECT document_id, content_hash, status, filename, file_row_number, parse_dirpath(filename) AS part,
                count(*) OVER (PARTITION BY document_id, filename) > 1 AS is_repeated
            FROM {_scan(parts, DOCUMENTS)}
            QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY filename, file_row_number) = 1
        ), known AS (
            SELECT document_id FROM documents WHERE document_id IN (SELECT document_id FROM listed)
        ), published AS (
            SELECT DISTINCT content_hash FROM documents
            WHERE content_hash IN (SELECT content_hash FROM listed) AND status = 'published'
        ), unseen AS (
            SELECT * FROM listed ANTI JOIN known USING (document_id)
        ), canonical AS (
            SELECT content_hash, min(document_id) AS canonical_id FROM unseen WHERE status = 'published' GROUP BY content_hash
        )
        SELECT u.* REPLACE (
            CASE WHEN u.status = 'published' AND (p.content_hash IS NOT NULL OR u.document_id <> c.canonical_id)
                THEN 'duplicate' ELSE u.status END AS status)
        FROM unseen u
        LEFT JOIN canonical c USING (content_hash)
        LEFT JOIN published p USING (content_hash)
    """)


def _resolve_articles(con: Connection, parts: Sequence[Path], on_document: str) -> None:
    # Published bodies are found by their MD5 in internal.bodies: reading them all would make a small run on a
    # large warehouse pay for the warehouse. All published articles of one body have the same place in their cluster,
    # but the original of a head's copies, which says nothing of its kind.
    con.execute(f"""
        CREATE TEMP TABLE new_articles AS
        WITH listed AS (
            SELECT s.*, n.part
            FROM (
                SELECT article_id, document_id, nullif(md5_number(body), md5_number('')) AS body_hash, filename, file_row_number,
                    published_at, published_precision, word_count
                FROM {_scan(parts, ARTICLES)}
            ) s {on_document} = 'published'
            WHERE s.article_id NOT IN (SELECT article_id FROM articles SEMI JOIN {_scan(parts, ARTICLES)} USING (article_id))
            QUALIFY row_number() OVER (PARTITION BY s.article_id ORDER BY s.filename, s.file_row_number) = 1
        ), ordered AS (
            SELECT * EXCLUDE (document_id, published_at, published_precision, word_count),
                row_number() OVER (ORDER BY {reading_order("listed")}) AS position
            FROM listed
        ), alike AS (
            SELECT body_hash, article_id FROM internal.bodies WHERE body_hash IN (SELECT body_hash FROM listed)
        ), published AS (
            SELECT body_hash, min(coalesce(exact_duplicate_of, article_id)) AS original_id, min(cluster_id) AS cluster_id,
                coalesce(min(copy_kind), 'exact') AS copy_kind, coalesce(min(similarity), 1) AS similarity
            FROM articles JOIN alike USING (article_id)
            GROUP BY body_hash
        ), originals AS (
            SELECT body_hash, arg_min(article_id, position) AS original_id FROM ordered GROUP BY body_hash
        )
        SELECT l.article_id, l.body_hash, l.filename, l.file_row_number, l.part, l.position,
            nullif(coalesce(p.original_id, o.original_id), l.article_id) AS exact_of, p.cluster_id, p.copy_kind, p.similarity
        FROM ordered l
        LEFT JOIN published p USING (body_hash)
        LEFT JOIN originals o USING (body_hash)
    """)
    con.execute("INSERT INTO internal.bodies SELECT body_hash, article_id FROM temp.new_articles WHERE body_hash IS NOT NULL")


def _insert_unknown(con: Connection, parts: Sequence[Path], table: Table, filled: dict[str, str]) -> int:
    """Insert the rows whose keys the table does not hold; of rows with one key, the first by all columns."""
    keys = ", ".join(map(identifier, table.key))
    order = ", ".join(f"{identifier(name)} NULLS LAST" for name in staged(table).names)
    source = f"""(
        SELECT * FROM {_scan(parts, table)} s
        ANTI JOIN (SELECT {keys} FROM {identifier(table.name)} SEMI JOIN {_scan(parts, table)} USING ({keys})) USING ({keys})
        QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY {order}) = 1) s"""
    return _insert(con, table, source, filled)


def _insert(con: Connection, table: Table, source: str, filled: dict[str, str]) -> int:
    """Insert from a source whose rows are aliased `s`; `filled` gives expressions for columns that it lacks or overrides."""
    replaced = {name: sql for name, sql in filled.items() if name in table.names}
    columns = [replaced.get(name, f"s.{identifier(name)}") for name in table.names]
    rows = con.execute(
        f"INSERT INTO {identifier(table.name)} ({', '.join(map(identifier, table.names))}) SELECT {', '.join(columns)} FROM {source}"
    ).fetchall()
    return int(rows[0][0])


def _once(table: Table, source: str) -> str:
    """Rows of the source with one row per key: one part may bring a document, or the article of equal bytes, twice."""
    keys = ", ".join(f"s.{identifier(name)}" for name in table.key)
    return (
        f"(SELECT s.* FROM {source} QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY s.filename, s.file_row_number) = 1) s"
    )


def _scan(parts: Sequence[Path], table: Table) -> str:
    paths = ", ".join(literal(str(part / f"{table.name}.parquet")) for part in parts)
    return f"read_parquet([{paths}], filename = true, file_row_number = true)"


def _same_row(new: str) -> str:
    return f"s.filename = {new}.filename AND s.file_row_number = {new}.file_row_number"


def _same_part(new: str) -> str:
    return f"parse_dirpath(s.filename) = {new}.part"


def _count(con: Connection, table: str, *conditions: str) -> tuple[int, ...]:
    filters = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in conditions)
    return tuple(con.execute(f"SELECT {filters} FROM temp.{table}").fetchall()[0])
