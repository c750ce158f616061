import pytest

from transforms.articles.dateline import Dateline
from transforms.articles.publisher import find_publisher
from transforms.articles.title import Headline, cut_site, find_title


@pytest.mark.parametrize(
    ("title", "head", "site"),
    [
        ("Bridge falls in the night | Harbour Post", "Bridge falls in the night", "Harbour Post"),
        ("Bridge falls in the night - Harbour News", "Bridge falls in the night", "Harbour News"),
        ("Bridge falls in the night — harbour.example.com", "Bridge falls in the night", "harbour.example.com"),
        ("Bridge falls | Kanal Sieben", "Bridge falls", "Kanal Sieben"),
        ("Bridge falls in the night | World | Kanal Sieben", "Bridge falls in the night | World", "Kanal Sieben"),
    ],
)
def test_site_is_cut(title: str, head: str, site: str) -> None:
    assert cut_site(title, ("Kanal Sieben",)) == Headline(head, site)


@pytest.mark.parametrize(
    "title",
    [
        "Storm hits coast - three dead",
        "Talks fail | What next?",
        "Storm hits the coast - Live News",
        "Bridge - what we know today",
        "Post | Harbour Post",
        "Oslo - Bergen line reopens",
    ],
)
def test_nothing_is_cut(title: str) -> None:
    assert cut_site(title) == Headline(title)


def test_title_witnesses() -> None:
    assert find_title("On the page", "In the tag", "meta", ()) == (Headline("In the tag"), "meta")
    assert find_title("On the page", None, None, ()) == (Headline("On the page"), "text")
    assert find_title("On the page", "In the record", "record", ()) == (Headline("In the record"), "record")
    assert find_title(None, "In the tag", "meta", ()) == (Headline("In the tag"), "meta")
    assert find_title(None, None, None, ()) == (None, None)


def test_publisher_witnesses() -> None:
    headline, dateline = Headline("Bridge falls", "Harbour Post"), Dateline("OSLO", None, "AP", 9)
    assert find_publisher("Kanal", "meta", headline, "text", dateline) == ("Kanal", "meta")
    assert find_publisher(None, None, headline, "text", dateline) == ("Harbour Post", "text")
    assert find_publisher(None, None, Headline("Bridge falls"), "text", dateline) == ("AP", "credit")
    assert find_publisher(None, None, None, None, None) == (None, None)
