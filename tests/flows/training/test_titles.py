import numpy as np

from flows.training.titles import Pages, accuracy, fit, page_lines, read_pages

ROW = {
    "id": "a",
    "site": "x.example",
    "genre": "news",
    "title": "Bridge closed!",
    "lines": ["Home", "BRIDGE CLOSED", "The council closed the bridge on Monday, and the road.", "More news"],
    "labels": ["drop", "dup", "keep", "drop"],
}


def test_headlines_are_told_by_label_and_by_the_title() -> None:
    assert [is_title for _, is_title, _ in page_lines(ROW)] == [False, True, False, False]
    untitled = page_lines({**ROW, "title": "", "labels": ["title", "dup", "keep", "drop"]})
    assert [is_title for _, is_title, _ in untitled] == [True, False, False, False]


def test_pages_are_read_in_all_their_forms() -> None:
    pages = read_pages({"light": [ROW], "full": [ROW]})
    assert len(pages.fold) == len(pages.weight) == len(pages.group) == pages.page.max() + 1
    assert {group.split()[0] for group in pages.group} >= {"light", "full", "bare"}
    assert len(pages.features) == len(pages.is_title) == len(pages.page)


def test_a_feature_that_tells_the_headline_is_learned() -> None:
    random = np.random.default_rng(1)
    page = np.repeat(np.arange(60), 5)
    is_title = np.tile([False, True, False, False, False], 60)
    features = np.column_stack([np.ones(300), is_title + 0.1 * random.standard_normal(300), random.standard_normal(300)])
    pages = Pages(features, is_title, page, np.ones(60), np.zeros(60, np.int64), np.ones(60, bool), ("light news",) * 60)
    weights = fit(pages, np.ones(60, bool))
    assert weights[1] > abs(weights[2])
    assert accuracy(pages, features @ weights) == {"light news": 1.0}
    assert accuracy(pages, -features @ weights)["light news"] == 0.0
