from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert, show
from warehouse.connect import Connection
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS

ONE = make_hash("incident_id", 1)


def commitments(con: Connection, *later: dict[str, Any], **promise: object) -> dict[str, Any]:
    """The commitment of Russia to send aid to Syria, stated on May 6, and later events between the two."""
    insert(con, ARTICLES, make_rows(ARTICLES, 5, published_at=datetime(2017, 5, 6, tzinfo=UTC)))
    parties = {"actor_name": "Russia", "recipient_name": "Syria", "quad_class": 2, "event_date": date(2017, 5, 20)}
    promised = {"event_type": "AID", "modality": "promised", "event_date": None, "deadline_date": date(2017, 6, 4)} | promise
    insert(con, EVENTS, make_rows(EVENTS, [parties | row for row in (promised, *later)]))
    return next(row for row in show(con, "FROM commitments") if row["event_id"] == make_hash("event_id", 0))


AID = {"event_type": "AID", "modality": "happened"}


def test_a_commitment_and_the_deed_that_keeps_it(con: Connection) -> None:
    early, other = {"event_date": date(2017, 5, 1)}, {"actor_name": "Turkey"}
    row = commitments(con, AID, AID | early, AID | other, condition_text="if the roads are open")
    assert (row["outcome"], row["keeping_event_ids"], row["breaking_event_ids"]) == ("kept", [make_hash("event_id", 1)], [])
    assert (row["stated_date"], row["due_date"], row["condition_text"]) == (
        date(2017, 5, 6),
        date(2017, 6, 4),
        "if the roads are open",
    )
    assert row["parties"] == ["actors 0", "recipients 0"]


@pytest.mark.parametrize(
    ("promise", "later", "outcome"),
    [
        ({}, AID | {"is_negated": True}, "broken"),
        (
            {"recipient_name": None, "evidence": "It will send wheat lorries."},
            AID | {"evidence": "It sent wheat lorries."},
            "kept",
        ),
        ({"recipient_name": None, "evidence": "It will send wheat lorries."}, AID | {"evidence": "It gave arms."}, "open"),
        ({"is_negated": True}, AID, "broken"),
        ({"is_negated": True}, AID | {"modality": "denied"}, "kept"),
        ({}, AID | {"modality": "planned"}, "open"),
        ({"deadline_date": date(2017, 5, 5)}, AID | {"recipient_name": "Iraq"}, "overdue"),
        ({"event_type": "AGREE", "cameo_code": "036"}, {"event_type": "CONSULT", "quad_class": 1}, "kept"),
        (
            {"event_type": "AGREE", "evidence": "It agreed to send wheat lorries."},
            AID | {"evidence": "Lorries brought wheat."},
            "kept",
        ),
        ({"event_type": "AGREE", "evidence": "It agreed to send wheat lorries."}, AID | {"evidence": "It gave arms."}, "open"),
        (
            {"evidence": "It agreed to send wheat lorries."},
            {"event_type": "REJECT", "evidence": "It refused lorries of wheat."},
            "broken",
        ),
        ({"event_type": "THREATEN", "modality": "threatened", "cameo_code": "138"}, {"event_type": "ASSAULT"}, "kept"),
    ],
)
def test_what_later_events_say_of_a_commitment(
    con: Connection, promise: dict[str, Any], later: dict[str, Any], outcome: str
) -> None:
    assert commitments(con, later, **promise)["outcome"] == outcome


def test_reports_of_one_commitment_are_one_row(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 2))
    insert(con, EVENTS, make_rows(EVENTS, 2, event_type="AGREE", incident_id=ONE))
    (row,) = show(con, "FROM commitments")
    assert (row["report_count"], row["outcome"]) == (2, "open")
