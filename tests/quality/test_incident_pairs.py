"""The floor: how many reports of one happening are found to be one, at the least, in stories written for this."""

from functools import lru_cache

import pytest

from tests.quality import incident_pairs

OPEN_RECALL, SEALED_RECALL = 0.85, 0.68
OPEN_PRECISION, SEALED_PRECISION = 0.97, 0.90


@lru_cache(maxsize=2)
def figures(name: str) -> incident_pairs.Figures:
    return incident_pairs.measure(incident_pairs.told(name))


def test_there_is_enough_to_measure() -> None:
    assert figures("open").true + figures("sealed").true > 100
    assert all(figures(name).coded > 0.8 * figures(name).labelled for name in ("open", "sealed"))


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("open", OPEN_PRECISION, OPEN_RECALL), ("sealed", SEALED_PRECISION, SEALED_RECALL)]
)
def test_reports_of_one_happening_are_one_incident(name: str, precision: float, recall: float) -> None:
    assert figures(name).precision >= precision
    assert figures(name).recall >= recall


def test_stories_name_only_happenings_that_are_declared() -> None:
    for name in ("open", "sealed"):
        types, stories = incident_pairs.read_stories(name)
        labels = {label for story in stories for label, _ in story.sentences if label} | {
            story.title_label for story in stories if story.title_label
        }
        assert labels == types.keys()
