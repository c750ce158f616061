from typing import Any

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert
from warehouse.connect import Connection
from warehouse.schema import ACTOR_FIELDS
from warehouse.tables.events import EVENTS


def party(text: str, name: str | None = None, country: str | None = None, sector: str | None = None) -> dict[str, str | None]:
    return dict.fromkeys(ACTOR_FIELDS) | {"text": text, "name": name, "country_code": country, "sector": sector}


def unmatched(con: Connection, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    told = [
        {"article_id": make_hash("article_id", 0), "sentence_number": 1, "actors": [], "recipients": []} | row for row in rows
    ]
    insert(con, EVENTS, make_rows(EVENTS, told))
    return con.sql("FROM unmatched_actors").pl().to_dicts()


def test_unmatched_actors_are_counted_by_name_the_most_frequent_first(con: Connection) -> None:
    other = make_hash("article_id", 1)
    found = unmatched(
        con,
        {"actors": [party("Orla Tannstad")], "evidence": "Orla Tannstad met Edvin Roos."},
        {"actors": [party("Tannstad", "Orla Tannstad")], "recipients": [party("Edvin Roos")], "article_id": other},
        {"recipients": [party("Orla Tannstad")], "article_id": other},
    )
    assert [(row["name"], row["event_count"], row["article_count"]) for row in found] == [
        ("Orla Tannstad", 3, 2),
        ("Edvin Roos", 1, 1),
    ]
    assert [(row["actor_count"], row["recipient_count"]) for row in found] == [(2, 1), (0, 1)]
    assert all(row["sample_event_id"] and row["sample_evidence"] and row["event_types"] for row in found)


def test_unmatched_actors_keep_the_role_that_their_title_tells(con: Connection) -> None:
    rows = [
        {"actors": [party("President Orla Tannstad", sector="GOV")]},
        {"actors": [party("Roos, the rebel leader", sector="REB")]},
    ]
    found = unmatched(con, *rows)
    assert [(row["name"], row["sector"]) for row in found] == [("President Orla Tannstad", "GOV"), ("Roos", "REB")]


def test_unmatched_actors_leave_out_what_is_known_and_what_is_no_name(con: Connection) -> None:
    known = party("John Kerry", "John Kerry", "USA", "GOV") | {"entity_id": "per-john-kerry"}
    parties = [known, party("Gunmen", sector="UAF"), party("the armed group"), party("Norland", "Norland", "NRL")]
    assert unmatched(con, {"actors": parties}, {"actors": [party("Masked Gunmen", sector="UAF")], "sentence_number": 0}) == []
