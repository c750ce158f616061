"""What the schema cannot say about articles.

A check is critical when the row would mislead: no text, a date that cannot be, a document that is
not there. Where the row is true but incomplete or odd, it is a warning: the row is published.
"""

from datetime import datetime

from expectations.checks import Check, derive_checks, literal, row_check
from expectations.copies import copy_checks
from expectations.documents import CLOCK_TOLERANCE
from warehouse.tables.articles import ARTICLES

OLDEST_NEWS = "1800-01-01"
"""Nothing that is scraped as news was published earlier; such a date is a misread number."""

# Pieces of the body between blanks; a paragraph break counts as one blank.
_WORDS = "len(string_split(replace(replace(body, repeat(chr(10), 2), ' '), chr(10), ' '), ' '))"
_UNSPACED = "'ja', 'km', 'lo', 'my', 'th', 'zh'"
_MARKUP = r"</?(?:a|br|div|em|figure|h[1-6]|iframe|img|li|p|script|span|strong|style|table|td|tr|ul)(?:\s[^<>]*)?/?>"
_PAIRED = ("title", "byline", "publisher")


def article_checks(now: datetime) -> tuple[Check, ...]:
    """Return the row checks of `articles` for a run at `now` (UTC), and its unique key."""
    return (*derive_checks(ARTICLES), *_source(), *_dates(now), *_body(), *_head(), *copy_checks())


def _source() -> tuple[Check, ...]:
    return (
        row_check(
            ARTICLES,
            "document_id.document-exists",
            "critical",
            "The document that the article was cleaned from is in documents.",
            "document_id NOT IN (SELECT document_id FROM documents)",
        ),
        row_check(
            ARTICLES,
            "url.is-address",
            "warning",
            "The address begins with http:// or https://.",
            "NOT regexp_matches(url, '^https?://')",
        ),
        row_check(
            ARTICLES,
            "language.has-score",
            "warning",
            "A language comes with its score.",
            "language IS NOT NULL AND language_score IS NULL",
        ),
    )


def _dates(now: datetime) -> tuple[Check, ...]:
    return (
        row_check(
            ARTICLES,
            "published_at.not-in-future",
            "critical",
            "No article was published after this run (a day's grace for time zones).",
            f"published_at > {literal(now + CLOCK_TOLERANCE)}",
        ),
        row_check(
            ARTICLES,
            "published_at.not-before-1800",
            "critical",
            "No article was published before the year 1800.",
            f"published_at < TIMESTAMPTZ '{OLDEST_NEWS} 00:00:00+00:00'",
        ),
        row_check(
            ARTICLES,
            "published_at.reason-if-null",
            "warning",
            "Where the date of publication is NULL a reason is given, and only there.",
            "(published_at IS NULL) <> (published_reason IS NOT NULL)",
        ),
        row_check(
            ARTICLES,
            "published_at.has-precision",
            "warning",
            "A date of publication comes with its precision and where it was found.",
            "published_at IS NOT NULL AND (published_precision IS NULL OR published_basis IS NULL)",
        ),
    )


def _body() -> tuple[Check, ...]:
    return (
        row_check(
            ARTICLES,
            "body.has-words",
            "critical",
            "The body holds at least one letter or digit.",
            r"NOT regexp_matches(body, '[\p{L}\p{N}]')",
        ),
        row_check(
            ARTICLES,
            "body.no-control-characters",
            "warning",
            "The body holds no control characters beside line ends, and none that could not be decoded.",
            r"regexp_matches(body, '[\x00-\x09\x0b-\x1f\x7f\x{80}-\x{9f}\x{fffd}]')",
        ),
        row_check(
            ARTICLES,
            "body.normalised",
            "warning",
            "The body is in Unicode normal form C.",
            "nfc_normalize(body) <> body",
        ),
        row_check(
            ARTICLES,
            "body.no-markup",
            "warning",
            "No HTML tags are left in the body.",
            f"regexp_matches(body, {literal(_MARKUP)}, 'i')",
        ),
        row_check(
            ARTICLES,
            "body.paragraphs",
            "warning",
            "Paragraphs are separated by one blank line, and none stands before the first or after the last.",
            "contains(body, repeat(chr(10), 3)) OR starts_with(body, chr(10)) OR ends_with(body, chr(10))",
        ),
        row_check(
            ARTICLES,
            "word_count.as-counted",
            "warning",
            "word_count is within a fifth (and 5 words) of the pieces between blanks; languages without blanks are left out.",
            f"coalesce(language, '') NOT IN ({_UNSPACED}) AND abs(word_count - ({_WORDS})) > 5 + 0.2 * ({_WORDS})",
        ),
        row_check(
            ARTICLES,
            "sentence_count.plausible",
            "warning",
            "There is at least one sentence, and no more sentences than words.",
            "sentence_count < 1 OR (word_count > 0 AND sentence_count > word_count)",
        ),
    )


def _head() -> tuple[Check, ...]:
    paired = tuple(
        row_check(
            ARTICLES,
            f"{name}.has-basis",
            "warning",
            f"Where there is a {name} it says where it was found, and only there.",
            f"({name} IS NULL) <> ({name}_basis IS NULL)",
        )
        for name in _PAIRED
    )
    return (
        *paired,
        row_check(
            ARTICLES,
            "title.one-line",
            "warning",
            "A title is one line of at most 400 characters, and not blank.",
            r"contains(title, chr(10)) OR length(title) > 400 OR NOT regexp_matches(title, '\S')",
        ),
        row_check(
            ARTICLES,
            "authors.not-blank",
            "warning",
            "No author is blank.",
            "len(list_filter(authors, lambda name: name IS NULL OR trim(name) = '')) > 0",
        ),
        row_check(
            ARTICLES,
            "dateline_place.short",
            "warning",
            "The place of the dateline is one line of at most 80 characters, and not blank.",
            "contains(dateline_place, chr(10)) OR length(dateline_place) NOT BETWEEN 1 AND 80",
        ),
    )
