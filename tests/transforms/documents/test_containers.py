import gzip
import io
import random
import zlib

from transforms.documents.containers import gunzip, unpack
from transforms.documents.model import Limits

LIMITS = Limits()
TEXT = "".join(f"line {number} of the ledger says {number * 7919 % 1000}\n" for number in range(3000)).encode()


def test_round_trip_and_several_members():
    packed = gzip.compress(TEXT) + gzip.compress(b"second")
    unpacked = gunzip(packed, LIMITS)
    assert (unpacked.data, unpacked.reason, unpacked.is_whole) == (TEXT + b"second", None, True)


def test_header_fields_are_skipped():
    buffer = io.BytesIO()
    with gzip.GzipFile("a name.txt", "wb", fileobj=buffer, mtime=1) as file:
        file.write(TEXT)
    packed = bytearray(buffer.getvalue())
    assert gunzip(bytes(packed), LIMITS).data == TEXT
    body = gzip.compress(TEXT)[10:]
    header = b"\x1f\x8b\x08" + bytes([4 | 8 | 16 | 2]) + bytes(6) + b"\x03\x00abc" + b"name\x00" + b"note\x00" + b"\x12\x34"
    assert gunzip(header + body, LIMITS).data == TEXT


def test_truncated_data_give_what_stands_before_the_break():
    packed = gzip.compress(TEXT)
    unpacked = gunzip(packed[: len(packed) // 2], LIMITS)
    assert (unpacked.reason, unpacked.is_whole, unpacked.is_cut) == ("truncated_archive", False, True)
    assert TEXT.startswith(unpacked.data)
    assert len(unpacked.data) > len(TEXT) // 4


def test_truncated_header_and_checksum():
    packed = gzip.compress(TEXT)
    assert gunzip(packed[:6], LIMITS).reason == "truncated_archive"
    assert gunzip(b"\x1f\x8b\x08\x08" + bytes(6) + b"name without end", LIMITS).reason == "truncated_archive"
    short = gunzip(packed[:-3], LIMITS)
    assert (short.reason, short.data, short.is_cut) == ("truncated_archive", TEXT, False)


def test_wrong_checksum():
    packed = bytearray(gzip.compress(TEXT))
    packed[-6] ^= 0xFF
    unpacked = gunzip(bytes(packed), LIMITS)
    assert (unpacked.reason, unpacked.data, unpacked.is_whole, unpacked.is_cut) == ("corrupt_archive", TEXT, False, False)


def test_unknown_method():
    assert gunzip(b"\x1f\x8b\x07" + bytes(20), LIMITS).reason == "corrupt_archive"


def test_damaged_stream_keeps_what_stands_before_the_damage():
    deflate = zlib.compressobj(wbits=31)
    first = deflate.compress(TEXT) + deflate.flush(zlib.Z_FULL_FLUSH)
    unpacked = gunzip(first + b"\x07" * 40, LIMITS)  # block type 3 does not exist
    assert (unpacked.reason, unpacked.data, unpacked.is_cut) == ("corrupt_archive", TEXT, True)


def test_trailing_bytes_are_told_and_padding_is_not():
    packed = gzip.compress(TEXT)
    assert gunzip(packed + bytes(512), LIMITS).reason is None
    garbage = gunzip(packed + b"left over", LIMITS)
    assert (garbage.reason, garbage.data, garbage.is_whole) == ("corrupt_archive", TEXT, True)
    assert "9 bytes" in (garbage.detail or "")


def test_bombs_stop_at_the_ratio_and_at_the_size():
    bomb = gzip.compress(bytes(8_000_000))
    by_ratio = gunzip(bomb, LIMITS)
    assert by_ratio.reason == "expansion_limit"
    assert len(by_ratio.data) < 3_000_000
    noise = gzip.compress(random.Random(1).randbytes(50_000))
    assert gunzip(noise, Limits(expanded_bytes=10_000)).reason == "expansion_limit"


def test_small_repetitive_files_are_no_bombs():
    assert gunzip(gzip.compress(b"a" * 500_000), LIMITS).reason is None


def test_layers():
    twice = gzip.compress(gzip.compress(TEXT))
    assert unpack(twice, "a.gz", LIMITS).data == TEXT
    deep = unpack(gzip.compress(twice), "a.gz", LIMITS)
    assert (deep.reason, deep.data) == ("nesting_limit", b"")
    assert unpack(TEXT, "a.gz", LIMITS).data == TEXT
    broken = unpack(gzip.compress(twice)[:40], "a.gz", LIMITS)
    assert broken.reason == "truncated_archive"
