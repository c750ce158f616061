import polars as pl
import pytest

from transforms.articles.credits import credit_lines, read_credits

BODY = "The council of the town said on Monday that the bridge was closed."


def credits_of(*lines: tuple[str, str | None]):
    rows = [
        {"document_id": "a", "text": text, "kind": None if kind == "title" else kind, "is_title": kind == "title"}
        for text, kind in lines
    ]
    frame = credit_lines(
        pl.DataFrame(rows, schema={"document_id": pl.String, "text": pl.String, "kind": pl.String, "is_title": pl.Boolean})
    )
    return read_credits(frame.select("text", "kind", "zone").rows())


def test_lines_at_the_head_count_and_those_of_other_articles_do_not() -> None:
    found = credits_of(
        ("Sunday, 7 May 2017", "timestamp"),
        *((f"Menu {number}", "navigation") for number in range(6)),
        ("Bridge closed", "title"),
        ("By Jane Doe", "byline"),
        ("May 6, 2017 at 10:15", "navigation"),
        (BODY, None),
        ("Updated 8 May 2017", "timestamp"),
        (BODY, None),
        *((f"Teaser {number}", "related") for number in range(6)),
        ("By John Roe", "byline"),
        ("4 May 2017", "timestamp"),
    )
    assert found.bylines == ("By Jane Doe",)
    assert found.timestamps == ("May 6, 2017 at 10:15", "Updated 8 May 2017")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Jane McDoe and John Roe", "Jane McDoe and John Roe"),
        ("Jane Doe - May 6, 2017", "Jane Doe"),
        ("Jane Doe · Harbour News · Posted: May 6, 2017", "Jane Doe"),
        ("Jane Doe May 6, 2017 • 3:54pm", "Jane Doe"),
        ("Jane Doe, Senior Political Correspondent", "Jane Doe"),
        ("Jane DoeMay 6, 2017", "Jane Doe"),
        ("Breaking News", None),
        ("New York", None),
        ("Share This", None),
        ("Council Meets Monday", None),
        ("Jane", None),
    ],
)
def test_names_beside_a_date(line: str, name: str | None) -> None:
    found = credits_of(("Bridge closed", "title"), (line, "navigation"), ("May 6, 2017", "timestamp"), (BODY, None))
    assert found.names == ((name,) if name else ())


def test_a_byline_loses_the_date_that_runs_into_it() -> None:
    found = credits_of(("Bridge closed", "title"), ("By Jane DoeMay 6, 2017", "navigation"), (BODY, None))
    assert found.bylines == ("By Jane Doe",)
    assert found.timestamps == ("By Jane Doe May 6, 2017",)


def test_a_name_far_from_any_date_is_none() -> None:
    assert credits_of(("Bridge closed", "title"), ("Jane Doe", "navigation"), (BODY, None)).names == ()


def test_nothing_gives_nothing() -> None:
    assert credits_of((BODY, None)) == read_credits([])
