"""Unpacking of compressed files, with limits, keeping what can be read of broken ones."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count

from transforms.documents.detect import GZIP, detect
from transforms.documents.model import Limits

_CHUNK_BYTES = 65_536
_MOST_OUTPUT = 1_000_000
_HAS_CHECKSUM, _HAS_EXTRA, _HAS_NAME, _HAS_COMMENT = 2, 4, 8, 16


@dataclass(frozen=True)
class Unpacked:
    """What came out of a compressed file.

    `kind` is what `detect` says of the content, where `unpack` gave it. `reason` and `detail` say what is wrong with it, None when nothing is. `is_whole` is False where content is missing
    or may be wrong, so that only complete records of it may be used; `is_cut` is True where its end is missing.
    """

    data: bytes
    reason: str | None = None
    detail: str | None = None
    is_whole: bool = True
    is_cut: bool = False
    kind: str = ""


class _BrokenError(Exception):
    def __init__(self, reason: str, detail: str, is_cut: bool = True) -> None:
        self.reason, self.detail, self.is_cut = reason, detail, is_cut


def gunzip(packed: bytes, limits: Limits) -> Unpacked:
    """Unpack gzip, all its members after each other.

    Bytes after the last member are ignored: silently where they are zero (padding), else with a detail.
    """
    out = bytearray()
    place = 0
    try:
        while place < len(packed):
            if not packed.startswith(b"\x1f\x8b", place):
                rest = packed[place:]
                if not rest.strip(b"\x00"):
                    break
                return Unpacked(bytes(out), "corrupt_archive", f"{len(rest)} bytes after the end of the gzip data were ignored")
            place = _member(packed, place, out, limits)
    except _BrokenError as broken:
        return Unpacked(bytes(out), broken.reason, broken.detail, is_whole=False, is_cut=broken.is_cut)
    return Unpacked(bytes(out))


UNPACKERS: dict[str, Callable[[bytes, Limits], Unpacked]] = {GZIP: gunzip}
"""Compressions by kind; another one is another row."""


def unpack(data: bytes, name: str, limits: Limits) -> Unpacked:
    """Take off the layers of compression; content that is not compressed comes back as it is."""
    problem: Unpacked | None = None
    for depth in count():
        kind = detect(data, name)
        unpacker = UNPACKERS.get(kind)
        if unpacker is None:
            break
        if depth == limits.archive_depth:
            return Unpacked(b"", "nesting_limit", f"more than {limits.archive_depth} compressed layers", is_whole=False)
        layer = unpacker(data, limits)
        data = layer.data
        if layer.reason and not problem:
            problem = layer
        if layer.reason == "expansion_limit":
            break
    return replace(problem, data=data, kind=kind) if problem else Unpacked(data, kind=kind)


def _member(packed: bytes, start: int, out: bytearray, limits: Limits) -> int:
    """Append one gzip member (RFC 1952) to `out` and return where the next begins."""
    first = len(out)
    place = _header_end(packed, start)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflate.eof:
        chunk = inflate.unconsumed_tail or packed[place : place + _CHUNK_BYTES]
        if not inflate.unconsumed_tail:
            place += len(chunk)
        if not chunk:
            raise _BrokenError("truncated_archive", f"the gzip data end early, after {len(out)} unpacked bytes")
        before = inflate.copy()
        try:
            out += inflate.decompress(chunk, _MOST_OUTPUT)
        except zlib.error as error:
            _salvage(before, chunk, out)
            raise _BrokenError("corrupt_archive", f"damaged gzip data after {len(out)} unpacked bytes: {error}") from None
        _check_size(len(out), len(packed), limits)
    place -= len(inflate.unused_data)
    trailer = packed[place : place + 8]
    if len(trailer) < 8:
        raise _BrokenError("truncated_archive", "the gzip data end before their checksum", is_cut=False)
    checksum, size = int.from_bytes(trailer[:4], "little"), int.from_bytes(trailer[4:], "little")
    content = memoryview(out)[first:]
    actual = (zlib.crc32(content), len(content) & 0xFFFFFFFF)
    content.release()
    if actual != (checksum, size):
        raise _BrokenError("corrupt_archive", "the gzip checksum does not agree with the content", is_cut=False)
    return place + 8


def _header_end(packed: bytes, start: int) -> int:
    place = start + 10
    header = packed[start:place]
    if len(header) < 10:
        raise _BrokenError("truncated_archive", "the gzip header is cut short")
    if header[2] != 8:
        raise _BrokenError("corrupt_archive", "the gzip header names an unknown method")
    flags = header[3]
    if flags & _HAS_EXTRA:
        place += 2 + int.from_bytes(packed[place : place + 2], "little")
    for flag in (_HAS_NAME, _HAS_COMMENT):
        if flags & flag:
            end = packed.find(b"\x00", place)
            if end < 0:
                raise _BrokenError("truncated_archive", "the gzip header is cut short")
            place = end + 1
    return place + 2 if flags & _HAS_CHECKSUM else place


def _salvage(inflate: "zlib._Decompress", chunk: bytes, out: bytearray) -> None:
    """Append what the chunk yields before its first damaged byte."""
    pending = b""
    with suppress(zlib.error):
        for place in range(len(chunk)):
            out += inflate.decompress(pending + chunk[place : place + 1], _MOST_OUTPUT)
            pending = inflate.unconsumed_tail


def _check_size(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.expanded_bytes:
        raise _BrokenError("expansion_limit", f"unpacks to more than {limits.expanded_bytes} bytes")
    if unpacked > limits.expansion_floor_bytes and unpacked > limits.expansion_ratio * packed:
        raise _BrokenError("expansion_limit", f"unpacks to more than {limits.expansion_ratio:g} times its size")
