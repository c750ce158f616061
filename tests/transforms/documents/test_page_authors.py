import pytest

from transforms.documents.page import page_hints


def article(author: str, more: str = "") -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", "author": {author}{more}}}</script>'


HEAD = "<h1>River floods old town</h1>"
SITE = "<meta property=og:site_name content='Harbour Post'>"
STORY = "<p>" + "The river rose. " * 30 + "</p><p>" + "It fell again. " * 30 + "</p>"
OTHERS = "<ul><li><a rel=author>Gil Hart</a><li><a rel=author>Ivy Jay</a></ul>"


def authors(html: str) -> tuple[tuple[str, ...], str | None]:
    hints = page_hints(html)
    return hints.authors, hints.authors_basis


@pytest.mark.parametrize(
    ("html", "names", "basis"),
    [
        (article('[{"name": "Ann Bird"}, {"name": "Cy Dow"}]'), ("Ann Bird", "Cy Dow"), "json_ld"),
        (article('{"@type": "Person", "givenName": "Ann", "familyName": "Bird"}'), ("Ann Bird",), "json_ld"),
        (article('{"@type": "Organization", "name": "Coast Works"}', ', "creator": "Ann Bird"'), ("Ann Bird",), "json_ld"),
        ("<meta name=author content='By Ann Bird and Cy Dow'>", ("Ann Bird", "Cy Dow"), "meta"),
        ("<meta name=author content='Ann Bird, The River News'>", ("Ann Bird",), "meta"),
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
    ],
)
def test_stated_authors(html: str, names: tuple[str, ...], basis: str | None) -> None:
    assert authors(html) == (names, basis)


@pytest.mark.parametrize(
    ("html", "names", "basis"),
    [
        ("<meta name=author content='The River News'>", ("The River News",), "meta"),
        (SITE + "<meta name=author content='Harbour Post'>", ("Harbour Post",), "meta"),
        (SITE + article('{"@type": "Organization", "name": "Harbour Post"}') + HEAD + "<p>By</p><p>Reuters</p>", ("Reuters",), "byline"),
        (SITE + "<meta name=author content='Harbour Post staff'>" + HEAD + "<p class=byline>Ann Bird</p>", ("Ann Bird",), "byline"),
        (SITE + "<meta name=author content='Ann Bird, Harbour Post Sport'>", ("Ann Bird",), "meta"),
        ("<meta name=author content='LTO'>" + HEAD + "<p>von Dr. Ann Bird</p>", ("Dr. Ann Bird",), "byline"),
        # An organisation that is stated goes before people of other stories.
        ("<meta name=author content='Coast Agency'>" + HEAD + STORY + OTHERS, ("Coast Agency",), "meta"),
    ],
)  # fmt: skip
def test_organisations_count_where_no_person_does(html: str, names: tuple[str, ...], basis: str) -> None:
    assert authors(html) == (names, basis)


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p class='byline'>By Ann Bird</p>", ("Ann Bird",)),
        ("<p class='byline'>12 comments</p>", ()),
        ("<p class='byline'>Watch Live</p>", ()),
        # Marked elsewhere, or wherever authors are marked as such; the first and its neighbours.
        (OTHERS, ("Gil Hart", "Ivy Jay")),
        ("<div><p><a rel=author>Ann Bird</a></p></div><section><a rel=author>Gil Hart</a></section>", ("Ann Bird",)),
        (OTHERS + HEAD + "<p><a rel=author>Ann Bird</a></p>", ("Ann Bird",)),
        (HEAD + "<div class=c-authors><i>Ann Bird</i></div>", ("Ann Bird",)),
        (HEAD + "<p><a href='/staff/ann'>Ann Bird</a></p>", ("Ann Bird",)),
        (HEAD + "<p>Text.</p><article><p>" + "Long text of the story. " * 30 + "</p><p>" + "And more of it. " * 30
         + "</p><div class=author>Gil Hart</div></article>", ()),
        # Lines that say so.
        (HEAD + "<p>By <b>Ann Bird</b> and Cy Dow, Coast Agency</p>", ("Ann Bird", "Cy Dow")),
        (HEAD + "<p>Story by</p>", ()),
        (HEAD + "<p>6 May 2017, 10:11 by Ann Bird</p>", ("Ann Bird",)),
        (HEAD + "<p>By Ann Bird May 6, 2017</p>", ("Ann Bird",)),
        (HEAD + "<p>by Ann · 6 May 2017</p>", ("Ann",)),
        (HEAD + "<p>Ann Bird - 6 May 2017</p>", ("Ann Bird",)),
        (HEAD + "<p>By Monday the town was dry</p>", ()),
        (HEAD + "<p>The new book on the coast by Ann Bird</p>", ()),
        (HEAD + "<p>Last updated 6 May 2017</p>", ()),
        (HEAD + "<p>Coast and sea</p><p>6 May 2017</p>", ()),
    ],
)  # fmt: skip
def test_bylines(html: str, names: tuple[str, ...]) -> None:
    assert authors(html) == (names, "byline" if names else None)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Bird and Cy Dow, Coast Agency", ("Ann Bird", "Cy Dow")),
        ("By Cy Dow and Eve Fox", ("Ann Bird",)),
        ("By Ann Bird, U.S. Office of Rivers and Sea Levels", ("Ann Bird",)),
        ("By Ann Bird, Harbour Post Sport", ("Ann Bird",)),
    ],
)
def test_a_byline_completes_what_metadata_state(line: str, names: tuple[str, ...]) -> None:
    assert authors(SITE + article('{"name": "Ann Bird"}') + HEAD + f"<p>{line}</p>") == (names, "json_ld")
