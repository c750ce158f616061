"""What can be seen of a line by itself: its folded text, length, ending and shape.

All measures look at the first 1,500 and the last 24 characters of a line, so that one line of a megabyte costs no
more than a paragraph.
"""

import numpy as np
import polars as pl

from transforms.lines.letters import Counts, count_blanks, count_letters

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
# Common short words of running text: articles, prepositions, conjunctions, auxiliaries, pronouns of Western languages.
_FUNCTION_WORD = (
    " (?:the|of|and|to|in|a|that|is|was|for|it|with|as|his|he|be|on|by|at|have|are|from|has|had|but|they|were|their|which|"
    "der|die|das|und|ist|nicht|ein|eine|von|mit|den|dem|zu|auf|sich|de|la|le|les|des|et|du|un|une|que|est|qui|dans|pour|"
    "el|los|las|en|y|del|se|por|con|una|su|il|di|che|per|non|da|o|os|as|do|em|um|uma|para|het|een|van|och|att|det|som|"
    "i|w|na|z|nie|ve|bir|yang|dan|di|и|в|не|на|что|с|по) "
)


def measure_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Add to the non-blank lines: `plain` (spaces and typographic quotes folded, bullet taken off), `folded` (the same in
    lower case), `key` (folded, without outer punctuation), and the measures `words`, `ends_sentence`, `has_bullet`, `is_quote`,
    `starts_lower`, and of the first 300 characters `function_words`, `capital_share`, `digit_share`, `capitals` and `small_letters`.
    """
    keys, values = list(_TYPOGRAPHY), list(_TYPOGRAPHY.values())
    head = pl.col("text_raw").str.head(HEAD).str.replace_many(keys, values).str.strip_chars()
    tail = pl.col("text_raw").str.tail(TAIL).str.replace_many(keys, values).str.strip_chars()
    text, plain = pl.col("text"), pl.col("plain")
    is_long = pl.col("text_raw").str.len_chars() >= _UNMARKED_LENGTH
    shown = (
        lines.with_columns(
            text=head, ends_sentence=tail.str.contains(_SENTENCE_END) | (tail.str.contains(_UNMARKED_END) & is_long)
        )
        .with_columns(text=pl.when(text.str.contains("  ", literal=True)).then(text.str.replace_all("  +", " ")).otherwise(text))
        .with_columns(plain=text.str.replace(_BULLET, "").str.strip_chars_start(), has_bullet=text.str.contains(_BULLET))
        .with_columns(folded=plain.str.to_lowercase())
        .drop("text")
    )
    opening = shown["plain"].str.head(_OPENING)
    letters = count_letters(opening)
    return shown.with_columns(
        key=pl.col("folded").str.strip_chars(_OUTER),
        words=pl.Series(np.maximum(count_blanks(shown["plain"]) + 1, _spaceless_words(shown["plain"])), dtype=pl.Int32),
        function_words=opening.str.to_lowercase().str.count_matches(_FUNCTION_WORD).cast(pl.Int32),
        capital_share=pl.Series(letters.capital_words / (letters.blanks + 1)),
        digit_share=pl.Series(letters.digits) / opening.str.len_chars().clip(lower_bound=1),
        capitals=pl.Series(letters.capitals),
        small_letters=pl.Series(letters.small),
        is_quote=plain.str.contains(r"^\"[^\"]+\"?[.,!?]?\"?$"),
        starts_lower=plain.str.contains(r"^\p{Ll}"),
    )


def _spaceless_words(texts: pl.Series) -> Counts:
    is_beyond_ascii = (texts.str.len_bytes() != texts.str.len_chars()).to_numpy()
    words = np.zeros(len(texts), np.int64)
    words[is_beyond_ascii] = texts.filter(is_beyond_ascii).str.count_matches(_SPACELESS).to_numpy() // 2
    return words
