import polars as pl
import pytest

from transforms.articles.page_kinds import page_reasons
from transforms.lexicons.loader import read_lexicon
from warehouse.codes.loader import codes

ARTICLE = (
    "The council of the town said on Monday that the bridge would be closed for a year, and the mayor told reporters that " * 3
)
_LINES = {"document_id": pl.String, "text": pl.String, "kind": pl.String}


def reason(*lines: str) -> str | None:
    frame = pl.DataFrame({"document_id": ["a"] * len(lines), "text": lines, "kind": [None] * len(lines)}, schema=_LINES)
    found = page_reasons(frame)
    return found["reason"][0] if found.height else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("We value your privacy", "We and our partners store data on your device.", "Accept all"), "consent_wall"),
        (("Wir und unsere Partner verwenden Cookies.", "Alle akzeptieren"), "consent_wall"),
        (("404 Not Found", "The page you are looking for could not be found."), "error_page"),
        (("Please enable JavaScript to view this page.",), "error_page"),
        (("Are you a robot?", "Please click the box below."), "error_page"),
        (("Sign in", "Password", "Forgot your password?"), "not_an_article"),
        (("The site uses cookies, the council said.",), None),
        (("The council met on Monday.",), None),
        (("We value your privacy", "Accept all", ARTICLE), None),
        (("404 Not Found", "word " * 250), None),
        ((), None),
    ],
)
def test_pages(lines: tuple[str, ...], expected: str | None) -> None:
    assert reason(*lines) == expected


def test_every_phrase_is_in_its_example_and_not_in_its_counter_example() -> None:
    rows = read_lexicon("page_phrases")
    assert rows["rule_id"].is_unique().all()
    assert set(rows["reason"]) <= codes("reasons")
    for row in rows.iter_rows(named=True):
        assert row["phrase"] in row["example"].lower(), row["rule_id"]
        assert reason(row["example"], row["example"]) == (row["reason"] if row["points"] == "2" else reason(row["example"])), row[
            "rule_id"
        ]
        assert row["phrase"] not in row["counter_example"].lower()
        assert reason(row["counter_example"]) is None
