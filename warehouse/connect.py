"""The only module that opens DuckDB files; it turns DuckDB's errors into sentences.

A writer takes the file for itself: while it is open no other process can open the file, not even
to read. Only builds are written (see `warehouse.publish`); the published file is only read, and
never with extensions fetched or loaded behind the user's back.
"""

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb

Connection = duckdb.DuckDBPyConnection

OFFLINE: dict[str, str] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
"""What every connection is opened with."""
_LOCKED_DOWN: dict[str, str] = OFFLINE | {"enable_external_access": "false", "lock_configuration": "true"}


class WarehouseError(Exception):
    """The warehouse cannot be used as asked. The message is one sentence for the user."""


def writer(path: Path, *, memory_limit: str | None = None) -> AbstractContextManager[Connection]:
    """Open the file for writing, made anew when there is none; closed at the end.

    What does not fit in memory goes to `<path>.tmp`; `memory_limit` is as DuckDB writes it ("4GB"). What comes to more than
    1 MB in one transaction goes straight into the file, not into its log first. Raises WarehouseError when the file cannot
    be opened.
    """
    config = OFFLINE | {"temp_directory": f"{path}.tmp", "wal_autocheckpoint": "1MB"}
    if memory_limit is not None:
        config["memory_limit"] = memory_limit
    return _opened(path, read_only=False, config=config)


def reader(path: Path) -> AbstractContextManager[Connection]:
    """Open the file for reading only; closed at the end. Raises WarehouseError when it cannot be opened."""
    return _opened(path, read_only=True, config=OFFLINE | {"temp_directory": f"{path}.tmp"})


def locked_down_reader(path: Path, *, seconds: float) -> AbstractContextManager[Connection]:
    """Open the file for statements that nobody has checked: no writing, files, network or settings.

    A statement that takes longer than `seconds` is stopped. Raises WarehouseError as `reader`.
    """
    config = _LOCKED_DOWN | {"max_execution_time": str(max(1, round(seconds * 1000)))}
    return _opened(path, read_only=True, config=config)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn a full or failing disk, and memory that does not suffice, into WarehouseError; other errors pass."""
    try:
        yield
    except duckdb.Error as error:
        # A commit that meets a full disk is a TransactionException; only its text tells.
        if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException) or "Could not write" in str(error):
            raise WarehouseError(f"{path} could not be written: {shorten(error)}") from error
        raise
    except OSError as error:
        raise WarehouseError(f"{path} could not be written: {error.strerror or error}.") from error


@contextmanager
def _opened(path: Path, *, read_only: bool, config: dict[str, str]) -> Iterator[Connection]:
    connection = _open(path, read_only=read_only, config=config)
    try:
        yield connection
    finally:
        connection.close()


def _open(path: Path, *, read_only: bool, config: dict[str, str]) -> Connection:
    if read_only and not path.exists():
        raise WarehouseError(f"There is no warehouse at {path}; `dateline run` makes one.")
    if not read_only and not path.parent.is_dir():
        raise WarehouseError(f"The folder {path.parent} does not exist.")
    if not read_only and not path.exists() and not os.access(path.parent, os.W_OK):
        raise WarehouseError(f"The folder {path.parent} is not writable.")
    try:
        return duckdb.connect(str(path), read_only=read_only, config=dict(config))
    except duckdb.Error as error:
        raise WarehouseError(explain(error, path)) from error


def explain(error: duckdb.Error, path: Path) -> str:
    """Return one sentence on why DuckDB could not open the file."""
    text = str(error)
    if "Could not set lock" in text:
        holder = re.search(r"PID (\d+)", text)
        who = f" (process {holder.group(1)})" if holder else ""
        return f"{path} is open for writing in another program{who}; close it and try again."
    if "different configuration" in text:
        return f"{path} is open already in this program."
    if "not a valid DuckDB database" in text or "Is a directory" in text:
        return f"{path} is not a DuckDB database."
    if "version number" in text or "storage version" in text:
        return f"{path} was written by another version of DuckDB than {duckdb.__version__}; open it with that version."
    if "checksum" in text or "Corrupt" in text or "Could not read enough bytes" in text or "WAL" in text:
        return f"{path} is damaged: {shorten(error)}"
    if "Permission denied" in text:
        return f"{path} may not be opened: permission denied."
    return f"{path} cannot be opened: {shorten(error)}"


def shorten(error: duckdb.Error) -> str:
    """Return DuckDB's message without its class, its links and the lines that repeat the statement."""
    first = str(error).split("\n\n")[0].split("\nLINE ")[0].strip()
    return re.sub(r"^\w[\w ]* Error: ", "", re.sub(r"\s*\n\s*", " ", first))
