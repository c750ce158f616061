"""A user's gazetteer file: CSV or TSV with a header line, as text and as rows."""

import sys
from io import StringIO
from pathlib import Path

import polars as pl

from flows.errors import InputError
from transforms.events.actors.gazetteer import Gazetteer, load_gazetteer

ActorsText = tuple[str, str]
"""File name and content of a user's gazetteer: small enough to travel to the workers."""


def read_actors(path: Path | None) -> ActorsText | None:
    """Return the file's name and text; rows that cannot be read are told on standard error.

    Raises InputError when the file, or every row of it, cannot be read.
    """
    if path is None:
        return None
    try:
        actors = path.name, path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the gazetteer of actors cannot be read: {error}") from error
    for warning in gazetteer_with(actors).warnings:
        print(f"dateline: {path.name}: {warning}", file=sys.stderr)
    return actors


def gazetteer_with(actors: ActorsText | None) -> Gazetteer:
    """Return the shipped gazetteer, overridden by the user's rows; its warnings tell the rows left out.

    Raises InputError naming the file when its columns are wrong or no row of it can be read.
    """
    if actors is None:
        return load_gazetteer()
    name, text = actors
    separator = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        rows = pl.read_csv(
            StringIO(text),
            separator=separator,
            infer_schema=False,
            comment_prefix="#",
            truncate_ragged_lines=True,  # one row with a comma too many is no reason to refuse the others
            quote_char=None if separator == "\t" else '"',
        )
        return load_gazetteer(rows)
    except (ValueError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{name}: {str(error).partition(chr(10))[0]}") from error
