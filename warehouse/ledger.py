"""Which files the published warehouse knows, so that a run reads only what is new or changed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connect import WarehouseError, reader


@dataclass(frozen=True)
class KnownFiles:
    """What is known of files read before.

    `stats` gives for each source_uri the size, time of change (ns) and hash at its last reading: a
    file with the same size and time need not be opened. `contents` holds every (source_uri, hash)
    ever read: a file touched but not changed need not be parsed.
    """

    stats: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    contents: frozenset[tuple[str, str]] = frozenset()


def known_files(path: Path, source_uris: Collection[str] | None = None) -> KnownFiles:
    """Return the files in the ledger of the published warehouse; none when there is no warehouse yet.

    With `source_uris` only those are looked up, so that the cost follows the files asked for. Raises
    WarehouseError when the warehouse cannot be read.
    """
    if not path.exists():
        return KnownFiles()
    with reader(path) as connection:
        asked = ""
        if source_uris is not None:
            connection.register("asked", pl.DataFrame({"source_uri": list(source_uris)}, schema={"source_uri": pl.String}))
            asked = "WHERE source_uri IN (SELECT source_uri FROM asked)"
        # Run ids begin with the time of the run, so the greatest is the latest.
        sql = f"SELECT source_uri, file_hash, byte_count, modified_ns FROM ledger {asked} ORDER BY run_id, file_hash"
        try:
            rows = connection.execute(sql).fetchall()
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise WarehouseError(f"{path} is a DuckDB database, but no warehouse of Dateline; choose another file.") from error
    return KnownFiles(
        stats={uri: (byte_count, modified_ns, file_hash) for uri, file_hash, byte_count, modified_ns in rows},
        contents=frozenset((uri, file_hash) for uri, file_hash, _, _ in rows),
    )
