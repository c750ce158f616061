from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.references import resolve_references
from transforms.events.model import Reading
from transforms.events.sentences import split_sentences


def told(text: str, home: str | None = None) -> list[tuple[str, str | None]]:
    read = [Reading(sentence, find_mentions(sentence, load_gazetteer(), None)) for sentence in split_sentences(text)]
    return [(m.text, m.country_code) for r in resolve_references(read, home) for m in r.mentions]


def test_roles_take_the_one_country_of_the_article():
    assert told("Togo held a vote. Police fired on voters.")[1:] == [("Police", "TGO"), ("voters", "TGO")]


def test_roles_stay_open_where_the_article_names_two_countries():
    assert told("Togo met Niger. Police fired on voters.")[2:] == [("Police", None), ("voters", None)]


def test_roles_beside_the_one_country_of_the_article_take_it_below_the_first_sentence():
    assert told("Togo held a vote. In Togo, gunmen fled.")[-1] == ("gunmen", "TGO")
    assert told("In Togo, gunmen fled.")[-1] == ("gunmen", None)
    assert told("Togo held a vote. In Niger, gunmen fled.")[-1] == ("gunmen", None)


def test_roles_take_the_country_of_the_dateline_where_none_is_named():
    assert told("Police fired on voters.", home="TGO") == [("Police", "TGO"), ("voters", "TGO")]
    assert told("Police fired on voters.") == [("Police", None), ("voters", None)]


def test_the_press_and_bodies_of_many_states_are_no_country_of_the_article():
    assert told("Reuters met NATO. Togo agreed. Police left.")[-1] == ("Police", "TGO")


def test_roles_take_the_country_that_the_article_names_far_more_often_than_others():
    story = "Togo voted. Togo counted. In Togo shops closed. Togo waited. Niger watched. Police fired."
    assert told(story)[-1] == ("Police", "TGO")
    assert told(story, home="NER")[-1] == ("Police", None)
    assert told("Togo voted. Togo counted. Niger watched. Police fired.")[-1] == ("Police", None)
