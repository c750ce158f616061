"""The notes of incidents: which events say something new of a happening. They are Dateline's own, not published to readers."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import HASH

INCIDENT_NOTES = Table(
    name="incident_notes",
    grain="one row per event that says something new of its incident",
    meaning="The reports that a new report is compared with; the first one gives the incident its name.",
    key=("incident_id", "number"),
    columns=(
        Column("incident_id", Kind.TEXT, "The happening.", required=True, pattern=HASH),
        Column("number", Kind.INTEGER, "Place among the notes of the incident, from 1.", required=True, minimum=1),
        Column("event_id", Kind.TEXT, "The event.", required=True, pattern=HASH),
    ),
)
