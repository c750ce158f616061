"""The quality score tells articles from what is none: code, lists, one sentence over and over."""

import random
from datetime import UTC, datetime

import polars as pl
import pytest

from tests.builders import make_rows
from tests.transforms.articles.foreign import REPORTS
from transforms.articles.assemble import assemble_articles
from transforms.frames import LABELLED_LINES, PARSED

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SENTENCES = (
    "The council of the town said on Monday that the bridge would be closed for a year.",
    "The mayor told reporters that the road to the port would stay open for lorries and buses.",
    "Three workers were hurt last week when a part of the bridge fell into the river, the police said.",
    "Engineers from the ministry will look at the pillars in June, and the council will vote on the money in autumn.",
    "Shop owners on the north bank fear that they will lose trade, and they have asked for help with their rents.",
    "The bridge was built in 1901 and carries about 12,000 cars a day, according to the town's own count.",
)
_CHANCE = random.Random(5)
JUNK = {
    "code": "\n".join(f"var a{at}=function(){{return document.getElementById('x{at}');}};" for at in range(30)),
    "styles": "\n".join(f".box{at} {{ margin: 0 {at}px; padding: 0; color: #ff00{at:02d}; }}" for at in range(40)),
    "records": '{"id":1,"title":"Bridge","items":[{"a":1,"b":[1,2,3]},{"a":2}],"ok":true}\n' * 20,
    "addresses": "\n".join(f"https://example.org/2017/05/{at}/bridge-closed" for at in range(60)),
    "numbers": " ".join(str(_CHANCE.randint(0, 10**6)) for _ in range(400)),
    "letters": "".join(_CHANCE.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789+/", k=4000)),
    "words of chance": " ".join("".join(_CHANCE.choices("abcdefghijklmnopqrstuvwxyz", k=_CHANCE.randint(2, 10))) for _ in range(400)) + ".",
    "one sentence": f"{SENTENCES[0]} " * 200,
    "shouting": "BUY NOW LIMITED OFFER CLICK HERE BEST PRICE EVER. " * 30,
    "keywords": ", ".join(_CHANCE.choices(["bridge", "port", "mayor", "council", "news", "2017", "closed"], k=300)),
    "headlines": "\n".join(
        f"{_CHANCE.choice(['Storm', 'Bridge', 'Mayor', 'Market'])} {_CHANCE.choice(['hits', 'opens', 'falls'])} in the north today" for _ in range(60)
    ),
}  # fmt: skip


def score(text: str) -> float | None:
    documents = make_rows(PARSED, 1)
    lines = [
        {"document_id": documents["document_id"][0], "line_number": number, "text_raw": line, "is_title": False}
        for number, line in enumerate(text.split("\n"), 1)
    ]
    articles = assemble_articles(documents, make_rows(LABELLED_LINES, lines), NOW).articles
    return articles["quality_score"][0] if articles.height else None


@pytest.mark.parametrize("name", JUNK)
def test_junk_scores_low(name: str) -> None:
    assert (score(JUNK[name]) or 0.0) < 0.4


def test_articles_score_by_their_length() -> None:
    scores = [score("\n".join(SENTENCES[:count])) for count in (1, 3, 6)]
    assert scores == sorted(scores)
    assert scores[0] > 0.6
    assert scores[-1] > 0.9


@pytest.mark.parametrize("language", REPORTS)
def test_articles_of_other_languages_score_high(language: str) -> None:
    found = score("\n".join(REPORTS[language].paragraphs))
    assert found is not None
    assert found > 0.7


def test_a_body_that_breaks_off_scores_less() -> None:
    whole, cut = "\n".join(SENTENCES[:4]), "\n".join([*SENTENCES[:4], "The council of the town said on Monday that …"])
    assert score(cut) < score(whole)


def test_boilerplate_costs_beyond_one_half() -> None:
    documents = make_rows(PARSED, 1)
    scores = []
    for dropped in (1, 5, 50):
        rows = [(SENTENCES[0], None), (SENTENCES[1], None), *[(SENTENCES[2], "related")] * dropped]
        lines = [
            {"document_id": documents["document_id"][0], "line_number": at, "text_raw": text, "kind": kind, "is_title": False}
            for at, (text, kind) in enumerate(rows, 1)
        ]
        articles = assemble_articles(documents, make_rows(LABELLED_LINES, lines), NOW).articles
        scores.append(articles["quality_score"][0])
    assert scores[0] > scores[1] > scores[2]


def test_scores_are_shares() -> None:
    texts = pl.Series([*JUNK.values(), "x.", "A b c d e f g h."])
    assert all(0 <= (score(text) or 0.0) <= 1 for text in texts)
