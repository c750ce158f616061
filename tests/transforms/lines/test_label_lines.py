import textwrap

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.frames import LABELLED_LINES, LINES
from transforms.lines.label import label_lines
from transforms.lines.rules import load_line_rules
from warehouse.codes.loader import codes
from warehouse.frames import conform, empty, polars_schema

RULES = load_line_rules()
FIRST = "The harbour of Old Town was opened again on Monday after three weeks of talks, the ministry said in a statement."
SECOND = "Dock workers had walked out in April over a plan to sell the northern quay, and the ships had waited at sea."
THIRD = "The two sides agreed to meet again in June to talk about wages and about the safety of the night shift."


def _frame(*documents: list[str], is_article: list[bool | None] | None = None) -> pl.DataFrame:
    rows = [
        {"document_id": f"{number:032x}", "line_number": line, "text_raw": text, "is_article": None}
        for number, texts in enumerate(documents)
        for line, text in enumerate(texts, start=1)
    ]
    frame = pl.DataFrame(rows, schema=polars_schema(LINES), orient="row")
    return frame if is_article is None else frame.with_columns(is_article=pl.Series(is_article, dtype=pl.Boolean))


def _label(*texts: str, is_article: list[bool | None] | None = None) -> pl.DataFrame:
    return label_lines(_frame(list(texts), is_article=is_article), RULES)


def _kinds(*texts: str) -> list[str | None]:
    return _label(*texts)["kind"].to_list()


# Documents of our own: each line with the kind it is dropped as, "-" for kept, "T" for the title.
GOLDEN = {
    "share bar, ads and a related headline": """
        share_bar|Share
        -|
        T|Harbour opens after three weeks of talks
        timestamp|May 8, 2017 at 9:40 am
        byline|By Lena Fields
        -|The harbour of Old Town was opened again on Monday after three weeks of talks, the ministry said in a statement.
        ad_label|Advertisement
        -|“We had no choice”, said the head of the union, who had called for the strike in April and led the talks.
        -|Dock workers had walked out in April over a plan to sell the northern quay, and the ships had waited at sea.
        ad_label|Advertisement
        -|The talks go on in June.
        -|
        related|Union calls off strike at northern quay
    """,
    "label above the title, lead-ins, a broken sentence and a comment form": """
        section_label|PRESS RELEASE
        T|Minister and Union Agree on Plan for the Northern Quay
        -|The minister for ports met the union on Monday and agreed with it on a plan for the northern quay, her office said.
        -|On the night shift, the head of the union told reporters:
        -|"We have asked for lights and for guards at every gate since the winter, and now there is a date for both of them,"
        -|he said on the quay.
        -|"The lights will be
        -|paid for by the port,"
        -|read the plan.
        -|The plan goes to the council in June, and the council is free to change it or to send it back to the minister.
        comment_form|Leave a Reply
        comment_form|Your email address will not be published. Required fields are marked *
        comment_form|Name *
        comment_form|Website
    """,
    "doubled caption, pitch, poll and tickers": """
        T|Ships wait as harbour talks drag on
        caption|The northern quay at dawn. (Lena Fields, AFP)
        caption|The northern quay at dawn. (Lena Fields, AFP)
        -|The harbour of Old Town stayed shut on Sunday as the talks between the union and the ministry went into another night.
        -|Dock workers had walked out in April over a plan to sell the northern quay, and the ships had waited at sea.
        subscription|We tell you what the others leave out
        subscription|Good reporting costs money. For only $4 per month, you have access to all our stories and keep our reporters at work.
        subscription|Subscribe now
        navigation|Harbour Talk
        navigation|Your Vote
        poll|Should the northern quay be sold?
        poll|Yes, at once
        poll|31% - 412 votes
        poll|No, never
        poll|69% - 917 votes
        ticker|Brent Crude
        ticker|Top 40
        ticker|All market data is delayed by at least 15 minutes
    """,
    "sub-headings, a list and agency credits": """
        T|What the deal on the quay says
        -|The harbour of Old Town was opened again on Monday after three weeks of talks, the ministry said in a statement.
        -|The night shift
        -|Lights and guards come first, and the port has set money aside for them in its budget for the coming year.
        -|The deal says, in the words of the ministry:
        -|• lights at every gate
        -|• two guards on the night shift
        -|• a doctor on the quay
        -|Dock workers had walked out in April over a plan to sell the northern quay, and the ships had waited at sea.
        related|Read more: Union calls off strike
        -|The two sides agreed to meet again in June to talk about wages and about the safety of the night shift.
        byline|(Reporting by Lena Fields; Editing by Omar Reed)
        navigation|Tags: harbour, strike, union
        legal|© 2017 The Harbour Post. All rights reserved.
    """,
}


def _golden(text: str) -> tuple[list[str], list[str]]:
    pairs = [line.strip().split("|", 1) for line in text.strip().splitlines()]
    return [label for label, _ in pairs], [line for _, line in pairs]


@pytest.mark.parametrize("name", GOLDEN)
def test_documents_of_our_own(name: str):
    labels, texts = _golden(GOLDEN[name])
    labelled = _label(*texts)
    found = ["T" if row["is_title"] else row["kind"] or "-" for row in labelled.iter_rows(named=True)]
    assert list(zip(found, texts, strict=True)) == list(zip(labels, texts, strict=True))


def test_rows_stay_as_they_are():
    lines = _frame(*(_golden(text)[1] for text in GOLDEN.values()))
    labelled = label_lines(lines, RULES)
    assert labelled.schema == polars_schema(LABELLED_LINES)
    assert labelled.select(name for name in LINES.names if name != "dom").equals(lines.drop("dom"))
    assert set(labelled["kind"].drop_nulls()) <= codes("removal_kinds")
    dropped = pl.col("kind").is_not_null()
    assert labelled.select(
        (dropped == pl.col("rule_id").is_not_null()).all() & (dropped == pl.col("score").is_not_null()).all()
    ).item()


@settings(max_examples=25, deadline=None)
@given(st.permutations([texts for _, texts in map(_golden, GOLDEN.values())]), st.integers(0, 4))
def test_documents_are_labelled_each_by_itself(documents: list[list[str]], shift: int):
    together = label_lines(_frame(*documents), RULES)
    alone = pl.concat([label_lines(_frame(texts), RULES) for texts in documents])
    assert together.drop("document_id").equals(alone.drop("document_id"))
    # Rows may come in any order: the verdicts go with them.
    order = [*range(shift, together.height), *range(shift)]
    assert label_lines(_frame(*documents)[order], RULES).equals(together[order])


@pytest.mark.parametrize("name", GOLDEN)
def test_cleaning_clean_text_drops_nothing_more(name: str):
    labelled = _label(*_golden(GOLDEN[name])[1])
    kept = labelled.filter(pl.col("kind").is_null())["text_raw"].to_list()
    assert _kinds(*kept) == [None] * len(kept)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_labelled(texts: list[str]):
    labelled = _label(*texts)
    assert labelled["text_raw"].to_list() == texts
    # A headline that is wrapped stands on several lines, one directly below the other.
    assert labelled["is_title"].rle().struct.field("value").sum() <= 1


def test_no_lines():
    assert label_lines(empty(LINES), RULES).equals(conform(empty(LABELLED_LINES), LABELLED_LINES))


def test_blank_lines_are_kept():
    assert _kinds("", "   ", "\u00a0") == [None, None, None]


def test_prose_first_means_no_title():
    assert not _label(FIRST, SECOND, "Advertisement", THIRD)["is_title"].any()


def test_a_document_without_prose_loses_only_what_rules_know():
    assert _kinds("Share", "Old Town 3, New Town 1", "Half-time 1-1") == ["share_bar", None, None]


def test_repeated_labels_go_and_a_repeated_sentence_stays_once():
    kinds = _kinds("Deal reached at the port", FIRST, "Share | Save", SECOND, "Share | Save", SECOND, THIRD)
    assert kinds[3:] == [None, kinds[2], "duplicate", None]
    assert kinds[2] is not None


def test_speakers_and_questions_may_come_again():
    kinds = _kinds(
        "Minister:", FIRST, "Union:", SECOND, "Minister:", THIRD, "And the wages?", FIRST[:-1] + " again.", "And the wages?"
    )
    assert kinds[:7] == [None] * 7


def test_a_rule_for_the_head_leaves_the_middle_alone():
    labelled = _label("Opinion", "Deal reached at the port", FIRST, "Analysis", SECOND, THIRD)
    assert labelled["kind"][0] == "section_label"
    assert labelled["rule_id"][3] in (None, "line-model")


def test_sentences_that_speak_of_boilerplate_are_kept():
    texts = [
        "Share prices of the port fell by a tenth, and the advertisement for its bond was taken down on Friday, the bank said.",
        "Readers of the newsletter were told to stay at home, and those who subscribe to this view did so for three weeks.",
        "In the poll 36% of the votes went to the mayor, who declined to comment on the matter when asked on Tuesday.",
    ]
    assert _kinds(*texts) == [None, None, None]


def test_pages_keep_the_extractors_article_and_its_headline():
    texts = ["Home", "Deal reached at the harbour of Old Town", "Sport", FIRST, "Share", SECOND, "Other news of the day"]
    labelled = _label(*texts, is_article=[False, False, False, True, True, True, False])
    assert labelled["kind"].to_list() == ["not_article", None, "not_article", None, "share_bar", None, "not_article"]
    assert labelled["is_title"].to_list() == [False, True, False, False, False, False, False]
    outside = labelled.row(0, named=True)
    assert (outside["rule_id"], outside["score"]) == ("html-extractor", 0.9)


def test_a_line_of_a_megabyte_is_a_line():
    assert _kinds("word " * 200_000 + "end.") == [None]


def test_sentences_broken_over_lines_are_prose():
    broken = [part for sentence in (FIRST, SECOND, THIRD) for part in textwrap.wrap(sentence, 60)]
    labelled = _label("Share", "Deal reached at the port", *broken, "Union calls off strike")
    assert labelled["kind"].to_list() == ["share_bar", *[None] * (len(broken) + 1), "related"]
    assert labelled["is_title"].arg_true().to_list() == [1]


@pytest.mark.parametrize(
    "title", ["Will the harbour of Old Town ever be opened again?", "Explainer: what the deal says", "Open!"]
)
def test_a_title_may_be_a_question_or_marked(title: str):
    expected = [0] if len(title) > 12 else []
    assert _label(title, FIRST, SECOND, THIRD)["is_title"].arg_true().to_list() == expected


def test_a_short_last_sentence_between_labels_is_kept():
    kinds = _kinds(
        "Deal reached at the port", FIRST, SECOND, "Advertisement", "Officials declined comment.", "Strike at quay called off"
    )
    assert kinds == [None, None, None, "ad_label", None, "related"]


def test_a_list_led_in_by_a_colon_stays():
    assert _kinds("Deal reached at the port", FIRST, "The deal has two parts:", "• lights", "• guards", SECOND) == [None] * 6


def test_a_stray_line_between_dropped_ones_goes_with_them():
    kinds = _kinds("Deal reached at the port", FIRST, "Advertisement", "Port Watch", "Share", SECOND, THIRD)
    assert kinds == [None, None, "ad_label", "navigation", "share_bar", None, None]
