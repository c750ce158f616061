import pytest

from tests.transforms.events.coding import events_of


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Republicans met in Atlanta. The Georgia governor criticised the court.", "USA"),
        ("Police in Texas found the car. Georgia's attorney general sued the carmaker.", "USA"),
        ("Russia shelled a village. The Georgian army withdrew. Georgia condemned Russia.", "GEO"),
        ("Georgia condemned Russia.", "GEO"),
        ("Republicans met the Georgian president in Atlanta. Georgia condemned Russia.", "GEO"),
    ],
)
def test_georgia_is_the_state_in_an_american_story(text, country):
    accused = [row for row in events_of([text])[0] if row["event_type"] == "ACCUSE"]
    assert [party["country_code"] for party in accused[-1]["actors"]] == [country]


def test_where_something_happened_in_the_state_is_told_with_it():
    found = events_of(["Republicans met in Atlanta. Police arrested two senators in Georgia on Monday."])[0]
    (arrest,) = [row for row in found if row["event_type"] == "COERCE"]
    assert (arrest["place_country_code"], arrest["admin1"], arrest["place_precision"]) == ("USA", "Georgia", "admin1")
