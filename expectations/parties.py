"""What the schema cannot say about actors, recipients, places and the entities behind them."""

from expectations.checks import Check, derive_checks, literal, row_check
from warehouse.codes.loader import codes
from warehouse.schema import Table
from warehouse.tables.events import ENTITIES, EVENTS

ROLES = ("actor", "recipient")


def entity_checks() -> tuple[Check, ...]:
    """Return the row checks of `entities`, and its unique key."""
    return (
        *derive_checks(ENTITIES),
        row_check(ENTITIES, "name.not-blank", "critical", "The name is not blank.", r"NOT regexp_matches(name, '\S')"),
        _both_coordinates(ENTITIES),
    )


def entity_exists(table: Table, column: str) -> Check:
    """Return the check that a column names entities. A warning: the words of the text stand beside it."""
    return row_check(
        table,
        f"{column}.entity-exists",
        "warning",
        f"Every {column} is in entities.",
        f"{column} NOT IN (SELECT entity_id FROM entities)",
    )


def party_checks() -> tuple[Check, ...]:
    """Return the row checks of the actors and recipients of events."""
    return (
        *(check for role in ROLES for check in _party(role)),
        row_check(
            EVENTS,
            "recipient_text.not-actor",
            "warning",
            "Nobody acts upon themselves, unless all parties act on one another.",
            "NOT is_reciprocal AND (actor_text = recipient_text OR actor_entity_id = recipient_entity_id)",
        ),
    )


def place_checks() -> tuple[Check, ...]:
    """Return the row checks of the places of events."""
    return (
        _both_coordinates(EVENTS),
        row_check(
            EVENTS,
            "latitude.not-null-island",
            "warning",
            "No place lies at 0° N 0° E, where nothing is but failed look-ups.",
            "latitude = 0 AND longitude = 0",
        ),
        row_check(
            EVENTS,
            "place_name.from-text",
            "warning",
            "A place that was resolved was written.",
            "place_name IS NOT NULL AND place_raw IS NULL",
        ),
        row_check(
            EVENTS,
            "place_name.reason-if-null",
            "warning",
            "Where the place is NULL a reason is given.",
            "place_name IS NULL AND place_reason IS NULL",
        ),
    )


def _both_coordinates(table: Table) -> Check:
    return row_check(
        table,
        "latitude.with-longitude",
        "critical",
        "Latitude and longitude are both known or both NULL.",
        "(latitude IS NULL) <> (longitude IS NULL)",
    )


def _party(role: str) -> tuple[Check, ...]:
    sectors = ", ".join(literal(code) for code in sorted(codes("sectors")))
    everyone = f"{role}s"
    first = f"{everyone}[1]"
    # IS DISTINCT FROM of structs would call two NULLs different, so the texts are compared one by one.
    differs = " OR ".join(f"{role}_{part} IS DISTINCT FROM {first}.{part}" for part in ("text", "country_code", "sector"))
    return (
        entity_exists(EVENTS, f"{role}_entity_id"),
        row_check(
            EVENTS,
            f"{role}_text.reason-if-null",
            "warning",
            f"Where the {role} or its country is NULL a reason is given.",
            f"({role}_text IS NULL OR {role}_country_code IS NULL) AND {role}_reason IS NULL",
        ),
        row_check(
            EVENTS,
            f"{role}_text.first-of-list",
            "critical",
            f"The flat columns of the {role} are those of the first entry of {everyone}.",
            differs,
        ),
        row_check(
            EVENTS,
            f"{everyone}.countries-in-set",
            "critical",
            f"Every country code within {everyone} stands in the code list countries.",
            f"NOT list_has_all((SELECT list(code) FROM countries), list_transform({everyone}, lambda one: one.country_code))",
        ),
        row_check(
            EVENTS,
            f"{everyone}.sectors-in-set",
            "critical",
            f"Every sector within {everyone} stands in the code list sectors.",
            f"NOT list_has_all([{sectors}], list_transform({everyone}, lambda one: one.sector))",
        ),
    )
