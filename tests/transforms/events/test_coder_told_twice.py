"""Acts that one sentence tells twice."""

from tests.transforms.events.coding import codes, events_of, one


def test_what_an_attack_did_belongs_to_the_attack() -> None:
    event = one("Kenyan artillery fire hit two hamlets near Garissa, killing four Somali soldiers and wounding nine herders.")
    assert (event["event_type"], event["event_mode"]) == ("ASSAULT", "heavy-weapons")
    assert (event["killed_count"], event["wounded_count"]) == (4, 9)
    assert [party["text"] for party in event["recipients"]] == ["four Somali soldiers", "nine herders"]
    assert event["place_raw"] == "Garissa"


def test_participles_joined_by_and_share_their_subject() -> None:
    event = one("Kenyan troops opened fire on Monday, killing four Somali soldiers and wounding six rebels.")
    assert codes(event, "actors") == ["KEN"]
    assert len(event["recipients"]) == 2


def test_harm_by_another_is_an_act_of_its_own() -> None:
    rows = events_of(
        ["Kenyan troops attacked a camp, and Somali rebels shot at the Ethiopian army, killing two Ethiopian soldiers."]
    )
    assert [codes(row, "actors") for row in rows[0]] == [["KEN"], ["SOM"]]


def test_forces_hit_by_a_state_are_not_lent_its_country() -> None:
    event = one("Kenyan shelling killed five soldiers.")
    assert (codes(event, "actors"), codes(event, "recipients")) == (["KEN"], [None])


def test_a_threat_quoted_is_one_event_of_who_threatens() -> None:
    event = one('"Niger will strike back if Benin shuts the border," its army spokesman warned.')
    assert (event["event_type"], event["modality"]) == ("THREATEN", "conditional")
    assert (codes(event, "actors"), codes(event, "recipients")) == (["NER"], ["BEN"])
    assert event["condition_text"] == "if Benin shuts the border"
    assert "spokesman" in event["attributed_to"]


def test_words_that_threaten_nothing_are_no_threat() -> None:
    assert events_of(['"The harvest is poor this year," the farm minister of Benin warned.'])[0] == []


def test_a_threat_in_the_articles_words_has_no_source() -> None:
    assert one("Benin warned Niger not to shut the border.")["attributed_to"] is None


def test_speaker_and_actor_may_be_one() -> None:
    event = one("Niger must free the sailors, the president of Benin said.")
    assert (codes(event, "actors"), event["attributed_to"]) == (["BEN"], "the president of Benin")


def test_harm_on_a_condition_is_a_threat() -> None:
    event = one("Benin said it would expel Nigerien diplomats unless the border is reopened.")
    assert (event["event_type"], event["event_mode"], event["modality"]) == ("THREATEN", "expel", "conditional")
