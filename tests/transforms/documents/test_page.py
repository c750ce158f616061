import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.documents import page
from transforms.documents.alignment import lines_in_text
from transforms.documents.html import page_lines
from transforms.documents.model import Limits
from transforms.documents.page_limits import page_problem, page_shape

PARAGRAPHS = [
    "The bridge over the river Ull reopened on Monday after two years of repairs, the council said in a statement.",
    "Lorries of more than twelve tonnes must still take the northern road, which adds forty minutes to the trip.",
    "Shopkeepers on the east bank had long asked for a date, and several kept their doors open until midnight.",
    "The work cost nine million crowns, a third of it for new bearings that came by ship in the autumn.",
    "A second phase, with lights and a lane for bicycles, is to begin when the spring floods have passed.",
]
MENU = "<ul><li><a href=/a>World</a></li><li><a href=/b>Sport</a></li><li><a href=/c>Weather</a></li></ul>"
NEWS = (
    "<html><head><title>Bridge reopens | The Ull Post</title><script>var x = 'no text';</script></head><body><nav>"
    + MENU
    + "</nav><article><h1>Bridge reopens</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article><footer><p>All rights reserved, The Ull Post.</p></footer></body></html>"
)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>One <b>bold</b> and <i>slant</i>ed.</div>", ["One bold and slanted."]),
        ("<p>One<br>Two<br/>  Three </p>", ["One", "Two", "Three"]),
        ("Loose<div>inner</div>tail", ["Loose", "inner", "tail"]),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><th>e</table>", ["a", "b", "c", "d", "e"]),
        ("<p>A\n  wrapped\tline</p>", ["A wrapped line"]),
        ("<pre>kept\nbreaks</pre> and\nmore", ["kept", "breaks", "and more"]),
        ("<p>a&nbsp;b &amp; c</p>", ["a\u00a0b & c"]),
        ("<p>&nbsp;</p><p></p>", []),
        ("<p>x<script>no</script><style>no</style><noscript>no</noscript><template>no</template>y</p>", ["xy"]),
        ("<p>x<!-- no -->y</p><svg><title>no</title></svg><textarea>no</textarea>", ["xy"]),
        ("<a>Home</a><a>News</a>", ["Home News"]),
        ("<p>link<span class='sr-only'> (opens a window)</span>.</p>", ["link."]),
        ("<p>link<span style='position:absolute;clip:rect(0 0 0 0)'> hint</span>.</p>", ["link."]),
        ("<div>One.<span class='x br'></span>Two.<span class='abr'></span> Three.</div>", ["One.", "Two. Three."]),
        ("<h1>T</h1><p>text without an end", ["T", "text without an end"]),
        ("", []),
        ("<head><title>no</title></head>", []),
    ],
)
def test_page_lines(html, lines):
    assert page_lines(html) == lines


def test_deep_and_long_pages():
    deep = "<div>" * 5000 + "<p>Down here.</p>" + "</div>" * 5000
    assert page_lines(deep) == ["Down here."]
    lines = page_lines("<p>" + "word " * 300_000)
    assert (len(lines), len(lines[0])) == (1, 5 * 300_000 - 1)


def test_depth_is_estimated_without_what_goes_unclosed():
    assert page_shape("<div><span><b>x</b></span></div>") == (3, 9, 0)
    assert page_shape("<p>a<p>b<li>c<br><img src=x><hr/>").depth == 0
    assert page_shape("<g/>" * 50 + "</i>" * 50 + "<i>").depth == 1


def test_elements_left_open_are_repeated_in_what_follows():
    assert page_shape("<b>x</b><p>" * 9).repeated == 0
    assert page_shape("<font color=1><font color=2>" + "<p>x" * 10).repeated == 20
    assert page_shape("<b>" * 9 + "<p>x" * 10).repeated == 30


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 11, "nesting_limit"),
        ("<div></div>" * 12, None),
        ("<p>" * 51, "too_large"),
        ("<div>" * 9 + "<p>x" * 20, "nesting_limit"),
        ("<font a=1><font a=2>" + "<p>x" * 30, "nesting_limit"),
        ("<b>x</b><p>" * 12, None),
    ],
)
def test_pages_beyond_the_limits(html, reason):
    problem = page_problem(html, Limits(html_depth=10, html_tags=50))
    assert (problem[0] if problem else None) == reason


def test_the_article_is_found_among_the_lines():
    lines = page.page_lines(NEWS)
    kept = [line for line, is_article in zip(lines, page.article_lines(NEWS, lines), strict=True) if is_article]
    assert [line for line in kept if line != "Bridge reopens"] == PARAGRAPHS


def test_no_answer_where_the_extractor_has_none():
    html = "<body>" + MENU
    lines = page.page_lines(html)
    assert page.article_lines(html, lines) == [None] * 3
    assert page.article_lines("", []) == []
    deep = "<div>" * 3000 + "text"
    assert page.article_lines(deep, ["text"]) == [None]


def test_no_answer_where_the_extractor_fails_or_is_spared(monkeypatch):
    lines = page.page_lines(NEWS)
    monkeypatch.setattr(page, "_EXTRACTOR_TAGS", 10)
    assert page.article_lines(NEWS, lines) == [None] * len(lines)
    monkeypatch.undo()

    def fail(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(page.trafilatura, "bare_extraction", fail)
    assert page.article_lines(NEWS, lines) == [None] * len(lines)


@pytest.mark.parametrize(
    ("lines", "text", "expected"),
    [
        (["Menu", "One two three.", "Four five six.", "Foot"], "One two three.\nFour five six.", [0, 1, 1, 0]),
        (["One two three.", "Four five six."], "One two three. Four five six.", [1, 1]),
        (["One two three. Four five six."], "One two three.\nFour five six.", [1]),
        (["One two, three", "Share"], "one Two", [0, 0]),
        (["— * —", "One two three four"], "- One two\n- three four", [0, 1]),
        (["a b c d e"] * 4, "a b c d e\na b c d e\na b c d e\na b c d e", [1, 1, 1, 1]),
        (["One two three four five six seven eight nine ten"], "One two three", [0]),
        ([], "One", []),
        (["One"], "", [0]),
    ],
)
def test_alignment(lines, text, expected):
    assert [int(flag) for flag in lines_in_text(lines, text)] == expected


def test_of_two_like_lines_one_is_taken():
    assert sum(lines_in_text(["One two three.", "Menu", "One two three."], "One two three.")) == 1


def test_an_article_that_the_page_holds_twice():
    lines = [f"Sentence number {number} of the hidden copy." for number in range(9)] * 2
    assert sum(lines_in_text(["Menu", *lines], "\n".join(lines[:9]))) == 9


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("ab \n.", max_size=12), max_size=12), st.lists(st.booleans(), min_size=12, max_size=12))
def test_a_text_made_of_distinct_lines_is_found_again(words, chosen):
    lines = [f"{number} {word.strip()} mark{number} end{number}" for number, word in enumerate(words)]
    kept = [is_kept for _, is_kept in zip(lines, chosen, strict=False)]
    text = "\n".join(line for line, is_kept in zip(lines, kept, strict=True) if is_kept)
    assert lines_in_text(lines, text) == kept


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from(list("<>/!-pdivabr \"'=&;\n\0\u2028é")), max_size=200))
def test_any_text_has_lines_that_are_not_blank_and_hold_no_break(text):
    lines = page_lines(text)
    assert all(line.strip() and "\n" not in line for line in lines)
    assert page_lines(text) == lines


def test_the_extractor_judges_the_pages_it_is_asked_about():
    lines = page.page_lines(NEWS)
    documents = pl.DataFrame({"document_id": ["a", "b"], "text_raw": [NEWS, NEWS]})
    rows = [
        {"document_id": name, "line_number": number, "text_raw": line} for name in "ab" for number, line in enumerate(lines, 1)
    ]
    frame = pl.DataFrame(rows).with_columns(is_article=pl.lit(None, pl.Boolean))
    judged = page.extracted_lines(documents, frame, ["b"])
    assert judged.columns == ["document_id", "line_number", "is_article"]
    assert judged["document_id"].unique().to_list() == ["b"]
    assert judged["is_article"].to_list() == page.article_lines(NEWS, lines)
    assert page.extracted_lines(documents, frame, []).is_empty()
