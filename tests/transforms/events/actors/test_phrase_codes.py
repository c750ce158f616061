"""Country and sector of a phrase from its parts, where more than one part has a country."""

import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.model import Mention
from transforms.events.sentences import split_sentences


def mentions(text: str) -> list[Mention]:
    (sentence,) = split_sentences(text)
    return find_mentions(sentence, load_gazetteer(), None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chad's neighbours met.", "Chad's neighbours", (None, "CVL")),
        ("Chad's farmers met.", "Chad's farmers", ("TCD", "AGR")),
        ("The allies of Chad met.", "allies of Chad", (None, "GOV")),
        ("Kosovo's Serbs voted.", "Kosovo's Serbs", ("XKX", "CVL")),
        ("Egypt's Islamists voted.", "Egypt's Islamists", ("EGY", "CVL")),
        ("Kurds in Iraq voted.", "Kurds in Iraq", ("IRQ", "CVL")),
        ("Germans in Iraq voted.", "Germans", ("DEU", "CVL")),
        ("Pope Clement prayed.", "Pope Clement", ("VAT", "REL")),
        ("The pope prayed.", "pope", ("VAT", "REL")),
        ("The Coptic pope prayed.", "Coptic pope", (None, "REL")),
        ("Russia's army's commander left.", "Russia's army's commander", ("RUS", "MIL")),
        ("Chad's fraud office paid.", "Chad's fraud office", ("TCD", "GOV")),
        ("Ex-Chadian minister Ali Mahamat left.", "Ex-Chadian minister Ali Mahamat", ("TCD", "ELI")),
        ("President Milan Obradovic left.", "President Milan Obradovic", (None, "GOV")),
        ("President Jan Obradovic left.", "President Jan Obradovic", (None, "GOV")),
        ("The Chadian town of Umbaru burned.", "Chadian town of Umbaru", ("TCD", None)),
    ],
)
def test_codes_of_a_phrase(text, words, expected):
    found = {mention.text: (mention.country_code, mention.sector) for mention in mentions(text)}
    assert found.get(words) == expected


def test_a_body_of_many_states_belongs_to_none():
    assert [m.country_code for m in mentions("Sweden's NATO bid failed.")] == ["SWE", "IGO"]
    assert [m.country_code for m in mentions("Sweden's NATO envoy left.")] == ["SWE"]
