"""Counts and scores of bodies, as Polars expressions."""

import polars as pl

# A word may hold full stops, commas, hyphens and apostrophes inside; scripts without blanks count by character.
_WORD = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{N}]+(?:[-'.,][\p{L}\p{N}]+)*"
_SENTENCE_END = r"""[.!?…]["')\]]* ["'(\[]?[\p{Lu}\p{Lo}\p{N}]|[。！？]."""
_ABBREVIATED = r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Prof|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|\p{Lu})\. [\p{Lu}\p{N}]"
_CLOSED = r"""(?m)[.!?…。！？؟।]["')\]]*$"""

FULL_LENGTH = 120
"""Words from which on an article counts as long enough."""
USUAL_SHARE = 0.3
"""Share of function words that running text reaches."""


def count_words(text: pl.Expr) -> pl.Expr:
    """Return the number of words of every text (characters, in scripts that put no blanks between words)."""
    return text.str.count_matches(_WORD).cast(pl.Int64)


def count_sentences(text: pl.Expr) -> pl.Expr:
    """Return about the number of sentences: ends of sentences inside paragraphs, and one for each paragraph."""
    inner = text.str.count_matches(_SENTENCE_END).cast(pl.Int64) - text.str.count_matches(_ABBREVIATED).cast(pl.Int64)
    return pl.max_horizontal(inner, pl.lit(0)) + text.str.split("\n\n").list.len().cast(pl.Int64)


def closed_share(text: pl.Expr) -> pl.Expr:
    """Return the share of the paragraphs that end as sentences do."""
    return (text.str.count_matches(_CLOSED) / text.str.split("\n\n").list.len()).clip(0, 1)


def quality_score() -> pl.Expr:
    """Return how much a row looks like a news article, 0 to 1.

    The mean of four parts, each 0 to 1, with weights 3, 3, 2, 2: length (word_count to FULL_LENGTH),
    running text (function_word_share to USUAL_SHARE; the length's value where no language with
    such words was found), paragraphs that end as sentences do (closed_share), and what was not
    boilerplate (boilerplate_share up to one half costs nothing).
    """
    length = (pl.col("word_count") / FULL_LENGTH).clip(0, 1)
    share = pl.col("function_word_share")
    running = pl.when(share > 0).then((share / USUAL_SHARE).clip(0, 1)).otherwise(length)
    clean = (2 - 2 * pl.col("boilerplate_share")).clip(0, 1)
    return ((3 * length + 3 * running + 2 * pl.col("closed_share") + 2 * clean) / 10).round(4)
