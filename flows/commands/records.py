"""JSON Lines in and out, in chunks, for the commands that work without a warehouse."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from flows.errors import InputError
from transforms.documents.jsonl import parse_json

CHUNK = 500
Record = dict[str, Any]


@dataclass(frozen=True)
class BadRecord:
    """A line or record that cannot be worked on: where it stands, and why."""

    place: str
    reason: str
    detail: str
    record_id: object = None


Work = Callable[[list[Record]], Iterable[Record]]
Check = Callable[[Record], str | None]
"""Returns what is wrong with a record; None when it can be worked on."""


def convert(files: Sequence[Path], check: Check, work: Work, nothing: Record) -> None:
    """Write what `work` makes of the records of JSON Lines files (of standard input when none is given).

    One result a line, in order, chunk by chunk. A bad record is told on standard error and comes out as
    `nothing` with its reason and detail; the rest goes on. Raises InputError when a file cannot be
    read, and when there were records but not one good one.
    """
    good = bad = 0
    stream = _read(files, check)
    while chunk := list(islice(stream, CHUNK)):
        results = iter(_work_on([item for item in chunk if not isinstance(item, BadRecord)], work, nothing))
        for item in chunk:
            if isinstance(item, BadRecord):
                bad += 1
                print(f"dateline: {item.place}: {item.detail}", file=sys.stderr)
                result = {"id": item.record_id} | nothing | {"reason": item.reason, "detail": item.detail}
            else:
                good += 1
                result = next(results)
            sys.stdout.buffer.write(orjson.dumps(result, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_NAIVE_UTC))
        sys.stdout.buffer.flush()
    if bad and not good:
        raise InputError("not one record could be read")


def _work_on(records: list[Record], work: Work, nothing: Record) -> list[Record]:
    """Work on records; one that the work fails on comes out as `nothing` with reason internal_error."""
    try:
        return list(work(records))
    except Exception as error:
        if len(records) == 1:
            detail = f"{type(error).__name__}: {error}"
            print(f"dateline: record {records[0].get('id')!r}: {detail}", file=sys.stderr)
            return [{"id": records[0].get("id")} | nothing | {"reason": "internal_error", "detail": detail}]
        middle = len(records) // 2
        return _work_on(records[:middle], work, nothing) + _work_on(records[middle:], work, nothing)


def _read(files: Sequence[Path], check: Check) -> Iterator[Record | BadRecord]:
    for name, line_number, line in _lines(files):
        if not line.strip():
            continue
        place = f"{name}, line {line_number}"
        try:
            record = parse_json(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield BadRecord(place, "bad_json", f"no JSON ({error})")
            continue
        if not isinstance(record, dict):
            yield BadRecord(place, "bad_json", "a JSON object is expected, one a line")
        elif problem := check(record):
            yield BadRecord(place, "bad_record", problem, record.get("id"))
        else:
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


def read_texts(files: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file, or of standard input. Raises InputError for one that cannot be read."""
    if not files:
        yield "standard input", sys.stdin.buffer.read()
    for file in files:
        try:
            yield str(file), file.read_bytes()
        except OSError as error:
            raise InputError(f"{file}: {error.strerror}") from error
