"""Write, audit, publish: a run works on a build beside the published file and swaps it in by a rename.

Readers may open the published file at any time; those that have it open keep what they see until
they open it again. A run that dies leaves a build behind and the published file as it was; the
next run discards the build. Side files of `news.duckdb`:

- `news.duckdb.lock`: held by the run that is writing; empty, stays;
- `news.duckdb.<run_id>.build` (with `.wal` and `.tmp` while it is open): the build;
- `news.duckdb.blocked`: the last build that the audit blocked, for inspection.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.connect import Connection, WarehouseError, reader, shorten, writer
from warehouse.ddl import identifier, literal
from warehouse.define import define
from warehouse.files import copy_file, side, sync, take_lock

COMPACTION_SHARE = 0.3
"""Share of free blocks from which a build is written anew before it is published.

Free blocks come from rows that the gate kept out and from code lists made again. DuckDB fills them
in the next load, so a copy carries few, and only a file that lost much is worth the full rewrite.
"""

_SMALL = 100  # blocks (of 256 kB) below which compaction is not worth a thought
_PARTS = ("", ".wal", ".compact", ".compact.wal")


@contextmanager
def lock(published: Path) -> Iterator[None]:
    """Hold the right to write the warehouse. Raises WarehouseError when another run has it or the folder is not writable."""
    try:
        handle = os.open(side(published, ".lock"), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseError(f"The folder {published.parent} is not writable: {error.strerror}.") from error
    try:
        if not take_lock(handle):
            raise WarehouseError(f"Another run is writing {published}; wait for it to end.")
        yield
    finally:
        os.close(handle)


def begin_build(published: Path, run_id: str) -> Path:
    """Return a new build: a copy of the published file, or a fresh one, with all definitions up to date.

    The build is closed; open it with `warehouse.connect.writer`. Raises WarehouseError when the
    published file cannot be read, is open for writing, or was made by a version that differs too much.
    """
    build = side(published, f".{run_id}.build")
    discard(build)
    try:
        if published.exists():
            if side(published, ".wal").exists():
                raise WarehouseError(f"{published} has unsaved changes of another program beside it ({published.name}.wal).")
            with reader(published):  # refuses what is no database, is damaged, or is open for writing
                copy_file(published, build)
        with writer(build) as con:
            con.execute("SET threads = 1")  # many small statements: more threads only wait for one another
            define(con)
    except duckdb.Error as error:
        discard(build)
        raise WarehouseError(f"{build} cannot be made: {shorten(error)}") from error
    except OSError as error:
        discard(build)
        raise WarehouseError(f"{build} cannot be written: {error.strerror}.") from error
    except BaseException:
        discard(build)
        raise
    return build


def publish(build: Path, published: Path) -> None:
    """Make the closed build the published file, in one step that happens wholly or not at all.

    Raises WarehouseError when the build cannot be finished; the published file then is as before.
    """
    try:
        with writer(build) as con:
            con.execute("CHECKPOINT")
            is_sparse = _free_share(con) > COMPACTION_SHARE
        if is_sparse:
            _compact(build)
        if side(build, ".wal").exists() or side(published, ".wal").exists():
            raise WarehouseError(f"{published} or its build is open for writing in another program.")
        sync(build)
        build.replace(published)
        sync(published.parent)
    except duckdb.Error as error:
        raise WarehouseError(f"{build} could not be finished: {shorten(error)}") from error
    except OSError as error:
        raise WarehouseError(f"{published} cannot be replaced: {error.strerror}.") from error
    discard(build)


def keep_blocked(build: Path) -> Path:
    """Move a closed build that the audit blocked to `<published>.blocked`, in place of an earlier one, and return that path."""
    published = build.name.removesuffix(".build").rpartition(".")[0]
    blocked = build.with_name(f"{published}.blocked")
    with writer(build) as con:
        con.execute("CHECKPOINT")
    build.replace(blocked)
    discard(build)
    return blocked


def discard(build: Path) -> None:
    """Remove a build and all that belongs to it, as far as it is there."""
    for suffix in _PARTS:
        side(build, suffix).unlink(missing_ok=True)
        shutil.rmtree(side(build, f"{suffix}.tmp"), ignore_errors=True)


def discard_stale(published: Path) -> list[Path]:
    """Remove the builds that killed runs left, and return them. Call it only while holding the lock."""
    beside = [path.name for path in published.parent.iterdir() if path.name.startswith(f"{published.name}.")]
    names = {name.partition(".build")[0] + ".build" for name in beside if ".build" in name}
    stale = sorted(published.with_name(name) for name in names)
    for build in stale:
        discard(build)
    return stale


def _free_share(con: Connection) -> float:
    total, free = con.execute("SELECT total_blocks, free_blocks FROM pragma_database_size()").fetchall()[0]
    return free / total if total > _SMALL else 0.0


def _compact(build: Path) -> None:
    compact = side(build, ".compact")
    compact.unlink(missing_ok=True)
    with writer(compact) as con:
        con.execute(f"ATTACH {literal(build)} AS source (READ_ONLY)")
        name = con.execute("SELECT current_database()").fetchall()[0][0]
        con.execute(f"COPY FROM DATABASE source TO {identifier(name)}")
        con.execute("DETACH source")
        con.execute("CHECKPOINT")
    compact.replace(build)
