import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.documents import read
from transforms.documents.model import Limits, RawDocument, Reject
from transforms.documents.read import read_file
from transforms.identity import document_id, hash_bytes

URI = "file:///in/a"
PROSE = "Rain fell on the valley all week.\n\nFarmers hoped for sun.\n"
RECORDS = b'{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n'


def pack(data):
    """Gzipped without the time of day, so that every worker of the suite collects the same test names."""
    return gzip.compress(data, mtime=0)


def outcome(data, name="", **limits):
    return list(read_file(URI + name, data, Limits(**limits)))


def reasons(items):
    return [item.reason for item in items if isinstance(item, Reject)]


def documents(items):
    return [item for item in items if isinstance(item, RawDocument)]


def test_a_text():
    data = PROSE.encode()
    (document,) = outcome(data)
    assert document == RawDocument(URI, None, "text", "utf-8", len(data), hash_bytes(data), PROSE)
    assert document.document_id == document_id(URI, None, hash_bytes(data))


def test_a_page():
    (document,) = outcome(b"<!doctype html><p>Rain", ".txt")
    assert (document.kind, document.text_raw) == ("html", "<!doctype html><p>Rain")


def test_the_same_content_packed_or_not_has_the_same_hash():
    data = PROSE.encode("utf-16")
    (plain,), (packed,) = outcome(data), outcome(gzip.compress(data), ".gz")
    assert (plain.text_raw, plain.encoding) == (PROSE, "utf-16-le")
    assert (packed.content_hash, packed.byte_count, packed.text_raw) == (plain.content_hash, len(data), PROSE)


def test_a_known_hash_is_that_of_the_file_and_not_of_what_it_holds():
    data = PROSE.encode()
    (plain,), (packed,) = (read_file(URI, content, Limits(), None, "known") for content in (data, pack(data)))
    assert (plain.content_hash, packed.content_hash) == ("known", hash_bytes(data))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_records(mark):
    items = outcome(mark + RECORDS)
    assert [(item.member, item.text_raw) for item in items] == [("1", "one"), ("2", "two"), ("3", "three")]


def test_wide_records():
    assert [item.text_raw for item in outcome(RECORDS.decode().encode("utf-16"))] == ["one", "two", "three"]
    assert [item.text_raw for item in outcome(RECORDS.decode().encode("utf-16-le"))] == ["one", "two", "three"]


def test_records_of_named_fields():
    (document,) = read_file(URI, b'{"story": "Rain fell.", "text": "teaser"}\n', Limits(), {"text": "story"})
    assert document.text_raw == "Rain fell."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"\n \t\n", "empty_file"),
        ("\u200b \n".encode(), "empty_file"),
        (pack(b""), "empty_file"),
        (b"\x01\x02\x03\x04" * 90, "binary_file"),
        (b"\x01\x01" + b"\xff\x81\x8d\x8f\x90\x9d" * 40, "undecodable"),
        (b"%PDF-1.4\n", "unsupported_kind"),
        (b"<rss version='2.0'></rss>", "unsupported_kind"),
        (pack(b"PK\x03\x04 and so on"), "unsupported_kind"),
        (pack(pack(pack(b"x"))), "nesting_limit"),
        (pack(bytes(5_000_000)), "expansion_limit"),
    ],
)
def test_refused_files(data, reason):
    (reject,) = outcome(data)
    assert (reject.reason, reject.source_uri, reject.member) == (reason, URI, None)
    assert (reject.content_hash, reject.byte_count) == (hash_bytes(data), len(data))
    assert reject.detail


def test_the_kind_that_is_not_read_is_named():
    (reject,) = outcome(b"WARC/1.0\r\n")
    assert "warc" in reject.detail


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (PROSE.encode(), {"document_bytes": 10}, "too_large"),
        (b"<html>" + b"<div>" * 30, {"html_depth": 20}, "nesting_limit"),
        (b"<html>" + b"<p>" * 30, {"html_tags": 20}, "too_large"),
        (PROSE.encode(), {"document_seconds": -1.0}, "time_limit"),
    ],
)
def test_limits_of_a_document(data, limits, reason):
    assert reasons(outcome(data, **limits)) == [reason]


def test_a_truncated_file_of_records_gives_the_complete_ones():
    lines = [f'{{"text": "record {number} {hash_bytes(str(number).encode())}"}}\n' for number in range(400)]
    packed = gzip.compress("".join(lines).encode())
    items = outcome(packed[: len(packed) // 2])
    found = documents(items)
    assert reasons(items) == ["truncated_archive"]
    assert 50 < len(found) < 400
    assert [item.member for item in found] == [str(number + 1) for number in range(len(found))]


def test_a_wrong_checksum_keeps_all_records():
    packed = bytearray(gzip.compress(RECORDS.rstrip()))
    packed[-8] ^= 1
    items = outcome(bytes(packed))
    assert (reasons(items), len(documents(items))) == (["corrupt_archive"], 3)


@pytest.mark.parametrize("content", [PROSE.encode(), b"<html><p>Rain</p></html>"])
def test_a_broken_document_is_refused_whole(content):
    packed = gzip.compress(content)
    assert reasons(outcome(packed[:-12])) == ["truncated_archive"]
    assert documents(outcome(packed[:-12])) == []
    damaged = packed[:-8] + bytes(8)
    assert reasons(outcome(damaged)) == ["corrupt_archive"]
    assert documents(outcome(damaged)) == []


def test_bytes_after_the_end_are_told_and_the_document_kept():
    items = outcome(gzip.compress(PROSE.encode()) + b"left over")
    assert (reasons(items), len(documents(items))) == (["corrupt_archive"], 1)


def test_a_failure_becomes_a_reject_and_an_interrupt_passes(monkeypatch):
    def fail(*_):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(read, "decode", fail)
    (reject,) = outcome(PROSE.encode())
    assert (reject.reason, reject.detail) == ("internal_error", "RuntimeError: broken on purpose")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "decode", interrupt)
    with pytest.raises(KeyboardInterrupt):
        outcome(PROSE.encode())


HEADS = [b"", b"\x1f\x8b\x08\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'{"text": "', b"<html>", b"<?xml", b"[", b"WARC/1.0"]


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=300))
def test_any_bytes_give_documents_or_rejects(head, data):
    items = outcome(head + data)
    assert items
    assert "internal_error" not in reasons(items)
    for document in documents(items):
        assert document.text_raw.encode("utf-8")
    assert outcome(head + data) == items


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=100), st.integers(0, 200), st.integers(0, 255))
def test_any_damage_to_a_packed_file_is_told(text, place, byte):
    packed = bytearray(gzip.compress((text * 3).encode("utf-8", "replace")))
    packed[place % len(packed)] = byte
    assert "internal_error" not in reasons(outcome(bytes(packed)))
