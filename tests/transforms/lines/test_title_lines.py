import polars as pl
import pytest

from transforms.frames import LINES
from transforms.lexicons.loader import read_lexicon
from transforms.lines.label import apply_rules, label_lines
from transforms.lines.prepare import prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.title import with_body
from transforms.lines.title_features import FEATURES, title_candidates
from warehouse.frames import conform

RULES = load_line_rules()
BODY = (
    "The council of the old town said on Monday that the harbour bridge would be closed for a year, because its pillars are weak.",
    "The mayor told reporters that the road to the port would stay open for lorries, and that the buses would take the tunnel.",
    "Three workers were hurt last week when a part of the bridge fell into the river below the fish market, the police said.",
    "Engineers from the ministry will look at the pillars of the bridge in June, and the council will vote on the money then.",
)
MENU = ("Home", "News", "Sport", "Weather", "Contact us")


def lines_of(*texts: str) -> pl.DataFrame:
    return conform(
        pl.DataFrame({"document_id": ["0" * 32] * len(texts), "line_number": range(1, len(texts) + 1), "text_raw": texts}), LINES
    )


def title(*texts: str) -> str | None:
    labelled = label_lines(lines_of(*texts), RULES)
    marked = labelled.filter("is_title")["text_raw"].to_list()
    return marked[0] if marked else None


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour bridge of the old town closed for a year",
        "Will the harbour bridge ever open again?",
        'Mayor: "The bridge to the port must close"',
    ],
)
def test_the_line_that_shares_words_with_the_body_is_the_title(headline: str) -> None:
    assert title(headline, *BODY) == headline
    assert title(*MENU, "Storm hits the north coast", headline, "By Jane Doe", "6 May 2017", *BODY) == headline


def test_a_text_that_starts_with_prose_has_none() -> None:
    assert title(*BODY) is None


def test_a_title_in_wrapped_text_is_its_own_line() -> None:
    assert title("Harbour bridge closed for a year", "", *BODY) == "Harbour bridge closed for a year"


def test_every_feature_has_a_weight_and_a_number() -> None:
    prepared = prepare_lines(lines_of(*MENU, "Harbour bridge closed for a year", *BODY), RULES)
    candidates = title_candidates(with_body(apply_rules(prepared, RULES)))
    assert read_lexicon("title_weights")["feature"].to_list() == list(FEATURES)
    assert candidates.columns == ["row", "doc", "position", *FEATURES]
    assert candidates.null_count().sum_horizontal().item() == 0
    assert candidates.height > len(MENU)


def test_no_lines_give_no_candidates() -> None:
    prepared = prepare_lines(lines_of(), RULES)
    assert title_candidates(with_body(apply_rules(prepared, RULES))).is_empty()
