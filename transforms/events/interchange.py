"""Events as plain records for other programs: every column, and the names that PLOVER and CAMEO tools read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl


def to_records(events: pl.DataFrame) -> list[dict[str, Any]]:
    """One dictionary an event, the surest first.

    Added names: `plover`, `cameo`, `actor_country`, `actor_role`, `target_country`, `target_role` (lists, one entry a
    party) and `reciprocal`. These formats cannot say that an act did not take place: for negated, denied and merely
    possible acts `plover` and `cameo` are empty. Unknown is an empty string in the added names, None in the columns.
    """
    ordered = events.sort(["confidence", "event_id"], descending=[True, False])
    return [_record(row) for row in ordered.iter_rows(named=True)]


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    record = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    is_told = not row["is_negated"] and row["modality"] not in ("denied", "hypothetical")
    record["plover"] = row["event_type"] if is_told else ""
    record["cameo"] = (row["cameo_code"] or "") if is_told else ""
    actors, targets = row["actors"], row["recipients"]
    if row["is_reciprocal"] and not targets:
        actors, targets = actors[:1], actors[1:]  # these formats know pairs only
    for prefix, parties in (("actor", actors), ("target", targets)):
        record[f"{prefix}_country"] = [party["country_code"] or "" for party in parties] or [""]
        record[f"{prefix}_role"] = [party["sector"] or "" for party in parties] or [""]
    record["reciprocal"] = row["is_reciprocal"]
    return record
