"""What the schema cannot say about events: their evidence, coding and dates.

A check is critical when the row would mislead: words that are not in the article, a range upside
down, a mode that the type has not. Where it is true but incomplete or odd, it is a warning: the
row is published. Parties and places are judged in `parties.py`, numbers in `quantities.py`.
"""

from datetime import datetime

from expectations.checks import Check, derive_checks, literal, row_check
from expectations.parties import party_checks, place_checks
from expectations.quantities import quantity_checks
from warehouse.tables.events import EVENTS

# The article that tells the event, its columns renamed so that those of the event keep their names.
_TOLD = "SELECT article_id AS told_id, title AS told_title, body AS told_body, published_at AS told_at FROM articles"


def event_checks(now: datetime) -> tuple[Check, ...]:
    """Return the row checks of `events` for a run at `now` (UTC), and its unique key."""
    return (
        *derive_checks(EVENTS),
        *_evidence(),
        *_coding(),
        *party_checks(),
        *_dates(now),
        *place_checks(),
        *quantity_checks(),
    )


def _evidence() -> tuple[Check, ...]:
    return (
        row_check(
            EVENTS,
            "article_id.article-exists",
            "critical",
            "The article that tells the event is in articles.",
            "article_id NOT IN (SELECT article_id FROM articles)",
        ),
        row_check(EVENTS, "char_end.after-start", "critical", "The span ends after it begins.", "char_end <= char_start"),
        row_check(
            EVENTS,
            "evidence.at-span",
            "critical",
            "The evidence is the text of the body (of the title, for sentence 0) between char_start and char_end.",
            f"NOT EXISTS (SELECT 1 FROM ({_TOLD}) WHERE told_id = article_id AND evidence = "
            "substr(CASE sentence_number WHEN 0 THEN told_title ELSE told_body END, char_start + 1, char_end - char_start))",
        ),
        row_check(
            EVENTS,
            "trigger_text.in-evidence",
            "critical",
            "Every word of the trigger stands in the evidence.",
            r"len(list_filter(regexp_extract_all(trigger_text, '[^\s…]+'), "
            "lambda word: NOT contains(lower(evidence), lower(word)))) > 0 "
            r"OR NOT regexp_matches(trigger_text, '\S')",
        ),
    )


def _coding() -> tuple[Check, ...]:
    # CAMEO has two roots for asking, appeals (02) and demands (10), where PLOVER has the one type; blockades (191) and
    # occupations (192), fighting in CAMEO, are coercion in PLOVER.
    roots = (
        "SELECT 'REQUEST/02' UNION SELECT 'COERCE/19' UNION SELECT code || '/' || cameo_root FROM event_types WHERE cameo_root IS NOT NULL UNION "
        "SELECT event_modes.event_type || '/' || substr(event_modes.cameo_code, 1, 2) FROM event_modes "
        "WHERE event_modes.cameo_code IS NOT NULL"
    )
    return (
        row_check(
            EVENTS,
            "event_mode.of-type",
            "critical",
            "The mode is one of those of the event's type.",
            "event_type || '/' || event_mode NOT IN (SELECT event_modes.event_type || '/' || code FROM event_modes)",
        ),
        row_check(
            EVENTS,
            "cameo_code.of-type",
            "warning",
            "The CAMEO code begins with a root of the event's type or of one of its modes.",
            f"event_type || '/' || substr(cameo_code, 1, 2) NOT IN ({roots})",
        ),
        row_check(
            EVENTS,
            "quad_class.of-type",
            "warning",
            "The quad class is that of the event's type.",
            "event_type || '/' || quad_class NOT IN (SELECT code || '/' || event_types.quad_class FROM event_types)",
        ),
        row_check(
            EVENTS,
            "intensity.sign-of-quad-class",
            "warning",
            "Cooperation has no negative intensity and conflict no positive one.",
            "CASE WHEN quad_class <= 2 THEN intensity < 0 ELSE intensity > 0 END",
        ),
        row_check(
            EVENTS,
            "condition_text.if-conditional",
            "warning",
            "What is told as conditional comes with the words of its condition.",
            "modality = 'conditional' AND condition_text IS NULL",
        ),
    )


def _dates(now: datetime) -> tuple[Check, ...]:
    def against_publication(condition: str) -> str:
        day = f"CAST(timezone('UTC', coalesce(told_at, {literal(now)})) AS DATE) AS told_day"
        return f"EXISTS (SELECT 1 FROM (SELECT *, {day} FROM ({_TOLD})) WHERE told_id = article_id AND ({condition}))"

    def outside(years_before: int, years_after: int) -> str:
        # least and greatest pass over NULLs.
        return against_publication(
            f"least(event_date, event_end_date, deadline_date) < told_day - INTERVAL {years_before} YEAR "
            f"OR greatest(event_date, event_end_date, deadline_date) > told_day + INTERVAL {years_after} YEAR"
        )

    return (
        row_check(
            EVENTS,
            "event_date.plausible",
            "critical",
            # Plans reach far ("net zero by 2060") and obituaries far back; beyond this a date is a misread number.
            "The dates of an event lie between 120 years before and 100 years after publication (this run, if undated).",
            outside(120, 100),
        ),
        row_check(
            EVENTS,
            "event_date.near-publication",
            "warning",
            "The dates of an event lie between 30 years before and 15 years after publication (this run, if undated).",
            outside(30, 15),
        ),
        row_check(
            EVENTS,
            "event_date.told-after",
            "warning",
            "What is told as done happened no later than the day after publication.",
            against_publication("modality = 'happened' AND NOT is_negated AND event_date > told_day + INTERVAL 1 DAY"),
        ),
        row_check(
            EVENTS,
            "event_date.reason-if-null",
            "warning",
            "Where the date is NULL a reason is given, and only there.",
            "(event_date IS NULL) <> (date_reason IS NOT NULL)",
        ),
        row_check(
            EVENTS,
            "date_basis.none-if-null",
            "warning",
            "The basis is none where the date is NULL, and only there.",
            "(event_date IS NULL) <> (date_basis = 'none')",
        ),
        row_check(
            EVENTS,
            "event_end_date.not-before-start",
            "critical",
            "A range of days has a first day, and its last day is no earlier.",
            "event_end_date < event_date OR (event_end_date IS NOT NULL AND event_date IS NULL)",
        ),
        row_check(
            EVENTS,
            "deadline_date.not-before-event",
            "warning",
            "The day by which it is to be done is no earlier than the day of the event.",
            "deadline_date < event_date",
        ),
    )
