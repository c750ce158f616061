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

from transforms.frames import LINE_KEYS, RECURRENCE, SEEN_LINES
from transforms.hashing import Hashes, Rows, hash_texts, mix
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
_NONE = np.uint64((1 << 64) - 1)


def source() -> pl.Expr:
    """The source of each document (PARSED): the host of its address, else its publisher, else its folder or container file."""
    host = pl.col("hint_url").str.to_lowercase().str.extract(r"^(?:https?:)?//(?:[^/@]*@)?(?:www\.)?([^/:?#]+\.[^/:?#]+)")
    publisher = pl.col("hint_publisher").str.strip_chars().str.to_lowercase()
    folder = pl.col("source_uri").str.replace(r"/[^/]*$", "/")
    place = pl.when(pl.col("member").is_null()).then(folder).otherwise("source_uri")
    return pl.coalesce(host, pl.when(publisher != "").then(publisher), place)


def keyed_lines(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines (LINES, each document's together and in order) that are not blank, with what they are counted under.

    Columns: those of LINE_KEYS (key is NULL where the line is not counted), line_hash and is_prose.
    """
    shown = _shown(lines)
    shown = shown.with_columns(line_hash=pl.Series(hash_texts(shown["text"])))
    document, hashed, countable = pl.col("document_id"), pl.col("line_hash"), pl.col("is_label") & pl.col("has_letters")
    is_first, is_last = (document.ne_missing(document.shift(step)) for step in (1, -1))
    shown = shown.with_columns(
        above=pl.when(is_first).then(_START).otherwise(hashed.shift(1)),
        below=pl.when(is_last).then(_END).otherwise(hashed.shift(-1)),
        pairs_above=countable & (is_first | countable.shift(1)),
        pairs_below=countable & (is_last | countable.shift(-1)),
    )
    is_short = pl.col("text").str.len_chars() < _LONGEST
    return shown.select(
        "document_id",
        "line_number",
        "line_hash",
        is_prose=pl.col("words") >= _PROSE_WORDS,
        key=pl.when(pl.col("has_letters") & is_short).then(_number(shown["line_hash"].to_numpy())),
        pair_above=pl.when("pairs_above").then(_number(_pair(shown["above"], shown["line_hash"]))),
        pair_below=pl.when("pairs_below").then(_number(_pair(shown["line_hash"], shown["below"]))),
    )


def seen_lines(documents: pl.DataFrame, keyed: pl.DataFrame) -> pl.DataFrame:
    """What documents (PARSED, with their `keyed_lines`) add to the counts of their sources: SEEN_LINES, in no order.

    Each key stands once for each document.
    """
    if keyed.is_empty():
        return empty(SEEN_LINES)
    stretch = keyed["document_id"].rle_id().to_numpy()  # of a document's lines; a document that comes twice has two
    starts = np.flatnonzero(np.diff(stretch, prepend=-1))
    sources = documents.select("document_id", source=source()).unique("document_id")
    known = (
        keyed.select(pl.col("document_id").gather(starts))
        .with_row_index("stretch")
        .with_columns(pl.col("stretch").first().over("document_id"), signature=_signatures(keyed, stretch, starts))
        .join(sources, on="document_id", how="left", maintain_order="left")
    )
    numbered = keyed.select("key", "pair_above", "pair_below", stretch=known["stretch"].gather(stretch))
    every = pl.concat(
        [
            known.select("stretch", line_key=pl.lit(THE_DOCUMENT, pl.Int64)),
            *(numbered.select("stretch", line_key=name) for name in ("key", "pair_above", "pair_below")),
        ]
    )
    rows = every.drop_nulls("line_key").unique()
    held = known.select("source", "signature")[rows["stretch"]].with_columns(rows["line_key"])
    return conform(held, SEEN_LINES)


def line_keys(keyed: pl.DataFrame) -> pl.DataFrame:
    """What `recurrence` needs of `keyed_lines`: LINE_KEYS."""
    return conform(keyed.drop_nulls("key").select(LINE_KEYS.names), LINE_KEYS)


def recurrence(documents: pl.DataFrame, keys: pl.DataFrame, templates: pl.DataFrame) -> pl.DataFrame:
    """What the counts (TEMPLATES) say of the lines of documents (PARSED, LINE_KEYS): RECURRENCE, unordered."""
    known = documents.select("document_id", source=source()).filter(
        pl.col("source").is_in(templates["source"].unique().implode())
    )
    if known.is_empty():
        return empty(RECURRENCE)
    found = keys.join(known.unique("document_id"), on="document_id")
    counted = templates.select("source", "line_key", key_support="support", key_share="share")
    found = found.join(counted, left_on=["source", "key"], right_on=["source", "line_key"])
    for name in ("pair_above", "pair_below"):
        counted = templates.select("source", "line_key", pl.col("support").alias(f"{name}_support"))
        found = found.join(counted, left_on=["source", name], right_on=["source", "line_key"], how="left")
    rows = found.select(
        *RECURRENCE.key,
        template_support="key_support",
        template_share="key_share",
        template_block=pl.max_horizontal(pl.col("pair_above_support", "pair_below_support").fill_null(0)),
    )
    return conform(rows.unique(RECURRENCE.key), RECURRENCE)


def _shown(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that are not blank: document_id, line_number, text as it is compared, words, is_label, has_letters."""
    text = pl.col("text_raw").str.head(_LONGEST).str.strip_chars().str.to_lowercase()
    visible = lines.select("document_id", "line_number", text=text).filter(pl.col("text") != "")
    text = pl.col("text")
    # Longer lines have words enough, however many blanks there are.
    least = text.str.len_bytes() // _BYTES_PER_WORD
    counted = pl.when(least < _LONG_PROSE_WORDS).then(text).str.count_matches(" ") + 1
    shown = visible.with_columns(words=pl.max_horizontal(least, counted)).with_columns(
        is_label=(pl.col("words") < _PROSE_WORDS) | ((pl.col("words") < _LONG_PROSE_WORDS) & ~text.str.contains(_PROSE_END)),
        has_letters=text.str.contains(r"\p{L}"),
    )
    # Counters change from page to page: "12 comments", "3 min read".
    rows = shown.select(pl.col("is_label") & text.str.contains("[0-9]")).to_series().arg_true()
    folded = shown["text"].gather(rows).str.replace_all("[0-9]+", "0")
    return shown.with_columns(text=shown["text"].clone().scatter(rows, folded))


def _signatures(keyed: pl.DataFrame, stretch: Rows, starts: Rows) -> pl.Series:
    """The signature of each stretch of lines, one document's: of the two smallest hashes of its prose, of all where it has none."""
    hashes, is_prose = keyed["line_hash"].to_numpy(), keyed["is_prose"].to_numpy()
    has_prose = np.logical_or.reduceat(is_prose, starts)
    hashes = np.where(is_prose | ~has_prose[stretch], hashes, _NONE)
    first = np.minimum.reduceat(hashes, starts)
    second = np.minimum.reduceat(np.where(hashes == first[stretch], _NONE, hashes), starts)
    return _number(_pair(pl.Series(first), pl.Series(np.where(second == _NONE, np.uint64(0), second))))


def _pair(first: pl.Series, second: pl.Series) -> Hashes:
    return mix(first.to_numpy() * _FACTOR + mix(second.to_numpy()))


def _number(hashes: Hashes) -> pl.Series:
    """Hashes as integers that are not negative."""
    return pl.Series((hashes >> np.uint64(1)).astype(np.int64))
