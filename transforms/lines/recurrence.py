"""Lines that come again in other documents of a source: what is counted, and what the counts say of a line.

A page's template (menus, pitches, labels, notices) stands in many documents of its site, whether or not a rule knows it.
Every document gives one row for each of its lines and for each pair of neighbouring labels (SEEN_LINES); whoever has the
rows of all documents counts them by source (TEMPLATES), and `recurrence` brings the counts back to the lines of a document
(RECURRENCE). Pairs find the template where sources are mixed in one folder: a label that stands by
itself may recur by chance, two that always stand together do not.

Documents are counted by signature, not by name, so that copies and later versions of one article do not make its
sentences a template: the signature is made of the two smallest hashes of the document's prose lines (a bottom-2 sketch:
Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches"). Texts that share the part J of their prose lines share
the signature in J² of cases; one template sentence that all documents hold does not make all signatures the same.
"""

import numpy as np
import polars as pl

from transforms.frames import RECURRENCE, SEEN_LINES
from transforms.hashing import Hashes, hash_texts, mix
from warehouse.frames import conform, empty

LEAST_SUPPORT = 5
"""Documents with different prose that must hold a line before anything is said of it."""

THE_DOCUMENT = 0
"""The key that every document has: its count is that of the source's documents."""

_LONGEST = 600
"""Characters of a line that are looked at; longer lines are prose and no template."""
_PROSE_WORDS = 8
_LONG_PROSE_WORDS = 20
_BYTES_PER_WORD = 8
_PROSE_END = r"""[.!?。！？؟।…]["'”’»)\]]*$"""
_START, _END = pl.lit(1, pl.UInt64), pl.lit(2, pl.UInt64)  # stand for the neighbours that the first and the last line lack
_FACTOR = np.uint64(3)


def source() -> pl.Expr:
    """The source of each document (PARSED): the host of its address, else its publisher, else its folder or container file."""
    host = pl.col("hint_url").str.to_lowercase().str.extract(r"^(?:https?:)?//(?:[^/@]*@)?(?:www\.)?([^/:?#]+\.[^/:?#]+)")
    publisher = pl.col("hint_publisher").str.strip_chars().str.to_lowercase()
    folder = pl.col("source_uri").str.replace(r"/[^/]*$", "/")
    place = pl.when(pl.col("member").is_null()).then(folder).otherwise("source_uri")
    return pl.coalesce(host, pl.when(publisher != "").then(publisher), place)


def seen_lines(documents: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    """What documents (PARSED, LINES) add to the counts of their sources: SEEN_LINES, no row twice."""
    keyed = _keyed(lines)
    prose = keyed.filter(pl.col("words") >= _PROSE_WORDS)
    without = keyed.join(prose.select("document_id").unique(), on="document_id", how="anti")
    smallest = (
        pl.concat([prose, without])
        .group_by("document_id")
        .agg(pl.col("line_hash").unique().bottom_k(2).sort())
        .with_columns(
            first=pl.col("line_hash").list.get(0), second=pl.col("line_hash").list.get(1, null_on_oob=True).fill_null(0)
        )
    )
    signed = smallest.select("document_id", signature=_number(_pair(smallest["first"], smallest["second"])))
    keys = pl.concat(
        [
            signed.select("document_id", line_key=pl.lit(THE_DOCUMENT, pl.Int64)),
            *(keyed.select("document_id", line_key=name) for name in ("key", "pair_above", "pair_below")),
        ]
    )
    rows = (
        keys.drop_nulls("line_key")
        .unique()
        .join(signed, on="document_id")
        .join(documents.select("document_id", source=source()).unique("document_id"), on="document_id")
    )
    return conform(rows.select(SEEN_LINES.names).sort(SEEN_LINES.names), SEEN_LINES)


def recurrence(documents: pl.DataFrame, lines: pl.DataFrame, templates: pl.DataFrame) -> pl.DataFrame:
    """What the counts (TEMPLATES) say of the lines of documents (PARSED, LINES): RECURRENCE, unordered."""
    known = documents.select("document_id", source=source()).filter(
        pl.col("source").is_in(templates["source"].unique().implode())
    )
    if known.is_empty():
        return empty(RECURRENCE)
    keyed = _keyed(lines.join(known.select("document_id").unique(), on="document_id", how="semi", maintain_order="left"))
    keyed = keyed.join(known.unique("document_id"), on="document_id")
    for name in ("key", "pair_above", "pair_below"):
        found = templates.select("source", "line_key", pl.col("support", "share").name.prefix(f"{name}_"))
        keyed = keyed.join(found, left_on=["source", name], right_on=["source", "line_key"], how="left")
    rows = keyed.filter(pl.col("key_support").is_not_null()).select(
        *RECURRENCE.key,
        template_support="key_support",
        template_share="key_share",
        template_block=pl.max_horizontal(pl.col("pair_above_support", "pair_below_support").fill_null(0)),
    )
    return conform(rows.unique(RECURRENCE.key), RECURRENCE)


def _keyed(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that are not blank, with hash, words, and the keys of the line and of its pairs (NULL: not counted)."""
    text = pl.col("text_raw").str.head(_LONGEST).str.strip_chars().str.to_lowercase()
    visible = lines.select("document_id", "line_number", text=text).filter(pl.col("text") != "")
    text = pl.col("text")
    words = pl.max_horizontal(text.str.count_matches(" ", literal=True) + 1, text.str.len_bytes() // _BYTES_PER_WORD)
    shown = (
        visible.sort("document_id", "line_number")
        .with_columns(words=words)
        .with_columns(
            is_label=(pl.col("words") < _PROSE_WORDS) | ((pl.col("words") < _LONG_PROSE_WORDS) & ~text.str.contains(_PROSE_END)),
            has_letters=text.str.contains(r"\p{L}"),
        )
        # Counters change from page to page: "12 comments", "3 min read".
        .with_columns(text=pl.when("is_label").then(text.str.replace_all("[0-9]+", "0")).otherwise(text))
    )
    shown = shown.with_columns(line_hash=pl.Series(hash_texts(shown["text"])))
    document, hashed, countable = pl.col("document_id"), pl.col("line_hash"), pl.col("is_label") & pl.col("has_letters")
    is_first, is_last = (document.ne_missing(document.shift(step)) for step in (1, -1))
    shown = shown.with_columns(
        above=pl.when(is_first).then(_START).otherwise(hashed.shift(1)),
        below=pl.when(is_last).then(_END).otherwise(hashed.shift(-1)),
        pairs_above=countable & (is_first | countable.shift(1)),
        pairs_below=countable & (is_last | countable.shift(-1)),
    )
    return shown.select(
        "document_id",
        "line_number",
        "words",
        "line_hash",
        key=pl.when(pl.col("has_letters") & (text.str.len_chars() < _LONGEST)).then(_number(shown["line_hash"].to_numpy())),
        pair_above=pl.when("pairs_above").then(_number(_pair(shown["above"], shown["line_hash"]))),
        pair_below=pl.when("pairs_below").then(_number(_pair(shown["line_hash"], shown["below"]))),
    )


def _pair(first: pl.Series, second: pl.Series) -> Hashes:
    return mix(first.to_numpy() * _FACTOR + mix(second.to_numpy()))


def _number(hashes: Hashes) -> pl.Series:
    """Hashes as integers that are not negative."""
    return pl.Series((hashes >> np.uint64(1)).astype(np.int64))
