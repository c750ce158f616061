from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert
from warehouse.connect import Connection
from warehouse.schema import ACTOR_FIELDS
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import DOCUMENTS, REJECTS
from warehouse.tables.events import EVENTS

ONE = make_hash("incident_id", 1)


def party(text: str, country: str | None = None, sector: str | None = None) -> dict[str, str | None]:
    return dict.fromkeys(ACTOR_FIELDS) | {"text": text, "name": text, "country_code": country, "sector": sector}


def show(con: Connection, sql: str) -> list[dict[str, Any]]:
    return con.sql(sql).pl().to_dicts()


def test_incidents_count_reports_sources_and_disputes(con: Connection) -> None:
    heads = [make_hash("article_id", number) for number in (0, 1, 1, 3)]  # article 2 copies article 1
    publishers = ["Herald", "Gazette", "Mirror", "Herald"]
    rows = [{"cluster_id": head, "publisher": name} for head, name in zip(heads, publishers, strict=True)]
    insert(con, ARTICLES, make_rows(ARTICLES, rows))
    told = [
        {"killed_count": 16, "killed_count_min": 16, "killed_count_max": 16, "event_date": date(2017, 5, 1)},
        {"killed_count_min": 20, "event_date": date(2017, 5, 2)},
        {"killed_count_min": 20, "wounded_count_min": 3, "wounded_count_max": 3},
        {"modality": "denied"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, incident_id=ONE))
    (row,) = show(con, "FROM incidents")
    assert (row["report_count"], row["independent_source_count"]) == (4, 3)
    assert (row["first_date"], row["last_date"]) == (date(2017, 5, 1), date(2017, 5, 2))
    assert (row["killed_count_min"], row["killed_count_max"], row["is_killed_disputed"]) == (16, 16, True)
    assert (row["wounded_count_min"], row["wounded_count_max"], row["is_wounded_disputed"]) == (3, 3, False)
    assert row["modalities"] == ["denied", "happened"]
    assert row["is_disputed"]


def test_incidents_without_numbers_are_not_disputed(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES))
    insert(con, EVENTS, make_rows(EVENTS, incident_id=ONE))
    (row,) = show(con, "FROM incidents")
    assert (row["killed_count_min"], row["is_killed_disputed"], row["is_disputed"]) == (None, False, False)


def test_events_daily_leaves_out_what_did_not_happen(con: Connection) -> None:
    day = date(2017, 5, 5)
    told = [
        {"intensity": 2.0, "incident_id": ONE},
        {"intensity": 4.0, "incident_id": ONE},
        {"modality": "planned"},
        {"is_negated": True},
        {"event_date": None},
    ]
    insert(con, EVENTS, make_rows(EVENTS, [{"event_date": day} | row for row in told]))
    assert show(con, "FROM events_daily") == [
        {
            "event_date": day,
            "event_type": "CONSULT",
            "quad_class": 1,
            "incident_count": 1,
            "event_count": 2,
            "article_count": 2,
            "mean_intensity": 3.0,
        }
    ]


def dyads(con: Connection) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {
        (row["actor"], row["recipient"]): (row["cooperation_count"], row["conflict_count"], row["other_count"])
        for row in show(con, "FROM dyads")
    }


def test_dyads_pair_all_with_all_and_keep_the_undone_apart(con: Connection) -> None:
    usa, fra, rus, firm = party("US", "USA"), party("France", "FRA"), party("Russia", "RUS"), party("Acme")
    told = [
        {"actors": [usa, fra], "recipients": [rus], "quad_class": 3},
        {"actors": [usa], "recipients": [rus], "quad_class": 1, "incident_id": ONE},
        {"actors": [usa], "recipients": [rus], "quad_class": 1, "incident_id": ONE},
        {"actors": [usa], "recipients": [rus], "quad_class": 4, "modality": "threatened"},
        {"actors": [usa], "recipients": [firm], "quad_class": 4, "is_negated": True},
        {"actors": [usa], "recipients": []},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, event_date=date(2017, 5, 9)))
    assert dyads(con) == {("USA", "RUS"): (1, 1, 1), ("FRA", "RUS"): (0, 1, 0), ("USA", "Acme"): (0, 0, 1)}
    assert show(con, "SELECT DISTINCT month FROM dyads") == [{"month": date(2017, 5, 1)}]
    assert show(con, "SELECT event_types FROM dyads WHERE recipient = 'Acme'") == [{"event_types": []}]


def test_dyads_of_reciprocal_events_run_both_ways(con: Connection) -> None:
    usa, rus, tur = party("US", "USA"), party("Russia", "RUS"), party("Turkey", "TUR")
    told = [
        {"actors": [usa], "recipients": [rus], "is_reciprocal": True},
        {"actors": [rus, tur], "recipients": [], "is_reciprocal": True},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told))
    assert set(dyads(con)) == {("USA", "RUS"), ("RUS", "USA"), ("RUS", "TUR"), ("TUR", "RUS")}


def test_dyads_within_one_country(con: Connection) -> None:
    event = {"actors": [party("army", "SYR", "MIL")], "recipients": [party("rebels", "SYR", "REB")], "is_reciprocal": False}
    insert(con, EVENTS, make_rows(EVENTS, [event]))
    (row,) = show(con, "FROM dyads")
    assert (row["actor"], row["actor_sector"], row["recipient"], row["recipient_sector"]) == ("SYR", "MIL", "SYR", "REB")


def test_truces_with_term_extension_and_violations(con: Connection) -> None:
    article = make_hash("article_id", 0)
    parties = {"actors": [party("Russia", "RUS")], "recipients": [party("Turkey", "TUR")]}
    told = [
        {
            "event_type": "RETREAT",
            "event_mode": "ceasefire",
            "event_date": date(2017, 5, 6),
            "duration_hours": 48.0,
            "attributed_to": "the ministry",
            **parties,
        },
        {"event_type": "AGREE", "trigger_text": "extend", "evidence": "Both agreed to extend the truce.", "duration_hours": 72.0},
        {"event_type": "ACCUSE", "violation_count": 144, "violation_count_min": 144, "attributed_to": "the general"},
        {"event_type": "CONSULT", "evidence": "They met to discuss the truce."},
        {"event_type": "RETREAT", "event_mode": "withdraw", "evidence": "Troops withdrew after the truce."},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, article_id=article))
    first, second = show(con, "FROM truces ORDER BY event_type DESC")
    assert first["parties"] == ["Russia", "Turkey"]
    assert (first["start_date"], first["end_date"], first["is_extension"]) == (date(2017, 5, 6), date(2017, 5, 8), False)
    assert (first["extension_count"], second["extension_count"], second["is_extension"]) == (1, 0, True)
    assert first["violations"] == [{"claimed_by": "the general", "count_min": 144, "count_max": 144, "date": None}]


def test_truces_need_no_violations(con: Connection) -> None:
    insert(con, EVENTS, make_rows(EVENTS, event_type="REQUEST", event_mode="yield", evidence="It called for a ceasefire."))
    (row,) = show(con, "FROM truces")
    assert (row["violations"], row["end_date"]) == ([], None)


def test_commitments_and_what_came_of_them(con: Connection) -> None:
    insert(con, ARTICLES, make_rows(ARTICLES, 5, published_at=datetime(2017, 5, 6, tzinfo=UTC)))
    told = [
        {"modality": "promised", "event_type": "AID", "deadline_date": date(2017, 6, 4), "condition_text": "if aid comes"},
        {"modality": "happened", "event_type": "AID", "event_date": date(2017, 6, 1)},
        {"modality": "happened", "event_type": "AID", "event_date": date(2017, 5, 1)},  # before
        {"modality": "happened", "event_type": "AID", "event_date": date(2017, 6, 2), "actor_name": "Turkey"},  # another
        {"modality": "happened", "event_type": "AGREE", "event_date": date(2017, 5, 6)},
    ]
    parties = {"actor_name": "Russia", "recipient_name": "Syria", "quad_class": 2}
    insert(con, EVENTS, make_rows(EVENTS, [parties | row for row in told]))
    rows = {row["event_type"]: row for row in show(con, "FROM commitments")}
    assert rows["AID"]["later_event_ids"] == [make_hash("event_id", 1)]
    assert (rows["AID"]["due_date"], rows["AID"]["stated_date"]) == (date(2017, 6, 4), date(2017, 5, 6))
    assert rows["AID"]["condition_text"] == "if aid comes"
    assert rows["AGREE"]["later_event_ids"] == [make_hash("event_id", 1)]
    assert rows["AGREE"]["due_date"] is None


def test_coverage_by_source_and_day(con: Connection) -> None:
    folder = "file:///news/herald"
    documents = [
        {"source_uri": f"{folder}/1.txt"},
        {"source_uri": f"{folder}/2.txt"},
        {"source_uri": f"{folder}/3.txt", "status": "duplicate"},
        {"source_uri": f"{folder}/4.txt"},
    ]
    insert(con, DOCUMENTS, make_rows(DOCUMENTS, documents))
    day = datetime(2017, 5, 6, 23, 30, tzinfo=UTC)
    articles = [
        {"publisher": "Herald", "published_at": day},
        {"publisher": "Herald", "published_at": day, "is_cluster_head": False},
        {"document_id": make_hash("document_id", 3), "url": "https://gazette.example/world/1"},
    ]
    insert(con, ARTICLES, make_rows(ARTICLES, articles))
    insert(con, EVENTS, make_rows(EVENTS, 2, article_id=make_hash("article_id", 0)))
    insert(con, REJECTS, make_rows(REJECTS, source_uri=f"{folder}/5.bin"))
    found = {row["source"]: row for row in show(con, "FROM coverage")}
    assert {name: row["document_count"] for name, row in found.items()} == {"Herald": 2, folder: 1, "gazette.example": 1}
    herald = found["Herald"]
    assert herald["published_date"] == date(2017, 5, 6)
    assert (herald["article_count"], herald["independent_article_count"], herald["event_count"]) == (2, 1, 2)
    assert (found[folder]["duplicate_count"], found[folder]["reject_count"]) == (1, 1)


def test_counts_are_plain_integers(con: Connection) -> None:
    assert pl.Decimal not in {type(dtype) for dtype in con.sql("FROM coverage").pl().schema.values()}
