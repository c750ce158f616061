"""What can be seen of a line by itself: its folded text, length, ending and shape.

All measures look at the first 1,500 and the last 24 characters of a line, so that one line of a megabyte costs no
more than a paragraph.
"""

import numpy as np
import polars as pl

from transforms.lines.common_words import count_common_words
from transforms.lines.letters import Counts, count_blanks, count_letters
from transforms.lines.texts import number_texts

HEAD = 1500
TAIL = 24

_TYPOGRAPHY = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201a": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ", "\t": " ", "\u200b": "", "\ufeff": "", "\u200e": "", "\u200f": "", "\u00ad": "",
}  # fmt: skip
_BULLET = r"^(?:[•*·▪‣●○◦■□►▶▸»›✓✔→←|+\-–—]+ +|[•▪‣●■►▶▸→←»›]+|\d{1,2}[.)] +)"
_OUTER = " .,:;!?|/\\*()[]{}<>\"'-–—_=+#&•·…→←↓↑»›"
_OPENING = 300
_SENTENCE_END = r"""[.!?。！？؟।…‥]["')\]]*$|[」』]$"""
# Thai, Lao, Burmese and Khmer sentences mostly end without a mark; headlines are shorter.
_UNMARKED_END = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]$"
_UNMARKED_LENGTH = 40
# Scripts written without spaces: two characters count as a word.
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"


def measure_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Add to the non-blank lines: `text` (a number, the same for equal lines), `plain` (spaces and typographic quotes folded, bullet
    taken off), `folded` (the same in lower case), `key` (folded, without outer punctuation), and the measures `words`,
    `ends_sentence`, `has_bullet`, `is_quote`, `starts_lower`, and of the first 300 characters `capital_share`, `digit_share`,
    `capitals`, `small_letters`, `function_words`, `familiar_words` and `opening_words` (see `count_common_words`).
    """
    texts, number = number_texts(lines["text_raw"])
    return pl.concat([lines.with_columns(text=pl.Series(number, dtype=pl.UInt32)), _measure(texts)[number]], how="horizontal")


def _measure(texts: pl.Series) -> pl.DataFrame:
    raw, text, plain = pl.col("text_raw"), pl.col("text"), pl.col("plain")
    head, tail = _folded(raw.str.head(HEAD)).str.strip_chars(), _folded(raw.str.tail(TAIL)).str.strip_chars()
    is_long = raw.str.len_chars() >= _UNMARKED_LENGTH
    shown = (
        pl.DataFrame({"text_raw": texts})
        .select(text=head, ends_sentence=tail.str.contains(_SENTENCE_END) | (tail.str.contains(_UNMARKED_END) & is_long))
        .with_columns(text=pl.when(text.str.contains("  ", literal=True)).then(text.str.replace_all("  +", " ")).otherwise(text))
        .select(
            "ends_sentence", plain=text.str.replace(_BULLET, "").str.strip_chars_start(), has_bullet=text.str.contains(_BULLET)
        )
        .with_columns(folded=plain.str.to_lowercase())
    )
    opening = shown["plain"].str.head(_OPENING)
    letters, common = count_letters(opening), count_common_words(opening.str.to_lowercase())
    return shown.with_columns(
        key=pl.col("folded").str.strip_chars(_OUTER),
        words=pl.Series(
            np.maximum(_blanks(shown["plain"], letters.blanks) + 1, _spaceless_words(shown["plain"])), dtype=pl.Int32
        ),
        capital_share=pl.Series(letters.capital_words / (letters.blanks + 1)),
        digit_share=pl.Series(letters.digits) / opening.str.len_chars().clip(lower_bound=1),
        capitals=pl.Series(letters.capitals),
        small_letters=pl.Series(letters.small),
        function_words=pl.Series(common.functional, dtype=pl.Int32),
        familiar_words=pl.Series(common.familiar, dtype=pl.Int32),
        opening_words=pl.Series(letters.blanks + 1, dtype=pl.Int32),
        is_quote=plain.str.contains(r"^\"[^\"]+\"?[.,!?]?\"?$"),
        starts_lower=plain.str.contains(r"^\p{Ll}"),
    )


def _folded(text: pl.Expr) -> pl.Expr:
    """Spaces and typographic signs folded; most texts have none but ASCII signs, and no tabs."""
    is_odd = (text.str.len_bytes() != text.str.len_chars()) | text.str.contains("\t", literal=True)
    return pl.coalesce(pl.when(is_odd).then(text).str.replace_many(_TYPOGRAPHY), text)


def _blanks(texts: pl.Series, in_openings: Counts) -> Counts:
    is_longer = (texts.str.len_bytes() > _OPENING).to_numpy()
    blanks = in_openings.copy()
    blanks[is_longer] = count_blanks(texts.filter(is_longer))
    return blanks


def _spaceless_words(texts: pl.Series) -> Counts:
    is_beyond_ascii = (texts.str.len_bytes() != texts.str.len_chars()).to_numpy()
    words = np.zeros(len(texts), np.int64)
    words[is_beyond_ascii] = texts.filter(is_beyond_ascii).str.count_matches(_SPACELESS).to_numpy() // 2
    return words
