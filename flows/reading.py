"""The first phase of a batch: bytes of files into documents and lines. Runs in a worker process, without Prefect."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path

import polars as pl

from flows.job import CHUNK_BYTES, Allow, Chunk, Read, ReadJob, seconds_for
from flows.parts import count_rows, make_once, write_frames
from flows.pipeline import Frames, read_documents, refuse, rows_of
from flows.scan import FileRef
from flows.versions import rules_version
from transforms.documents.frame import reject_frame
from transforms.documents.model import RawDocument, Reject
from transforms.documents.read import read_file
from transforms.identity import hash_bytes, hash_parts
from warehouse.frames import from_columns, staged
from warehouse.tables.runs import LEDGER

CARRIED = ("documents", "rejects", "ledger")
"""Staged tables that the second phase takes over as they are: what was refused, and the files read."""


def read(job: ReadJob, allow: Allow) -> Read:
    """Read the files of one batch and write its chunks.

    Raises OSError when the staging folder cannot be written. Bad input never raises: it is a row of rejects.
    """
    contents = [_read(file) for file in job.files]
    hashes = [hash_bytes(content) if isinstance(content, bytes) else content.reason for content in contents]
    key = hash_parts(
        rules_version(),
        job.batch_size,
        *asdict(job.limits).values(),
        *(job.first, job.stop, job.refusal and job.refusal[0]),
        # A file that is known with these bytes adds nothing, so the same bytes unknown make another part.
        *(
            value
            for file, digest in zip(job.files, hashes, strict=True)
            for value in (file.source_uri, digest, digest == file.known_hash)
        ),
    )

    def write(folder: Path) -> None:
        done = 0
        for number, items in enumerate(_chunks(job, contents, hashes, allow)):
            allow(_seconds(job, items), done, len(items))
            write_frames(folder / f"{number:05d}", _frames(job, items))
            done += len(items)

    folder, was_reused = make_once(job.folder, f"read-{key}", write)
    chunks = tuple(Chunk(str(path), count_rows(path, "parsed")) for path in sorted(folder.iterdir()))
    return Read(chunks, was_reused)


def _read(file: FileRef) -> bytes | Reject:
    if file.problem:
        reason, detail = file.problem
        return Reject(file.source_uri, None, "read", reason, detail)
    try:
        with FileIO(file.path) as opened:
            return opened.readall()
    except OSError as error:
        return Reject(file.source_uri, None, "read", "unreadable", error.strerror or str(error))


@dataclass(slots=True)
class _FileDone:
    """Stands behind the last item of a file, for the ledger."""

    file: FileRef
    file_hash: str
    document_count: int
    reject_count: int


_Item = RawDocument | Reject | _FileDone


def _items(job: ReadJob, contents: Sequence[bytes | Reject], hashes: Sequence[str]) -> Iterator[_Item]:
    for file, content, digest in zip(job.files, contents, hashes, strict=True):
        if isinstance(content, Reject):  # never read, so not in the ledger: the next run tries again
            yield content
            continue
        if digest == file.known_hash:  # touched, not changed
            continue
        documents = rejects = 0
        for number, item in enumerate(read_file(file.source_uri, content, job.limits, None, digest)):
            documents += isinstance(item, RawDocument)
            rejects += isinstance(item, Reject)
            if job.stop is not None and number >= job.stop:
                return
            if number >= job.first:
                yield item
        if job.stop is None:
            yield _FileDone(file, digest, documents, rejects)


def _chunks(job: ReadJob, contents: Sequence[bytes | Reject], hashes: Sequence[str], allow: Allow) -> Iterator[list[_Item]]:
    """The items in lists of bounded size; each item has its own time to come."""
    byte_count = sum(len(content) for content in contents if isinstance(content, bytes))
    seconds = seconds_for(job.limits, 1, byte_count)
    done, chunk, weight, told = 0, list[_Item](), 0, time.monotonic()
    allow(seconds, 0, 0)  # no item has come yet: if none does, the file is at fault
    for item in _items(job, contents, hashes):
        chunk.append(item)
        weight += item.byte_count if isinstance(item, RawDocument) else 0
        if len(chunk) == job.chunk_size or weight > CHUNK_BYTES:
            yield chunk
            done, chunk, weight = done + len(chunk), [], 0
        elif time.monotonic() - told < 1:
            continue
        told = time.monotonic()
        allow(seconds, done, len(chunk) + 1)
    if chunk:
        yield chunk


def _seconds(job: ReadJob, items: Sequence[_Item]) -> float:
    sizes = [item.byte_count for item in items if isinstance(item, RawDocument)]
    return seconds_for(job.limits, len(sizes), sum(sizes))


def _frames(job: ReadJob, items: Sequence[_Item]) -> Frames:
    documents = [item for item in items if isinstance(item, RawDocument)]
    frames = read_documents([] if job.refusal else documents)
    rejects = [reject_frame([item for item in items if isinstance(item, Reject)]), frames["rejects"]]
    if job.refusal:
        refused = refuse(rows_of(documents), "decode", job.refusal)
        frames["documents"] = refused["documents"]
        rejects.append(refused["rejects"])
    done = [item for item in items if isinstance(item, _FileDone)]
    return frames | {"rejects": pl.concat(rejects), "ledger": _ledger_frame(done)}


def _ledger_frame(done: Sequence[_FileDone]) -> pl.DataFrame:
    rows: dict[str, Sequence[object]] = {
        "source_uri": [item.file.source_uri for item in done],
        "file_hash": [item.file_hash for item in done],
        "byte_count": [item.file.byte_count for item in done],
        "modified_ns": [item.file.modified_ns for item in done],
        "document_count": [item.document_count for item in done],
        "reject_count": [item.reject_count for item in done],
    }
    return from_columns(staged(LEDGER), rows)
