from datetime import UTC, date, datetime
from typing import Any

from tests.builders import make_hash, make_rows
from tests.transforms.events.incident_events import city, killed, party
from tests.warehouse.rows import insert
from transforms.events.incidents.incidents import Joiner
from transforms.events.incidents.kinds import TYPE_GROUPS
from transforms.identity import reject_id
from warehouse import incidents
from warehouse.connect import Connection
from warehouse.incidents import join_incidents
from warehouse.quarantine import move_failing
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS

DAY = date(2021, 5, 4)
ATTACK = {
    "event_type": "ASSAULT",
    "event_date": DAY,
    "date_basis": "relative",
    "date_precision": "day",
    "actors": [party("MLI", "REB", "rebels")],
    "recipients": [party("MLI", "MIL", "troops")],
    "evidence": "Rebels shelled a fuel depot.",
    **city("Gao"),
    **killed(20),
}


def publish(con: Connection, run_id: str, first: int, told: list[dict[str, Any]]) -> None:
    """One article for each event, published in the order given, a minute apart; then the events are joined."""
    articles = [
        {
            "article_id": make_hash("article_id", first + number),
            "document_id": make_hash("document_id", first + number),
            "cluster_id": make_hash("article_id", first + number),
            "published_at": datetime(2021, 5, 5, 6, first + number, tzinfo=UTC),
            "published_precision": "minute",
        }
        for number in range(len(told))
    ]
    rows = [
        row | {"article_id": article["article_id"], "event_id": name(first + number), "incident_id": name(first + number)}
        for number, (row, article) in enumerate(zip(told, articles, strict=True))
    ]
    insert(con, ARTICLES, make_rows(ARTICLES, articles, run_id=run_id))
    insert(con, EVENTS, make_rows(EVENTS, rows, run_id=run_id))
    join_incidents(con, run_id, Joiner, TYPE_GROUPS)


def name(number: int) -> str:
    return make_hash("event_id", number)


def incident_ids(con: Connection) -> dict[str, str]:
    return dict(con.sql("SELECT event_id, incident_id FROM events").fetchall())


def test_reports_join_what_is_published_without_changing_it(con: Connection) -> None:
    publish(con, "one", 0, [ATTACK, ATTACK | city("Kidal"), ATTACK | killed(22)])
    before = incident_ids(con)
    assert before == {name(0): name(0), name(1): name(1), name(2): name(0)}
    publish(con, "two", 3, [ATTACK | killed(21), ATTACK | city("Timbuktu")])
    assert incident_ids(con) == before | {name(3): name(0), name(4): name(4)}


def test_types_that_may_be_one_happening_meet_and_others_do_not(con: Connection) -> None:
    sailors = ATTACK | {"evidence": "Ten sailors were taken."} | killed(0)
    told = [sailors | {"event_type": "COERCE", "event_mode": "arrest"}, sailors | {"event_mode": "abduct"}, sailors]
    publish(con, "one", 0, told)
    assert incident_ids(con) == {name(0): name(0), name(1): name(0), name(2): name(2)}


def test_pieces_keep_types_together_that_may_be_one_happening(con: Connection, monkeypatch: Any) -> None:
    monkeypatch.setattr(incidents, "AT_ONCE", 1)
    test_types_that_may_be_one_happening_meet_and_others_do_not(con)


def test_a_run_without_events_changes_nothing(con: Connection) -> None:
    publish(con, "one", 0, [ATTACK])
    join_incidents(con, "two", Joiner, TYPE_GROUPS)
    assert incident_ids(con) == {name(0): name(0)}
    assert con.sql("SELECT count(*) FROM internal.incident_notes").fetchall() == [(1,)]


def test_an_incident_whose_opening_event_is_kept_out_takes_the_next_name(con: Connection) -> None:
    publish(con, "one", 0, [ATTACK | {"confidence": 0.0}, ATTACK | killed(21), ATTACK | killed(22), ATTACK | city("Kidal")])
    move_failing(con, EVENTS, [("low", "critical", "confidence < 0.1")], "one", reject_id)
    assert incident_ids(con) == {name(1): name(1), name(2): name(1), name(3): name(3)}
    notes = con.sql("SELECT incident_id, event_id FROM internal.incident_notes ORDER BY number").fetchall()
    assert (name(1), name(2)) in notes
    assert name(0) not in {value for note in notes for value in note}
    publish(con, "two", 4, [ATTACK])
    assert incident_ids(con)[name(4)] == name(1)


def test_a_published_incident_takes_new_reports_whose_own_articles_are_kept_out_again(con: Connection) -> None:
    publish(con, "one", 0, [ATTACK])
    publish(con, "two", 1, [ATTACK | killed(21) | {"confidence": 0.0}])
    move_failing(con, EVENTS, [("low", "critical", "confidence < 0.1")], "two", reject_id)
    assert incident_ids(con) == {name(0): name(0)}
    assert con.sql("SELECT event_id FROM internal.incident_notes").fetchall() == [(name(0),)]
