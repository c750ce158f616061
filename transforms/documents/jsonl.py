"""JSON Lines: one record a line, its fields found by name."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO

import orjson

from transforms.documents.charset import Decoded, decode
from transforms.documents.model import Hints, Limits, RawDocument, Reject
from transforms.documents.page_limits import page_problem
from transforms.identity import hash_bytes

JsonValue = object

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "articlebody", "full_text", "fulltext", "maintext", "plain_text", "raw_text"),
    "html": ("html", "raw_html", "page", "content_html", "body_html", "html_content"),
    "title": ("title", "headline"),
    "published": ("published_at", "published", "date_published", "datepublished", "publish_date", "publication_date", "pub_date", "pubdate",
                  "date", "datetime", "timestamp", "created_at"),
    "authors": ("authors", "author", "byline", "creator"),
    "publisher": ("publisher", "site_name", "sitename", "source", "site", "domain", "source_name"),
    "section": ("section", "category"),
    "url": ("url", "link", "canonical_url", "uri", "source_url"),
    "language": ("language", "lang"),
    "id": ("id", "uuid", "guid", "article_id", "doc_id"),
}  # fmt: skip
"""For each thing a record may tell, the field names looked for, best first; case, spaces and hyphens do not count."""

_LOOKS_HTML = re.compile(r"^\s*(?:<!doctype\s+html|<html[\s>]|<(?:body|article|div|p|h1|section|main)[\s>])", re.IGNORECASE)
_AUTHOR_JOINS = re.compile(r"\s*[;|]\s*")
_MILLISECONDS = 10_000_000_000  # epoch numbers from here on count milliseconds (seconds would be the year 2286)


def read_jsonl(
    source_uri: str, data: bytes, limits: Limits, fields: Mapping[str, str] | None = None
) -> Iterator[RawDocument | Reject]:
    """Yield a document or a reject for every line that is not blank.

    `fields` maps what a record tells (the keys of FIELD_NAMES) to the name its field has here; a mapped name is looked for
    before the usual ones. `member` is the line's number, counted from 1; `content_hash` is that of the line's bytes without
    its line end.
    """
    found = 0
    for number, ended in enumerate(BytesIO(data), start=1):
        line = ended.removesuffix(b"\n").removesuffix(b"\r")
        if not line.strip():
            continue
        found += 1
        if found > limits.members:
            yield Reject(source_uri, None, "read", "member_limit", f"more than {limits.members} records; the rest was not read")
            return
        try:
            yield read_record(source_uri, str(number), line, limits, fields)
        except Exception as error:
            yield Reject(source_uri, str(number), "read", "internal_error", repr(error), hash_bytes(line), len(line))


def read_record(
    source_uri: str, member: str, line: bytes, limits: Limits, fields: Mapping[str, str] | None = None
) -> RawDocument | Reject:
    """Read one line as a record; see `read_jsonl`."""
    digest = hash_bytes(line)

    def refuse(stage: str, reason: str, detail: str) -> Reject:
        return Reject(source_uri, member, stage, reason, detail, digest, len(line))

    if len(line) > limits.document_bytes:
        return refuse("read", "too_large", f"the record has {len(line)} bytes, more than {limits.document_bytes}")
    decoded = _as_text(line)
    if not decoded:
        return refuse("decode", "undecodable", "no character encoding fits the line")
    try:
        record = parse_json(decoded.text)
    except (ValueError, RecursionError) as error:
        return refuse("read", "bad_json", f"line {member}: {error}")
    if not isinstance(record, dict):
        return refuse("read", "bad_json", f"line {member} is no JSON object but a {_json_type(record)}")
    values = _by_role(record, fields or {})
    text, html = _first_text(values["text"]), _first_text(values["html"])
    if not text and not html:
        return refuse("read", "no_text_field", f"fields of the record: {', '.join(map(str, record)) or 'none'}"[:500])
    kind = "jsonl_html" if html or _LOOKS_HTML.match(text or "") else "jsonl_text"
    if kind == "jsonl_html" and (problem := page_problem(html or text or "", limits)):
        return refuse("decode", *problem)
    return RawDocument(
        source_uri,
        member,
        kind,
        decoded.encoding,
        len(line),
        digest,
        html or text or "",
        _hints(values),
        _record_id(values["id"]),
    )


def _as_text(line: bytes) -> Decoded | None:
    try:
        return Decoded(line.decode("utf-8").removeprefix("\ufeff"), "utf-8")
    except UnicodeDecodeError:
        return decode(line)


def parse_json(text: str) -> JsonValue:
    """Parse JSON. Half surrogate pairs, which orjson refuses, become U+FFFD. Raises ValueError or RecursionError."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if "surrogate" not in str(error):
            raise
    spelled = json.dumps(json.loads(text), ensure_ascii=False)
    return orjson.loads(spelled.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def _json_type(value: JsonValue) -> str:
    names = {list: "list", str: "string", bool: "boolean", int: "number", float: "number", type(None): "null"}
    return names.get(type(value), "value")


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _by_role(record: Mapping[str, JsonValue], fields: Mapping[str, str]) -> dict[str, list[JsonValue]]:
    """For each role the record's values under its names, best name first; empty values left out."""
    by_name = {_plain(str(name)): value for name, value in record.items()}
    return {
        role: [
            value
            for name in ((_plain(fields[role]),) if role in fields else ()) + names
            if (value := by_name.get(name)) not in (None, "", [], {})
        ]
        for role, names in FIELD_NAMES.items()
    }


def _text_of(value: JsonValue) -> str | None:
    """A value as text: strings as they are, lists of strings joined by line ends, objects by their name."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, list):
        return "\n".join(part for part in value if isinstance(part, str)) or None
    if isinstance(value, dict):
        return next((found for key in ("name", "title", "text", "value") if (found := _text_of(value.get(key)))), None)
    return None


def _first_text(values: list[JsonValue]) -> str | None:
    return next((text for value in values if (text := _text_of(value))), None)


def _published(values: list[JsonValue]) -> str | None:
    """A date as written; epoch numbers (seconds or milliseconds) as ISO 8601."""
    for value in values:
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
            try:
                return datetime.fromtimestamp(seconds, UTC).isoformat()
            except (ValueError, OverflowError, OSError):
                continue
        if text := _text_of(value):
            return text
    return None


def _record_id(values: list[JsonValue]) -> str | None:
    return next((str(value) for value in values if isinstance(value, str | int) and not isinstance(value, bool)), None)


def _authors(values: list[JsonValue]) -> tuple[str, ...]:
    for value in values:
        entries = value if isinstance(value, list) else [value]
        names = [name.strip() for entry in entries for name in _AUTHOR_JOINS.split(_text_of(entry) or "") if name.strip()]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _hints(values: Mapping[str, list[JsonValue]]) -> Hints:
    title, published, publisher = _first_text(values["title"]), _published(values["published"]), _first_text(values["publisher"])
    authors = _authors(values["authors"])
    return Hints(
        title=title,
        title_basis="record" if title else None,
        authors=authors,
        authors_basis="record" if authors else None,
        published=published,
        published_basis="record" if published else None,
        publisher=publisher,
        publisher_basis="record" if publisher else None,
        section=_first_text(values["section"]),
        url=_first_text(values["url"]),
        language=_first_text(values["language"]),
    )
