"""Counts and scores of bodies, whole columns at once."""

import polars as pl

from transforms.articles.counts import WORD

_SENTENCE_END = r"""[.!?…]["')\]]* ["'(\[]?[\p{Lu}\p{Lo}\p{N}]|[。！？]."""
_ABBREVIATION = r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|\p{Lu})\. [\p{Lu}\p{N}]"
# A character that is in no word instead of a word boundary, which texts beyond ASCII are searched for slowly.
_ABBREVIATED = rf"(?:^|\W){_ABBREVIATION}"
_CLOSED = r"""[.!?…。！？؟।۔።։]["')\]]*\n"""
_UNPUNCTUATED = ("th", "lo", "km", "my")
"""Languages whose sentences end without a mark."""

FULL_LENGTH = 120
"""Words from which on an article counts as long enough."""
_USUAL_SHARES = {"tr": 0.12, "id": 0.13, "ar": 0.13, "ru": 0.16, "uk": 0.16, "pl": 0.16, "cs": 0.16}
_USUAL_SHARE = 0.2
"""Share of function words that running text reaches nearly always."""

_LETTERS = (0.6, 0.8)
_CAPITALS = (0.6, 0.3)
_DISTINCT = (0.2, 0.4)
_TOLD = 0.3
_UNTOLD = 0.4
_LANGUAGE_WORDS = 25


def count_words(text: pl.Expr) -> pl.Expr:
    """Return the number of words of every text (characters, in scripts that put no blanks between words)."""
    return text.str.count_matches(WORD).cast(pl.Int64)


def count_sentences(bodies: pl.DataFrame) -> pl.Series:
    """Return about the number of sentences of each body: ends of sentences inside paragraphs, and one for each paragraph.

    Takes body and paragraphs (a list of text).
    """
    body = pl.col("body")
    # Looking for what stands behind the first character of a match alone is several times as fast.
    counted = bodies.select(
        paragraphs=pl.col("paragraphs").list.len().cast(pl.Int64),
        inner=body.str.count_matches(_SENTENCE_END).cast(pl.Int64),
        may_be_abbreviated=body.str.contains(_ABBREVIATION),
    )
    rows = counted["may_be_abbreviated"].arg_true()
    inner = counted["inner"]
    inner.scatter(rows, inner[rows] - bodies["body"][rows].str.count_matches(_ABBREVIATED).cast(pl.Int64))
    return inner.clip(lower_bound=0) + counted["paragraphs"]


def closed_share() -> pl.Expr:
    """Return the share of the paragraphs that end as sentences do; takes body and paragraphs (a list of text)."""
    ends = (pl.col("body") + "\n").str.count_matches(_CLOSED)
    return (ends / pl.col("paragraphs").list.len()).clip(0, 1)


def quality_score() -> pl.Expr:
    """Return how much a row looks like a news article, 0 to 1: how complete it is, times how much it is text at all.

    Takes body, boilerplate_share, language, language_score and what `count_characters`, `detect_languages` and
    `closed_share` give besides. Complete is the mean of four parts with weights 3, 3, 2, 2:

    - length: word_count to FULL_LENGTH; nothing where the body breaks off ("…")
    - running text: the share of function words to what is usual in the language, the score of the language where no such
      words are known, nothing where no language was found in eight words and more
    - closed: paragraphs that end as sentences do (all of them in Thai and its kin, which put no mark)
    - clean: what was not boilerplate (a boilerplate_share up to one half costs nothing)

    Text at all is the least of four that run from 0 to 1 (and 0.4 at most where no language was found in 25 words and
    more): letters and blanks among the characters (0.6 to 0.8: code, tables and lists of addresses have few), capitals
    among the letters (0.6 to 0.3), different words among the first (0.2 to 0.4: the same over and over), and paragraphs
    that end as sentences do, which leaves 0.4 to lists of headlines. The bounds were set between articles of twenty
    languages and junk pages of forty kinds, both our own.
    """
    body, language = pl.col("body"), pl.col("language")
    length = (
        pl.when(body.str.contains(r"(?:\.\.\.|…)[\])]?$")).then(0.0).otherwise((pl.col("word_count") / FULL_LENGTH).clip(0, 1))
    )
    usual = language.replace_strict(_USUAL_SHARES, default=_USUAL_SHARE, return_dtype=pl.Float64)
    running = (
        pl.when(pl.col("has_function_words"))
        .then((pl.col("function_word_share") / usual).clip(0, 1))
        .when(language.is_not_null())
        .then("language_score")
        .otherwise(pl.when(pl.col("word_count") < 8).then(0.5).otherwise(0.0))
    )
    closed = pl.when(language.is_in(_UNPUNCTUATED)).then(1.0).otherwise("closed_share")
    clean = (2 - 2 * pl.col("boilerplate_share")).clip(0, 1)
    complete = (3 * length + 3 * running + 2 * closed + 2 * clean) / 10
    letters = (pl.col("letter_count") + pl.col("blank_count")) / pl.col("sample_length")
    capitals = pl.col("capital_count") / pl.col("letter_count").clip(lower_bound=1)
    is_told = pl.when(language.is_null() & (pl.col("word_count") >= _LANGUAGE_WORDS)).then(_UNTOLD).otherwise(1.0)
    is_text = pl.min_horizontal(
        is_told, _between(letters, *_LETTERS), _between(capitals, *_CAPITALS), _between(pl.col("distinct_share"), *_DISTINCT)
    )
    told = _UNTOLD + (1 - _UNTOLD) * (closed / _TOLD).clip(0, 1)
    return (complete * is_text * told).round(4)


def _between(value: pl.Expr, none: float, full: float) -> pl.Expr:
    return ((value - none) / (full - none)).clip(0, 1)
