"""Identity from content: the only place that makes keys.

Keys are BLAKE2b digests of 128 bits in hexadecimal, so the same input gives the same rows in
any order, batch size or number of workers.
"""

from hashlib import blake2b

_SEPARATOR = b"\x1f"


def hash_bytes(data: bytes) -> str:
    """Return the 32 hexadecimal digits that identify these bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def hash_parts(*parts: object) -> str:
    """Return the 32 hexadecimal digits that identify a sequence of values.

    None and the empty string are told apart; numbers count by their decimal spelling.
    """
    joined = _SEPARATOR.join(b"\x00" if part is None else str(part).encode() for part in parts)
    return hash_bytes(joined)


def document_id(source_uri: str, member: str | None, content_hash: str) -> str:
    """Return the key of a document: where it was found and what it holds."""
    return hash_parts("document", source_uri, member, content_hash)


def article_id(content_hash: str) -> str:
    """Return the key of the article cleaned from a document with these bytes."""
    return hash_parts("article", content_hash)


def reject_id(source_uri: str, member: str | None, reason: str, content_hash: str | None) -> str:
    """Return the key of a refusal."""
    return hash_parts("reject", source_uri, member, reason, content_hash)
