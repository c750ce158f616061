from datetime import date
from typing import Any

from tests.transforms.events.coding import article, code, one


def told(body: str, day: str | None = "2021-05-06") -> list[dict[str, Any]]:
    return code([article(body, day=day)]).events.to_dicts()


def test_date_in_the_sentence_counts_from_the_dateline() -> None:
    (event,) = told("The Iranian president met the Omani sultan on May 5.")
    assert (event["event_date"], event["date_basis"], event["date_text"]) == (date(2021, 5, 5), "relative", "May 5")


def test_news_without_a_date_takes_the_day_of_the_dateline() -> None:
    (event,) = told("Ethiopian troops attacked a Somali base.")
    assert (event["event_date"], event["date_basis"]) == (date(2021, 5, 6), "dateline")


def test_plans_without_a_date_have_none() -> None:
    (event,) = told("The Iranian president will meet the Omani sultan.")
    assert (event["event_date"], event["date_basis"], event["date_reason"]) == (None, "none", "no_date_in_sentence")


def test_without_a_dateline_the_day_stays_unknown_with_its_reason() -> None:
    (event,) = told("The Iranian president met the Omani sultan on Friday.", day=None)
    assert (event["event_date"], event["date_reason"]) == (None, "no_anchor")


def test_date_of_another_clause_is_not_taken() -> None:
    events = told("Iran condemned Turkey after the May 2 air strike by Turkey on an Iraqi base.")
    by_type = {event["event_type"]: event["event_date"] for event in events}
    assert by_type["ACCUSE"] == date(2021, 5, 6)
    assert by_type["ASSAULT"] == date(2021, 5, 2)


def test_deadline_is_apart_from_the_date() -> None:
    (event,) = told("Laos and Vietnam will form a joint committee by June 4.")
    assert event["deadline_date"] == date(2021, 6, 4)
    assert event["event_date"] is None


def test_counts_go_to_their_columns() -> None:
    event = one("Eleven Burmese rebels were killed and 34 wounded.")
    assert event["event_type"] == "ASSAULT"
    assert (event["killed_count"], event["wounded_count"]) == (11, 34)
    assert event["actors"] == []


def test_counts_of_one_list_are_added_up() -> None:
    event = one("Burmese rebels killed 12 soldiers, at least 3 guards and a cook.", "ASSAULT")
    assert (event["killed_count"], event["killed_count_min"], event["killed_count_max"]) == (None, 15, None)
    assert one("Burmese rebels killed 12 soldiers and 5 nurses.", "ASSAULT")["killed_count"] == 17
    assert one("Burmese rebels killed a soldier.", "ASSAULT")["killed_count"] == 1


def test_counts_of_the_clause_behind_belong_to_another_act() -> None:
    event = one("Ghana condemned Togo after Togolese troops killed 12 Ghanaian farmers.", "ACCUSE")
    assert (event["killed_count"], event["killed_count_min"]) == (None, None)
    assert one("Burmese police arrested nine students after rebels killed 12 guards.", "COERCE")["killed_count_min"] is None


def test_violations_are_counted() -> None:
    event = one("The ceasefire is weak: Burmese rebels breached it 12 times.", "ASSAULT")
    assert event["violation_count"] == 12


def test_durations_are_hours() -> None:
    assert one("Egypt called for a ceasefire of 36 hours in Gaza.")["duration_hours"] == 36
    assert one("Mali extended the truce for another 24 hours.")["duration_hours"] == 24


def test_money_is_an_amount_with_its_unit() -> None:
    event = one("Kuwait gave $5 million in aid to Jordan.")
    assert (event["amount"], event["amount_unit"]) == (5_000_000, "USD")


def test_place_is_resolved() -> None:
    event = one("The Iranian president met the Omani sultan in Geneva.")
    assert (event["place_raw"], event["place_country_code"], event["place_precision"]) == ("Geneva", "CHE", "city")
    assert one("Ethiopian troops attacked Somali rebels.")["place_reason"] == "no_place_in_sentence"
