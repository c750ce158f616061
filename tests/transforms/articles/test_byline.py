import pytest

from transforms.articles.byline import byline_authors, clean_authors, find_byline, is_byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("By JANE DOE and John Roe, Reuters", ["Jane Doe", "John Roe"]),
        ("By Jane Doe, John Roe and Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("Jane Doe | Staff Writer", ["Jane Doe"]),
        ("Words: Jane Doe", ["Jane Doe"]),
        ("By Jane Doe in Beirut", ["Jane Doe"]),
        ("By Jane Doe for the Harbour Post", ["Jane Doe"]),
        ("By Ludwig van der Berg, Harbour News", ["Ludwig van der Berg"]),
        ("By J.K. Roe (@jkroe)", ["J.K. Roe"]),
        ("BY JEAN-LUC O'NEILL", ["Jean-Luc O'Neill"]),
        ("By Jane Doe | Updated 3 May 2017", ["Jane Doe"]),
    ],
)
def test_names_authors(line: str, authors: list[str]) -> None:
    assert byline_authors(line) == authors
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the town had fallen",
        "By the River Thames",
        "By Reuters Staff",
        "By The Associated Press",
        "By and large it held.",
        "Jane Doe",
        "Share",
    ],
)
def test_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_other_languages_once_the_line_is_known_for_a_byline() -> None:
    assert byline_authors("Von Anna Schmidt und Peter Müller") == ["Anna Schmidt", "Peter Müller"]


def test_marked_lines_go_before_paragraphs() -> None:
    assert find_byline(["Reuters", "By Jane Doe"], ["By John Roe"]) == "By Jane Doe"
    assert find_byline(["Reuters"], ["By John Roe"]) == "By John Roe"
    assert find_byline(["Reuters"], ["The council met."]) == "Reuters"
    assert find_byline([], ["The council met."]) is None


def test_stated_authors_are_cleaned() -> None:
    stated = ["By Jane Doe, John Roe", "https://post.example/jane", "admin", "Harbour Post", "JANE DOE"]
    assert clean_authors(stated, "Harbour Post") == ["Jane Doe", "John Roe"]
    assert clean_authors(["News Staff"], "Harbour Post") == ["News Staff"]
    assert clean_authors(["News Staff", "Jane Doe"], "Harbour Post") == ["Jane Doe"]
    assert clean_authors(["Harbour Post", "Ann Bird"], "Harbour Post") == ["Ann Bird"]
    assert clean_authors(["Harbour Post"], "Harbour Post") == ["Harbour Post"]
    assert clean_authors(["admin", "Web"], None) == []
