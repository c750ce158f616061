import pytest

from transforms.documents.page import page_hints


def linked(json: str) -> str:
    return f"<script type='application/ld+json'>{json}</script>"


HEADLINE = linked('{"@type": "NewsArticle", "headline": "River floods old town"}')
SITE = "<meta property=og:site_name content='Harbour Post'>"


@pytest.mark.parametrize(
    ("html", "title", "basis"),
    [
        ("<title>River floods town | The Post</title><h1>River floods town</h1>", "River floods town", "heading"),
        (HEADLINE, "River floods old town", "json_ld"),
        (HEADLINE + "<h1>The Evening Post</h1>", "River floods old town", "json_ld"),
        (HEADLINE + SITE + "<h1>Harbour Post of the coast</h1>", "Harbour Post of the coast", "heading"),
        (HEADLINE + SITE.replace("Post", "Post of the coast") + "<h1>Harbour Post of the Coast</h1>", "River floods old town", "json_ld"),
        ("<meta property=og:title content='River &amp; sea'>", "River & sea", "meta"),
        (SITE + "<meta property=og:title content='River floods - Harbour Post'>", "River floods", "meta"),
        (SITE + "<meta property=og:title content='Harbour Post | River floods'>", "River floods", "meta"),
        ("<title>River floods town – The Post</title>", "River floods town", "meta"),
        ("<meta property=og:title content='River floods town - and recedes'>", "River floods town - and recedes", "meta"),
        ("<title>x</title><h1>Our man at the river reports</h1>", "Our man at the river reports", "heading"),
        ("<h1>Floods at last</h1>", "Floods at last", "heading"),
        ("<p>No title at all", None, None),
        # The address tells the site's name, too.
        (
            "<link rel=canonical href='https://www.kanal7.example.com/1'><meta property=og:title content='River floods | Kanal7'>",
            "River floods",
            "meta",
        ),
        # The first of several headings that nothing agrees with, if it is long.
        ("<title>x</title><h1>Our man at the old river</h1><h1>More from the coast today</h1>", "Our man at the old river", "heading"),
        # Words of scripts without spaces.
        ("<title>河水淹没老城</title><h1>港湾晚报今日国际新闻频道</h1><h1>河水淹没老城</h1>", "河水淹没老城", "heading"),
        # A heading of two words that begins what metadata state in full.
        ("<title>River floods: what to do and where to go</title><h1>River floods</h1>", "River floods: what to do and where to go", "meta"),
        ("<title>River floods - news from all over the coast and beyond it today</title><h1>River floods</h1>", "River floods", "heading"),
    ],
)  # fmt: skip
def test_title(html: str, title: str | None, basis: str | None) -> None:
    hints = page_hints(html)
    assert (hints.title, hints.title_basis) == (title, basis)


@pytest.mark.parametrize(
    ("stated", "heading", "title"),
    [
        ("River floods town", "<span>Opinion</span> River floods town", "River floods town"),
        ("River floods town", "<span>Opinion</span><span>River floods town</span>", "River floods town"),
        ("River floods town", "Opinion | River floods town", "River floods town"),
        ("River floods town", "<a>River floods town</a> (post.example) 87", "River floods town"),
        # A compound and an adjective are no labels.
        ("Town mayor: no way", "Old-Town mayor: no way", "Old-Town mayor: no way"),
        ("Common faults of rivers", "Most common faults of rivers", "Most common faults of rivers"),
        # What metadata have in full is no label either.
        ("'At last': river floods town", "'At last': river floods town", "'At last': river floods town"),
        ("River floods town", "<span>River</span><span>floods</span> town", "River floods town"),
    ],
)
def test_labels_in_the_heading(stated: str, heading: str, title: str) -> None:
    assert page_hints(f'<meta property=og:title content="{stated}"><h1>{heading}</h1>').title == title


PATH_TITLE = "Floods: river floods old town of Harbour"


@pytest.mark.parametrize(
    "around",
    ["<nav><ul><li>{}</li></ul></nav>", "<div class='c-breadcrumb'>{}</div>", "<div class=visually-hidden>{}</div>", "<footer>{}</footer>"],
)  # fmt: skip
def test_a_heading_in_the_path_to_the_page_is_not_the_headline(around: str) -> None:
    page = f"<title>{PATH_TITLE}</title>{HEADLINE}" + around.format(f"<h1>{PATH_TITLE}</h1>")
    assert page_hints(page + "<h2>River floods old town</h2><h2>More of it</h2>").title == "River floods old town"
    # Without a headline in sight it is the best that the page shows.
    assert page_hints(page + "<h2>More of it</h2>").title == PATH_TITLE


def test_a_heading_in_the_article_counts_though_a_menu_is_around_it() -> None:
    page = f"<title>{PATH_TITLE}</title>{HEADLINE}<nav><article><h1>{PATH_TITLE}</h1></article></nav>"
    assert page_hints(page + "<h2>River floods old town</h2>").title == PATH_TITLE
