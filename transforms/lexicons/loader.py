"""The only reader of the lexicons that ship with the package (CSV files of this folder)."""

from functools import cache
from importlib import resources

import polars as pl


@cache
def read_lexicon(name: str) -> pl.DataFrame:
    """Rows of the packaged lexicon `name` (the file's stem), every column as text and empty cells as NULL.

    Callers cast what is not text. Frames are shared between callers: Polars frames are not changed in place.
    Raises FileNotFoundError, naming the lexicon, where the package holds no such file.
    """
    source = resources.files("transforms.lexicons").joinpath(f"{name}.csv")
    if not source.is_file():
        raise FileNotFoundError(f"no lexicon named {name!r} in transforms.lexicons")
    return pl.read_csv(source.read_bytes(), infer_schema=False)
