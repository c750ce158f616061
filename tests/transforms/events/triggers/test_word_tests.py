import pytest

from tests.transforms.events.triggers.test_triggers import triggers_of
from transforms.events.model import Mention
from transforms.events.triggers.lexicon import load_lexicon, trigger_rows
from transforms.events.triggers.word_tests import ACTING, MENTIONED, SUFFERING, noun_classes, party_test, with_nouns, word_test
from transforms.lexicons.loader import read_lexicon


def mentions(text: str) -> list[Mention]:
    return triggers_of(text)[0].mentions


def test_a_class_of_nouns_stands_for_singular_and_plural() -> None:
    test = word_test("{warship}, yacht")
    assert test.holds(["two", "frigates"])
    assert test.holds(["a", "yacht"])
    assert test.holds(["an", "aircraft", "carrier"])
    assert not test.holds(["two", "yachts"])


def test_a_class_of_nouns_is_written_out_in_a_trigger() -> None:
    assert with_nouns("send + {warship}/yacht") == f"send + {noun_classes()['warship']}/yacht"


@pytest.mark.parametrize(
    ("cell", "text", "holds"),
    [
        ("&force", "Two Kenyan policemen slept.", True),
        ("&force", "Two Kenyan nurses slept.", False),
        ("&force, &MED", "Two Kenyan nurses slept.", True),
        # a kind counts where no sector is known: a state by its name
        ("&country", "Kenya slept.", True),
        ("&country", "Two Kenyan nurses slept.", False),
    ],
)
def test_a_party_is_asked_for_by_class_sector_or_kind(cell: str, text: str, holds: bool) -> None:
    assert party_test(cell, MENTIONED).holds(mentions(text)) is holds


def test_marks_are_kept_apart_from_words() -> None:
    cell = "police, &force, @GOV, >people"
    assert word_test(cell).words == {"police"}
    assert party_test(cell, ACTING).kinds == {"GOV"}
    assert "JRN" in party_test(cell, SUFFERING).kinds
    assert not party_test("police", ACTING)


@pytest.mark.parametrize(
    ("cell", "text", "bars"),
    [
        ("@JRN", "A Kenyan editor slept.", True),
        ("@JRN", "A Kenyan policeman slept.", False),
        ("@JRN", "A Kenyan editor and a Kenyan policeman slept.", False),  # all of them must be so
        ("@politician", "A Kenyan minister slept.", True),
        ("@politician", "The Kenyan government slept.", False),
        ("@politician", "A Kenyan soldier slept.", False),
        ("@lone", "A Kenyan minister slept.", True),
        ("@lone", "Two Kenyan ministers slept.", False),
        ("@lone", "Kenya slept.", False),
    ],
)
def test_actors_may_be_barred(cell: str, text: str, bars: bool) -> None:
    assert party_test(cell, ACTING).bars(mentions(text), []) is bars


def test_one_person_with_a_counterpart_is_not_alone() -> None:
    minister, editor = mentions("A Kenyan minister saw a Kenyan editor.")
    assert not party_test("@lone", ACTING).bars([minister], [editor])
    assert not party_test("@lone, @JRN", ACTING).bars([], [editor])


def test_every_class_is_used_by_a_row() -> None:
    rows = trigger_rows()
    cells = " ".join(str(cell) for name in ("trigger", "requires", "excludes") for cell in rows[name])
    assert [name for name in noun_classes() if f"{{{name}}}" not in cells] == []
    names = read_lexicon("party_classes")["party_class"]
    assert [name for name in names if not any(mark + name in cells for mark in (MENTIONED, ACTING, SUFFERING))] == []


def test_parties_that_rows_ask_for_are_known_classes_sectors_or_kinds() -> None:
    known = {
        "person",
        "name",
        "country",
        "government",
        "organisation",
        "armed_group",
        "company",
        "media",
        "nobody",
        "lone",
        "politician",
        "role",
        "place",
    }
    rules = {pattern.rule.rule_id: pattern.rule for patterns in load_lexicon().patterns.values() for pattern in patterns}
    strange = {
        (rule.rule_id, kind)
        for rule in rules.values()
        for kind in rule.mentioned.kinds | rule.actors.kinds | rule.recipients.kinds | rule.barred.kinds
        if not kind.isupper() and kind not in known
    }
    assert strange == set()
