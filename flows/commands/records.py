"""JSON Lines in and out, in chunks, for the commands that work without a warehouse."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from flows.errors import InputError

CHUNK = 500
Record = dict[str, Any]


def read_records(files: Sequence[Path]) -> Iterator[Record]:
    """Yield the records of JSON Lines files, or of standard input when none is given.

    Raises InputError naming file and line when a line is no JSON object or a file cannot be read.
    """
    for name, line_number, line in _lines(files):
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise InputError(f"{name}, line {line_number}: no JSON ({error})") from error
        if not isinstance(record, dict):
            raise InputError(f"{name}, line {line_number}: a JSON object is expected, one a line")
        yield record


def _lines(files: Sequence[Path]) -> Iterator[tuple[str, int, bytes]]:
    if not files:
        yield from (("standard input", number, line) for number, line in enumerate(sys.stdin.buffer, 1))
    for file in files:
        try:
            with file.open("rb") as stream:
                yield from ((str(file), number, line) for number, line in enumerate(stream, 1))
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}") from error


def convert(records: Iterable[Record], work: Callable[[list[Record]], Iterable[Record]]) -> None:
    """Write the result of `work` on each chunk of records, one JSON object a line, as soon as it is there."""
    stream = iter(records)
    while chunk := list(islice(stream, CHUNK)):
        for record in work(chunk):
            sys.stdout.buffer.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NAIVE_UTC))
        sys.stdout.buffer.flush()


def read_texts(files: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file, or of standard input. Raises InputError for one that cannot be read."""
    if not files:
        yield "standard input", sys.stdin.buffer.read()
    for file in files:
        try:
            yield str(file), file.read_bytes()
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}") from error
