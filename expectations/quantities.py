"""What the schema cannot say about the numbers of events: counts, amounts and durations."""

from expectations.checks import Check, row_check
from warehouse.tables.events import EVENTS

COUNTS = ("killed", "wounded", "detained", "displaced", "participant", "violation")

_COLUMNS = (*(f"{name}_count" for name in COUNTS), "amount")


def quantity_checks() -> tuple[Check, ...]:
    """Return the row checks of the numbers of events."""
    # The greatest may be NULL (open) only where the text gives a range, not beside an exact number.
    unranged = " OR ".join(f"({name} IS NOT NULL AND ({name}_min IS NULL OR {name}_max IS NULL))" for name in _COLUMNS)
    return (
        *(_in_range(column) for column in _COLUMNS),
        row_check(
            EVENTS,
            "counts.with-range",
            "warning",
            "Where the text gives an exact number, least and greatest are given too.",
            unranged,
        ),
        row_check(
            EVENTS,
            "counts.plausible",
            "warning",
            "No count exceeds a hundred million: such a number is more likely a misread one.",
            f"greatest({', '.join(f'{name}_count_min' for name in COUNTS)}) > 100000000",
        ),
        row_check(
            EVENTS,
            "amount.has-unit",
            "warning",
            "An amount has a unit, and a unit an amount.",
            "(amount_unit IS NULL) <> (coalesce(amount, amount_min, amount_max) IS NULL)",
        ),
        row_check(
            EVENTS, "amount.not-negative", "critical", "No amount is negative.", "least(amount, amount_min, amount_max) < 0"
        ),
        row_check(
            EVENTS,
            "duration_hours.plausible",
            "warning",
            "Nothing lasts more than a hundred years.",
            "duration_hours > 24 * 366 * 100",
        ),
    )


def _in_range(column: str) -> Check:
    least, most = f"{column}_min", f"{column}_max"
    return row_check(
        EVENTS,
        f"{column}.in-range",
        "critical",
        f"{column} lies between its least and its greatest, and the least is no greater than the greatest.",
        f"{least} > {most} OR {column} < {least} OR {column} > {most}",
    )
