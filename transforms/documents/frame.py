"""Documents and rejects as frames."""

from collections.abc import Sequence

import polars as pl

from transforms.documents.model import Hints, RawDocument, Reject
from transforms.frames import PARSED
from transforms.identity import reject_id
from warehouse.frames import from_columns, staged
from warehouse.tables.documents import REJECTS

_PAGES = frozenset({"html", "jsonl_html"})


def parsed_frame(documents: Sequence[RawDocument]) -> pl.DataFrame:
    """Return the documents as a PARSED frame, one row each, in the order given.

    Hints come from the record first, then from the page's metadata. Dates in addresses and file names are no hints: they are
    weaker than what the text itself says, and `transforms.articles` weighs them there.
    """
    hints = [document_hints(document) for document in documents]
    columns: dict[str, Sequence[object]] = {
        "document_id": [document.document_id for document in documents],
        "source_uri": [document.source_uri for document in documents],
        "member": [document.member for document in documents],
        "kind": [document.kind for document in documents],
        "encoding": [document.encoding for document in documents],
        "byte_count": [document.byte_count for document in documents],
        "content_hash": [document.content_hash for document in documents],
        "text_raw": [document.text_raw for document in documents],
        "hint_title": [hint.title for hint in hints],
        "hint_title_basis": [hint.title_basis for hint in hints],
        "hint_authors": [list(hint.authors) or None for hint in hints],
        "hint_authors_basis": [hint.authors_basis for hint in hints],
        "hint_published": [hint.published for hint in hints],
        "hint_published_basis": [hint.published_basis for hint in hints],
        "hint_publisher": [hint.publisher for hint in hints],
        "hint_publisher_basis": [hint.publisher_basis for hint in hints],
        "hint_section": [hint.section for hint in hints],
        "hint_url": [hint.url for hint in hints],
        "hint_language": [hint.language for hint in hints],
    }
    return from_columns(PARSED, columns)


def reject_frame(rejects: Sequence[Reject]) -> pl.DataFrame:
    """Return the rejects as a frame of REJECTS without the columns the loader fills, one row each, in the order given."""
    columns: dict[str, Sequence[object]] = {
        "reject_id": [reject_id(reject.source_uri, reject.member, reject.reason, reject.content_hash) for reject in rejects],
        "source_uri": [reject.source_uri for reject in rejects],
        "member": [reject.member for reject in rejects],
        "document_id": [reject.document_id for reject in rejects],
        "stage": [reject.stage for reject in rejects],
        "reason": [reject.reason for reject in rejects],
        "detail": [reject.detail for reject in rejects],
        "content_hash": [reject.content_hash for reject in rejects],
        "byte_count": [reject.byte_count for reject in rejects],
    }
    return from_columns(staged(REJECTS), columns)


def document_hints(document: RawDocument) -> Hints:
    """What the document's record says of it and, where that is silent, what its page says."""
    if document.kind not in _PAGES:
        return document.hints
    # The extractor and its parsers take long to import, and text alone needs none of them.
    from transforms.documents.page import page_hints

    try:
        return document.hints.or_else(page_hints(document.text_raw))
    except Exception:  # metadata that break their reader: the page still has its text
        return document.hints
