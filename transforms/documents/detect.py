"""What a file is: told by its content first, by its name where content leaves it open."""

import re
from collections.abc import Iterator

import orjson

from transforms.documents.charset import BYTE_ORDER_MARKS, MARKS, marked_encoding, wide_encoding

EMPTY, BINARY, GZIP, HTML, JSONL, TEXT = "empty", "binary", "gzip", "html", "jsonl", "text"

# Kinds that are recognised, at which place, by which bytes. First match wins.
MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x1f\x8b", GZIP),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"BZh", "bz2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "zstd"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"\x1f\x9d", "compress"),
    (0, b"\x04\x22\x4d\x18", "lz4"),
    (257, b"ustar", "tar"),
    (0, b"WARC/", "warc"),
    (0, b"%PDF-", "pdf"),
    (0, b"%!PS", "postscript"),
    (0, b"{\\rtf", "rtf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole (old Office)"),
    (0, b"PAR1", "parquet"),
    (0, b"ARROW1", "arrow"),
    (0, b"Obj\x01", "avro"),
    (0, b"SQLite format 3\x00", "sqlite"),
    (8, b"DUCK", "duckdb"),
    (0, b"\x89PNG\r\n\x1a\n", "png image"),
    (0, b"\xff\xd8\xff", "jpeg image"),
    (0, b"GIF87a", "gif image"),
    (0, b"GIF89a", "gif image"),
    (0, b"II*\x00", "tiff image"),
    (0, b"MM\x00*", "tiff image"),
    (8, b"WEBP", "webp image"),
    (4, b"ftyp", "mp4 media"),
    (0, b"ID3", "mp3 audio"),
    (0, b"OggS", "ogg media"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ\x90\x00", "program"),
    (0, b"wOF2", "font"),
)
_ELSEWHERE = tuple(row for row in MAGIC if row[0])
_BY_FIRST_BYTE = {
    first: tuple(row for row in MAGIC if row[0] or row[1][0] == first) for first in {magic[0] for _, magic, _ in MAGIC}
}
"""The rows that content with that first byte may meet."""

# Signatures of plain letters, which a text may begin with as well: believed only where control bytes follow.
_LETTERS_ONLY = frozenset({b"BZh", b"ID3", b"OggS", b"PAR1", b"ARROW1", b"DUCK", b"WEBP", b"ftyp", b"GIF87a", b"GIF89a"})

_HEAD_BYTES = 8192
_SAMPLE_LINES = 20
_MOST_CONTROLS = 0.05  # share of control bytes beside NUL from which content is binary
_MOST_NULS = 0.30  # share of NUL bytes from which it is: broken scrapers scatter some over a text
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1b") | {127}))

_PROLOGUE = re.compile(
    r"(?:\s|<\?[^>]*\?>|<!--.*?-->|<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\])?\s*>)*", re.IGNORECASE | re.DOTALL
)
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_ROOT = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)(?=[\s>/])")
_LATE_HTML = re.compile(r"^[ \t]*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.MULTILINE)
_BLOCK_TAG = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|td|tr|table|section|article|body|head|html|br)\b[^<>]*>", re.IGNORECASE)
_PAGE_ROOTS = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "base",
        "style",
        "script",
        "noscript",
        "template",
        "div",
        "p",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "dl",
        "form",
        "center",
        "blockquote",
        "figure",
        "iframe",
    ]
)
_FEED_ROOTS = {
    "rss": "rss feed",
    "rdf:rdf": "rss feed",
    "feed": "atom feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "svg": "svg image",
}


def detect(data: bytes, name: str = "") -> str:
    """Return the kind of this content: "empty", "binary", "gzip", "html", "jsonl", "text" or the name of another kind.

    `name` is the file's name or address; it decides only where the content leaves it open.
    """
    if not data.strip(b"\x00 \t\r\n\v\f") or data in MARKS:
        return EMPTY
    head = data[:_HEAD_BYTES]
    for place, magic, kind in _BY_FIRST_BYTE.get(head[0], _ELSEWHERE):
        if head.startswith(magic, place) and (magic not in _LETTERS_ONLY or _controls(head) > 0):
            return kind
    encoding = marked_encoding(data) or wide_encoding(data)
    if not encoding and _is_binary(data[: 8 * _HEAD_BYTES]):
        return BINARY
    suffix = _suffix(name)
    if not encoding and b"<" not in head and head.lstrip()[:1].isalnum() and suffix not in ("jsonl", "ndjson"):
        return _text_kind(suffix)  # neither markup nor a bracket: most texts, and nothing more to ask
    text = head.decode(encoding or "utf-8", errors="replace").lstrip("\ufeff")
    begin = text.lstrip()[:1]
    if not begin and len(data) <= _HEAD_BYTES:
        return EMPTY
    if begin == "{" or suffix in ("jsonl", "ndjson"):
        return _json_kind(data, encoding, suffix)
    if begin == "[" and _parses(data.removeprefix(BYTE_ORDER_MARKS[0][0]), list):
        return "json"
    return _markup_kind(text, suffix) or _text_kind(suffix)


def _text_kind(suffix: str) -> str:
    return "csv" if suffix in ("csv", "tsv") else TEXT


def _controls(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0


def _is_binary(sample: bytes) -> bool:
    rest = sample.replace(b"\x00", b"")
    return len(sample) - len(rest) > _MOST_NULS * len(sample) or _controls(rest) > _MOST_CONTROLS


def _suffix(name: str) -> str:
    """The name's suffix in small letters, looking through a suffix of compression."""
    parts = name.rsplit("/", 1)[-1].split("?", 1)[0].lower().split(".")
    while len(parts) > 1 and parts[-1] in ("gz", "bz2", "xz", "zst"):
        parts.pop()
    return parts[-1] if len(parts) > 1 else ""


def _parses(data: bytes, as_type: type) -> bool:
    try:
        return isinstance(orjson.loads(data), as_type)
    except orjson.JSONDecodeError:
        return False


def _first_lines(data: bytes, encoding: str | None) -> Iterator[bytes]:
    """Up to 20 lines that are not blank, as UTF-8."""
    if encoding and encoding != "utf-8":
        data = data.decode(encoding, errors="replace").encode("utf-8", errors="replace")
    start, found = 0, 0
    while start < len(data) and found < _SAMPLE_LINES:
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if line := data[start:end].removeprefix(BYTE_ORDER_MARKS[0][0]).strip():
            found += 1
            yield line
        start = end + 1


def _json_kind(data: bytes, encoding: str | None, suffix: str) -> str:
    """JSON Lines where the first line, or half of the first twenty, are objects; else one JSON document, or text."""
    lines = list(_first_lines(data, encoding))
    objects = [_parses(line, dict) for line in lines]
    if objects[0] or 2 * sum(objects) >= len(objects):
        return JSONL
    if _parses(data.removeprefix(BYTE_ORDER_MARKS[0][0]), dict):
        return "json"
    return JSONL if suffix in ("jsonl", "ndjson") and lines[0].startswith(b"{") else TEXT


def _markup_kind(text: str, suffix: str) -> str | None:
    """HTML, a feed or another XML; None for what is no markup."""
    prologue = _PROLOGUE.match(text)
    body = text[prologue.end() :] if prologue else text
    if _DOCTYPE_HTML.match(body):
        return HTML
    if root := _ROOT.match(body):
        tag = root.group(1).lower()
        if tag in _FEED_ROOTS:
            return _FEED_ROOTS[tag]
        if tag in _PAGE_ROOTS or len(_BLOCK_TAG.findall(text)) >= 3:
            return HTML
        if text.lstrip().startswith("<?xml"):
            return "xml"
    if ("<" in text[:2048] and _LATE_HTML.search(text[:2048])) or (
        suffix in ("html", "htm", "xhtml") and _BLOCK_TAG.search(text)
    ):
        return HTML
    return None
