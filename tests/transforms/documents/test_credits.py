import pytest

from transforms.documents.credits import credited_names, is_organisation, is_publisher, name_before_date, names_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ann Bird and Cy Dow", ("Ann Bird", "Cy Dow")),
        ("von Ann Bird und Cy Dow", ("Ann Bird", "Cy Dow")),
        ("Ann Bird; Cy Dow | Eve Fox & Gil Hart", ("Ann Bird", "Cy Dow", "Eve Fox", "Gil Hart")),
        ("Ann Bird, Ph.D., Senior Editor", ("Ann Bird, Ph.D.",)),
        ("Senior Editor", ("Senior Editor",)),
        ("Ann Bird, ann bird", ("Ann Bird",)),
        ("牛镛", ("牛镛",)),
        ("https://a.example/ann", ()),
        ("ann@a.example", ()),
        ("admin", ()),
        ("Read more", ()),
        ("Source: coast", ()),
        ("one two three four five six seven", ()),
        ("", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert names_of([text]) == names


@pytest.mark.parametrize(
    "name", ["Coast Agency", "Harbour Post staff", "Post", "AFP", "Nachrichtenagentur", "The Coast", "post.com", "Chief"]
)
def test_organisations(name: str) -> None:
    assert is_organisation(name, "Harbour Post")


def test_people_are_none() -> None:
    assert not is_organisation("Ann Bird", "Harbour Post")
    assert not is_organisation("Ann Bird", None)
    assert is_publisher("Harbour Post", "harbour-post.example")
    assert not is_publisher("Harbour Post", None)


@pytest.mark.parametrize(
    ("line", "names", "strict"),
    [
        ("By Ann Bird and Cy Dow, Coast Agency", ["Ann Bird", "Cy Dow", "Coast Agency"], ["Ann Bird", "Cy Dow"]),
        ("By Ann Bird, Office of rivers, Sea Levels", ["Ann Bird", "Sea Levels"], ["Ann Bird"]),
        ("6 May 2017 10:11 in the morning by Ann Bird", ["Ann Bird"], ["Ann Bird"]),
        ("Posted on the coast by Ann Bird", [], []),
        ("Posted by Ann Bird | 3 comments", ["Ann Bird"], ["Ann Bird"]),
        ("By Reuters", ["Reuters"], []),
        ("By Ann", [], []),
        ("By Ann, 6 May 2017", ["Ann"], ["Ann"]),
        ("By Ann Bird " * 20, [], []),
        ("Ann Bird", [], []),
    ],
)
def test_credits(line: str, names: list[str], strict: list[str]) -> None:
    assert credited_names(line) == names
    assert credited_names(line, is_strict=True) == strict


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Bird - 6 May 2017", ["Ann Bird"]),
        ("Ann Bird 6 May 2017 - last updated 8 May 2017", ["Ann Bird"]),
        ("Last Updated 6 May 2017", []),
        ("Ann Bird", []),
        ("6 May 2017", []),
    ],
)
def test_name_before_a_date(line: str, names: list[str]) -> None:
    assert name_before_date(line) == names
