"""What the schema cannot say about documents, removed lines and refusals.

Records of what was dropped (removed lines, refusals) are never themselves kept out: all their
checks are warnings, or the trail that they are would have gaps.
"""

from datetime import datetime, timedelta

from expectations.checks import Check, derive_checks, literal, row_check
from warehouse.tables.documents import DOCUMENTS, REJECTS, REMOVED_LINES

CLOCK_TOLERANCE = timedelta(days=1)
"""Clocks of two machines differ, and a day can begin 14 hours before it does in UTC."""


def document_checks(now: datetime) -> tuple[Check, ...]:
    """Return the row checks of `documents` for a run at `now` (UTC), and its unique key."""
    latest = literal(now + CLOCK_TOLERANCE)
    return (
        *derive_checks(DOCUMENTS),
        row_check(
            DOCUMENTS,
            "text_raw.not-blank",
            "critical",
            "A document that was published has text.",
            r"status = 'published' AND NOT regexp_matches(text_raw, '\S')",
        ),
        row_check(
            DOCUMENTS,
            "text_raw.fits-bytes",
            "warning",
            "The text has no more characters than the document has bytes.",
            "length(text_raw) > byte_count",
        ),
        row_check(
            DOCUMENTS,
            "text_raw.decoded",
            "warning",
            "At most one character in a hundred could not be decoded (U+FFFD).",
            "100 * (length(text_raw) - length(replace(text_raw, chr(65533), ''))) > length(text_raw)",
        ),
        row_check(
            DOCUMENTS,
            "first_seen_at.not-in-future",
            "critical",
            "No document was first read after this run (a day's grace for clocks).",
            f"first_seen_at > {latest}",
        ),
        row_check(
            DOCUMENTS,
            "status.duplicate-has-original",
            "warning",
            "A duplicate has the same bytes as a document that is none.",
            "status = 'duplicate' AND content_hash NOT IN (SELECT content_hash FROM documents WHERE status <> 'duplicate')",
        ),
    )


def removed_line_checks() -> tuple[Check, ...]:
    """Return the row checks of `removed_lines`, and its unique key."""
    return (
        *derive_checks(REMOVED_LINES, "warning"),
        row_check(
            REMOVED_LINES,
            "text_raw.within-document",
            "warning",
            "A line removed from plain text stands in it, letter for letter (pages are judged by their visible text).",
            "EXISTS (SELECT 1 FROM (SELECT document_id AS whole_id, text_raw AS whole_text FROM documents WHERE kind = 'text') "
            "WHERE whole_id = document_id AND NOT contains(whole_text, text_raw))",
        ),
    )


def reject_checks() -> tuple[Check, ...]:
    """Return the row checks of `rejects`, and its unique key."""
    return (
        *derive_checks(REJECTS, "warning"),
        row_check(
            REJECTS,
            "document_id.document-exists",
            "warning",
            "A refusal that names a document names one in documents.",
            "document_id NOT IN (SELECT document_id FROM documents)",
        ),
        row_check(
            REJECTS,
            "detail.not-blank",
            "warning",
            "A refusal that gives particulars gives some.",
            r"NOT regexp_matches(detail, '\S')",
        ),
    )
