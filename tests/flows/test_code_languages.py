"""`dateline code` reads English alone: the language that a record states, else the one that its text is seen to be in."""

from flows.commands.code import code_chunk
from transforms.events.actors.gazetteer import load_gazetteer

ENGLISH = "The French president met the German chancellor in Paris. " * 6
GERMAN = "Der Minister sagte, dass die Idee nicht die beste war, und dass er mit ihr sprach. Serbia condemned Croatia. " * 4


def types(record: dict[str, object]) -> set[str]:
    (coded,) = code_chunk([{"id": 1} | record], load_gazetteer(), None)
    return {event["event_type"] for event in coded["events"]}


def test_text_in_another_language_gives_no_events_though_words_look_english() -> None:
    assert types({"text": GERMAN}) == set()
    assert types({"text": GERMAN, "language": "en"}) != set()


def test_a_stated_language_goes_before_what_is_seen() -> None:
    assert types({"text": ENGLISH}) == {"CONSULT"}
    assert types({"text": ENGLISH, "language": "de"}) == set()


def test_short_texts_count_as_english() -> None:
    assert types({"text": "Serbia condemned Croatia."}) == {"ACCUSE"}
