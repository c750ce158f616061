import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.events.sentences import split_sentences
from transforms.events.sources.attribution import find_attributions
from transforms.events.sources.speech_frames import find_lead_in, find_tail
from transforms.lexicons.loader import read_lexicon


def read(text: str, number: int = 1) -> list[tuple[str, str, str, str]]:
    """Speaker, verb, words covered and words cut of each attribution."""
    found = []
    for sentence in split_sentences(text, number):
        words = [token.text for token in sentence.tokens]
        for a in find_attributions(sentence):
            assert " ".join(words[a.speaker_start : a.speaker_end]).replace(" ", "") == a.speaker.replace(" ", "")
            found.append((a.speaker, a.verb, " ".join(words[a.start : a.end]), " ".join(words[a.cut_start : a.cut_end])))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the daily, the bridge was shut.",
            ("the daily", "according to", "the bridge was shut .", "According to the daily ,"),
        ),
        (
            "The bridge was shut, according to the daily.",
            ("the daily", "according to", "The bridge was shut", ", according to the daily"),
        ),
        ("The mayor said that it was shut.", ("The mayor", "said", "it was shut .", "The mayor said that")),
        ("The mayor said it was shut.", ("The mayor", "said", "it was shut .", "The mayor said")),
        (
            "The ministry said in a statement on Wednesday that it was shut.",
            ("The ministry", "said", "it was shut .", "The ministry said in a statement on Wednesday that"),
        ),
        ("On Friday, the mayor said the bridge was shut.", ("the mayor", "said", "the bridge was shut .", "the mayor said")),
        ("Oke told Li that the bridge was shut.", ("Oke", "told", "the bridge was shut .", "Oke told Li that")),
        ("Oke further reported that it was shut.", ("Oke", "reported", "it was shut .", "Oke further reported that")),
        (
            "The bridge was shut, the mayor said on Thursday.",
            ("the mayor", "said", "The bridge was shut", ", the mayor said on Thursday"),
        ),
        (
            "The bridge was a gift, the ministry added.",
            ("the ministry", "added", "The bridge was a gift", ", the ministry added"),
        ),
        ('"The bridge is shut," Oke said.', ("Oke", "said", '" The bridge is shut , "', "Oke said")),
        ('"The bridge is shut", he said.', ("he", "said", '" The bridge is shut "', ", he said")),
        ('"The bridge is shut," said Oke.', ("Oke", "said", '" The bridge is shut , "', "said Oke")),
        ('"The bridge is shut," read the document.', ("the document", "read", '" The bridge is shut , "', "read the document")),
        ("The third part, he said, is to fix it.", ("he", "said", "The third part , he said , is to fix it .", ", he said ,")),
        (
            "The zones are good, he was quoted as saying by the agency.",
            ("he", "quoted as saying", "The zones are good", ", he was quoted as saying by the agency"),
        ),
        (
            "General Vale declared readiness to leave, adding that Lima expects more.",
            ("General Vale", "adding", "Lima expects more .", ", adding that"),
        ),
        ('Asked about it, Oke said, "I will not spoil it".', ("Oke", "said", '" I will not spoil it " .', "Oke said ,")),
        (
            'Oke says Lima and Quito "have had good talks" again.',
            ("Oke", "says", 'Lima and Quito " have had good talks " again .', "Oke says"),
        ),
        (
            "Li of the army's General Staff declared readiness to go, adding that Lima expects more.",
            ("Li of the army's General Staff", "adding", "Lima expects more .", ", adding that"),
        ),
        (
            "Oke met his old friend, telling reporters that steps were made.",
            ("Oke", "telling", "steps were made .", ", telling reporters that"),
        ),
    ],
)
def test_the_forms_of_attribution(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text) == [expected]


def test_an_agency_that_reports_a_speaker_ends_their_words() -> None:
    inner, outer = read("Oke told Li in a call that Lima must act, the State Department said.")
    assert (inner[0], inner[2]) == ("Oke", "Lima must act")
    assert (outer[0], outer[3]) == ("the State Department", ", the State Department said")


def test_a_name_after_the_colon_of_a_headline() -> None:
    assert read("Progress made at truce talks: Oke", 0) == [("Oke", ":", "Progress made at truce talks", ": Oke")]
    assert read("Progress made at truce talks: Oke", 1) == []


def test_a_warning_is_an_act_and_is_not_cut() -> None:
    assert read("The mayor warned that it was weak.") == [("The mayor", "warned", "it was weak .", "")]


@pytest.mark.parametrize(
    "text",
    [
        "She declined to say more.",
        "The mayor warned the crowd.",
        "Media reports that day were late.",
        "The man who said so left.",
        'He saw the sign: "Oke said no to all".',
        "It is said to be shut.",
        "He is now said to have left.",
        "He should have told us so.",
        "The rest is false claims, too.",
        "They met Mr. Oke Said of Lima.",
        "The United States of old fell.",
        "he was quoted as saying by the agency.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert read(text) == []


def test_lead_in_and_tail_of_speech() -> None:
    lead = split_sentences("On the zones, Oke told the channel:")[0]
    assert find_lead_in(lead) == (4, 5)
    tail = split_sentences("he was quoted as saying by the agency.")[0]
    assert find_tail(tail) == (0, 1)
    assert find_tail(split_sentences("The zones were shut.")[0]) is None


@pytest.mark.parametrize("row", read_lexicon("say_verbs").to_dicts(), ids=lambda row: row["rule_id"])
def test_say_verb_rows(row: dict[str, str]) -> None:
    assert [verb for _speaker, verb, _words, _cut in read(row["example"])] == [row["verb"]]
    assert read(row["counter_example"]) == []


_WORDS = st.sampled_from(
    'Oke the ministry said told Li that , " according to adding quoted as saying was : . and on Friday he read reports'.split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
@settings(max_examples=50)
def test_no_text_raises_and_spans_lie_inside(text: str) -> None:
    for sentence in split_sentences(text):
        for a in find_attributions(sentence):
            assert 0 <= a.start < a.end <= len(sentence.tokens)
            assert 0 <= a.cut_start <= a.cut_end <= len(sentence.tokens)
            assert a.speaker_start < a.speaker_end


@pytest.mark.parametrize(
    "text",
    ["Ghana told Togo to withdraw its troops.", "Ghana said no to a plan by Togo.", "The premier said yes to talks."],
)
def test_an_order_and_an_answer_report_no_words(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told a visitor to the town that the bridge was shut.",
        "The mayor told reporters the plan to mend the bridge was dead.",
        "The mayor said no plan to mend the bridge was made.",
    ],
)
def test_words_told_to_somebody_are_reported(text: str) -> None:
    assert len(read(text)) == 1
