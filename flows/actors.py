"""A user's gazetteer file: CSV or TSV with a header line, as text and as rows."""

from io import StringIO
from pathlib import Path

import polars as pl

from flows.errors import InputError
from transforms.events.gazetteer import Gazetteer, load_gazetteer

ActorsText = tuple[str, str]
"""File name and content of a user's gazetteer: small enough to travel to the workers."""


def read_actors(path: Path | None) -> ActorsText | None:
    """Return the file's name and text. Raises InputError when it cannot be read or a row of it is wrong."""
    if path is None:
        return None
    try:
        actors = path.name, path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the gazetteer of actors cannot be read: {error}") from error
    gazetteer_with(actors)
    return actors


def gazetteer_with(actors: ActorsText | None) -> Gazetteer:
    """Return the shipped gazetteer, overridden by the user's rows. Raises InputError naming file and row."""
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
            quote_char=None if separator == "\t" else '"',
        )
        return load_gazetteer(rows)
    except (ValueError, pl.exceptions.PolarsError) as error:
        raise InputError(f"{name}: {error}") from error
