"""Columns of an event for its parties and its place; the entities they use are collected on the way."""

from typing import Any

from transforms.events.model import Entity, Mention, Place


def party_columns(role: str, mentions: list[Mention], is_unresolved: bool, entities: dict[str, Entity]) -> dict[str, Any]:
    """The flat columns of the first party, the reason for what it lacks, and the list of all of them."""
    listed = [
        {
            "text": mention.text,
            "name": mention.entity.name if mention.entity else mention.name,
            "entity_id": mention.entity.entity_id if mention.entity else None,
            "country_code": mention.country_code,
            "sector": mention.sector,
        }
        for mention in mentions
    ]
    for mention in mentions:
        if mention.entity:
            entities[mention.entity.entity_id] = mention.entity
    first: dict[str, Any] = listed[0] if listed else dict.fromkeys(("text", "name", "entity_id", "country_code", "sector"))
    reason = None
    if not listed:
        reason = "unresolved_reference" if is_unresolved else "not_named"
    elif first["country_code"] is None:
        reason = "not_in_gazetteer" if first["entity_id"] is None and mentions[0].kind == "name" else "no_country"
    return {**{f"{role}_{name}": value for name, value in first.items()}, f"{role}_reason": reason, f"{role}s": listed}


def place_columns(place: Place | None, entities: dict[str, Entity]) -> dict[str, Any]:
    """The place columns of an event."""
    if place is None:
        return {"place_reason": "no_place_in_sentence"}
    if place.entity:
        entities[place.entity.entity_id] = place.entity
    is_known = place.country_code is not None or place.entity is not None
    return {
        "place_raw": place.text,
        "place_name": place.name if is_known else None,
        "admin1": place.admin1,
        "place_country_code": place.country_code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_precision": place.precision if is_known else None,
        "place_reason": None if is_known else "ambiguous_place",
    }
