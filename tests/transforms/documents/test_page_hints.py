import pytest

from transforms.documents.page import page_hints


def linked(json: str) -> str:
    return f"<head><script type='application/ld+json'>{json}</script></head>"


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


def test_the_publishers_name_without_slogan_and_marks() -> None:
    def publisher(name: str, address: str = "https://www.harbourpost.example/1") -> str | None:
        return page_hints(f"<link rel=canonical href='{address}'><meta property=og:site_name content='{name}'>").publisher

    assert publisher("Harbour Post | All of the coast") == "Harbour Post"
    assert publisher("All of the coast | Harbourpost") == "Harbourpost"
    assert publisher("@harbourpost") == "harbourpost"
    assert publisher("https://www.harbourpost.example/home") == "harbourpost.example"
    assert publisher("|") is None


def test_sections_that_are_none() -> None:
    data = """[{"@type": "Article", "headline": "x", "articleSection": "Posts"},
               {"@type": "Article", "headline": "x", "articleSection": "Harbour Post"},
               {"@type": "Article", "headline": "x", "articleSection": ["", "Sea"]}]"""
    page = linked(data) + "<meta property=og:site_name content='Harbour Post'>"
    assert page_hints(page).section is None
    assert page_hints(page + "<meta name=parsely-section content='Coast'>").section == "Coast"


def test_the_language_from_the_first_that_names_one() -> None:
    assert page_hints("<html lang='English'><meta http-equiv=content-language content='pt_BR'>").language == "pt-BR"
    stated = linked('{"@type": "NewsArticle", "headline": "x", "inLanguage": "fr"}')
    assert page_hints(stated).language == "fr"
    assert page_hints("<html lang='en'>" + stated).language == "en"


HOSTILE = (
    "<div>" * 2000 + "x",
    "<h1>" + "<span>" * 2000 + "River floods" + "</span>" * 2000 + "</h1>",
    "<h1>" + "<p><b>word</b> text</p>" * 1000,
    "<div class=author>" * 2000 + "x" * 1000,
    "<time datetime='2017-05-06'>x</time>" * 5000,
    "<title>" + "a - " * 10_000 + "</title>",
    "<meta name=author content='" + "By " * 10_000 + "'>",
    "<h1>River floods</h1><p>" + "by " * 10_000,
    linked('{"a":' * 3000 + "1" + "}" * 3000),
    linked('{"@type": "NewsArticle", "headline": ["a"], "author": {"name": {"name": 3}}, "datePublished": {}, "publisher": 7}'),
    "<h1>\x00\ud800</h1><meta name=author content='\ud800'>",
)


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_have_hints_of_the_usual_shape(html: str) -> None:
    hints = page_hints(html)
    assert hints.title is None or 0 < len(hints.title) <= 50_000
    assert all(0 < len(name) <= 60 for name in hints.authors)
    assert hints.published in (None, "2017-05-06")
