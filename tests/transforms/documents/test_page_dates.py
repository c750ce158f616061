import pytest

from transforms.documents.page import page_hints


def linked(json: str) -> str:
    return f"<script type='application/ld+json'>{json}</script>"


def article(**stated: str) -> str:
    fields = "".join(f', "{name}": "{value}"' for name, value in stated.items())
    return linked(f'{{"@type": "NewsArticle"{fields}}}')


HEAD = "<h1>River floods old town</h1>"


@pytest.mark.parametrize(
    ("html", "published", "basis"),
    [
        (article(datePublished="2017-05-06T10:00:00Z", dateModified="2017-05-08"), "2017-05-06T10:00:00Z", "json_ld"),
        (article(headline="x", dateCreated="2017-05-06"), "2017-05-06", "json_ld"),
        (article(datePublished="0001-01-01T00:00:00") + "<meta name=pubdate content='20170506'>", "2017-05-06", "meta"),
        ("<meta property='article:published_time' content='2017-05-06 10:00'>", "2017-05-06T10:00", "meta"),
        ("<meta property='article:modified_time' content='2017-05-08'><time datetime='2017-05-06'></time>", "2017-05-06", "time_element"),
        ("<span itemprop=datePublished content='2017-05-06'></span>", "2017-05-06", "time_element"),
        ("<span itemprop=datePublished>6 May 2017</span>", "2017-05-06", "time_element"),
        ("<time datetime='2017-05-06'>6 May</time>", "2017-05-06", "time_element"),
        ("<time datetime='2017-05-062018-01-02'>6 May 2017</time>", "2017-05-06", "time_element"),
        ("<time class=updated datetime='2017-05-08'></time><time datetime='2017-05-06'></time>", "2017-05-06", "time_element"),
        ("<time class='published updated' datetime='2017-05-06'></time><time datetime='2017-05-08'></time>", "2017-05-06", "time_element"),
        # What stands by the headline goes before time elements elsewhere, and is taken from its own where that says more.
        ("<time datetime='2017-05-08'></time>" + HEAD + "<p>posted on 2017-05-06 by Ann Bird</p>", "2017-05-06", "text"),
        ("<p>6 May 2017</p>" + HEAD, "2017-05-06", "text"),
        (HEAD + "<p>Updated: 8 May 2017</p><p>Published: 6 May 2017</p>", "2017-05-06", "text"),
        (
            "<time datetime='2017-05-08'></time>" + HEAD + "<p><time datetime='2017-05-06T10:00:00+02:00'>6 May 2017</time></p>",
            "2017-05-06T10:00:00+02:00",
            "time_element",
        ),
        ("<title>River floods | Harbour Post | 06.05.2017</title>" + HEAD, "2017-05-06", "text"),
        ("<title>All that we know of May 6, 2017</title>", None, None),
        # The address goes before a date that is far from its own.
        (
            "<link rel=canonical href='https://a.example/2017/05/06/river'>" + HEAD + "<p>Said on 1 May 2017</p><p>5 May 2017</p>",
            "2017-05-05",
            "text",
        ),
        (
            "<link rel=canonical href='https://a.example/2017/may/06/river'>" + HEAD + "<p>Said on 1 May 2017</p>",
            "2017-05-06",
            "url",
        ),
        ("<p>This article was originally published on 6 May 2017 at noon, and is kept up to date.</p>", "2017-05-06", "text"),
        ("<div class=date>Published on 6 May 2017</div><p>Text.", "2017-05-06", "text"),
        ("<meta name=date content='soon'><p>Nothing here", None, None),
        ("<time datetime='10:00'>10</time>", None, None),
    ],
)  # fmt: skip
def test_published(html: str, published: str | None, basis: str | None) -> None:
    hints = page_hints(html)
    assert (hints.published, hints.published_basis) == (published, basis)


@pytest.mark.parametrize(
    "stated", [article(datePublished="2017-05-07T01:10:20Z"), "<meta name=pubdate content='2017-05-07T01:10:20+00:00'>"]
)
@pytest.mark.parametrize(
    "shown",
    [
        HEAD + "<p>Published 8:10 PM EST, Sat May 6, 2017</p>",
        "<p>May 6, 2017 8:10pm</p>" + HEAD,
        "<time datetime='2017-05-06T20:10:20-05:00'>Saturday</time>",
        "<meta name='sailthru.date' content='2017-05-06 20:10:20'>",
    ],
)
def test_the_day_on_the_pages_own_clock(stated: str, shown: str) -> None:
    assert page_hints(stated + shown).published == "2017-05-06T20:10:20-05:00"


def test_an_instant_whose_clock_is_not_shown_stays_in_utc() -> None:
    stated = article(datePublished="2017-05-07T01:10:20Z")
    assert page_hints(stated + HEAD + "<p>6 May 2017</p>").published == "2017-05-07T01:10:20Z"
