import pytest

from transforms.articles.dateline import Dateline
from transforms.articles.publisher import copyright_holder, find_publisher
from transforms.articles.title import Headline, cut_site, find_title, is_named, site_names


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


@pytest.mark.parametrize(
    ("title", "head", "site"),
    [
        ("Kanal Sieben - Bridge falls in the night", "Bridge falls in the night", "Kanal Sieben"),
        ("Kanal Sieben | Bridge falls | World", "Bridge falls | World", "Kanal Sieben"),
        ("Bridge falls in the night | kanal Sport", "Bridge falls in the night | kanal Sport", None),
        ("Bridge falls | Kanal Sieben Sport", "Bridge falls", "Kanal Sieben Sport"),
        ("Bridge falls | Kanal Sieben On The Coast", "Bridge falls | Kanal Sieben On The Coast", None),
        ("Bridge falls | KS7 Sport", "Bridge falls", "KS7 Sport"),
        ("Bridge falls | KS7 at night", "Bridge falls | KS7 at night", None),
        ("Opinion | Bridge falls in the night", "Bridge falls in the night", None),
        ("Bridge falls in the night | Editorial", "Bridge falls in the night", None),
        ("Opinion | Bridge falls", "Opinion | Bridge falls", None),
        ("Bridge falls: editorial", "Bridge falls: editorial", None),
    ],
)
def test_sites_at_the_head_parts_of_sites_and_labels(title: str, head: str, site: str | None) -> None:
    assert cut_site(title, ("Kanal Sieben", "ks7")) == Headline(head, site)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://www.post.example/1", ("post.example", "post")),
        ("https://news.cnx.com/1", ("news.cnx.com", "cnx", "news")),
        ("http://a.post.co.uk:80", ("a.post.co.uk", "post")),
        ("/relative", ()),
        (None, ()),
    ],
)
def test_names_in_an_address(address: str | None, names: tuple[str, ...]) -> None:
    assert site_names(address) == names


def test_a_name_by_its_address() -> None:
    assert is_named("The Harbour-Post", ("harbourpost.com",))
    assert not is_named("Harbour", ("harbourpost.com", None))


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
    notices = ["All rights reserved.", "© 2017 Harbour Post Ltd. All rights reserved."]
    assert find_publisher(None, None, None, None, None, "The council met. (AFP)", notices) == ("AFP", "credit")
    assert find_publisher(None, None, None, None, None, "The council met — Reuters", ()) == ("Reuters", "credit")
    assert find_publisher(None, None, None, None, None, "The council met the AFP.", notices) == ("Harbour Post", "credit")


@pytest.mark.parametrize(
    ("notice", "holder"),
    [
        ("© 2017 Harbour Post Ltd. All rights reserved.", "Harbour Post"),
        ("Copyright (c) 2016-2017, Kanal Sieben GmbH", "Kanal Sieben"),
        ("Copyright © by The Harbour & River Times", "The Harbour & River Times"),
        ("(c) Harbour Post", "Harbour Post"),
        ("© 2017", None),
        ("All rights reserved.", None),
        ("The copyright law was changed.", None),
    ],
)
def test_copyright_holder(notice: str, holder: str | None) -> None:
    assert copyright_holder(notice) == holder
