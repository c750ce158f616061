"""From the bytes of one file to its documents, and to a reject for everything that is none."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from transforms.documents.charset import decode
from transforms.documents.containers import Unpacked, unpack
from transforms.documents.detect import BINARY, EMPTY, HTML, JSONL, TEXT
from transforms.documents.jsonl import read_jsonl
from transforms.documents.model import Limits, RawDocument, Reject
from transforms.documents.page_limits import page_problem
from transforms.identity import hash_bytes

_VISIBLE = re.compile("[^\ufeff\x00 \t\r\n\v\f\u200b]")


@dataclass(frozen=True, slots=True)
class Source:
    """The unpacked content of one file on its way through a reader, with its hash where that is known already."""

    uri: str
    data: bytes
    limits: Limits
    fields: Mapping[str, str]
    known_hash: str | None


Outcome = RawDocument | Reject
Reader = Callable[[Source], Iterator[Outcome]]


def read_file(
    source_uri: str, data: bytes, limits: Limits, fields: Mapping[str, str] | None = None, file_hash: str | None = None
) -> Iterator[Outcome]:
    """Yield the documents of a file and a reject for each file, member or record that gives none.

    `data` are the file's bytes as stored, packed or not; `fields` names the fields of JSON Lines records where the usual names
    do not fit (see `jsonl.read_jsonl`); `file_hash` is `hash_bytes` of the data, where it is known already. Nothing that content
    can do raises: an exception becomes a reject `internal_error`.
    A broken compressed file of records gives the complete records before the break and a reject that tells of it; a broken
    compressed document gives the reject alone.
    """
    try:
        yield from _read(source_uri, data, limits, fields or {}, file_hash)
    except Exception as error:
        yield _refuse(source_uri, data, "read", "internal_error", f"{type(error).__name__}: {error}")


def _read(source_uri: str, data: bytes, limits: Limits, fields: Mapping[str, str], file_hash: str | None) -> Iterator[Outcome]:
    unpacked = unpack(data, source_uri, limits)
    if unpacked.reason:
        yield _refuse(source_uri, data, "read", unpacked.reason, unpacked.detail)
    if not unpacked.is_whole and not unpacked.data:
        return
    kind = unpacked.kind
    if not unpacked.is_whole and (kind not in KINDS_OF_RECORDS or unpacked.reason == "expansion_limit"):
        return
    content = _complete(unpacked)
    source = Source(source_uri, content, limits, fields, file_hash if content is data else None)
    if reader := READERS.get(kind):
        yield from reader(source)
    elif kind == EMPTY:
        yield _refuse(source_uri, data, "read", "empty_file", f"{len(unpacked.data)} bytes without a visible character")
    elif kind == BINARY:
        yield _refuse(source_uri, data, "read", "binary_file", "control bytes such as no text has")
    else:
        yield _refuse(source_uri, data, "read", "unsupported_kind", f"the content is of the kind: {kind}")


def _complete(unpacked: Unpacked) -> bytes:
    """The content up to the last complete line, where its end is missing."""
    return unpacked.data[: unpacked.data.rfind(b"\n") + 1] if unpacked.is_cut else unpacked.data


def _refuse(uri: str, data: bytes, stage: str, reason: str, detail: str | None) -> Reject:
    return Reject(uri, None, stage, reason, detail, hash_bytes(data), len(data))


def _read_records(source: Source) -> Iterator[Outcome]:
    decoded = None
    if source.data[:3] != b"\xef\xbb\xbf" and (source.data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in source.data[:4]):
        decoded = decode(source.data)
    data = decoded.text.encode("utf-8", "replace") if decoded else source.data.removeprefix(b"\xef\xbb\xbf")
    yield from read_jsonl(source.uri, data, source.limits, source.fields)


def _read_document(source: Source, kind: str) -> Iterator[Outcome]:
    """The whole content as one document."""
    refuse = partial(_refuse, source.uri, source.data)
    limits, started = source.limits, time.monotonic()
    if len(source.data) > limits.document_bytes:
        yield refuse("read", "too_large", f"{len(source.data)} bytes, more than {limits.document_bytes}")
        return
    decoded = decode(source.data)
    if decoded is None:
        yield refuse("decode", "undecodable", "no character encoding fits the bytes")
        return
    if not _VISIBLE.search(decoded.text):
        yield refuse("decode", "empty_file", "the text has no visible character")
        return
    if kind == HTML and (problem := page_problem(decoded.text, limits)):
        yield refuse("decode", *problem)
        return
    if time.monotonic() - started > limits.document_seconds:
        yield refuse("decode", "time_limit", f"reading took longer than {limits.document_seconds:g} seconds")
        return
    digest = source.known_hash or hash_bytes(source.data)
    yield RawDocument(source.uri, None, kind, decoded.encoding, len(source.data), digest, decoded.text)


READERS: dict[str, Reader] = {
    TEXT: partial(_read_document, kind="text"),
    HTML: partial(_read_document, kind="html"),
    JSONL: _read_records,
}
"""Reader by kind of content (`detect.detect`); a kind without one is rejected as unsupported."""

KINDS_OF_RECORDS = frozenset({JSONL})
"""Kinds whose complete records are of use though the file's end is missing."""
