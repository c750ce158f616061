import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.lines.marks import find_marks

PATTERNS = {
    "commas": r"[,;、，،]",
    "separators": r"[|•·»›/]",
    "quote": r"[\"“”„«»]",
    "separator": r"[|•·»›→/]",
    "bracket": r"[()\[\]]",
    "sign": r"[©®™✓★]",
    "stops": r"[.!?。！？؟][\"')]? ",
    "address": r"https?:|www\.|\.com|@",
    "digit": r"\d",
    "number": r"\d{3}",
    "time": r"\d{1,2}[:.]\d\d",
    "year": r"(?:19|20)\d\d",
}
COUNTED = ("commas", "separators", "stops")
PIECES = st.sampled_from(
    [
        "http:",
        "https:",
        "www",
        ".com",
        "com",
        "@",
        ".",
        ":",
        "19",
        "20",
        "7",
        "30",
        "٣",
        "𝟎",
        " ",
        "?",
        "؟",
        '"',
        ")",
        "'",
        "。",
        "a",
        "é",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=6))
def test_marks_are_those_that_expressions_find(texts: list[str]):
    found = find_marks(pl.Series(texts, dtype=pl.String))
    text = pl.Series("text", texts, dtype=pl.String)
    for name, pattern in PATTERNS.items():
        expected = text.str.count_matches(pattern) if name in COUNTED else text.str.contains(pattern).cast(pl.UInt32)
        assert found[name].tolist() == expected.to_list(), name


@pytest.mark.parametrize("name", [name for name in PATTERNS if name not in ("digit", "number", "time", "year")])
def test_every_sign_is_found(name: str):
    texts = [f"a{chr(code)} " for code in (*range(0x20, 0x7F), *map(ord, "、，،•·»›→“”„«©®™✓★。！？؟"))]
    series = pl.Series(texts)
    expected = series.str.contains(PATTERNS[name])
    assert (find_marks(series)[name] > 0).tolist() == expected.to_list()
    assert name == "address" or expected.any()


def test_nothing_reaches_into_the_next_text():
    found = find_marks(pl.Series(["19", "84", "12:", "30", "www", ".co", "m", "end.", " x"]))
    assert not any(found[name].any() for name in ("number", "time", "year", "address", "stops"))
