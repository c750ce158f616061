"""The line that repeats the title which metadata or the record state: it is the headline, and no part of the body."""

import polars as pl

_LETTERS = r"[^\p{L}\p{N}]"
_FIRST_LINES = 4  # kept lines among which the headline stands
_LONGEST_LABEL = 25  # letters of a label in the headline's line, before the title ("Opinion")
_SHORTEST_WITH_LABEL = 15  # letters of a title that may have one


def mark_stated_titles(labelled: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Mark the line (LABELLED_LINES) that repeats a document's hint_title (PARSED) as its title, too.

    It is looked for among the first kept lines; case, blanks and punctuation do not count. A line that
    was taken for the headline by its look stays marked.
    """
    stated = documents.select("document_id", title=letters("hint_title")).filter(pl.col("title") != "")
    kept = labelled.lazy().filter(pl.col("kind").is_null() & (pl.col("text_raw").str.strip_chars() != ""))
    first = (
        kept.join(stated.lazy(), on="document_id")
        .filter(pl.col("line_number").rank("ordinal").over("document_id") <= _FIRST_LINES)
        .with_columns(line=letters("text_raw"))
    )
    line, title = pl.col("line"), pl.col("title")
    is_labelled = (
        line.str.ends_with(title)
        & (line.str.len_chars() - title.str.len_chars() <= _LONGEST_LABEL)
        & (title.str.len_chars() >= _SHORTEST_WITH_LABEL)
    )
    found = (
        first.filter((line == title) | is_labelled).group_by("document_id").agg(title_line=pl.col("line_number").min()).collect()
    )
    if found.is_empty():
        return labelled
    is_stated = pl.col("line_number") == pl.col("title_line")
    return (
        labelled.join(found, on="document_id", how="left", maintain_order="left")
        .with_columns(is_title=pl.when(pl.col("title_line").is_null()).then("is_title").otherwise(is_stated | pl.col("is_title")))
        .drop("title_line")
    )


def letters(column: str) -> pl.Expr:
    """Return the letters and digits of a column in lower case: what counts when headlines are compared."""
    return pl.col(column).str.to_lowercase().str.replace_all(_LETTERS, "")
