import pytest

from flows.training.gold import FOLDS, carried_labels, fold_of, label_of, other_cuts
from flows.training.samples import made_over, with_residue
from flows.training.score import score_pages

BODY = ["The quay was opened again on Monday, the port said.", "Ships had waited at sea for three weeks."]
ROW = {
    "id": "one",
    "site": "port.example",
    "genre": "news",
    "suspect": "",
    "flattener": "insc",
    "title": "Quay opens",
    "body": "\n".join(BODY),
    "lines": ["Home", "Quay opens", BODY[0], "Share", BODY[1], "Other news", "About us"],
    "labels": ["drop", "title", "keep", "drop", "keep", "drop", "drop"],
}
HTML = f"<body><nav>Home</nav><h1>Quay opens</h1><p>{BODY[0]}<div>Share</div><p>{BODY[1]}<footer>About us</footer></body>"


@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_samples_hold_the_whole_article(seed: str):
    sample = with_residue(ROW, seed)
    assert [line for line, label in zip(sample["lines"], sample["labels"], strict=True) if label == "keep"] == BODY
    pairs = list(zip(ROW["lines"], ROW["labels"], strict=True))
    places = [pairs.index(pair) for pair in zip(sample["lines"], sample["labels"], strict=True)]
    assert places == sorted(places)
    assert with_residue(ROW, seed) == sample


def test_samples_differ():
    assert len({tuple(with_residue(ROW, str(seed))["lines"]) for seed in range(20)}) > 2


@pytest.mark.parametrize("seed", [str(number) for number in range(12)])
def test_pages_made_over_keep_their_labels(seed: str):
    over = made_over(ROW, seed, [["Please subscribe", "Now"]], ["Other page"])
    labels = dict(zip(over["lines"], over["labels"], strict=True))
    kept = " ".join(text for text, label in labels.items() if label == "keep")
    assert BODY[0].split(",")[0] in kept or BODY[1].split(",")[0] in kept
    assert labels.get("Please subscribe", "drop") == "drop"
    assert over["lines"].count("Now") == over["lines"].count("Please subscribe")
    assert made_over(ROW, seed, [["Please subscribe", "Now"]], ["Other page"]) == over


def test_sentences_may_stand_on_lines_of_their_own():
    row = {**ROW, "lines": [" ".join(BODY)], "labels": ["keep"]}
    found = {tuple(made_over(row, str(seed), [], [])["lines"]) for seed in range(20)}
    assert {(" ".join(BODY),), tuple(BODY)} < found
    assert any(lines[0].endswith(BODY[0]) and lines[0] != BODY[0] for lines in found)  # with a dateline


def test_a_page_without_an_article_stays():
    row = {**ROW, "labels": ["drop"] * 7}
    assert with_residue(row, "a") == row


def test_labels_are_carried_to_other_cuts():
    lines = ["Home", "•", BODY[0] + " " + BODY[1], "quay opens", "Ships had waited at sea for three weeks", "Something else"]
    assert carried_labels(lines, ROW) == ["drop", "blank", "keep", "title", "keep", "drop"]


def test_pages_are_cut_in_other_ways():
    pytest.importorskip("inscriptis", reason="the trainer needs the dependency group `training`")
    cuts = list(other_cuts(ROW, HTML))
    assert [cut["flattener"] for cut in cuts] == ["block", "resi"]
    others = list(other_cuts({**ROW, "flattener": "resi"}, HTML))
    assert [cut["flattener"] for cut in others] == ["block", "insc"]
    for cut in cuts:
        assert [line for line, label in zip(cut["lines"], cut["labels"], strict=True) if label == "keep"] == BODY
    assert list(other_cuts({**ROW, "flattener": "block"}, "<p>An empty page</p>")) == []


def test_sites_stand_in_one_fold():
    assert fold_of(ROW) == fold_of({**ROW, "id": "two"}) < FOLDS
    assert {fold_of({**ROW, "site": str(number)}) for number in range(60)} == set(range(FOLDS))


def test_pages_are_scored():
    labels = [[label_of(name) for name in ROW["labels"]]]
    right = score_pages([ROW], labels, [[label == "keep" for label in ROW["labels"]]])
    assert right == {"pages": 1, "line_f1_macro": 1, "residue_f1": 1, "body_f1": 1}
    all_kept = score_pages([ROW], labels, [[True] * 7])
    assert all_kept["line_f1_macro"] == round(2 * 2 / (2 * 2 + 4), 4)
    assert all_kept["residue_f1"] == 0
    nothing = score_pages([ROW], labels, [[False] * 7])
    assert (nothing["line_f1_macro"], nothing["body_f1"]) == (0, 0)
