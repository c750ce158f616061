from typing import Any

import pytest

from tests.transforms.events.coding import article, code, codes, events_of, one


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Ethiopian troops attacked a Somali base.", "ASSAULT", ["ETH"], ["SOM"]),
        ("A Somali base was attacked by Ethiopian troops.", "ASSAULT", ["ETH"], ["SOM"]),
        ("Two Malian soldiers were killed.", "ASSAULT", [], ["MLI"]),
        ("Kenya, Uganda and Rwanda condemned Burundi.", "ACCUSE", ["KEN", "UGA", "RWA"], ["BDI"]),
        ("France condemned Syria and Iran.", "ACCUSE", ["FRA"], ["SYR", "IRN"]),
        ("Iran's air strike on an Iraqi base came on Monday.", "ASSAULT", ["IRN"], ["IRQ"]),
        ("An air strike by Turkey on an Iraqi base came on Monday.", "ASSAULT", ["TUR"], ["IRQ"]),
        ("Sudan rejected an Egyptian offer.", "REJECT", ["SDN"], ["EGY"]),
        ("Japan imposed sanctions on Russia.", "SANCTION", ["JPN"], ["RUS"]),
        ("Sanctions were imposed on Russia by Japan.", "SANCTION", ["JPN"], ["RUS"]),
        ("China sent aid to Nepal.", "AID", ["CHN"], ["NPL"]),
        ("Chile, which borders Peru, accused Bolivia of theft.", "ACCUSE", ["CHL"], ["BOL"]),
        ("Norway, after years of doubt, recognised the government of Kosovo.", "SUPPORT", ["NOR"], ["XKX"]),
        ("Thousands of Iraqis demonstrated against the Turkish government.", "PROTEST", ["IRQ"], ["TUR"]),
        ("Police in Jordan arrested a Syrian activist.", "COERCE", ["JOR"], ["SYR"]),
        ("Turkey attacked a Syrian town and Iran condemned the raid.", "ASSAULT", ["TUR"], ["SYR"]),
    ],
)
def test_who_did_it_to_whom(text: str, event_type: str, actors: list[str], recipients: list[str]) -> None:
    event = one(text, event_type)
    assert (codes(event, "actors"), codes(event, "recipients")) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The Iranian president met the Omani sultan.",
        "The Iranian and Omani foreign ministers met in Cairo.",
        "Talks between Iran and Oman ended on Friday.",
        "Iran held talks with Oman.",
        "Iran and Oman signed an agreement.",
    ],
)
def test_reciprocal_acts_make_all_parties_actors(text: str) -> None:
    event = one(text)
    assert event["is_reciprocal"]
    assert codes(event, "actors") == ["IRN", "OMN"]
    assert event["recipients"] == []


def test_two_acts_of_one_sentence_keep_their_own_parties() -> None:
    text = "The Iranian president met the Omani sultan, and the Thai premier also met the Lao premier."
    first, second = events_of([text])[0]
    assert codes(first, "actors") == ["IRN", "OMN"]
    assert codes(second, "actors") == ["THA", "LAO"]


def test_attribution_is_no_actor() -> None:
    event = one("Ethiopian troops attacked a Somali base, the Kenyan ministry said on Friday.")
    assert codes(event, "actors") == ["ETH"]
    assert "Kenyan ministry" in event["attributed_to"]


def test_pronoun_of_the_speaker_is_resolved() -> None:
    event = one("Sweden said last week it had suspended military aid to Uganda.")
    assert (event["event_type"], codes(event, "actors"), codes(event, "recipients")) == ("SANCTION", ["SWE"], ["UGA"])


def test_nobody_named_is_told_by_a_reason() -> None:
    event = one("Two Malian soldiers were killed.")
    assert (event["actor_text"], event["actor_reason"]) == (None, "not_named")
    assert event["recipient_reason"] is None


def test_obliged_one_is_the_recipient_and_the_speaker_the_actor() -> None:
    event = one("The Polish premier said on Monday that Belarus must free the reporters.", "REQUEST")
    assert (codes(event, "actors"), codes(event, "recipients")) == (["POL"], ["BLR"])


@pytest.mark.parametrize("word", ["military aid", "economic aid"])
def test_words_that_only_describe_are_no_party(word: str) -> None:
    event: dict[str, Any] = one(f"Norway promised {word} to Mali.")
    assert codes(event, "recipients") == ["MLI"]


def test_own_country_is_no_recipient() -> None:
    assert one("The Serbian president promised to open Serbia to trade.")["recipients"] == []


def test_names_side_by_side_open_a_headline_together() -> None:
    rows = code([article("Chad is dry.", title="Putin, Erdogan discuss Chad by phone")]).events.to_dicts()
    assert [(codes(row, "actors"), row["recipients"], row["is_reciprocal"]) for row in rows] == [(["RUS", "TUR"], [], True)]


def test_a_comma_in_a_headline_may_part_two_clauses() -> None:
    rows = code([article("Chad is dry.", title="Niger attacks Benin, Togo condemns raid")]).events.to_dicts()
    assert [codes(row, "actors") for row in rows] == [["NER"], ["TGO"]]


@pytest.mark.parametrize("title", ["Putin to meet Erdogan to Discuss Chad", "Putin and Erdogan meet to discuss Chad"])
def test_what_is_discussed_is_no_party(title: str) -> None:
    rows = code([article("Chad is dry.", title=title)]).events.to_dicts()
    assert [sorted(filter(None, codes(row, "actors") + codes(row, "recipients"))) for row in rows] == [["RUS", "TUR"]]


def test_a_country_that_talks_are_about_is_no_party() -> None:
    assert events_of(["Libya talks in Geneva ended on Friday."])[0] == []
    assert codes(one("Libya's talks with Chad ended on Friday."), "actors") == ["LBY", "TCD"]


def test_a_predicate_alone_in_quotes_keeps_its_subject() -> None:
    event = one('The Omani premier says Chad and Niger "have held useful talks" on wells.')
    assert (codes(event, "actors"), event["is_reciprocal"]) == (["TCD", "NER"], True)


def test_talks_that_were_held_name_both_sides() -> None:
    event = one("No talks between Chad and Niger were held in Agadez.")
    assert (codes(event, "actors"), event["is_negated"]) == (["TCD", "NER"], True)


def test_envoys_stand_for_those_who_sent_them() -> None:
    event = one("Negotiators for Chad and Niger held talks in Agadez.")
    assert (codes(event, "actors"), event["is_reciprocal"]) == (["TCD", "NER"], True)


def test_the_next_clause_gives_no_recipient() -> None:
    rows = {row["event_type"]: row for row in events_of(["Ghana rejected the charge and thanked Togo and Benin."])[0]}
    assert codes(rows["REJECT"], "recipients") == []
    assert codes(rows["SUPPORT"], "recipients") == ["TGO", "BEN"]


def test_the_object_before_and_is_not_the_next_subject() -> None:
    rows = events_of(["The Ghanaian president thanked Togo and Benin and imposed a curfew in Accra."])[0]
    assert [codes(row, "actors") for row in rows] == [["GHA"], ["GHA"]]


def test_who_is_expected_to_act_is_the_recipient() -> None:
    event = one("Ghana expects Togo to use its influence on the Beninese rebels.", "REQUEST")
    assert codes(event, "recipients") == ["TGO"]


def test_who_fires_is_the_actor_of_coming_under_fire() -> None:
    event = one("The Kenyan army came under mortar fire from Somali rebels near Garissa.")
    assert (codes(event, "actors"), codes(event, "recipients")) == (["SOM"], ["KEN"])
