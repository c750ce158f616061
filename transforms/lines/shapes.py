"""What a line looks like, as numbers: its length, its shares of letters and signs, what it begins and ends with, what it holds."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.marks import find_marks
from transforms.lines.reading import READ, Reading
from transforms.lines.running import Floats
from transforms.lines.texts import one_of_each
from transforms.lines.word_lists import BITS, LISTS

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|märz|mai|okt|dez|juin|août|févr|déc|ene|abr|ago|dic)[a-zäéû]*\.?"
_SHAPES = {
    "ends_colon": r":$",
    "ends_question": r"\?[\"']?$",
    "ends_dots": r"(?:\.\.\.|…)$",
    "ends_comma": r"[,;]$",
    "ends_digit": r"\d$",
    "starts_digit": r"^\d",
    "starts_quote": r"^[\"'“„«]",
    "starts_mark": r"^[^\pL\pN\"'(]",
    "has_by": r"^(?:by|von|par|por|di|door|af|av|text|story|words|photos?|report(?:ing)? by|written by)[ :]",
    "has_credit": r"getty|reuters|afp|shutterstock|photo|image|credit|courtesy|\(ap\b|epa|foto|picture|file pic",
}
_OF_MARKS = ("quote", "separator", "bracket", "address", "sign", "number", "time", "year")
_OF_DIGITS = {
    "has_month": rf"{_MONTH} \d|\d\.? {_MONTH}",
    "has_ago": r"\d+ ?(?:h|hrs?|m|mins?|d|days?|hours?|minutes?|weeks?|months?|years?)(?: ago| read)?$",
}
_OF_WORDS = {name: rf"\b(?:{'|'.join(LISTS[name])})\b" for name in ("us", "here", "said")}
_COUNTS = ("commas", "stops", "separators")
_MEASURED = ("ends_sentence", "has_bullet", "is_quote", "starts_lower")
_IN_CONTEXT = ("is_prose", "is_part")
_SHARES = ("function_share", "capital_share", "digit_share", "comma_share", "stop_share", "upper_share", "small_share")

Flags = NDArray[np.bool_]

SHAPE_FEATURES: tuple[str, ...] = (
    *("log_words", "log_characters", "word_length", "separators"),
    *_SHARES,
    *_MEASURED,
    *_IN_CONTEXT,
    *(name for name in _SHAPES if not name.startswith("has")),
    *(f"has_{name}" for name in _OF_MARKS),
    *_OF_DIGITS,
    *(name for name in _SHAPES if name.startswith("has")),
    *(f"has_{name}" for name in _OF_WORDS),
)
"""Columns of `shape_features`, in order."""


def shape_features(lines: pl.DataFrame, reading: Reading) -> Floats:
    """Return the columns SHAPE_FEATURES, float32, of measured lines (`measure_lines`, `mark_prose`) that `reading` holds."""
    texts, index = one_of_each(lines)
    shape = _text_shape(texts, reading).take(index, axis=0)
    for name in _IN_CONTEXT:
        shape[:, SHAPE_FEATURES.index(name)] = lines[name].to_numpy()
    return shape


def _text_shape(texts: pl.DataFrame, reading: Reading) -> Floats:
    """The same of the texts by themselves."""
    plain, folded = pl.col("plain"), pl.col("folded")
    texts = texts.with_columns(head=plain.str.head(READ), folded_head=folded.str.head(READ), tail=plain.str.tail(24))
    marks = _marks(texts)
    head, words = pl.col("head"), pl.col("words").clip(1, 400)
    characters = head.str.len_chars().clip(1)
    frame = texts.select(
        log_words=words.log1p(),
        log_characters=plain.str.len_chars().clip(1).log1p(),
        word_length=(characters / words.clip(1, 60)).clip(0, 20),
        **{name: pl.Series(marks[name]) for name in _COUNTS},
        **{name: _is_shaped(name, pattern) for name, pattern in _SHAPES.items()},
        **{f"has_{name}": pl.Series(marks[name]) for name in _OF_MARKS},
        **{name: _found(texts, pattern, marks["digit"] > 0) for name, pattern in _OF_DIGITS.items()},
        **{f"has_{name}": _found(texts, _OF_WORDS[name], flags) for name, flags in _may_say(texts, reading).items()},
        capitals="capitals",
        small="small_letters",
        characters=characters,
        shown=words.clip(1, 60),
        functional=pl.col("function_words"),
        **{name: pl.col(name) for name in (*_MEASURED, *_IN_CONTEXT, "capital_share", "digit_share")},
    ).with_columns(
        separators=pl.col("separators").clip(0, 5) / 5,
        function_share=pl.col("functional") / pl.col("shown"),
        comma_share=pl.col("commas") / pl.col("shown"),
        stop_share=pl.col("stops") / 4,
        upper_share=pl.col("capitals") / pl.col("characters"),
        small_share=pl.col("small") / pl.col("characters"),
    )
    return frame.select(pl.col(name).cast(pl.Float32) for name in SHAPE_FEATURES).to_numpy()


def _is_shaped(name: str, pattern: str) -> pl.Expr:
    """Shapes are searched at the line's end, in its beginning in lower case, or at the beginning, as their names say."""
    if name.startswith("has"):
        return pl.col("folded_head").str.contains(pattern)
    return pl.col("tail" if name.startswith("ends") else "head").str.contains(pattern)


def _marks(texts: pl.DataFrame) -> dict[str, NDArray[np.uint32]]:
    """What `find_marks` finds in the beginnings in lower case; what it counts, in the beginnings as they are."""
    marks = find_marks(texts["folded_head"])
    # One letter becomes two in lower case, and another sign is the last one of the beginning.
    moved = texts.select((pl.col("plain").str.len_chars() != pl.col("folded").str.len_chars()).arg_true()).to_series()
    if len(moved):
        counted = find_marks(texts["head"].gather(moved))
        for name in _COUNTS:
            marks[name][moved.to_numpy()] = counted[name]
    return marks


def _may_say(texts: pl.DataFrame, reading: Reading) -> dict[str, Flags]:
    """Which texts may have a word of a list: those where it has been read, and those of more than ASCII signs, whose words are cut in
    another way."""
    place = reading.at(texts["text"])
    other = ~reading.is_ascii.take(place)
    flags = {}
    for name in _OF_WORDS:
        says = np.zeros(reading.texts.height, bool)
        says[np.searchsorted(reading.bounds, np.flatnonzero((reading.lists & BITS[name]) > 0), side="right") - 1] = True
        flags[name] = other | says.take(place)
    return flags


def _found(texts: pl.DataFrame, pattern: str, flags: Flags) -> pl.Series:
    """Which of the texts, among the flagged, have the pattern in their beginning in lower case."""
    rows = np.flatnonzero(flags)
    found = np.zeros(texts.height, bool)
    found[rows] = texts["folded_head"].gather(rows).str.contains(pattern).to_numpy()
    return pl.Series(found)
