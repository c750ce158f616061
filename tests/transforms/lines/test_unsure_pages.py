import polars as pl

from transforms.lines.unsure import ask_where_unsure


def _lines(chances: list[float], words: list[int], *, is_page: bool = True) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "document_id": ["a"] * len(chances),
            "line_number": range(1, len(chances) + 1),
            "chance": chances,
            "words": words,
            "is_article": None,
            "dom": [[0] if is_page else None] * len(chances),
        },
        schema_overrides={"is_article": pl.Boolean, "dom": pl.List(pl.Int64), "words": pl.Int32},
    )


def _asked(lines: pl.DataFrame) -> list[bool | None] | None:
    """What `is_article` becomes with an extractor that takes the first line; None where it was not asked."""
    asked = []

    def extractor(document_ids):
        asked.extend(document_ids)
        return pl.DataFrame({"document_id": ["a", "a"], "line_number": [2, 1], "is_article": [False, True]})

    judged = ask_where_unsure(lines, extractor)
    assert judged.drop("is_article").equals(lines.drop("is_article"))
    return judged["is_article"].to_list() if asked else None


def test_an_unsure_page_is_judged_by_the_extractor():
    assert _asked(_lines([0.6, 0.7, 0.1], [10, 10, 10])) == [True, False, None]


def test_likely_lines_weigh_by_their_words():
    assert _asked(_lines([0.99, 0.6], [100, 10])) is None
    assert _asked(_lines([0.99, 0.6], [10, 100])) == [True, False]


def test_sure_pages_pages_without_an_article_and_texts_are_not_asked_about():
    assert _asked(_lines([0.95, 0.9, 0.2], [10, 10, 90])) is None
    assert _asked(_lines([0.2, 0.4], [10, 10])) is None
    assert _asked(_lines([0.6, 0.6], [10, 10], is_page=False)) is None
