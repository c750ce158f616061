"""What a line looks like, as numbers: its length, its shares of letters and signs, what it begins and ends with, what it holds."""

import polars as pl

from transforms.lines.running import Floats
from transforms.lines.texts import one_of_each

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
    "has_quote": r"[\"“”„«»]",
    "has_separator": r"[|•·»›→/]",
    "has_bracket": r"[()\[\]]",
    "has_address": r"https?:|www\.|\.com",  # or an @
    "has_sign": r"[©®™✓★]",
    "has_number": r"\d{3}",
    "has_time": r"\d{1,2}[:.]\d\d",
    "has_year": r"(?:19|20)\d\d",
    "has_month": rf"{_MONTH} \d|\d\.? {_MONTH}",
    "has_ago": r"\d+ ?(?:h|hrs?|m|mins?|d|days?|hours?|minutes?|weeks?|months?|years?)(?: ago| read)?$",
    "has_by": r"^(?:by|von|par|por|di|door|af|av|text|story|words|photos?|report(?:ing)? by|written by)[ :]",
    "has_credit": r"getty|reuters|afp|shutterstock|photo|image|credit|courtesy|\(ap\b|epa|foto|picture|file pic",
    "has_us": r"\b(?:us|our|we|your?)\b",
    "has_here": r"\b(?:here|click|follow|join|get|download|app|sign|read|watch|view|see|more|all)\b",
    "has_said": r"\b(?:said|says|told|added|according)\b",
}
_COUNTS = {
    "commas": r"[,;、，،]",
    "stops": r"[.!?。！？؟][\"')]? ",
    "separators": r"[|•·»›/]",
}
_OF_DIGITS = ("has_number", "has_time")
"""Shapes of digits of any script: such digits take long to find, and few lines have others than ASCII's."""
_MEASURED = ("ends_sentence", "has_bullet", "is_quote", "starts_lower")
_IN_CONTEXT = ("is_prose", "is_part")
_SHARES = ("function_share", "capital_share", "digit_share", "comma_share", "stop_share", "upper_share", "small_share")

SHAPE_FEATURES: tuple[str, ...] = (
    *("log_words", "log_characters", "word_length", "separators"),
    *_SHARES,
    *_MEASURED,
    *_IN_CONTEXT,
    *_SHAPES,
)
"""Columns of `shape_features`, in order."""


def shape_features(lines: pl.DataFrame) -> Floats:
    """Return the columns SHAPE_FEATURES, float32, of measured lines (`measure_lines`, `mark_prose`)."""
    texts, index = one_of_each(lines)
    shape = _text_shape(texts).take(index, axis=0)
    for name in _IN_CONTEXT:
        shape[:, SHAPE_FEATURES.index(name)] = lines[name].to_numpy()
    return shape


def _text_shape(texts: pl.DataFrame) -> Floats:
    """The same of the texts by themselves."""
    head, words = pl.col("head"), pl.col("words").clip(1, 400)
    characters = head.str.len_chars().clip(1)
    frame = (
        texts.with_columns(
            head=pl.col("plain").str.head(300), folded_head=pl.col("folded").str.head(300), tail=pl.col("plain").str.tail(24)
        )
        .select(
            log_words=words.log1p(),
            log_characters=pl.col("plain").str.len_chars().clip(1).log1p(),
            word_length=(characters / words.clip(1, 60)).clip(0, 20),
            **{name: head.str.count_matches(pattern) for name, pattern in _COUNTS.items()},
            **{name: _is_shaped(name, pattern) for name, pattern in _SHAPES.items()},
            capitals="capitals",
            small="small_letters",
            characters=characters,
            shown=words.clip(1, 60),
            functional=pl.col("function_words"),
            **{name: pl.col(name) for name in (*_MEASURED, *_IN_CONTEXT, "capital_share", "digit_share")},
        )
        .with_columns(
            separators=pl.col("separators").clip(0, 5) / 5,
            function_share=pl.col("functional") / pl.col("shown"),
            comma_share=pl.col("commas") / pl.col("shown"),
            stop_share=pl.col("stops") / 4,
            upper_share=pl.col("capitals") / pl.col("characters"),
            small_share=pl.col("small") / pl.col("characters"),
        )
    )
    return frame.select(pl.col(name).cast(pl.Float32) for name in SHAPE_FEATURES).to_numpy()


def _is_shaped(name: str, pattern: str) -> pl.Expr:
    """Shapes are searched at the line's end, in its beginning in lower case, or at the beginning, as their names say."""
    if not name.startswith("has"):
        return pl.col("tail" if name.startswith("ends") else "head").str.contains(pattern)
    folded = pl.col("folded_head")
    if name == "has_address":
        return folded.str.contains(pattern) | folded.str.contains("@", literal=True)
    if name not in _OF_DIGITS:
        return folded.str.contains(pattern)
    beyond_ascii = pl.when(folded.str.len_bytes() != folded.str.len_chars()).then(folded).otherwise(pl.lit(""))
    return folded.str.contains(pattern.replace(r"\d", "[0-9]")) | beyond_ascii.str.contains(pattern)
