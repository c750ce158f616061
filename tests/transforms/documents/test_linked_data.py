import pytest

from transforms.documents.linked import has_type, names_in, page_articles

RIVER = "River floods old town"


def headlines(*scripts: str, titles: tuple[str, ...] = ()) -> list[object]:
    return [article.get("headline") for article in page_articles(scripts, titles)]


def test_the_article_of_a_page_stands_for_those_it_lists() -> None:
    data = """[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]},
               {"@graph": [{"@type": "WebPage", "headline": "Page"}, {"@type": ["NewsArticle"], "headline": "This one"}]}]"""
    assert headlines(data) == ["This one", "Page"]
    listed = '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}'
    assert headlines(listed) == ["Other"]


def test_the_article_whose_headline_is_the_pages_goes_first() -> None:
    data = f"""[{{"@type": "NewsArticle", "headline": "Ferry runs again"}}, {{"@type": "NewsArticle", "headline": "{RIVER}"}},
                {{"@type": "NewsArticle", "datePublished": "2017-05-06"}}]"""
    assert headlines(data, titles=(RIVER,)) == [RIVER, None]
    assert headlines(data) == ["Ferry runs again", RIVER, None]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "River floods old town"}',
        '<!-- {"@type": "NewsArticle", "headline": "River floods old town"}; -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "River floods old town"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "River floods old town", "keywords": ["a", "b",],}',
        '{"@type": "NewsArticle", "headline": "River floods old town", "description": "two\nlines"}',
    ],
)
def test_scripts_are_mended(script: str) -> None:
    assert headlines(script) == [RIVER]


@pytest.mark.parametrize("script", ["{broken", "[" * 3000, '"just text"', "", None, '{"@type": {"a": 1}, "headline": 3}'])
def test_broken_scripts_are_passed_over(script: str | None) -> None:
    assert page_articles([script], ()) == ()


def test_who_is_named_by_an_id_alone_is_looked_up() -> None:
    data = """{"@graph": [{"@type": "Article", "headline": "x", "author": [{"@id": "#ann"}], "publisher": {"@id": "#nobody"}},
                          {"@type": "Person", "@id": "#ann", "name": "Ann Bird"}]}"""
    (article,) = page_articles([data], ())
    assert names_in(article["author"]) == ["Ann Bird"]
    assert names_in(article["publisher"]) == []


def test_names() -> None:
    assert names_in({"givenName": "Ann", "familyName": "Bird"}) == ["Ann Bird"]
    assert names_in([{"name": ["Ann Bird", "Cy Dow"]}, "Eve &amp; Co", {"familyName": "Fox"}, None]) == [
        "Ann Bird",
        "Cy Dow",
        "Eve & Co",
    ]


def test_types() -> None:
    assert has_type({"@type": ["Thing", "Organization"]}, "Organization")
    assert not has_type({"@type": "Person"}, "Organization")
    assert not has_type("Organization", "Organization")
