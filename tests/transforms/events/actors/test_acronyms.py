import pytest

from transforms.events.actors.acronyms import find_definitions, is_acronym, with_definitions
from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.sentences import split_sentences


def defined(text: str) -> dict[str, str]:
    (sentence,) = split_sentences(text)
    return {d.acronym: " ".join(token.text for token in sentence.tokens[d.start : d.end]) for d in find_definitions(sentence)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels of the Free Rivers Front (FRF) left.", {"FRF": "Free Rivers Front"}),
        ("The Movement for Renewal (MFR) left.", {"MFR": "Movement for Renewal"}),
        ("The Bank of the South (BS) closed.", {"BS": "Bank of the South"}),
        ("The Union for Lake Trade (ULT) met the Lake Guild (LG).", {"ULT": "Union for Lake Trade", "LG": "Lake Guild"}),
        ("He paid 40 dinars (NRD) at once.", {}),
        ("The Lake Guild (founded in May) closed.", {}),
        ("The Lake Guild met them all (XYZ) there.", {}),
        ("The Lake Guild closed.", {}),
    ],
)
def test_acronyms_are_defined_by_the_capitals_before_them(text, expected):
    assert defined(text) == expected


@pytest.mark.parametrize(("word", "expected"), [("FRF", True), ("M-19", True), ("Frf", False), ("A", False), ("1979", False)])
def test_acronyms_are_set_in_capitals(word, expected):
    assert is_acronym(word) is expected


def test_a_defined_name_is_one_mention_with_the_role_behind_its_bracket():
    (sentence,) = split_sentences("The Movement for Renewal (MFR), an opposition party in Gabon, met Chad.")
    mentions, named = with_definitions(sentence, find_mentions(sentence, load_gazetteer(), None))
    assert [(m.text, m.country_code, m.sector) for m in mentions] == [
        ("Movement for Renewal (MFR), an opposition party in Gabon", "GAB", "OPP"),
        ("Chad", "TCD", None),
    ]
    assert named["MFR"] is mentions[0]
