"""The floor: how good cleaning is, at the least, on documents written for this and used for nothing else.

No rule and no model is made with them. The floors stand a little under what was measured; `python tests/quality/report.py`
says what is reached now and what goes wrong.
"""

from functools import lru_cache

import pytest

from tests.quality import gold, score, summary
from tests.quality.cleaning import Result, clean

LINE_F1, RESIDUE_F1, BODY_F1 = 0.885, 0.925, 0.93
TITLE, DATE, AUTHORS, PLACE = 0.92, 0.91, 0.46, 0.85
PAGE_BODY_F1, PAGE_TITLE, PAGE_DATE, PAGE_AUTHORS = 0.89, 0.95, 0.90, 0.95
FOREIGN_RECALL, LEAST_RECALL = 0.96, 0.75

TEXTS, PAGES = gold.texts(), gold.pages()
ARTICLES = [document for document in TEXTS if any(label == "keep" for label in document.labels)]


@lru_cache(maxsize=1)
def results() -> dict[str, Result]:
    both = [*TEXTS, *PAGES]
    return {document.name: result for document, result in zip(both, clean(both), strict=True)}


def pairs(documents: list[gold.Gold]) -> list[summary.Pair]:
    return [(document, results()[document.name]) for document in documents]


def names(documents: list[gold.Gold]) -> list[str]:
    return [document.name for document in documents]


def test_there_is_enough_to_measure() -> None:
    labels = [label for document in TEXTS for label in document.labels]
    assert labels.count("keep") + labels.count("drop") > 1500
    assert len(PAGES) >= 15
    assert {document.language for document in TEXTS} >= {"en", "de", "fr", "es", "ru", "zh", "ar"}
    assert len({document.name for document in [*TEXTS, *PAGES]}) == len(TEXTS) + len(PAGES)


def test_texts() -> None:
    found = summary.averages(pairs(ARTICLES))
    assert found.line_f1 is not None
    assert found.residue is not None
    assert found.line_f1 >= LINE_F1
    assert found.residue.f1 >= RESIDUE_F1
    assert found.body.f1 >= BODY_F1


def test_metadata_of_texts() -> None:
    found = summary.averages(pairs(ARTICLES))
    assert (found.title or 0) >= TITLE
    assert (found.date or 0) >= DATE
    assert (found.authors or 0) >= AUTHORS


def test_pages() -> None:
    found = summary.averages(pairs([document for document in PAGES if document.body]))
    assert found.body.f1 >= PAGE_BODY_F1
    assert (found.title or 0) >= PAGE_TITLE
    assert (found.date or 0) >= PAGE_DATE
    assert (found.authors or 0) >= PAGE_AUTHORS


def test_places_of_datelines() -> None:
    placed = pairs([document for document in [*TEXTS, *PAGES] if document.place])
    right = [(result.place or "none").casefold() == (document.place or "").casefold() for document, result in placed]
    assert sum(right) / len(right) >= PLACE


FOREIGN = [document for document in [*TEXTS, *PAGES] if document.language != "en"]


def test_no_language_loses_its_article() -> None:
    counts = [score.count_body(document.body, summary.body_of(document, result)) for document, result in pairs(FOREIGN)]
    recalls = [count.hits / (count.hits + count.missing) for count in counts]
    assert sum(recalls) / len(recalls) >= FOREIGN_RECALL
    assert min(recalls) >= LEAST_RECALL


STRICT = [document for document in [*TEXTS, *PAGES] if document.rule == "keep all"]


@pytest.mark.parametrize("document", STRICT, ids=names(STRICT))
def test_nothing_of_the_article_is_lost(document: gold.Gold) -> None:
    lost = [line for fault, line in summary.faults((document, results()[document.name])) if fault.startswith("lost")]
    assert not lost


EMPTY = [document for document in [*TEXTS, *PAGES] if document.rule == "drop all"]


@pytest.mark.parametrize("document", EMPTY, ids=names(EMPTY))
def test_a_page_without_article_is_refused(document: gold.Gold) -> None:
    result = results()[document.name]
    assert result.body == ""
    assert result.reason in {"no_article_text", "consent_wall", "error_page"}
