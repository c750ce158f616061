"""What can be seen of a line by itself: its folded text, length, ending and shape.

All measures look at the first 1,500 and the last 24 characters of a line, so that one line of a megabyte costs no
more than a paragraph.
"""

from string import ascii_letters, digits

import numpy as np
import polars as pl
from numpy.typing import NDArray

from transforms.lines.common_words import count_common_words
from transforms.lines.letters import Counts, count_blanks, count_letters
from transforms.lines.signs import Bytes
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
_QUOTE = r"^\"[^\"]+\"?[.,!?]?\"?$"
# Thai, Lao, Burmese and Khmer sentences mostly end without a mark; headlines are shorter.
_UNMARKED_END = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]$"
_UNMARKED_LENGTH = 40
# Scripts written without spaces: two characters count as a word.
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"

Flags = NDArray[np.bool_]


def measure_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Add to the non-blank lines: `text` (a number, the same for equal lines), `plain` (spaces and typographic quotes folded, bullet
    taken off), `folded` (the same in lower case), `key` (folded, without outer punctuation), and the measures `words`,
    `ends_sentence`, `has_bullet`, `is_quote`, `starts_lower`, and of the first 300 characters `capital_share`, `digit_share`,
    `capitals`, `small_letters`, `function_words`, `familiar_words` and `opening_words` (see `count_common_words`).
    """
    texts, number = number_texts(lines["text_raw"])
    raw = pl.col("text_raw").str
    is_odd = (raw.len_bytes() != raw.len_chars()) | raw.contains("\t", literal=True)
    odd = pl.DataFrame({"text_raw": texts}).select(is_odd).to_series().to_numpy()
    order = np.argsort(odd, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    measures = _measure(texts[order], int((~odd).sum()))[place[number]]
    return pl.concat([lines.with_columns(text=pl.Series(number, dtype=pl.UInt32)), measures], how="horizontal")


def _measure(texts: pl.Series, simple: int) -> pl.DataFrame:
    """Measure texts; the first `simple` of them have none but ASCII signs, and no tabs."""
    text, plain, folded, opening = pl.col("text"), pl.col("plain"), pl.col("folded"), pl.col("opening")
    head = texts.str.head(HEAD)
    shown = (
        pl.DataFrame({"text": pl.concat([head[:simple], _folded(head[simple:])], rechunk=True)})
        .select(text.str.strip_chars().str.replace_all("  +", " "))
        .select(size=text.str.len_bytes(), plain=text.str.replace(_BULLET, "").str.strip_chars_start())
        .select("plain", has_bullet=plain.str.len_bytes() < pl.col("size"), folded=plain.str.to_lowercase())
        .with_columns(
            key=folded.str.strip_chars(_OUTER),
            size=plain.str.len_bytes(),
            first=plain.cast(pl.Binary).bin.get(0, null_on_oob=True).fill_null(0),
            opening=plain.str.head(_OPENING),
            small=folded.str.head(_OPENING),
        )
        .with_columns(characters=opening.str.len_chars())
    )
    openings, size = shown["opening"], shown["size"].to_numpy()
    letters = count_letters(openings)
    # What a text becomes in lower case may be longer, so that its opening is another.
    common = count_common_words(pl.concat([shown["small"][:simple], openings[simple:].str.to_lowercase()], rechunk=True))
    is_quote, starts_lower = _starts(shown["plain"], shown["first"].to_numpy())
    words = np.maximum(_blanks(shown["plain"], letters.blanks, size) + 1, _spaceless_words(shown["plain"], simple))
    return pl.DataFrame(
        {
            "ends_sentence": _end_sentences(texts),
            **{name: shown[name] for name in ("plain", "has_bullet", "folded", "key")},
            "words": pl.Series(words, dtype=pl.Int32),
            "capital_share": letters.capital_words / (letters.blanks + 1),
            "digit_share": letters.digits / np.maximum(shown["characters"].to_numpy(), 1),
            "capitals": letters.capitals,
            "small_letters": letters.small,
            "function_words": pl.Series(common.functional, dtype=pl.Int32),
            "familiar_words": pl.Series(common.familiar, dtype=pl.Int32),
            "opening_words": pl.Series(letters.blanks + 1, dtype=pl.Int32),
            "is_quote": is_quote,
            "starts_lower": starts_lower,
        }
    )


def _folded(texts: pl.Series) -> pl.Series:
    """Spaces and typographic signs folded."""
    return texts.str.replace_many(_TYPOGRAPHY)


def _end_sentences(texts: pl.Series) -> Flags:
    """Whether each text ends a sentence: mostly its last byte tells, and few are looked at more closely."""
    last = texts.cast(pl.Binary).bin.get(-1, null_on_oob=True).fill_null(0).to_numpy()
    found: Flags = _ENDS[last]
    open_ones = np.flatnonzero(_MAY_END[last])
    tail, is_long = pl.col("tail"), pl.col("text").str.len_chars() >= _UNMARKED_LENGTH
    looked_at = pl.DataFrame({"text": texts[open_ones]})
    looked_at = looked_at.with_columns(tail=_folded(looked_at["text"].str.tail(TAIL)).str.strip_chars())
    ends = tail.str.contains(_SENTENCE_END) | (tail.str.contains(_UNMARKED_END) & is_long)
    found[open_ones] = looked_at.select(ends).to_series().to_numpy()
    return found


def _starts(texts: pl.Series, first: Bytes) -> tuple[Flags, Flags]:
    """Whether each text is a quotation, and whether it starts with a small letter; `first` are the first bytes."""
    is_quote, starts_lower = np.zeros(len(first), bool), (first >= ord("a")) & (first <= ord("z"))
    open_ones = np.flatnonzero((first == ord('"')) | (first >= 0x80))
    text = pl.col("text").str
    looked_at = pl.DataFrame({"text": texts[open_ones]}).select(quote=text.contains(_QUOTE), lower=text.contains(r"^\p{Ll}"))
    is_quote[open_ones], starts_lower[open_ones] = (looked_at[name].to_numpy() for name in ("quote", "lower"))
    return is_quote, starts_lower


def _blanks(texts: pl.Series, in_openings: Counts, size: Counts) -> Counts:
    longer = np.flatnonzero(size > _OPENING)
    blanks = in_openings.copy()
    blanks[longer] += count_blanks(texts[longer].str.slice(_OPENING))
    return blanks


def _spaceless_words(texts: pl.Series, simple: int) -> Counts:
    odd = texts[simple:]
    beyond_ascii = np.flatnonzero((odd.str.len_bytes() != odd.str.len_chars()).to_numpy())
    words = np.zeros(len(texts), np.int64)
    words[simple + beyond_ascii] = odd[beyond_ascii].str.count_matches(_SPACELESS).to_numpy() // 2
    return words


def _are_among(signs: str) -> Flags:
    """Which bytes are one of the ASCII signs."""
    return np.isin(np.arange(256), np.frombuffer(signs.encode(), np.uint8))


_ENDS = _are_among(".!?")
_MAY_END = ~_are_among(".!?" + ascii_letters + digits + ",:;-/%|*#@&+=_<>({[$")
