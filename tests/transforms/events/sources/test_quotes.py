from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.events.coding import article, code
from transforms.events.model import Quote
from transforms.events.sentences import split_sentences
from transforms.events.sources.quotes import find_quotes


def read(text: str) -> list[Quote]:
    quotes = find_quotes(text, split_sentences(text))
    assert all(text[quote.char_start : quote.char_end] == quote.text for quote in quotes)
    return quotes


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker_text) for quote in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ('"The bridge is shut," Oke said.', "The bridge is shut,", "Oke"),
        ('"The bridge is shut", he said.', "The bridge is shut", "he"),
        ('"The bridge is shut," read the document.', "The bridge is shut,", "the document"),
        ('Oke said: "The bridge is shut."', "The bridge is shut.", "Oke"),
        ('Oke said it was "a very sad day" for all.', "a very sad day", "Oke"),
        ('"One fell. Two rose. Three stood," Oke said.', "One fell. Two rose. Three stood,", "Oke"),
        ('On the zones, Oke told the channel:\n\n"The bridge is shut."', "The bridge is shut.", "Oke"),
        ('"The bridge is shut,"\n\nhe was quoted as saying by the agency.', "The bridge is shut,", "he"),
        ('"First part here.\n\n"Second part," Oke said.', 'First part here.\n\n"Second part,', "Oke"),
        ('"Go home!" Oke said.', "Go home!", "Oke"),
    ],
)
def test_speech_with_its_speaker(text: str, words: str, speaker: str) -> None:
    assert said(text) == [(words, speaker)]


def test_speech_goes_on_with_the_same_speaker() -> None:
    assert said('"The bridge is shut," Oke said. "It will stay so."') == [
        ("The bridge is shut,", "Oke"),
        ("It will stay so.", "Oke"),
    ]


def test_speech_after_a_sentence_that_only_quotes_is_nobodys() -> None:
    assert said('Oke says talks "have been very good", but the deal fell. "Go home!" He left.')[1] == ("Go home!", None)


def test_without_a_speaker_the_reason_is_told() -> None:
    quote = read('Snow fell. A sign bore the words "mind the steep stairs" in red.')[0]
    assert (quote.speaker_text, quote.speaker_reason) == (None, "no_speaker_found")


@pytest.mark.parametrize(
    "text", ['The "new" plan failed.', 'They saw "The Lord of the Hills" twice.', "It's the miners' plan.", "", '""', '" "']
)
def test_what_is_no_speech(text: str) -> None:
    assert read(text) == []


@given(
    st.text(alphabet=st.sampled_from('aB "\n.,:'), max_size=60)
    | st.lists(st.sampled_from('"We won said Oke , . : \n\n told he "'.split(" "))).map(" ".join)
)
@settings(max_examples=50)
def test_offsets_are_exact_for_any_text(text: str) -> None:
    quotes = read(text)
    assert all(one.char_end <= two.char_start for one, two in pairwise(quotes))
    assert all((quote.speaker_text is None) == (quote.speaker_reason is not None) for quote in quotes)


def test_pronouns_that_speak_have_the_name_they_stand_for() -> None:
    body = 'John Kerry met the Iranian president on Monday.\n\n"The talks were long and hard," he told reporters.'
    (row,) = code([article(body)]).quotes.to_dicts()
    assert (row["speaker_text"], row["speaker_name"], row["speaker_entity_id"]) == ("he", "John Kerry", "per-john-kerry")


def test_quotations_have_their_speaker_in_sentences_that_tell_no_act() -> None:
    body = 'John Kerry met the Iranian president on Monday.\n\n"Bread is never too dear," said Orla Tannstad.'
    (row,) = code([article(body)]).quotes.to_dicts()
    assert (row["speaker_text"], row["speaker_reason"]) == ("Orla Tannstad", None)
