import pytest

from tests.transforms.events.coding import events_of, one
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.layout import Layout, lay_out
from transforms.events.model import Reading
from transforms.events.sentences import split_sentences
from transforms.events.triggers.lexicon import load_lexicon
from transforms.events.triggers.scope import BACKGROUND, GOVERNED, MAIN, standings
from transforms.events.triggers.triggers import Trigger, find_triggers


def triggers_of(text: str) -> tuple[Layout, list[Trigger]]:
    sentence = split_sentences(text)[0]
    layout = lay_out(Reading(sentence, find_mentions(sentence, load_gazetteer(), None)))
    return layout, find_triggers(layout, load_lexicon())


@pytest.mark.parametrize(
    ("text", "rule", "voice", "mood"),
    [
        ("Rebels attacked a Malian base.", "assault-verb-attack", "active", "finite"),
        ("A Malian base was attacked by rebels.", "assault-verb-attack", "passive", "finite"),
        ("An attack on a Malian base took place.", "assault-noun-attack", "noun", "noun"),
        ("Rebels tried to attack a Malian base.", "assault-verb-attack", "active", "infinitive"),
        ("After attacking a Malian base rebels left.", "assault-verb-attack", "active", "gerund"),
        ("A base attacked by rebels burned in Mali.", "assault-verb-attack", "passive", "participle"),
        ("Two soldiers killed in Mali.", "assault-verb-kill", "passive", "finite"),
        ("Israel attacks a Syrian base.", "assault-verb-attack", "active", "finite"),
        ("Israeli strikes on a Syrian military base went on.", "assault-noun-strike", "noun", "noun"),
        ("Mortars fell on a Malian barracks.", "assault-verb-shells-land", "active", "finite"),
        ("Sanctions were imposed on Iran.", "sanction-light-impose-sanction", "passive", "finite"),
    ],
)
def test_reading_of_the_head(text: str, rule: str, voice: str, mood: str) -> None:
    _, triggers = triggers_of(text)
    assert (rule, voice, mood) in {(trigger.rule.rule_id, trigger.voice, trigger.mood) for trigger in triggers}


@pytest.mark.parametrize(
    "text",
    [
        "The detained men slept in Mali.",
        "Israeli-occupied land lies there.",
        "The book won praise in Iran.",
        "Iran's small arms rusted.",
        "Turks are welcome in Iran.",
    ],
)
def test_adjectives_and_nouns_are_no_verbs(text: str) -> None:
    assert triggers_of(text)[1] == []


def test_the_row_with_more_words_wins_and_closes_its_words() -> None:
    _, triggers = triggers_of("Turkey carried out air strikes on Kurdish fighters.")
    assert [trigger.rule.rule_id for trigger in triggers] == ["assault-light-carry-out-air-strike"]


def test_particle_may_stand_apart_but_not_behind_a_border() -> None:
    assert [t.rule.event_type for t in triggers_of("Rebel forces pulled their weapons back from Mali.")[1]] == ["RETREAT"]
    assert triggers_of("A friend called, on Mali, his aunt.")[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran agreed to release two Turkish soldiers.", [MAIN, GOVERNED]),
        ("France condemned an attack by Malian rebels.", [MAIN, GOVERNED]),
        ("Iran released a Turk after France imposed sanctions on Iran.", [MAIN, BACKGROUND]),
        ("Iran hopes to attack Iraq.", [GOVERNED]),
        ("Turkey accused Syria of shelling a town and expelled two Syrian diplomats.", [MAIN, GOVERNED, MAIN]),
    ],
)
def test_standings(text: str, expected: list[str]) -> None:
    layout, triggers = triggers_of(text)
    assert standings(layout, triggers) == expected


TRAPS = [
    "Manchester fired its manager after the defeat in Spain.",
    "The British champion will defend his title against a Mexican in June.",
    "France beat Croatia in the final on Sunday.",
    "The Brazilian striker shot wide in the match against Chile.",
    "Serena attacked the Russian's second serve.",
    "India's opener was dismissed for 12 against Australia.",
    "Spain and Italy clash in the cup on Friday.",
    "The Kenyan runner threatened the world record in Berlin.",
    "The Dutch side released a midfielder on a free transfer.",
    "Barcelona agreed a fee for the Brazilian player, and the club signed the player from Chile.",
    "The Nigerian forward struck twice against Ghana.",
    "The Mexican boxer battled for the title.",
    "Japan's shares rallied on Tuesday.",
    "Chinese stocks were hit by profit taking.",
    "The Swiss bank charged a fee on German deposits.",
    "The Korean firm launched a phone in Japan.",
    "Turkish inflation beat expectations in May.",
    "A price war broke out between Spanish and French airlines.",
    "The German carmaker recalled cars in China.",
    "Beat the eggs and fold in the French cream.",
    "Press the Greek cheese under a weight for an hour.",
    "Strike a balance between Thai spice and Indian sweetness.",
    "The film bombed at the box office in China.",
    "A photo shoot in Italy made the Korean star famous.",
    "An Italian heart attack patient left the hospital.",
    "Lightning struck a Kenyan farm.",
    "The Indian comedy is a riot of colour.",
    "The American singer released an album in Japan.",
    "The Irish author won the hearts of Polish readers.",
    "A Greek storm warning was issued on Monday.",
    "The earthquake killed 40 people in Nepal.",
    "The Danish museum visit costs ten euros.",
    "Ambush marketing pays, a Brazilian firm says.",
    "The Polish chess master resigned to the Dutch champion's coach.",
    "The Cuban song topped the charts in Mexico.",
]


def test_sport_business_recipes_and_metaphor_stay_silent() -> None:
    told = {text: [row["rule_id"] for row in rows] for text, rows in zip(TRAPS, events_of(TRAPS), strict=True) if rows}
    assert told == {}


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan officers would coordinate targets with Somali officers.",
        "Kenyan police used shells at sea.",
        "Kenyan traders buy tents and shells.",
        "Kenyan farmers close to the town sell Somali maize.",
    ],
)
def test_plural_objects_and_adjectives_are_no_acts(text: str) -> None:
    assert [row for row in events_of([text])[0] if row["event_type"] in ("ASSAULT", "COERCE")] == []


def test_a_country_whose_name_ends_like_an_adjective_is_a_subject() -> None:
    event = one("Sudan attacks Chad")
    assert (event["actors"][0]["country_code"], event["recipients"][0]["country_code"]) == ("SDN", "TCD")


def test_who_demonstrates_to_demand_something_protests() -> None:
    event = one("Kenyan miners demonstrated in Nakuru on Monday to demand that the state repair the wells.")
    assert (event["event_type"], event["event_mode"]) == ("PROTEST", "demo")


def test_one_alone_agrees_with_nobody() -> None:
    assert events_of(["Not all Kenyan farmers agree: the wells are dry."])[0] == []
    assert events_of(["The Kenyan parliament funded a museum of wells."])[0] == []
