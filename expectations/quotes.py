"""What the schema cannot say about quotes."""

from expectations.checks import Check, derive_checks, row_check
from expectations.parties import entity_exists
from warehouse.tables.events import QUOTES


def quote_checks() -> tuple[Check, ...]:
    """Return the row checks of `quotes`, and its unique key."""
    return (
        *derive_checks(QUOTES),
        row_check(
            QUOTES,
            "article_id.article-exists",
            "critical",
            "The article that the quotation stands in is in articles.",
            "article_id NOT IN (SELECT article_id FROM articles)",
        ),
        row_check(QUOTES, "char_end.after-start", "critical", "The span ends after it begins.", "char_end <= char_start"),
        row_check(
            QUOTES,
            "text.at-span",
            "critical",
            "The words are those of the body between char_start and char_end.",
            "NOT EXISTS (SELECT 1 FROM (SELECT article_id AS told_id, body AS told_body FROM articles) "
            "WHERE told_id = article_id AND text = substr(told_body, char_start + 1, char_end - char_start))",
        ),
        row_check(QUOTES, "text.not-blank", "critical", "The quotation is not blank.", r"NOT regexp_matches(text, '\S')"),
        entity_exists(QUOTES, "speaker_entity_id"),
        row_check(
            QUOTES,
            "speaker_text.reason-if-null",
            "warning",
            "Where the speaker is NULL a reason is given.",
            "speaker_text IS NULL AND speaker_reason IS NULL",
        ),
    )
