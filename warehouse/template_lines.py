"""How many documents of a source hold a line: counted over a run and over what was published before.

Sources are counted by sketch: of the signatures of the documents that hold a line the SKETCH smallest are kept. Fewer say
how many there are exactly; SKETCH of them tell it by how densely they lie, with a standard error of 13 % (Beyer et al. 2007,
"On synopses for distinct-value estimation under multiset operations"). Sketches of several runs merge into that of all, in
any order, and a document counted twice counts once.

A run of 100,000 documents (5.6 million keys, 200 sources) is counted in 2.5 CPU seconds within 560 MB, or within 400 MB when
`memory_limit` is 300 MB. What is kept is bounded: for each source the PUBLISHED_LINES lines with the most documents, 64
numbers of 8 bytes each at most, so 256 kB a source, and some 20 kB for a site with 40 template lines. Lines of equal count
give way to those seen in a later run, so that a site that grows by a page a day is learned too. A run reads and writes the
rows of its own sources only.

The table `internal.template_lines` is no part of what is published to readers.
"""

from collections.abc import Sequence
from pathlib import Path

from warehouse.connect import Connection, storage_errors, writer
from warehouse.ddl import literal

SKETCH = 64
PUBLISHED_LINES = 512
RUN_LINES = 50_000
"""Lines that come again within one run, at most, for each source."""

_RANGE = 2.0**63
_COLUMNS = "source VARCHAR NOT NULL, line_key BIGINT NOT NULL, signatures BIGINT[] NOT NULL, seen_in INTEGER NOT NULL"
_SUPPORT = f"CASE WHEN len(signatures) < {SKETCH} THEN len(signatures) ELSE {SKETCH - 1} * {_RANGE} / list_max(signatures) END"


def count_lines(
    seen: Sequence[Path], published: Path, templates: Path, sketches: Path, *, least_support: float, memory_limit: str
) -> None:
    """Count the lines of a run's documents with those published of the same sources; writes two Parquet files.

    `seen` are Parquet files of SEEN_LINES. `templates` receives the lines (TEMPLATES) that at least `least_support` documents
    hold, sorted by source; `sketches` what `keep_sketches` publishes. What does not fit in `memory_limit` goes to disk beside
    `sketches`. Raises WarehouseError when disk or memory do not suffice, duckdb.Error when a file is not what it should be.
    """
    scratch = sketches.with_suffix(".duckdb")
    scratch.unlink(missing_ok=True)
    with storage_errors(scratch), writer(scratch, memory_limit=memory_limit) as con:
        con.execute("SET preserve_insertion_order = false")
        con.execute("SET threads = 1")  # two take twice the CPU time, most of it in waiting for one another
        _read(con, seen, published)
        _sketch(con)
        _write(con, f"SELECT source, line_key, signatures, seen_in FROM sketches WHERE rank <= {PUBLISHED_LINES}", sketches)
        _write(
            con,
            f"""SELECT source, line_key, support, least(1.0, support / documents) AS share
            FROM sketches JOIN (SELECT source, support AS documents FROM sketches WHERE line_key = 0) USING (source)
            WHERE line_key <> 0 AND support >= {least_support} AND rank <= {RUN_LINES}""",
            templates,
        )
    scratch.unlink()


def keep_sketches(con: Connection, sketches: Path) -> None:
    """Put the sketches of a run in the place of those that the build `con` has of the same sources."""
    con.execute(f"CREATE TABLE IF NOT EXISTS internal.template_lines ({_COLUMNS})")
    file = f"read_parquet({literal(str(sketches))})"
    con.execute(f"DELETE FROM internal.template_lines WHERE source IN (SELECT source FROM {file})")
    con.execute(f"INSERT INTO internal.template_lines SELECT source, line_key, signatures, seen_in FROM {file}")


def _read(con: Connection, seen: Sequence[Path], published: Path) -> None:
    """Make the views `seen` and `known`, and `every` for the two together; seen_in is NULL in what this run saw."""
    files = ", ".join(literal(str(path)) for path in seen)
    con.execute(f"CREATE TEMP VIEW seen AS SELECT source, line_key, signature FROM read_parquet([{files}])")
    con.execute(f"CREATE TEMP TABLE known ({_COLUMNS})")
    if published.exists():
        con.execute(f"ATTACH {literal(str(published))} AS published (READ_ONLY)")
        is_there = "SELECT 1 FROM duckdb_tables() WHERE database_name = 'published' AND table_name = 'template_lines'"
        if con.execute(is_there).fetchall():
            con.execute(
                "INSERT INTO known SELECT source, line_key, signatures, seen_in FROM published.internal.template_lines "
                "WHERE source IN (SELECT source FROM seen WHERE line_key = 0)"
            )
        con.execute("DETACH published")
    con.execute("""
        CREATE TEMP VIEW every AS
        SELECT source, line_key, signature, NULL::INTEGER AS seen_in FROM seen
        UNION ALL SELECT source, line_key, unnest(signatures), seen_in FROM known
    """)


def _sketch(con: Connection) -> None:
    """Make the table `sketches`: one row per line with signatures, support and rank within its source (0 for the source itself).

    Most lines stand in one document only. They are set aside before anything is collected for them, but for as many as may
    be published: sketches of them all would take a hundred times the memory.
    """
    con.execute(
        "CREATE TEMP TABLE counts AS SELECT source, line_key, count(*) AS rows, count(seen_in) AS known FROM every GROUP BY ALL"
    )
    con.execute(f"""
        CREATE TEMP TABLE wanted AS
        SELECT source, line_key FROM counts WHERE rows > 1
        UNION SELECT source, unnest(min(line_key, {PUBLISHED_LINES})) FROM counts WHERE rows = 1 AND known = 0 GROUP BY source
        UNION SELECT source, line_key FROM known
    """)
    con.execute(f"""
        CREATE TEMP TABLE sketches AS
        WITH runs AS (
            SELECT source, max(seen_in) + 1 AS run FROM known GROUP BY source
        ), collected AS (
            SELECT source, line_key, min(DISTINCT signature, {SKETCH}) AS signatures, max(coalesce(seen_in, run, 1)) AS seen_in
            FROM every SEMI JOIN wanted USING (source, line_key) LEFT JOIN runs USING (source)
            GROUP BY source, line_key
        )
        SELECT *, {_SUPPORT} AS support,
            row_number() OVER (PARTITION BY source ORDER BY line_key <> 0, {_SUPPORT} DESC, seen_in DESC, line_key) - 1 AS rank
        FROM collected
    """)


def _write(con: Connection, query: str, path: Path) -> None:
    con.execute(f"COPY ({query} ORDER BY source, line_key) TO {literal(str(path))} (FORMAT parquet)")
