from datetime import UTC, date, datetime

import polars as pl

from tests.builders import make_hash, make_rows
from tests.warehouse.rows import insert, party, show
from warehouse.connect import Connection
from warehouse.tables.articles import ARTICLES
from warehouse.tables.documents import DOCUMENTS, REJECTS
from warehouse.tables.events import EVENTS

ONE = make_hash("incident_id", 1)


def test_incidents_count_reports_sources_and_disputes(con: Connection) -> None:
    heads = [make_hash("article_id", number) for number in (0, 1, 1, 3)]  # article 2 copies article 1
    publishers = ["Herald", "Gazette", "Mirror", "Herald"]
    rows = [{"cluster_id": head, "publisher": name} for head, name in zip(heads, publishers, strict=True)]
    insert(con, ARTICLES, make_rows(ARTICLES, rows))
    told = [
        {"killed_count": 16, "killed_count_min": 16, "killed_count_max": 16, "event_date": date(2017, 5, 1)},
        {"killed_count_min": 20, "event_date": date(2017, 5, 2)},
        {"killed_count_min": 20, "wounded_count_min": 3, "wounded_count_max": 3},
        {"modality": "denied", "attributed_to": "the general"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, incident_id=ONE, date_precision="day", date_basis="explicit"))
    (row,) = show(con, "FROM incidents")
    assert (row["report_count"], row["independent_source_count"]) == (4, 3)
    assert (row["first_date"], row["last_date"]) == (date(2017, 5, 1), date(2017, 5, 2))
    assert (row["killed_count_min"], row["killed_count_max"], row["is_killed_disputed"]) == (16, 20, True)
    assert (row["wounded_count_min"], row["wounded_count_max"], row["is_wounded_disputed"]) == (3, 3, False)
    assert row["modalities"] == ["denied", "happened"]
    assert (row["is_disputed"], row["denied_by"]) == (True, ["the general"])
    assert [(claim["noun"], claim["count_min"], claim["count_max"], claim["claimed_by"]) for claim in row["claims"]] == [
        ("killed", 16, 16, "Herald"),
        ("killed", 20, None, "Gazette"),
        ("killed", 20, None, "Mirror"),
        ("wounded", 3, 3, "Mirror"),
    ]


def test_incidents_show_what_most_reports_say_and_what_others_say(con: Connection) -> None:
    hours = [datetime(2017, 5, 3, hour, tzinfo=UTC) for hour in (9, 7, 8)]
    insert(con, ARTICLES, make_rows(ARTICLES, [{"published_at": hour} for hour in hours]))
    told = [
        {
            "actor_name": "Army",
            "event_date": date(2017, 5, 3),
            "date_basis": "dateline",
            "place_name": "Syria",
            "place_precision": "country",
        },
        {
            "actor_name": "Army",
            "event_date": date(2017, 5, 1),
            "date_basis": "relative",
            "place_name": "Aleppo",
            "place_precision": "city",
        },
        {"actor_name": "Rebels", "event_date": date(2017, 5, 3), "date_basis": "dateline", "event_type": "COERCE"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, incident_id=ONE, date_precision="day"))
    (row,) = show(con, "FROM incidents")
    assert (row["actor"], row["actors"], row["recipients"]) == ("Army", ["Army", "Rebels"], [])
    assert (row["event_type"], row["event_types"]) == ("CONSULT", ["COERCE", "CONSULT"])
    assert (row["event_date"], row["date_basis"], row["date_precision"]) == (date(2017, 5, 1), "relative", "day")
    assert (row["place_name"], row["place_precision"]) == ("Aleppo", "city")
    assert (row["first_published_at"], row["last_published_at"]) == (hours[1], hours[0])
    assert row["first_article_id"] == make_hash("article_id", 1)


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
        {"event_date": None, "date_precision": None},
        {"date_precision": "month"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, [{"event_date": day, "date_precision": "day"} | row for row in told]))
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


def test_events_daily_counts_a_happening_on_one_day(con: Connection) -> None:
    told = [
        {"event_date": date(2017, 5, 6), "date_basis": "dateline"},
        {"event_date": date(2017, 5, 6), "date_basis": "dateline"},
        {"event_date": date(2017, 5, 5), "date_basis": "relative"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, told, incident_id=ONE, date_precision="day"))
    (row,) = show(con, "FROM events_daily")
    assert (row["event_date"], row["incident_count"], row["event_count"]) == (date(2017, 5, 5), 1, 3)


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
    insert(con, EVENTS, make_rows(EVENTS, told, event_date=date(2017, 5, 9), date_precision="day"))
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


def test_dyads_count_a_happening_once_and_tell_words_from_deeds(con: Connection) -> None:
    pair = {"actors": [party("US", "USA")], "recipients": [party("Russia", "RUS")], "date_precision": "day"}
    told = [
        {"quad_class": 3, "event_date": date(2017, 4, 30), "date_basis": "relative", "incident_id": ONE},
        {"quad_class": 3, "event_date": date(2017, 5, 1), "date_basis": "dateline", "incident_id": ONE},
        {"quad_class": 3, "event_date": date(2017, 5, 1), "date_basis": "dateline", "incident_id": ONE, "modality": "denied"},
        {"quad_class": 4, "event_date": date(2017, 4, 2), "date_basis": "relative"},
        {"quad_class": 2, "event_date": date(2017, 1, 1), "date_basis": "explicit", "date_precision": "year"},
    ]
    insert(con, EVENTS, make_rows(EVENTS, [pair | row for row in told]))
    unknown, april = show(con, "FROM dyads ORDER BY month NULLS FIRST")
    assert (unknown["month"], unknown["material_cooperation_count"]) == (None, 1)
    assert (april["month"], april["conflict_count"]) == (date(2017, 4, 1), 2)
    assert (april["verbal_conflict_count"], april["material_conflict_count"]) == (1, 1)
    assert (april["disputed_count"], april["other_count"], april["article_count"]) == (1, 0, 4)


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
