import bz2
import gzip
import io
import lzma
import random
import tarfile
import zipfile

import pytest

from transforms.documents.detect import detect

PROSE = "Rain fell on the valley all week.\n\nFarmers hoped for sun before the harvest.\n"


def tar_bytes() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"text"))
    return buffer.getvalue()


def zip_bytes() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", PROSE)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 40, b"\xef\xbb\xbf \n", " \n ".encode("utf-16")]
)
def test_empty(data):
    assert detect(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        PROSE.encode("utf-16"),
        PROSE.encode("utf-16-le"),
        PROSE.encode("utf-8-sig"),
        b"BZh is how the file begins, the clerk wrote.",
        b"ID3 tags were the topic.",
        b"{not json, but a note in braces}\nand more",
        b"[Photo: a bridge]\nThe bridge reopened.",
        b"a <b>bold</b> word in a note about <html> tags",
        b"<quote>He came late</quote> the letter said.",
        b"One\x00 two\x00 three\x00" * 9,
        b"x < y and y > z",
    ],
)
def test_text(data):
    assert detect(data) == "text"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body><p>Hi</body></html>",
        "\n\n <!-- a comment --> <!doctype HTML PUBLIC '-//W3C'>\n<p>Hi",
        "<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'><body/></html>",
        "<html lang=en><p>Hi",
        "<div><p>Hi</p><p>there</p></div>",
        "<custom-page><p>Hi</p><p>there</p></custom-page>",
        "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<html><p>Hi",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_html(page, encoding):
    assert detect(page.encode(encoding)) == "html"


def test_name_decides_for_markup_that_content_leaves_open():
    assert detect(b"A line <br> and another", "page.html") == "html"
    assert detect(b"A line <br> and another", "page.txt") == "text"
    assert detect(b"a,b\n1,2", "t.csv.gz") == "csv"
    assert detect(b'{"text": "cut', "x.jsonl.gz") == "jsonl"
    assert detect(b'{"text": "cut', "x.txt") == "text"


def test_content_goes_before_name():
    assert detect(gzip.compress(b"x"), "page.html") == "gzip"
    assert detect(PROSE.encode(), "records.jsonl") == "text"
    assert detect(b"<html><p>x", "a.csv") == "html"


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": "a"}\n',
        b'\xef\xbb\xbf\n\n{"text": "a"}',
        b'{"text": "a"}\nnot json\nneither\nnor this',
        b'{broken\n{"text": "a"}\n{"text": "b"}',
        '{"text": "a"}\n{"text": "b"}'.encode("utf-16"),
    ],
)
def test_jsonl(data):
    assert detect(data) == "jsonl"


@pytest.mark.parametrize("data", [b'{\n "text": "a",\n "b": 1\n}', b'[\n{"text": "a"}\n]'])
def test_one_json_document_is_not_json_lines(data):
    assert detect(data) == "json"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zip_bytes(), "zip"),
        (tar_bytes(), "tar"),
        (bz2.compress(PROSE.encode()), "bz2"),
        (lzma.compress(PROSE.encode()), "xz"),
        (b"\x28\xb5\x2f\xfd\x00\x01", "zstd"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "warc"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "png image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg image"),
        (b"PAR1\x15\x04\x15", "parquet"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "rss feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "atom feed"),
        (b"<?xml version='1.0'?><!-- x --><urlset></urlset>", "sitemap"),
        (b"<?xml version='1.0'?><ledger><entry/></ledger>", "xml"),
    ],
)
def test_recognised_kinds(data, kind):
    assert detect(data) == kind


def test_binary():
    noise = random.Random(5)
    assert detect(bytes(noise.randrange(256) for _ in range(4000)).replace(b"\x1f\x8b", b"")) == "binary"
    assert detect(b"\x01\x00\x00\x00ab\x00\x00" * 50) == "binary"
