from datetime import date
from typing import Any

import pytest

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert, party, show
from transforms.events.incidents import kinds as incident_kinds
from warehouse.connect import Connection
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS
from warehouse.views.loader import read_views

ONE = make_hash("incident_id", 1)
TRUCE = {
    "actors": [party("Russia", "RUS"), party("Turkey", "TUR")],
    "recipients": [],
    "event_date": date(2017, 5, 6),
    "date_basis": "explicit",
    "date_precision": "day",
    "trigger_text": "agreed",
}


def test_a_truce_with_its_term_extension_and_violations(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 4, publisher="Herald"))
    told = [
        {"event_type": "AGREE", "evidence": "They agreed on a truce.", "event_date": date(2017, 5, 4), "incident_id": ONE},
        {
            "event_type": "RETREAT",
            "event_mode": "ceasefire",
            "duration_hours": 48.0,
            "attributed_to": "the ministry",
            "incident_id": ONE,
        },
        {
            "event_type": "AGREE",
            "evidence": "They agreed to extend the truce.",
            "event_date": date(2017, 5, 8),
            "duration_hours": 72.0,
        },
        {
            "event_type": "ASSAULT",
            "violation_count": 144,
            "violation_count_min": 144,
            "attributed_to": "the general",
            "actor_name": "Turkey",
            "actors": [party("Turkey", "TUR")],
            "event_date": date(2017, 5, 7),
        },
    ]
    insert(con, EVENTS, make_rows(EVENTS, [TRUCE | row for row in told]))
    truce, extension = show(con, "FROM truces ORDER BY is_extension")
    assert (truce["status"], truce["is_extension"], truce["report_count"]) == ("in_force", False, 2)
    assert (truce["parties"], truce["country_codes"]) == (["Russia", "Turkey"], ["RUS", "TUR"])
    assert (truce["start_date"], truce["end_date"], truce["said_by"]) == (date(2017, 5, 6), date(2017, 5, 8), ["the ministry"])
    (longer,) = truce["extensions"]
    assert (longer["incident_id"], longer["duration_hours"]) == (extension["incident_id"], 72.0)
    (claim,) = truce["violations"]
    assert (claim["claimed_by"], claim["violated_by"], claim["count_min"], claim["date"]) == (
        "the general",
        "Turkey",
        144,
        date(2017, 5, 7),
    )
    assert (extension["extension_count"], extension["status"]) == (0, "agreed")


def test_truces_far_apart_or_of_others_do_not_share_violations(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 3))
    claim = TRUCE | {"event_type": "ACCUSE", "violation_count_min": 3}
    others = claim | {"actors": [party("India", "IND")], "recipients": [party("Pakistan", "PAK")]}
    beside = others | {"article_id": make_hash("article_id", 0)}
    told = [
        TRUCE | {"event_type": "RETREAT", "event_mode": "ceasefire"},
        claim | {"event_date": date(2017, 9, 1)},
        others,
        beside,
    ]
    insert(con, EVENTS, make_rows(EVENTS, told))
    (row,) = show(con, "FROM truces")
    assert row["violations"] == []


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ({"event_type": "REQUEST", "trigger_text": "called for", "evidence": "It called for a ceasefire."}, "asked_for"),
        ({"event_type": "REJECT", "trigger_text": "rejected", "evidence": "It rejected a truce."}, "refused"),
        (
            {"event_type": "AGREE", "trigger_text": "agree", "evidence": "They are to agree on a truce.", "modality": "planned"},
            "planned",
        ),
        ({"event_type": "RETREAT", "event_mode": "ceasefire", "is_negated": True}, "denied"),
        ({"event_type": "CONSULT", "trigger_text": "met", "evidence": "They met to discuss the truce."}, None),
        ({"event_type": "AGREE", "trigger_text": "agreed", "evidence": "They agreed at the truce talks to trade."}, None),
        ({"event_type": "REQUEST", "trigger_text": "urged", "evidence": "After the truce it urged them to send aid."}, None),
        ({"event_type": "RETREAT", "event_mode": "withdraw", "evidence": "Troops withdrew after the truce."}, None),
    ],
)
def test_what_is_a_truce_and_how_it_stands(con: Connection, event: dict[str, Any], status: str | None) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES))
    insert(con, EVENTS, make_rows(EVENTS, [event]))
    assert [row["status"] for row in show(con, "FROM truces")] == ([status] if status else [])


def test_truces_are_told_by_the_words_that_incidents_go_by() -> None:
    query = next(view.query for view in read_views() if view.name == "truces")
    for pattern in (
        incident_kinds.TRUCE,
        incident_kinds.EXTENDS,
        incident_kinds.EXTENDED,
        incident_kinds.BREAKS,
        incident_kinds.TALKS,
    ):
        assert pattern.pattern in query
