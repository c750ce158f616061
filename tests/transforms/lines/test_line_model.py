import polars as pl
import pytest

from transforms.frames import LINES
from transforms.lines.label import label_lines
from transforms.lines.model import drop_unlikely, keep_doubtful_sentences, line_chances, mark_chances, mark_edges
from transforms.lines.prepare import Prepared, prepare_lines
from transforms.lines.rules import load_line_rules
from transforms.lines.title import mark_title
from transforms.lines.weights.loader import load_weights
from warehouse.codes.loader import codes
from warehouse.frames import polars_schema

RULES = load_line_rules()
ARTICLE = [
    "The harbour of Old Town was opened again on Monday after three weeks of talks, the ministry said in a statement.",
    "Dock workers had walked out in April over a plan to sell the northern quay, and the ships had waited at sea.",
    "“We had no choice”, said the head of the union, who had called for the strike in April and led the talks.",
    "The two sides agreed to meet again in June to talk about wages and about the safety of the night shift.",
]
MENU = ["Home", "World", "Sport", "Weather", "Old Town", "Opinion", "Jobs", "Cars", "Homes", "Contact us"]


def _prepare(*documents: list[str], is_article: list[bool | None] | None = None) -> Prepared:
    rows = [
        {"document_id": f"{number:032x}", "line_number": line, "text_raw": text, "is_article": None}
        for number, texts in enumerate(documents)
        for line, text in enumerate(texts, start=1)
    ]
    frame = pl.DataFrame(rows, schema=polars_schema(LINES), orient="row")
    if is_article is not None:
        frame = frame.with_columns(is_article=pl.Series(is_article, dtype=pl.Boolean))
    return prepare_lines(frame, RULES)


def _chances(*documents: list[str]) -> list[float]:
    prepared = _prepare(*documents)
    return mark_chances(prepared.lines, prepared.hits)["chance"].to_list()


def test_an_article_among_menus_is_told_from_them():
    chances = _chances([*MENU, "Harbour opens after three weeks of talks", *ARTICLE, *MENU, "© 2017 The Harbour Post"])
    assert min(chances[11:15]) > 0.8
    assert max(chances[:10]) < 0.2
    assert max(chances[15:]) < 0.2


def test_a_few_lines_stay_whole():
    assert _chances(["Share", "Weather", "Sport"]) == [1, 1, 1]


def test_what_an_extractor_has_judged_is_judged():
    prepared = _prepare([*MENU, *ARTICLE], is_article=[True] * 10 + [False] * 4)
    marked = mark_chances(prepared.lines, prepared.hits)
    assert marked["chance"].to_list() == [1] * 10 + [0] * 4
    assert marked["is_after"].to_list() == [False] * 10 + [True] * 4


def test_edges_are_those_of_the_likely_lines():
    lines = pl.DataFrame({"doc": [0, 0, 0, 0, 1, 1], "position": [0, 1, 2, 3, 0, 1], "chance": [0.1, 0.9, 0.2, 0.4, 0.1, 0.2]})
    marked = mark_edges(lines)
    assert marked["is_before"].to_list() == [True, False, False, False, False, False]
    assert marked["is_after"].to_list() == [False, False, True, True, False, False]


def test_a_very_long_document_is_read_in_parts(monkeypatch: pytest.MonkeyPatch):
    texts = [*MENU, *ARTICLE] * 3
    parts = [texts[:20], texts[20:40], texts[40:]]
    alone = [chance for part in parts for chance in _raw_chances(part)]
    monkeypatch.setattr("transforms.lines.model._PART_LINES", 20)
    monkeypatch.setattr("transforms.lines.model._CHUNK_LINES", 25)
    assert _raw_chances(texts) == alone
    assert _raw_chances(texts, texts) == alone * 2


def _raw_chances(*documents: list[str]) -> list[float]:
    prepared = _prepare(*documents)
    return line_chances(prepared.lines, prepared.hits, load_weights("text")).to_list()


def test_no_lines_no_chances():
    assert _raw_chances() == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Photo: Lena Fields / The Harbour Post", "caption"),
        ("Minister and union agree on wages", "related"),
        ("Old Town", "navigation"),
        ("Leave a Reply", "comment_form"),
        ("Lights and guards come first, and the port has set money aside for them in its budget for the year.", "not_article"),
    ],
)
def test_kinds_of_what_is_dropped(text: str, kind: str):
    prepared = _prepare([text, *ARTICLE])
    lines = mark_title(mark_edges(prepared.lines.with_columns(chance=pl.Series([0.25, 1, 1, 1, 1], dtype=pl.Float32))))
    first = drop_unlikely(lines.with_columns(is_title=False), prepared.hits).row(0, named=True)
    assert (first["kind"], first["rule_id"], first["score"]) == (kind, "line-model", 0.75)
    assert kind in codes("removal_kinds")


def test_the_title_stays_however_unlikely():
    prepared = _prepare(["Harbour opens after three weeks of talks", *ARTICLE])
    lines = mark_title(mark_edges(prepared.lines.with_columns(chance=pl.Series([0.1, 1, 1, 1, 1], dtype=pl.Float32))))
    assert drop_unlikely(lines, prepared.hits)["kind"].null_count() == 5


@pytest.mark.parametrize(
    ("chances", "kept"),
    [
        ([1, 0.3, 0.1], [True, True, False]),
        ([1, 0.3, 0.3], [True, True, True]),
        ([0.1, 0.3, 1], [False, False, True]),
        ([1, 0.1, 0.3], [True, False, False]),
    ],
)
def test_a_sentence_in_doubt_stays_below_a_likely_line(chances: list[float], kept: list[bool]):
    prepared = _prepare(ARTICLE[:3])
    lines = mark_edges(prepared.lines.with_columns(chance=pl.Series(chances, dtype=pl.Float32), is_page=False))
    assert [chance >= 0.5 for chance in keep_doubtful_sentences(lines)["chance"]] == kept
    assert keep_doubtful_sentences(lines.with_columns(is_page=True)).equals(lines.with_columns(is_page=True))


def test_other_languages_keep_their_article():
    german = [
        "Der Hafen der Altstadt ist am Montag nach drei Wochen der Gespräche wieder geöffnet worden, teilte das Ministerium mit.",
        "Die Arbeiter hatten im April die Arbeit niedergelegt, weil der nördliche Kai verkauft werden sollte.",
        "„Wir hatten keine Wahl“, sagte die Vorsitzende der Gewerkschaft, die im April zum Streik aufgerufen hatte.",
        "Beide Seiten wollen im Juni wieder über Löhne und über die Sicherheit der Nachtschicht sprechen.",
    ]
    chinese = [
        "经过三周的谈判，老城港口周一重新开放，该部在一份声明中说。",
        "码头工人四月份因出售北码头的计划而罢工，船只在海上等待。",
        "工会负责人说：“我们别无选择。”她在四月份号召罢工并领导了谈判。",
        "双方同意六月份再次会面，讨论工资和夜班的安全问题。",
    ]
    for article in (german, chinese):
        prepared = _prepare(article)
        labelled = label_lines(prepared.lines.select(LINES.names), RULES)
        assert labelled["kind"].null_count() == len(article)
