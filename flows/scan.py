"""Finding the files of a run and planning its batches. Reads names and sizes, never content."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from glob import glob
from itertools import pairwise
from pathlib import Path
from stat import S_ISREG
from urllib.parse import quote

from flows.errors import InputError

Known = Mapping[str, tuple[int, int, str]]
"""What the ledger says of a file: source_uri to (bytes, time of change in ns, hash)."""


@dataclass(frozen=True, slots=True)
class FileRef:
    """One file to read.

    `problem` is set (reason code, detail) when it must be refused unread; `known_hash` is the hash
    of a known file whose size or time has changed: if the bytes have not, there is nothing to do.
    """

    path: str
    source_uri: str
    byte_count: int
    modified_ns: int
    problem: tuple[str, str] | None = None
    known_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The batches to read, and how many files the ledger already knows."""

    batches: tuple[tuple[FileRef, ...], ...]
    known_count: int

    @property
    def file_count(self) -> int:
        """Files to read."""
        return sum(len(batch) for batch in self.batches)


def list_files(inputs: Iterable[str], max_file_bytes: int) -> list[FileRef]:
    """Return the files behind paths, folders and glob patterns, sorted by URI, each once.

    Hidden files are left out of folders. A link that leads out of its folder, a file that cannot
    be read and one over the limit come back with their problem, so that they are counted.
    Raises InputError when a path does not exist or a folder cannot be opened.
    """
    found: dict[str, FileRef] = {}
    for given in inputs:
        if not given.strip():
            raise InputError("an empty path was given; is a shell variable unset?")
        for ref in _expand(given, max_file_bytes):
            found.setdefault(ref.source_uri, ref)
    return [found[uri] for uri in sorted(found)]


def _expand(given: str, max_file_bytes: int) -> Iterator[FileRef]:
    """The files of one path as the user gave it."""
    path = Path(given).expanduser()
    if path.is_dir():
        if not os.access(path, os.R_OK | os.X_OK):
            raise InputError(f"{given}: the folder cannot be opened (permission denied)")
        yield from _walk(path, max_file_bytes)
    elif path.exists():
        yield _refer(str(path.absolute()), _uri(path), None, max_file_bytes)
    elif matches := sorted(glob(given, recursive=True)):  # noqa: PTH207 - patterns may be absolute
        for match in map(Path, matches):
            if not match.is_dir():
                yield _refer(str(match.absolute()), _uri(match), None, max_file_bytes)
    else:
        raise InputError(f"{given}: no such file or folder")


def _walk(folder: Path, max_file_bytes: int) -> Iterator[FileRef]:
    # A folder may hold a million files: what is the same for all of them is made once for each folder.
    root = folder.resolve()
    for parent, folders, names in os.walk(folder.absolute()):
        folders[:] = (name for name in folders if not name.startswith("."))
        here, uri = parent.rstrip(os.sep), _uri(Path(parent)).removesuffix("/")
        for name in names:
            if not name.startswith("."):
                yield _refer(f"{here}{os.sep}{name}", f"{uri}/{quote(os.fsencode(name))}", root, max_file_bytes)


def _uri(path: Path) -> str:
    return Path(os.path.normpath(path.absolute())).as_uri()


def _refer(path: str, uri: str, root: Path | None, max_file_bytes: int) -> FileRef:
    """The file at an absolute path, found under the folder `root` or given itself."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - a Path for each file takes longer than the system's answer
        if root and os.path.islink(path) and not Path(path).resolve().is_relative_to(root):  # noqa: PTH114
            return FileRef(path, uri, 0, 0, ("outside_root", "a link that leads out of the folder given"))
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        return FileRef(path, uri, 0, 0, ("unreadable", getattr(error, "strerror", None) or str(error)))
    problem = None
    if not S_ISREG(stat.st_mode):
        problem = ("unreadable", "not a regular file")
    elif stat.st_size > max_file_bytes:
        problem = ("too_large", f"{stat.st_size} bytes; the limit for a file is {max_file_bytes}")
    elif not os.access(path, os.R_OK):
        problem = ("unreadable", "permission denied")
    return FileRef(path, uri, stat.st_size, stat.st_mtime_ns, problem)


def ranges_within(sizes: Sequence[int], most: int, most_bytes: int) -> list[tuple[int, int]]:
    """Return where to cut a row of items of these sizes: ranges of at most `most` items and `most_bytes`, or of a single item.

    Of no items there is one empty range.
    """
    bounds, weight = [0], 0
    for place, size in enumerate(sizes):
        if place > bounds[-1] and (place - bounds[-1] == most or weight + size > most_bytes):
            bounds.append(place)
            weight = 0
        weight += size
    return list(pairwise((*bounds, len(sizes))))


def share(items: int, most: int, workers: int) -> int:
    """Return how many items a batch has at most, so that every worker has as many batches as the others."""
    rounds = max(1, -(-items // (most * workers)))
    return max(1, -(-items // (rounds * workers)))


def plan_batches(files: Iterable[FileRef], known: Known, batch_size: int, batch_bytes: int, workers: int) -> Plan:
    """Leave out the files that the ledger knows unchanged, and cut the rest into batches.

    A run is cut evenly, so that every worker has a share. The batches follow the order of
    the files; which file falls into which batch has no influence on any row.
    """
    fresh, known_count = [], 0
    for file in files:
        seen = known.get(file.source_uri)
        if seen and file.problem is None and seen[:2] == (file.byte_count, file.modified_ns):
            known_count += 1
        else:
            fresh.append(replace(file, known_hash=seen[2]) if seen else file)
    size = share(len(fresh), batch_size, workers)
    ranges = ranges_within([file.byte_count for file in fresh], size, batch_bytes) if fresh else []
    return Plan(tuple(tuple(fresh[first:stop]) for first, stop in ranges), known_count)
