"""What can be seen of a line by itself."""

import polars as pl
import pytest

from transforms.lines.measure import measure_lines


def _measured(*texts: str) -> pl.DataFrame:
    return measure_lines(pl.DataFrame({"text_raw": texts}))


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The ships came in.", True),
        ("Did they\u2026", True),
        ("He said: \u201cThey came.\u201d", True),
        ('"They came!")', True),
        ("They came. ", True),
        ("They came." + " " * 30, False),  # no more than the last 24 characters are looked at
        ("\u8239\u6765\u4e86\u3002", True),
        ("Ships came in", False),
        ("Ships (came in)", False),
        ("Tide tables:", False),
        ("\u0e40\u0e23\u0e37\u0e2d" * 3, False),
        ("\u0e40\u0e23\u0e37\u0e2d" * 12, True),
    ],
)
def test_the_end_of_a_sentence_is_seen(text: str, ends: bool):
    assert _measured(text)["ends_sentence"].item() is ends


def test_starts_are_told_by_their_first_sign():
    lines = _measured("ships came", "Ships came", "\u00e9tait", "\u00c9tait", '"Ships came."', '"Ships" came', "12 ships")
    assert lines["starts_lower"].to_list() == [True, False, True, False, False, False, False]
    assert lines["is_quote"].to_list() == [False, False, False, False, True, False, False]


def test_a_bullet_is_taken_off():
    lines = _measured("\u2022 Ships  came", "1) Ships came", "Ships came")
    assert lines["plain"].to_list() == ["Ships came"] * 3
    assert lines["has_bullet"].to_list() == [True, True, False]


def test_lines_are_measured_in_their_order_whatever_signs_they_hold():
    texts = ["The caf\u00e9 is open", "Ships", "The \u0130zmir quay", "Ships", "\u00dcber den Hafen"]
    together = _measured(*texts)
    for number, text in enumerate(texts):
        assert together[number].drop("text").equals(_measured(text).drop("text"))


def test_blanks_and_common_words_are_counted():
    line = _measured("The ships " * 40)
    assert line["words"].item() == 80
    assert line["opening_words"].item() == 61
    assert line["familiar_words"].item() == 30
