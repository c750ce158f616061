import pytest

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.actors.mentions import find_mentions
from transforms.events.actors.references import resolve_references
from transforms.events.model import Reading
from transforms.events.sentences import split_sentences


def codes(text: str, words: str) -> tuple[str | None, str | None]:
    read = [Reading(sentence, find_mentions(sentence, load_gazetteer(), None)) for sentence in split_sentences(text)]
    found = next(m for r in resolve_references(read) for m in r.mentions if m.text.lower() == words)
    return found.country_code, found.sector


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Togo recalled its ambassador from Niger.", "ambassador", ("TGO", "GOV")),
        ("The mission of Togo praised its soldiers in Niger.", "soldiers", ("TGO", "MIL")),
        ("Togo met Niger. Its foreign minister left.", "foreign minister", ("TGO", "GOV")),
        ("Malian rebels met Niger. Their leader left.", "leader", ("MLI", "REB")),
        ("John Kerry met Niger. His spokesman left.", "spokesman", ("USA", "GOV")),
        ("Togo met its neighbour Niger.", "neighbour", (None, "CVL")),
        ("Rain fell. Its ambassador left.", "ambassador", (None, "GOV")),
    ],
)
def test_roles_are_of_the_country_of_their_owner(text, words, expected):
    assert codes(text, words) == expected
