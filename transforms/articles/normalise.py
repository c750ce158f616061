"""One spelling of characters and blanks for all text: functions over a column of texts, whole batches at once.

Letters, digits, words and their order stay; what changes is how quotation marks, hyphens and
blanks are written. Line ends and paragraphs are the matter of `paragraphs`.
"""

from functools import partial

import polars as pl

from transforms.articles.characters import NOT_PLAIN, normalise_characters
from transforms.articles.markup import MARKUP_SIGN, without_markup
from transforms.articles.rewriting import each, swap, where
from transforms.articles.spacing import PARTED, SPACED, normalise_spacing

_BLANKS = r"^\s|\s$|\s\s|[\s--\x20]"
"""Blanks that are not single, or no plain spaces."""

_QUOTES = r"``|''"

_TOUCHED = (
    rf"{NOT_PLAIN}|^ | $|  |{_QUOTES}|&[#A-Za-z]|{MARKUP_SIGN}| [',.;)\]]|{PARTED}| n'|\( |U \.|U\. |U\.[SNK] "
    r"""|[a-z0-9%][.?]["']?[A-Z]"""
)
"""What the rules below begin with. Most lines hold none of it and stay as they are."""

_MORE = f"{_QUOTES}|{_BLANKS}|{MARKUP_SIGN}|{SPACED}"
"""What lines hold that are not done once each character is put right."""


def strip_markup(texts: pl.Series) -> pl.Series:
    """Return the texts without the tags, BBCode and Markdown marks that were left in them; their words stay."""
    return where(texts, texts.str.contains(MARKUP_SIGN), lambda part: _single_blanks(each(part, without_markup)))


def normalise_lines(texts: pl.Series) -> pl.Series:
    """Return the lines normalised: `normalise_characters`, single blanks, `strip_markup`, `normalise_spacing`. Nulls stay null."""
    return where(texts, texts.str.contains(_TOUCHED), _normalise)


def _normalise(texts: pl.Series) -> pl.Series:
    texts = normalise_characters(texts)
    return where(texts, texts.str.contains(_MORE), _normalise_rest)


def _normalise_rest(texts: pl.Series) -> pl.Series:
    texts = where(texts, texts.str.contains(_QUOTES), partial(swap, pattern=_QUOTES, to='"'))
    return normalise_spacing(strip_markup(_single_blanks(texts)))


def _single_blanks(texts: pl.Series) -> pl.Series:
    return where(texts, texts.str.contains(_BLANKS), lambda part: part.str.replace_all(r"\s+", " ").str.strip_chars(" "))
