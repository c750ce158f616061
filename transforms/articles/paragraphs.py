"""Kept lines into paragraphs and bodies.

A line goes on in the next one when a word is cut at its end, when the document is wrapped to a
width, when the next line starts in the middle of a sentence, or when a quotation follows its
lead-in. All of it is decided on neighbouring rows of one frame, for a whole batch at once.
"""

import polars as pl

from transforms.lines.wrapped import continues_wrapped

# Words that no sentence or heading ends with: after them the next line goes on. (Prepositions do end headings.)
_FUNCTION_WORDS = (
    "the|a|an|of|and|or|but|than|whose|because|their|its|his|my|our|your|every|Mr.|Mrs.|Ms.|Dr.|Gen.|Sen."
).replace(".", r"\.")

_ENDS_OPEN = r"""[\p{L}\p{N}%$€£][\])"']*$|[,–—][\])"']*$"""
_ENDS_COMMA = r"""([,–—-]["']?|[!?]["'])$"""
_STARTS_LOW = r"""^["'(\[]?\p{Ll}[\p{Ll}'’-]*(?:[ ,.;:?!"')]|$)"""
_LIST_MARK = r"^(?:[a-z]|[ivx]{1,4})[.)] "
_STARTS_WORD = r"""^["']?[\p{L}\p{N}$€£]"""
_STARTS_QUOTE = r"""^["']\S"""
_CUT_WORD = r"(\p{L}[\p{L}'-]*\p{Ll})-$"
# Scripts that put no blanks between words (Thai puts them between clauses, which are lines as often as not).
_SPACELESS = r"[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
_ENDS_SPACELESS = _SPACELESS + "$"
_STARTS_SPACELESS = "^" + _SPACELESS
_LONG_ENOUGH = r"(?:\S+ ){4}"

# Compounds too are cut at their hyphen. These parts keep it; parts that also begin or end plain words (state-ment,
# inter-national, control-led) are not listed, and what the document writes elsewhere goes first.
_COMPOUND_HEADS = (
    *("anti", "attorney", "cease", "half", "high", "long", "low", "middle", "non", "self", "short", "vice", "well"),
    *("two", "three", "five", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_COMPOUND_TAILS = (
    "affiliated",
    "aligned",
    "backed",
    "based",
    "brokered",
    "controlled",
    "elect",
    "linked",
    "old",
    "profile",
    "ranking",
    "related",
    "style",
)
_SHORTEST_TAIL = 4  # short-age, high-er, long-est


def join_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """Tell for each kept line how it joins on to the one before.

    Takes document_id, line_number (ascending within a document, whose lines stand together) and
    text: normalised, not empty. Gives the same rows with paragraph (counted from 1 in each document),
    text as it stands in the body (a hyphen that cut a word removed) and char_start and char_end
    of it in the body.
    """
    lines = _with_neighbours(lines)
    lines = lines.with_columns(cuts=_cuts(lines), joins=_joins(lines))
    lines = lines.with_columns(is_spaceless=_spaceless(lines))
    lines = lines.with_columns(
        text=pl.when(pl.col("cuts") == "drop").then(pl.col("text").str.strip_suffix("-")).otherwise(pl.col("text")),
        separator=pl.when(pl.col("is_first"))
        .then(pl.lit(""))
        .when(pl.col("cuts").shift(1).is_in(["drop", "keep"]))
        .then(pl.lit(""))
        .when(pl.col("is_spaceless"))
        .then(pl.lit(""))
        .when(pl.col("joins"))
        .then(pl.lit(" "))
        .otherwise(pl.lit("\n\n")),
    )
    starts = pl.col("is_first") | (pl.col("separator") == "\n\n")
    length = pl.col("text").str.len_chars().cast(pl.Int64)
    end = _running(length + pl.col("separator").str.len_chars())
    return lines.select(
        "document_id",
        "line_number",
        "text",
        "separator",
        paragraph=_running(starts.cast(pl.Int64)),
        char_start=end - length,
        char_end=end,
    )


def join_paragraphs(lines: pl.DataFrame) -> pl.DataFrame:
    """Return document_id, body and paragraphs (a list of text) from what `join_lines` gives, in the same order."""
    pieces = lines.with_columns(piece=pl.col("separator") + pl.col("text"))
    bodies = pieces.group_by("document_id", maintain_order=True).agg(body=pl.col("piece").str.join(""))
    return bodies.with_columns(paragraphs=pl.col("body").str.split("\n\n"))


def _running(numbers: pl.Expr) -> pl.Expr:
    """The sums of the numbers from the first line of each document on."""
    sums = numbers.cum_sum()
    return sums - pl.when("is_first").then(sums - numbers).forward_fill()


def _with_neighbours(lines: pl.DataFrame) -> pl.DataFrame:
    is_first = (pl.col("document_id") != pl.col("document_id").shift(1)).fill_null(True)
    lines = lines.select("document_id", "line_number", "text", is_first=is_first)
    lines = lines.with_columns(
        before=pl.when(~pl.col("is_first")).then(pl.col("text").shift(1)),
        is_adjacent=~pl.col("is_first") & (pl.col("line_number") - pl.col("line_number").shift(1) == 1),
    )
    return lines.with_columns(is_wrapped=continues_wrapped(lines, "document_id"))


def _joins(lines: pl.DataFrame) -> pl.Series:
    """Whether each line goes on with the one before."""
    before, text = pl.col("before"), pl.col("text")
    starts_low = text.str.contains(_STARTS_LOW)
    # Most lines begin paragraphs, and blank lines part them: those need no closer look.
    rows = lines.select(~pl.col("is_first") & (starts_low | pl.col("is_adjacent") | pl.col("is_wrapped"))).to_series().arg_true()
    goes_on = (starts_low & ~text.str.contains(_LIST_MARK)) & (
        before.str.contains(_ENDS_COMMA) | (before.str.contains(_ENDS_OPEN) & before.str.contains(_LONG_ENOUGH))
    )
    quotation = pl.col("is_adjacent") & text.str.contains(_STARTS_QUOTE) & before.str.contains(r"[:,]$")
    dangling = pl.col("is_adjacent") & before.str.contains(rf" (?:{_FUNCTION_WORDS})$") & text.str.contains(_STARTS_WORD)
    return _at_rows(lines, rows, goes_on | quotation | dangling | pl.col("is_wrapped"))


def _spaceless(lines: pl.DataFrame) -> pl.Series:
    """Whether each line goes on with the one before without a blank between the two."""
    ends, starts = pl.col("before").str.contains(_ENDS_SPACELESS), pl.col("text").str.contains(_STARTS_SPACELESS)
    return _at_rows(lines, lines["joins"].arg_true(), ends & starts)


def _at_rows(lines: pl.DataFrame, rows: pl.Series, holds: pl.Expr) -> pl.Series:
    """What holds of those rows; of the others it does not."""
    found = lines[rows].select(holds.fill_null(False)).to_series()
    return pl.repeat(False, lines.height, dtype=pl.Boolean, eager=True).scatter(rows, found)


def _cuts(lines: pl.DataFrame) -> pl.Series:
    """For lines that end in the middle of a word: drop the hyphen, keep it, or null where no word is cut."""
    rows = (lines["text"].str.ends_with("-") & lines["is_adjacent"].shift(-1).fill_null(False)).arg_true()
    verdicts = pl.repeat(None, lines.height, dtype=pl.String, eager=True)
    candidates = pl.DataFrame(
        {
            "row": rows,
            "document_id": lines["document_id"].gather(rows),
            "head": lines["text"].gather(rows).str.extract(_CUT_WORD),
            "tail": lines["text"].gather(rows + 1).str.extract(r"^(\p{Ll}[\p{Ll}']+)"),
        }
    ).filter(pl.col("head").is_not_null() & pl.col("tail").is_not_null() & ~pl.col("tail").is_in(["and", "or", "to"]))
    return verdicts if candidates.is_empty() else verdicts.scatter(candidates["row"], _judge(candidates, lines))


def _judge(candidates: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    texts = (
        lines.filter(pl.col("document_id").is_in(candidates["document_id"].unique().implode()))
        .group_by("document_id")
        .agg(whole=pl.col("text").str.join("\n").str.to_lowercase())
    )
    head, tail = pl.col("head").str.to_lowercase(), pl.col("tail")
    # What the document writes elsewhere decides; otherwise the parts themselves.
    return (
        candidates.join(texts, on="document_id", how="left", maintain_order="left")
        .with_columns(
            hyphened=pl.col("whole").str.contains(head + "-" + tail, literal=True),
            joined=pl.col("whole").str.contains(head + tail, literal=True),
        )
        .select(
            verdict=pl.when(pl.col("hyphened") | head.str.contains("-", literal=True))
            .then(pl.lit("keep"))
            .when(pl.col("joined"))
            .then(pl.lit("drop"))
            .when((head.is_in(_COMPOUND_HEADS) & (tail.str.len_chars() >= _SHORTEST_TAIL)) | tail.is_in(_COMPOUND_TAILS))
            .then(pl.lit("keep"))
            .otherwise(pl.lit("drop"))
        )
        .to_series()
    )
