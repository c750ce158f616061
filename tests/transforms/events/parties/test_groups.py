import pytest

from tests.transforms.events.trees import laid_out, texts, trigger_at
from transforms.events.parties.group_arguments import group_parties
from transforms.events.parties.groups import find_groups


def shown(tagged: str) -> list[str]:
    words, tags = zip(*(item.rsplit("/", 1) for item in tagged.split()), strict=True)
    groups = find_groups(tuple(word.lower() for word in words), tuple(tags))
    return [f"{group.sort}:{'_'.join(words[group.start : group.end])}" for group in groups]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        (
            "Chadian/JJ troops/NNS have/VBP been/VBN sent/VBN to/IN Libya/NNP",
            ["noun:Chadian_troops", "verb:have_been_sent", "mark:to", "noun:Libya"],
        ),
        (
            "The/DT besieged/VBN town/NN agreed/VBD to/TO yield/VB",
            ["noun:The_besieged_town", "verb:agreed", "verb:to_yield"],
        ),
        (
            "Rebels/NNS who/WP fled/VBD ,/, and/CC others/NNS",
            ["noun:Rebels", "relative:who", "verb:fled", "comma:,", "and:and", "noun:others"],
        ),
        ("after/IN Chad/NNP attacked/VBD", ["clause:after", "noun:Chad", "verb:attacked"]),
        ("after/IN the/DT raid/NN", ["mark:after", "noun:the_raid"]),
    ],
)
def test_groups_by_tags(tagged: str, expected: list[str]) -> None:
    assert shown(tagged) == expected


def test_every_token_belongs_to_one_group() -> None:
    tags = ("DT", "", "VBD", "FW", "UH", "PRP", "CC", "WRB", "MD")
    groups = find_groups(tuple("abcdefghi"), tags)
    assert [group.start for group in groups] == [0, *(group.end for group in groups[:-1])]
    assert groups[-1].end == len(tags)


FLAT = "/0/dep"


def flat(tagged: str) -> str:
    """A sentence with tags and no tree worth the name."""
    return " ".join(f"{item}{FLAT}" for item in tagged.split())


@pytest.mark.parametrize(
    ("tagged", "head", "actors", "recipients"),
    [
        ("Chad/NNP attacked/VBD a/DT Libyan/JJ base/NN ./.", "attacked", ["Chad"], ["Libyan base"]),
        ("Two/CD Libyan/JJ soldiers/NNS were/VBD killed/VBN by/IN Chad/NNP ./.", "killed", ["Chad"], ["Two Libyan soldiers"]),
        ("Chad/NNP ,/, which/WDT borders/VBZ Niger/NNP ,/, condemned/VBD Libya/NNP ./.", "condemned", ["Chad"], ["Libya"]),
        ("Chad/NNP has/VBZ agreed/VBN to/TO talk/VB and/CC condemned/VBD Libya/NNP ./.", "condemned", ["Chad"], ["Libya"]),
        ("Rebels/NNS who/WP attacked/VBD Chad/NNP fled/VBD ./.", "attacked", ["Rebels"], ["Chad"]),
        ("Chad/NNP ,/, Mali/NNP and/CC Togo/NNP condemned/VBD Libya/NNP ./.", "condemned", ["Chad", "Mali", "Togo"], ["Libya"]),
        ("Chad/NNP condemned/VBN Libya/NNP ./.", "condemned", ["Chad"], ["Libya"]),
        ("Talks/NNS between/IN Chad/NNP and/CC Libya/NNP ended/VBD ./.", "talks", ["Chad", "Libya"], []),
    ],
)
def test_parties_by_groups(tagged: str, head: str, actors: list[str], recipients: list[str]) -> None:
    layout = laid_out(flat(tagged))
    parties = group_parties(layout, trigger_at(layout, head))
    assert parties
    assert (texts(parties.actors), texts(parties.recipients)) == (actors, recipients)


def test_a_verb_that_is_tagged_as_a_noun_has_no_groups_to_go_by() -> None:
    layout = laid_out(flat("Chad/NNP condemned/NN Libya/NNP ./."))
    assert group_parties(layout, trigger_at(layout, "condemned")) is None
