"""Whom "he", "him" and "they" mean, each sentence with the name or the words that the pronoun must stand for."""

import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.references import resolve_references
from transforms.events.model import Reading
from transforms.events.sentences import split_sentences


def meant(text: str, pronoun: str) -> str | None:
    read = [Reading(sentence, find_mentions(sentence, load_gazetteer(), None)) for sentence in split_sentences(text)]
    found = [mention for reading in resolve_references(read) for mention in reading.mentions]
    return [mention.name for mention in found if mention.text.lower() == pronoun][-1]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        # whoever was told with a first name, a title, or has none but an office
        ("Carl Webb fled. They said OK to Webb. He was caught.", "he", "Webb"),
        ("Mr Webb fled. A shop in Farwick closed. He was caught.", "he", "Mr Webb"),
        ("The mayor said he would resign.", "he", "mayor"),
        # the subject of the same verb is somebody else
        ("Carl Webb confessed and the jury found him guilty.", "him", "Carl Webb"),
        ("The judge told Carl Webb that the act was grave and then, after a long pause, jailed him.", "him", "Carl Webb"),
        # of earlier sentences the person the article is about
        (
            "They saw Carl Webb. They knew Webb. They heard Webb. They left Webb. Ann Lund saw Webb. Guards found him.",
            "him",
            "Webb",
        ),
        # what stands before a hyphen acts in nothing else
        ("Kenyan police told of raids in the Hamas-led town, where they had been seen.", "they", "Kenya"),
    ],
)
def test_pronouns_mean(text, pronoun, name):
    assert meant(text, pronoun) == name


def test_a_word_that_nobody_tells_as_a_name_is_not_he():
    assert meant("They cried OK. He was caught.", "he") is None


def test_a_title_of_women_is_not_he():
    assert meant("Carl Webb fled. Ms Lund followed. He was caught.", "he") == "Carl Webb"
