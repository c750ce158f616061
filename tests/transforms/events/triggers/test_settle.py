import pytest

from tests.transforms.events.coding import events_of, one


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        # A future meeting, future aid and a promised release are agreements.
        ("The Danish premier will visit Kenya in May.", "AGREE", "planned"),
        ("Norway will provide aid to Haiti.", "AGREE", "planned"),
        ("Iran promised to release two Turkish soldiers.", "AGREE", "promised"),
        # An announced withdrawal is a concession.
        ("Uganda announced the withdrawal of its troops from Congo.", "CONCEDE", "happened"),
        # What is decided or about to be done is the act itself, planned.
        ("Kenya is about to restore diplomatic ties with Somalia.", "SUPPORT", "planned"),
        ("Kenya decided to lift sanctions on Somalia.", "RETREAT", "planned"),
        ("Kenya decided to impose sanctions on Somalia.", "SANCTION", "planned"),
        ("Kenya was on the verge of expelling two Somali diplomats.", "SANCTION", "planned"),
        # Meetings, aid and force stay ahead even when they are decided.
        ("The Kenyan premier decided to visit Somalia.", "AGREE", "planned"),
        ("Kenya is about to attack Somalia.", "THREATEN", "threatened"),
        # Future harm is a threat.
        ("Kenya will impose sanctions on Somalia.", "THREATEN", "threatened"),
        ("Kenya will expel two Somali diplomats unless Somalia frees a Kenyan.", "THREATEN", "conditional"),
        # So is harm that is only threatened, told by the act itself or by the strike that is to come.
        ("Kenya threatened to cut off the water supply of a Somali town.", "THREATEN", "threatened"),
        ("Kenyan teachers threatened to hold a general strike.", "THREATEN", "threatened"),
        # Refused cooperation is a rejection.
        ("The Kenyan premier would not visit Somalia.", "REJECT", "happened"),
        ("Kenya will not provide aid to Somalia.", "REJECT", "happened"),
        ("The Kenyan premier will not visit Somalia.", "REJECT", "happened"),
    ],
)
def test_rules_of_the_codebook(text: str, event_type: str, modality: str) -> None:
    event = one(text)
    assert (event["event_type"], event["modality"]) == (event_type, modality)


def test_reciprocal_acts_put_all_parties_as_actors() -> None:
    event = one("The Kenyan and Ugandan presidents met on Monday.")
    assert event["is_reciprocal"]
    assert [party["country_code"] for party in event["actors"]] == ["KEN", "UGA"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan report on trade has forty pages.",
        "Sanctions may be imposed, an analyst said of the market.",  # a threat needs a threatener
    ],
)
def test_reports_without_an_act_give_nothing(text: str) -> None:
    assert events_of([text])[0] == []
