"""Text wrapped to a width: which lines go on in the line below because there was no room left.

A wrapped line is full: the first word of the next line would not have fitted. A document counts as wrapped when none of
its lines that have another directly below is longer than `MAXIMUM_WRAP` characters, and full lines come in chains or make
up most of those lines.
"""

import polars as pl

MAXIMUM_WRAP = 120
"""Lines longer than this are paragraphs, not lines of wrapped text."""

_NARROWEST = 20
_CHAIN = 3
_FULL_SHARE = 0.7
_OPEN_SHARE = 0.5
_LOWER_SHARE = 0.4
_PAIRS = 2
_LONGEST_WORD = 24
# Scripts without blanks break between any two characters, Thai and its kin after a word; closing marks do not start a line.
_BREAKS_ANYWHERE = r"^[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BREAKS_AT_WORDS = r"^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
_SPACELESS_WORD = 8
_INNER_END = r"""\S[.!?]["'”’)]? +["'“‘(]?\p{Lu}"""
_STARTS_CAPITAL = r"""^["'“‘«(]?\p{Lu}"""
_ENDS_SENTENCE = r"""[.!?:。！？؟।۔…]["'”’»)\]]*$"""


def continues_wrapped(lines: pl.DataFrame, group: str) -> pl.Series:
    """Tell for each line whether the line above was wrapped into it.

    Takes the lines of any number of documents: a column `group` that tells documents apart, line_number (ascending
    within a document, whose lines stand together) and text (not blank; blank lines are left out, and nothing goes on
    over a gap). HTML has no wrapped lines; the caller leaves them out or ignores the answer.
    """
    text, line = pl.col("text"), pl.col("line_number")
    follows = ((pl.col(group) == pl.col(group).shift(1)) & (line - line.shift(1) == 1) & (text != text.shift(1))).fill_null(False)
    frame = lines.select(group, "text", length=text.str.len_chars().cast(pl.Int64), follows=follows)
    has_next = pl.col("follows").shift(-1).fill_null(False)
    frame = frame.with_columns(width=pl.col("length").filter(has_next).max().over(group))
    # Few texts are narrow, and the rest of it concerns them alone.
    narrow = frame.select(pl.col("width").is_between(_NARROWEST, MAXIMUM_WRAP).fill_null(False).arg_true()).to_series()
    continues = pl.repeat(False, lines.height, eager=True)
    return continues.scatter(narrow, _continues_narrow(frame[narrow], group)) if len(narrow) else continues


def _continues_narrow(frame: pl.DataFrame, group: str) -> pl.Series:
    """The answer for the documents whose lines are narrow enough: group, text, length, follows and width of all their lines."""
    text = pl.col("text")
    first_word = (
        pl.when(text.str.contains(_BREAKS_ANYWHERE))
        .then(pl.lit(2))
        .when(text.str.contains(_BREAKS_AT_WORDS))
        .then(pl.lit(_SPACELESS_WORD))
        .otherwise(text.str.extract(r"^(\S+)").str.len_chars().cast(pl.Int64).clip(upper_bound=_LONGEST_WORD))
    )
    frame = frame.with_columns(
        after_full=pl.col("follows") & (pl.col("length").shift(1) + 1 + first_word > pl.col("width")),
        after_open=(~text.str.contains(_ENDS_SENTENCE)).shift(1),
        goes_on=~text.str.contains(_STARTS_CAPITAL) | text.str.contains(_INNER_END),
    )
    is_chain = pl.all_horizontal(pl.col("after_full").shift(step).fill_null(False) for step in range(_CHAIN))
    pairs, full = pl.col("follows").sum().over(group), pl.col("after_full").sum().over(group)
    is_wrapped = is_chain.any().over(group) | ((full >= _PAIRS) & (full >= _FULL_SHARE * pairs))
    # Sentences and headlines of one length, one to the line, are full lines too.
    for sign, share in (("after_open", _OPEN_SHARE), ("goes_on", _LOWER_SHARE)):
        is_wrapped = is_wrapped & ((pl.col("after_full") & pl.col(sign)).sum().over(group) >= share * full)
    return frame.select((pl.col("after_full") & is_wrapped).fill_null(False)).to_series()


def fold_wrapped(lines: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Join the wrapped lines of texts, so that paragraphs can be judged whole.

    Takes LINES with `row` and `doc` (rising within a document, no blank lines). Gives the same columns with one row for
    every paragraph, standing at its first line, and the rows of all lines with that of the first (row, first_row).
    """
    measured = lines.select("doc", "line_number", text=pl.col("text_raw").str.strip_chars())
    goes_on = continues_wrapped(measured, "doc") & lines["dom"].is_null()
    if not goes_on.any():
        return lines, lines.select("row", first_row="row")
    first_row = pl.when(~goes_on).then(pl.col("row")).forward_fill()
    chained = lines.with_columns(first_row=first_row)
    pieces = pl.col("text_raw").str.strip_chars_end()
    folded = chained.group_by("first_row", maintain_order=True).agg(
        pl.when(pl.len() > 1).then(pieces.str.join(" ")).otherwise(pl.col("text_raw").first()).first().alias("text_raw"),
        *(pl.col(name).first() for name in lines.columns if name != "text_raw"),
    )
    return folded.select(lines.columns), chained.select("row", "first_row")
