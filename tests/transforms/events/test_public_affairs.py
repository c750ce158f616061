import pytest

from tests.transforms.events.coding import events_of
from transforms.events.public_affairs import are_public
from transforms.lexicons.loader import read_lexicon

ROWS = read_lexicon("public_affairs").to_dicts()
PLAIN = ["The soup was warm."] * 10


@pytest.mark.parametrize("row", ROWS, ids=[row["rule_id"] for row in ROWS])
def test_row_hits_its_example_and_misses_its_counter_example(row: dict[str, str]) -> None:
    assert are_public(["a"] * 11, [row["example"], *PLAIN]) == [True] * 11
    assert are_public(["a"] * 11, [row["counter_example"], *PLAIN]) == [False] * 11


def test_names_of_rows_are_unique() -> None:
    assert len({row["rule_id"] for row in ROWS}) == len({row["words"] for row in ROWS}) == len(ROWS)


def test_few_words_behind_the_opening_of_a_long_text_do_not_make_it_public() -> None:
    late = [*["The soup was warm."] * 19, "The police came."]
    assert are_public(["a"] * 20, late) == [False] * 20
    assert are_public(["a"] * 20, [*late[1:], "The police came."]) == [True] * 20


def test_short_texts_and_other_articles_do_not_count() -> None:
    assert are_public(["a"] * 3, PLAIN[:3]) == [True] * 3
    assert are_public(["a"] * 10 + ["b"] * 10, [*PLAIN, "The court sat.", *PLAIN[1:]]) == [False] * 10 + [True] * 10
    assert are_public([], []) == []


def test_an_article_that_is_not_about_public_affairs_gives_no_events() -> None:
    act = "Norway's minister praised Iceland."
    filler = "The bread rose well in the oven. " * 20
    assert events_of([f"{filler}{act}"])[0] == []
    assert [row["event_type"] for row in events_of([f"{act} {filler}"])[0]] == ["SUPPORT"]
