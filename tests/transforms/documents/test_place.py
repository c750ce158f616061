import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.documents.class_words import GROUPS, name_groups
from transforms.documents.html import read_page
from transforms.documents.place import PLACE_FEATURES, pack_places, unpack_places
from transforms.lexicons.loader import read_lexicon

SENTENCE = "The bridge over the river Ull reopened on Monday after two years of repairs."
PAGE = f"""<html><head><title>Bridge reopens after repairs | The Ull Post</title>
<meta name=description content="The bridge over the river Ull has reopened."></head><body>
<nav class=main-nav><ul><li><a href=/a>World</a><li><a href=/b>Sport</a></ul></nav>
<article><header><h1>Bridge reopens after repairs</h1><p class=byline>By <b>Ann Oke</b></p></header>
<div class=articleBody itemprop=articleBody><p>{SENTENCE}</p><p>{SENTENCE}</p><h2>What next</h2><p>{SENTENCE}</p>
<figure><img src=x><figcaption>A lorry. Photo: Oke</figcaption></figure></div></article>
<footer hidden><p>All rights reserved.</p></footer></body></html>"""


def _features(html: str) -> dict[str, list[float]]:
    values = unpack_places(pack_places(read_page(html)))
    assert values.shape[1] == len(PLACE_FEATURES) == len(set(PLACE_FEATURES))
    return {name: values[:, number].round(2).tolist() for number, name in enumerate(PLACE_FEATURES)}


def test_every_row_of_class_words_hits_its_example_and_misses_its_counter_example():
    rows = read_lexicon("class_words")
    bits = {name: 1 << number for number, name in enumerate(GROUPS)}
    assert [row["rule_id"] for row in rows.iter_rows(named=True) if not name_groups(row["example"]) & bits[row["rule_id"]]] == []
    assert [
        row["rule_id"] for row in rows.iter_rows(named=True) if name_groups(row["counter_example"]) & bits[row["rule_id"]]
    ] == []
    assert rows["rule_id"].is_duplicated().sum() == rows.null_count().sum_horizontal().item() == 0


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("article-body", {"article", "content", "body"}),
        ("sidebarLeft", {"side", "note"}),
        ("c-1f2e _x9", set()),
        ("foobar addition", set()),
        ("x" * 300 + " nav", set()),
    ],
)
def test_names_are_read_word_by_word(names: str, groups: set[str]):
    assert {name for number, name in enumerate(GROUPS) if name_groups(names) >> number & 1} == groups


def test_lines_know_their_blocks():
    page = read_page(PAGE)
    lines, blocks = page.lines, page.blocks
    assert lines.text[:3] == ["World", "Sport", "Bridge reopens after repairs"]
    assert [blocks.tag[number] for number in lines.block] == ["li", "li", "h1", "p", "p", "p", "h2", "p", "figcaption", "p"]
    assert [linked for linked in lines.linked if linked] == [5, 5]
    assert lines.bold[3] == 7
    assert lines.media == [0] * 8 + [1, 1]
    article = blocks.tag.index("article")
    assert (blocks.first[article], blocks.last[article]) == (2, 9)
    assert (blocks.first_media[article], blocks.last_media[article]) == (0, 1)
    assert page.titles == ["Bridge reopens after repairs | The Ull Post"]
    assert page.description.strip() == "The bridge over the river Ull has reopened."


def test_blocks_alike_in_tags_and_names_share_a_path():
    blocks = read_page("<div class=a1><p>x</p></div><div class=a2><p>y</p></div><div class=b><p>z</p></div>").blocks
    paragraphs = [path for path, tag in zip(blocks.path, blocks.tag, strict=True) if tag == "p"]
    assert paragraphs[0] == paragraphs[1] != paragraphs[2]


def test_where_lines_stand():
    found = _features(PAGE)
    assert found["in_nav"] == found["around_navigation"] == found["linked"] == [1, 1] + [0] * 8
    assert found["in_article"] == [0, 0] + [1] * 7 + [0]
    assert found["in_figcaption"] == found["is_figcaption"] == found["in_figure"] == [0] * 8 + [1, 0]
    assert found["stated_body"] == found["around_body"] == [0] * 4 + [1] * 5 + [0]
    assert found["hidden"] == [0] * 9 + [1]
    assert found["near_byline"] == [0] * 3 + [1] + [0] * 6
    assert found["heading_above"] == [0, 0, 0, 1, 0, 0, 0, 1, 0, 0]
    assert found["page_states_body"] == found["has_headline"] == [1] * 10


def test_the_share_of_prose_around_a_line():
    found = _features(PAGE)
    # Three sentences of 14 words, and the one more that every page has.
    assert found["share_0"][4:8] == [pytest.approx(14 / 43, abs=0.01)] * 2 + [0, pytest.approx(14 / 43, abs=0.01)]
    assert found["share_1"][4:8] == found["sibling_share"][4:8] == found["path_share"][4:6] * 2
    assert found["share_1"][4] == pytest.approx(42 / 43, abs=0.01)
    assert found["wide_share_0"][:2] == [0, 0]
    assert found["path_after"] == [0] * 5 + [1, 0, 1, 0, 0]
    assert found["sibling_before"][4:8] == [1, 1, 1, 0]


def test_the_way_to_the_headline():
    found = _features(PAGE)
    assert found["like_title"][2] == max(found["like_title"]) == pytest.approx(0.75, abs=0.01)
    assert found["from_headline"][2] == pytest.approx(0, abs=0.04)
    assert found["from_headline"] == sorted(found["from_headline"]) == found["from_h1"]
    assert found["order"][4:6] == pytest.approx([0, 0], abs=0.03)
    assert found["order"][:2] == [-1, -1]
    assert found["like_description"][4] > found["like_description"][9]
    assert _features("<p>One<p>Two")["has_headline"] == [0, 0]


@pytest.mark.parametrize("html", ["", "<p>", "<title>x</title>", "<p>\u00a0</p>"])
def test_pages_without_a_line(html: str):
    assert unpack_places(pack_places(read_page(html))).shape == (0, len(PLACE_FEATURES))


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<div>" * 10_000 + "Down here.", 1),
        ("<p>" + "word " * 200_000, 1),
        ("<p>x" * 20_000, 20_000),
        ("<div class='" + "nav " * 50_000 + "'><p>x", 1),
        ("<p>x" * 50 + "<h1>y" * 2000, 2050),
    ],
)
def test_hostile_pages(html: str, lines: int):
    assert np.isfinite(unpack_places(pack_places(read_page(html)))).all()
    assert len(read_page(html).lines.text) == lines


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from(list("<>/!-pdivabrh1 \"'=&;\n\0\u2028é")), max_size=200))
def test_any_page_has_a_place_for_every_line(html: str):
    page = read_page(html)
    packed = pack_places(page)
    assert len(packed) == len(page.lines.text)
    values = unpack_places(packed)
    assert np.isfinite(values).all()
    assert (pack_places(read_page(html)) == packed).all()
