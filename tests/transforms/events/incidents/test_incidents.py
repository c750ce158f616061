from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transforms.events.incident_events import DAY, Store, city, killed, names, party, tellings, told_events
from transforms.events.incidents.incidents import MOST_NOTES
from transforms.events.incidents.tellings import read_tellings
from warehouse.codes.loader import code_list

MARKET = {"evidence": "A bomb in the vegetable market killed shoppers.", "trigger_text": "bomb", **city("Gao"), **killed(20)}
TYPES = tuple(code_list("event_types")["code"])


def is_one(*rows: dict[str, Any]) -> bool:
    return len(set(names(*rows))) == 1


def test_the_opening_event_names_the_incident() -> None:
    first, second = names(MARKET, MARKET)
    events = told_events([MARKET, MARKET])
    assert first == second
    assert first in set(events["event_id"])


def test_tolls_may_differ_but_not_tenfold() -> None:
    assert is_one(MARKET, MARKET | killed(12))
    assert not is_one(MARKET, MARKET | killed(220))


def test_two_places_on_one_day_are_two_happenings() -> None:
    gao, kidal = city("Gao", latitude=16.3, longitude=-0.04), city("Kidal", latitude=18.4, longitude=1.4)
    assert not is_one(MARKET | gao, MARKET | kidal)
    assert is_one(MARKET | gao, MARKET | city("Gao suburb", latitude=16.35, longitude=-0.04))


def test_places_that_no_gazetteer_knows_count_by_name() -> None:
    near = {"place_name": None, "evidence": "A bomb in the vegetable market killed shoppers near Ansongo."}
    elsewhere = {"place_name": None, "evidence": "A bomb in the vegetable market killed shoppers near Menaka."}
    unplaced = MARKET | {"killed_count_min": None, "killed_count_max": None}
    assert is_one(unplaced | near, unplaced | near)
    assert not is_one(unplaced | near, unplaced | elsewhere)


def test_other_sides_are_another_happening_unless_all_else_agrees() -> None:
    swapped = {"actors": [party("MLI", "MIL", "troops")], "recipients": [party("MLI", "REB", "rebels")]}
    assert not is_one(MARKET, MARKET | swapped)
    assert is_one(MARKET, MARKET | {"actors": [party("MLI", "MIL", "troops")]})  # who did it is disputed


def test_parties_of_a_meeting_have_no_sides() -> None:
    one, two = party("IRN", text="Iran"), party("OMN", text="Oman")
    meeting = {"event_type": "CONSULT", "is_reciprocal": True, "recipients": []}
    assert is_one(meeting | {"actors": [one, two]}, meeting | {"actors": [two, one]})
    assert is_one(meeting | {"actors": [one, two]}, meeting | {"actors": [one], "recipients": [two], "is_reciprocal": False})
    assert not is_one(meeting | {"actors": [one, two]}, meeting | {"actors": [one, party("IRQ", text="Iraq")]})


def test_a_call_is_not_a_visit() -> None:
    meeting = {"event_type": "CONSULT", "actors": [party("IRN")], "recipients": [party("OMN")]}
    assert is_one(meeting | {"event_mode": "phone"}, meeting)
    assert not is_one(meeting | {"event_mode": "phone"}, meeting | {"event_mode": "visit"})


def test_one_truce_on_following_days_and_its_extension_apart() -> None:
    sides = {"actors": [party("ARM"), party("AZE")], "recipients": [], "is_reciprocal": True}
    agreed = sides | {"event_type": "AGREE", "evidence": "They agreed to a truce.", "trigger_text": "agreed to"}
    holds = sides | {
        "event_type": "RETREAT",
        "event_mode": "ceasefire",
        "evidence": "The truce held.",
        "trigger_text": "truce held",
    }
    longer = sides | {"event_type": "AGREE", "evidence": "They agreed to extend the truce.", "trigger_text": "agreed to"}
    later = {"event_date": DAY + timedelta(days=2), "told_on": DAY + timedelta(days=3)}
    first, second, third = names(agreed, holds | later, longer | later)
    assert first == second != third


@pytest.mark.parametrize(("matter", "is_joined"), [("hacking its mail servers", True), ("moving troops to the border", False)])
def test_accusations_are_one_when_the_matter_is_one(matter: str, is_joined: bool) -> None:
    sides = {"event_type": "ACCUSE", "actors": [party("USA")], "recipients": [party("CHN")], "trigger_text": "accused"}
    hacking = {"evidence": "It was accused of the hacking of mail servers."}
    assert is_one(sides | hacking, sides | {"evidence": f"It was accused of {matter}."}) is is_joined


def test_a_retelling_weeks_later_joins_what_it_tells_of() -> None:
    march = {"event_date": date(2021, 5, 1), "event_end_date": date(2021, 5, 31), "date_precision": "month"}
    retold = (
        MARKET | march | {"told_on": date(2021, 8, 1), "actors": [], "evidence": "A bomb killed shoppers at a market in May."}
    )
    assert is_one(MARKET, retold)
    assert not is_one(MARKET, retold | city("Timbuktu"))
    assert is_one(MARKET, retold | {"event_date": None, "event_end_date": None, "date_basis": "none"})


def test_a_retelling_that_fits_two_happenings_joins_neither() -> None:
    other = {"event_date": DAY + timedelta(days=9), "told_on": DAY + timedelta(days=10)}
    march = {"event_date": date(2021, 5, 1), "event_end_date": date(2021, 5, 31), "date_precision": "month"}
    assert len(set(names(MARKET, MARKET | other, MARKET | march | {"told_on": date(2021, 8, 1)}))) == 3


def test_what_is_to_come_is_not_what_came() -> None:
    assert not is_one(MARKET, MARKET | {"modality": "planned"})
    assert is_one(MARKET, MARKET | {"modality": "denied"})


def test_a_copy_joins_though_nothing_is_dated() -> None:
    undated = {
        "event_date": None,
        "date_basis": "none",
        "told_on": None,
        "cluster_id": "a" * 32,
        "evidence": "Rebels hit the troops.",
    }
    assert is_one(undated, undated)
    assert not is_one(undated, undated | {"cluster_id": "b" * 32})


def test_notes_are_bounded() -> None:
    store = Store()
    for number in range(3 * MOST_NOTES):
        events = told_events([MARKET | killed(20, 20 + number) | {"event_id": f"{number:032x}", "article_id": f"{number:032x}"}])
        store.run(events)
    assert len(set(store.names.values())) == 1
    assert len(store.notes) == MOST_NOTES


PARTIES = st.sampled_from(
    [party("MLI", "REB", "rebels"), party("MLI", "MIL", "troops"), party("FRA", "MIL", "soldiers"), party(None, "UAF", "gunmen")]
)
PLACES = st.sampled_from([{}, city("Gao"), city("Kidal"), {"place_name": "Mali", "place_precision": "country"}])
WORDS = st.lists(st.sampled_from(["market", "convoy", "bridge", "school", "truce", "violating", "extend"]), max_size=4)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "event_type": st.sampled_from(["ASSAULT", "COERCE", "AGREE", "RETREAT", "CONSULT", "ACCUSE"]),
            "modality": st.sampled_from(["happened", "planned", "denied"]),
            "event_date": st.one_of(st.none(), st.integers(0, 6).map(lambda days: DAY - timedelta(days=days))),
            "date_basis": st.sampled_from(["relative", "dateline"]),
            "actors": st.lists(PARTIES, max_size=2),
            "recipients": st.lists(PARTIES, max_size=2),
            "is_reciprocal": st.booleans(),
            "killed": st.sampled_from([None, 1, 12, 20]),
            "place": PLACES,
            "words": WORDS,
            "article": st.integers(0, 7),
        }
    ),
    min_size=2,
    max_size=14,
)


def made(rows: list[dict[str, Any]]) -> pl.DataFrame:
    finished = []
    for number, row in enumerate(rows):
        article = row["article"]
        plain = {key: value for key, value in row.items() if key not in ("killed", "place", "words", "article")}
        text = " ".join(["They", *row["words"]])
        finished.append(
            plain
            | row["place"]
            | (killed(row["killed"]) if row["killed"] else {})
            | {"evidence": text, "trigger_text": "They", "article_id": f"{article:032x}", "sentence_number": number}
            | {"told_on": DAY + timedelta(days=article // 3)}
        )
    return told_events(finished)


QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(rows: list[dict[str, Any]], chooser: Any) -> None:
    events, one, two = made(rows), Store(), Store()
    places = list(range(events.height))
    chooser.shuffle(places)
    one.run(events)
    two.run(events[places])
    assert one.names == two.names


@QUICK
@given(ROWS)
def test_runs_in_reading_order_give_what_one_run_gives(rows: list[dict[str, Any]]) -> None:
    events, whole, step_by_step = made(rows), Store(), Store()
    whole.run(events)
    for article in sorted(set(events["article_id"])):
        step_by_step.run(events.filter(pl.col("article_id") == article))
    assert step_by_step.names == whole.names


@QUICK
@given(ROWS, st.randoms(use_true_random=False))
def test_a_later_run_changes_no_name_in_whatever_order_runs_come(rows: list[dict[str, Any]], chooser: Any) -> None:
    events, store = made(rows), Store()
    articles = sorted(set(events["article_id"]))
    chooser.shuffle(articles)
    for article in articles:
        before = dict(store.names)
        store.run(events.filter(pl.col("article_id") == article))
        assert before.items() <= store.names.items()
    assert set(store.names) == set(events["event_id"])
    assert all(store.names[name] == name for name in store.names.values())  # the opening event is in its own incident


@QUICK
@given(ROWS)
def test_no_incident_mixes_what_cannot_be_one(rows: list[dict[str, Any]]) -> None:
    events, store = made(rows), Store()
    store.run(events)
    groups: dict[str, set[str]] = {}
    for telling in read_tellings(events):
        groups.setdefault(store.names[telling.event_id], set()).add(telling.group)
    assert all(len(group) == 1 for group in groups.values())


def test_every_type_is_of_some_kind() -> None:
    assert all(telling.kind for telling in tellings(*({"event_type": name} for name in TYPES)))
