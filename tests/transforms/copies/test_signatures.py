import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.copies.signatures import SHORTEST, sketch_articles
from warehouse.frames import conform
from warehouse.tables.copies import FACTS_SIZE, SKETCH_SIZE, SKETCHES

LONG = " ".join(f"word{number}" for number in range(400))
WORDS = st.lists(
    st.sampled_from(["truce", "Geneva", "16", "3,400", "talks", "zażółć", "停戦", "held", "—"]), min_size=20, max_size=60
)


def sketch(*bodies: str) -> pl.DataFrame:
    ids = [f"{number:032d}" for number in range(len(bodies))]
    return sketch_articles(
        pl.DataFrame({"article_id": ids, "language": "en", "body": bodies}, schema_overrides={"body": pl.String})
    )


def lists(frame: pl.DataFrame, column: str) -> list[list[int]]:
    return frame[column].to_list()


def shared(frame: pl.DataFrame, column: str = "hashes") -> int:
    first, second = lists(frame, column)
    return len(set(first) & set(second))


def test_frames_fit_their_table_even_without_rows() -> None:
    for frame in (sketch(LONG), sketch("too short"), sketch(""), sketch()):
        conform(frame, SKETCHES)
    assert sketch("too short", "").height == sketch().height == 0


def test_a_text_of_twenty_words_is_long_enough_and_one_word_less_is_not() -> None:
    words = [f"w{number}" for number in range(SHORTEST + 4)]
    frame = sketch(" ".join(words[:-1]), " ".join(words))
    assert frame["article_id"].to_list() == [f"{1:032d}"]
    assert frame["run_count"].to_list() == [SHORTEST]


def test_long_texts_keep_the_smallest_hashes_of_their_runs() -> None:
    frame = sketch(LONG)
    (hashes,) = lists(frame, "hashes")
    assert (frame["run_count"].item(), len(hashes)) == (396, SKETCH_SIZE)
    assert hashes == sorted(set(hashes))
    assert 0 <= hashes[0] < hashes[-1] < 2**40


def test_a_run_that_comes_again_counts_once() -> None:
    words = LONG.split()[:40]
    frame = sketch(" ".join(words), " ".join(words * 30))
    once, often = lists(frame, "hashes")
    assert (len(once), len(often)) == (36, 40)  # the runs across the seam
    assert set(once) < set(often)


def test_case_and_punctuation_do_not_count_and_digits_do() -> None:
    text = "The truce in Geneva held for 24 hours, and the talks of the 16 parties go on until the end of the week."
    assert shared(sketch(text, text.upper().replace(",", " —"))) == 19
    assert shared(sketch(text, text.replace("16", "17"))) == 14


def test_numbers_and_names_in_mid_sentence_are_the_facts() -> None:
    filler = "and so the talks went on and on until the very end of the long day. "
    frame = sketch(
        filler * 3 + "Talks of Ana Marsh, held in Oster, cost 3,400.5 crowns.", filler * 3 + "Then in Oster 3,400.5 fell."
    )
    assert [len(facts) for facts in lists(frame, "facts")] == [3, 2]
    assert shared(frame, "facts") == 2


def test_few_facts_are_kept_of_many() -> None:
    frame = sketch(" ".join(f"{number} came" for number in range(300)))
    assert len(lists(frame, "facts")[0]) == FACTS_SIZE


def test_spaceless_scripts_are_told_by_characters() -> None:
    text = "停戦合意は木曜日に発効し国連は全ての当事者に順守を求めた"
    frame = sketch(text, text.replace("木", "金"))
    assert frame["run_count"].to_list() == [len(text) - 4] * 2
    assert shared(frame) == len(text) - 4 - 5


@pytest.mark.parametrize("size", [1, 2, 5])
def test_batches_do_not_matter(size: int) -> None:
    bodies = [f"{number} {LONG} in Oster {number}" for number in range(5)]
    articles = pl.DataFrame({"article_id": [f"{n:032d}" for n in range(5)], "language": "en", "body": bodies})
    parts = [sketch_articles(articles[start : start + size]) for start in range(0, 5, size)]
    assert pl.concat(parts).equals(sketch_articles(articles))


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS)
def test_a_sketch_hangs_on_its_own_text_alone(first: list[str], second: list[str]) -> None:
    texts = [" ".join(first), " ".join(second)]
    together = sketch(*texts).drop("article_id")
    alone = pl.concat([sketch(text) for text in texts]).drop("article_id")
    assert together.equals(alone)
