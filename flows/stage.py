"""Staging one batch: bytes in, Parquet out. Runs in a worker process, without Prefect.

A part is a folder of Parquet files, one for each table that a batch fills. It is written under
a temporary name and renamed when complete; its name is a hash of the files' content and of all
rule versions, so that a retry, or a run after a crash, finds what was done and goes on.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path

import polars as pl

from flows.actors import ActorsText, gazetteer_with
from flows.job import Job, Staged
from flows.scan import FileRef
from flows.versions import rules_version
from transforms.clean import clean_documents
from transforms.documents.frame import parsed_frame, reject_frame
from transforms.documents.model import RawDocument, Reject
from transforms.documents.read import read_file
from transforms.events.coder import code_articles
from transforms.events.gazetteer import Gazetteer
from transforms.events.lexicon import TriggerLexicon, load_lexicon
from transforms.identity import hash_bytes, hash_parts
from transforms.lines.rules import LineRules, load_line_rules
from warehouse.frames import conform, from_columns, staged
from warehouse.tables.catalog import STAGED
from warehouse.tables.documents import DOCUMENTS
from warehouse.tables.runs import LEDGER

PART_TABLES = tuple(table.name for table in STAGED)
"""The files of a part, each in the staged schema of its table."""


@dataclass(frozen=True, slots=True)
class _Resources:
    """Rules and lexicons, loaded once per worker."""

    rules: LineRules
    lexicon: TriggerLexicon
    gazetteer: Gazetteer


@lru_cache(maxsize=2)
def resources(actors: ActorsText | None) -> _Resources:
    """Return the loaded rules. Raises InputError when no row of the user's gazetteer can be read."""
    return _Resources(load_line_rules(), load_lexicon(), gazetteer_with(actors))


def stage(job: Job) -> Staged:
    """Read, clean and code the files of one batch and write its parts.

    Raises OSError when the staging folder cannot be written. Bad input never raises: it is a
    row of rejects.
    """
    contents = [_read(file) for file in job.files]
    hashes = [hash_bytes(content) if isinstance(content, bytes) else content.reason for content in contents]
    key = hash_parts(
        rules_version(),
        job.batch_size,
        *asdict(job.limits).values(),
        *(job.actors or ()),
        # A file that is known with these bytes adds nothing, so the same bytes unknown make another part.
        *(
            value
            for file, digest in zip(job.files, hashes, strict=True)
            for value in (file.source_uri, digest, digest == file.known_hash)
        ),
    )
    final = Path(job.folder, key)
    if not final.exists():
        building = Path(job.folder, f".{key}.{os.getpid()}")
        shutil.rmtree(building, ignore_errors=True)
        now = datetime.now(UTC)
        for number, chunk in enumerate(_chunks(_items(job, contents, hashes), job.batch_size)):
            _write_part(building / f"{number:05d}", chunk, job, now)
        building.mkdir(parents=True, exist_ok=True)
        try:
            building.rename(final)
        except OSError:  # a retry of the same batch was faster
            shutil.rmtree(building, ignore_errors=True)
        return _describe(final, was_reused=False)
    return _describe(final, was_reused=True)


def _read(file: FileRef) -> bytes | Reject:
    if file.problem:
        reason, detail = file.problem
        return Reject(file.source_uri, None, "read", reason, detail)
    try:
        return Path(file.path).read_bytes()
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


def _items(job: Job, contents: Sequence[bytes | Reject], hashes: Sequence[str]) -> Iterator[_Item]:
    for file, content, digest in zip(job.files, contents, hashes, strict=True):
        if isinstance(content, Reject):  # never read, so not in the ledger: the next run tries again
            yield content
            continue
        if digest == file.known_hash:  # touched, not changed
            continue
        documents = rejects = 0
        for item in read_file(file.source_uri, content, job.limits):
            documents += isinstance(item, RawDocument)
            rejects += isinstance(item, Reject)
            yield item
        yield _FileDone(file, digest, documents, rejects)


def _chunks(items: Iterator[_Item], batch_size: int) -> Iterator[list[_Item]]:
    while chunk := list(islice(items, 2 * batch_size)):
        yield chunk


def _write_part(folder: Path, items: Sequence[_Item], job: Job, now: datetime) -> None:
    refused = reject_frame([item for item in items if isinstance(item, Reject)])
    frames = _transform([item for item in items if isinstance(item, RawDocument)], resources(job.actors), now)
    frames["rejects"] = pl.concat([refused, frames["rejects"]])
    frames["ledger"] = _ledger_frame([item for item in items if isinstance(item, _FileDone)])
    folder.mkdir(parents=True)
    for name in PART_TABLES:
        frames[name].write_parquet(folder / f"{name}.parquet", compression="lz4")


def _transform(documents: Sequence[RawDocument], loaded: _Resources, now: datetime) -> dict[str, pl.DataFrame]:
    """Clean and code documents. One that makes a transform fail is refused; the rest goes on."""
    try:
        cleaned = clean_documents(parsed_frame(documents), loaded.rules, now)
        coded = code_articles(_each_once(cleaned.articles), loaded.lexicon, loaded.gazetteer)
    except Exception as error:
        if len(documents) <= 1:
            return _refuse(documents, error, loaded, now)
        middle = len(documents) // 2
        left, right = (_transform(half, loaded, now) for half in (documents[:middle], documents[middle:]))
        return {name: pl.concat([left[name], right[name]]) for name in left}
    return {
        "documents": cleaned.documents,
        "removed_lines": cleaned.removed_lines,
        "articles": cleaned.articles,
        "events": coded.events,
        "quotes": coded.quotes,
        "entities": coded.entities,
        "rejects": cleaned.rejects,
    }


def _each_once(articles: pl.DataFrame) -> pl.DataFrame:
    """Of documents with the same bytes the one with the smallest id stands for all, as it will when they are loaded."""
    return articles.sort("document_id").unique("article_id", keep="first", maintain_order=True)


def _refuse(documents: Sequence[RawDocument], error: Exception, loaded: _Resources, now: datetime) -> dict[str, pl.DataFrame]:
    if not documents:  # no document is to blame: the program is at fault
        raise error
    document = documents[0]
    detail = f"{type(error).__name__}: {error}"[:500]
    reject = Reject(
        document.source_uri,
        document.member,
        "clean",
        "internal_error",
        detail,
        document.content_hash,
        document.byte_count,
        document.document_id,
    )
    parsed = parsed_frame([document])
    frames = _transform([], loaded, now)
    rows = parsed.with_columns(status=pl.lit("rejected")).select(staged(DOCUMENTS).names)
    return frames | {"documents": conform(rows, staged(DOCUMENTS)), "rejects": reject_frame([reject])}


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


def _describe(folder: Path, was_reused: bool) -> Staged:
    parts = tuple(sorted(str(part) for part in folder.iterdir()))

    def rows(table: str) -> int:
        return sum(pl.scan_parquet(f"{part}/{table}.parquet").select(pl.len()).collect().item() for part in parts)

    return Staged(parts, rows("documents"), rows("articles"), rows("events"), rows("removed_lines"), rows("rejects"), was_reused)
