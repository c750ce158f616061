"""Which happening in the world an event tells of: version one, by type, day and parties."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from transforms.identity import hash_parts


def incident_id(event: Mapping[str, Any]) -> str:
    """Key of the happening: events of one type, on one day, between the same parties, share it.

    An event without an exact day or without a known party is a happening of its own.
    """
    day: date | None = event["event_date"]
    parties = sorted({key for actor in (*event["actors"], *event["recipients"]) if (key := _party_key(actor))})
    if day is None or event["date_precision"] != "day" or not parties:
        return str(event["event_id"])
    return hash_parts("incident", event["event_type"], day.isoformat(), *parties)


def _party_key(actor: Mapping[str, str | None]) -> str | None:
    if actor["country_code"]:
        return f"{actor['country_code']}:{actor['sector'] or ''}"
    return actor["entity_id"]
