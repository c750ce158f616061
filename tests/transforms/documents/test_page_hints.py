import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.documents.dates import date_in_address
from transforms.documents.metadata import iso_date, plain, read_metadata
from transforms.documents.page import page_hints


def linked(json: str) -> str:
    return f"<head><script type='application/ld+json'>{json}</script></head>"


@pytest.mark.parametrize(
    ("html", "title", "basis"),
    [
        ("<title>River floods town | The Post</title><h1>River floods town</h1>", "River floods town", "heading"),
        (linked('{"@type": "NewsArticle", "headline": "River floods town"}'), "River floods town", "json_ld"),
        (
            linked('{"@type": "NewsArticle", "headline": "River floods town"}') + "<h1>The Evening Post</h1>",
            "River floods town",
            "json_ld",
        ),
        ("<meta property=og:title content='River &amp; sea'>", "River & sea", "meta"),
        (
            "<meta property=og:site_name content=Post><meta property=og:title content='River floods - Post'>",
            "River floods",
            "meta",
        ),
        ("<title>River floods town – The Post</title>", "River floods town", "meta"),
        ("<meta property=og:title content='River floods town - and recedes'>", "River floods town - and recedes", "meta"),
        ("<title>River floods town</title><h1><span>Opinion</span> River floods town</h1>", "River floods town", "heading"),
        ("<title>x</title><h1>Our man at the river reports</h1>", "Our man at the river reports", "heading"),
        ("<h1>Floods at last</h1>", "Floods at last", "heading"),
        ("<p>No title at all", None, None),
    ],
)
def test_title(html, title, basis):
    hints = page_hints(html)
    assert (hints.title, hints.title_basis) == (title, basis)


@pytest.mark.parametrize(
    ("html", "published", "basis"),
    [
        (linked('{"@type": "NewsArticle", "datePublished": "2017-05-06T10:00:00Z"}'), "2017-05-06T10:00:00Z", "json_ld"),
        ("<meta property='article:published_time' content='2017-05-06 10:00'>", "2017-05-06T10:00", "meta"),
        ("<meta name=pubdate content='20170506'>", "2017-05-06", "meta"),
        ("<time datetime='2017-05-06'>6 May</time>", "2017-05-06", "time_element"),
        ("<span itemprop=datePublished content='2017-05-06'></span>", "2017-05-06", "time_element"),
        ("<link rel=canonical href='https://a.example/2017/05/06/river'>", "2017-05-06", "url"),
        ("<div class=date>Published on 6 May 2017</div><p>Text.", "2017-05-06", "text"),
        ("<meta name=date content='soon'><p>Nothing here", None, None),
        ("<time datetime='10:00'>10</time>", None, None),
    ],
)
def test_published(html, published, basis):
    hints = page_hints(html)
    assert (hints.published, hints.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("html", "authors", "basis"),
    [
        (
            linked('{"@type": "NewsArticle", "author": [{"name": "Ann Bird"}, {"name": "Cy Dow"}], "headline": "x"}'),
            ("Ann Bird", "Cy Dow"),
            "json_ld",
        ),
        ("<meta name=author content='By Ann Bird and Cy Dow'>", ("Ann Bird", "Cy Dow"), "meta"),
        ("<meta name=author content='Ann Bird, The River News'>", ("Ann Bird",), "meta"),
        ("<meta name=author content='The River News'>", ("The River News",), "meta"),
        ("<meta name=author content='Ann Bird, Senior Editor'>", ("Ann Bird",), "meta"),
        ("<meta name=author content='J. Bird Jr.'>", ("J. Bird Jr",), "meta"),
        (
            "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ann Bird'>",
            ("Ann Bird",),
            "meta",
        ),
        ("<meta name='twitter:label1' content='Reading time'><meta name='twitter:data1' content='Ten minutes'>", (), None),
        ("<meta property='article:author' content='https://a.example/ann'>", (), None),
        ("<meta name=author content='admin'><a rel=author>Ann Bird</a>", ("Ann Bird",), "byline"),
        ("<p class='byline'>By Ann Bird</p>", ("Ann Bird",), "byline"),
        ("<p class='byline'>12 comments</p>", (), None),
        ("<meta property=og:site_name content=Post><meta name=author content=Post>", (), None),
    ],
)
def test_authors(html, authors, basis):
    hints = page_hints(html)
    assert (hints.authors, hints.authors_basis) == (authors, basis)


def test_the_rest():
    html = (
        "<html lang='en_GB'><meta property=og:site_name content='The Post'><link rel=canonical href='https://a.example/1'>"
        "<meta property='article:section' content='World'>"
    )
    hints = page_hints(html)
    assert (hints.publisher, hints.publisher_basis, hints.section) == ("The Post", "meta", "World")
    assert (hints.url, hints.language) == ("https://a.example/1", "en-GB")
    named = page_hints(
        linked('{"@type": "Article", "headline": "x", "publisher": {"name": "Post"}, "articleSection": ["Sport"]}')
    )
    assert (named.publisher, named.publisher_basis, named.section) == ("Post", "json_ld", "Sport")
    bare = page_hints("<link rel=canonical href='/relative'><html lang='!'>")
    assert (bare.publisher, bare.publisher_basis, bare.url, bare.language) == (None, None, None, None)


def test_the_article_of_a_page_goes_before_those_it_lists():
    data = """[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
               {"@graph": [{"@type": "WebPage", "headline": "Page"}, {"@type": ["NewsArticle"], "headline": "This one"}]}]"""
    articles = read_metadata(LexborHTMLParser(linked(data))).articles
    assert [article["headline"] for article in articles] == ["This one", "Page", "Other"]


@pytest.mark.parametrize("json", ["{broken", "[" * 3000, '"just text"', "", '{"@type": {"a": 1}, "headline": 3}'])
def test_broken_structured_data_are_passed_over(json):
    assert page_hints(linked(json) + "<h1>River floods</h1>").title == "River floods"


def test_structured_data_with_line_breaks_and_wrappers():
    html = linked('<!-- {"@type": "NewsArticle", "headline": "River\nfloods"}; -->')
    assert page_hints(html).title == "River floods"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-05-06", "2017-05-06"),
        ("2017-05-06T10:11:12+02:00", "2017-05-06T10:11:12+02:00"),
        ("2017-05-06 10:11", "2017-05-06T10:11"),
        ("2017/5/6", "2017-05-06"),
        ("Sat, 06 May 2017 10:11:12 GMT", "2017-05-06T10:11:12+00:00"),
        ("May 6th, 2017", "2017-05-06"),
        ("6 May 2017 at noon", "2017-05-06"),
        ("2017-02-30", None),
        ("May 2017", None),
        ("yesterday", None),
        ("x" * 300, None),
        (20170506, None),
        (None, None),
    ],
)
def test_iso_date(value, expected):
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2017/05/06/river", "2017-05-06"),
        ("file:///a/2017-05-06-river.txt", "2017-05-06"),
        ("https://a.example/news_20170506.html", "2017-05-06"),
        ("https://a.example/id/120170506123", None),
        ("https://a.example/2017/05/river", None),
        (None, None),
    ],
)
def test_date_in_address(address, day):
    assert date_in_address(address) == day


def test_plain():
    assert plain(" a &amp;amp; <b>b</b>\n c ") == "a & b c"
    assert plain("  ") is None
    assert plain(3) is None
