"""Code lists: the values that coded columns draw from, one CSV per list beside this module.

Every list has the columns `code`, `name` and `meaning`; some have more. `CODE_LISTS` names them.
"""

from functools import cache
from importlib.resources import files

import polars as pl

CODE_LISTS: tuple[str, ...] = tuple(
    sorted(entry.name.removesuffix(".csv") for entry in files("warehouse.codes").iterdir() if entry.name.endswith(".csv"))
)
"""Names of the code lists, which are also the names of their tables."""

LIST_KEYS: dict[str, tuple[str, ...]] = {"event_modes": ("event_type", "code")}
"""Keys of the lists whose codes repeat; every other list has the key `code`."""

_NUMBERS: dict[str, dict[str, pl.DataType]] = {
    "quad_classes": {"code": pl.Int64()},
    "event_types": {"quad_class": pl.Int64(), "intensity": pl.Float64()},
    "event_modes": {"intensity": pl.Float64()},
}


class CodeListError(ValueError):
    """A code list is not valid. The message names the list and the problem."""


@cache
def code_list(name: str) -> pl.DataFrame:
    """Return a code list. Raises KeyError for a name not in `CODE_LISTS`, CodeListError for a bad list."""
    if name not in CODE_LISTS:
        raise KeyError(f"no code list is named {name}")
    text = files("warehouse.codes").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    frame = pl.read_csv(text.encode(), infer_schema=False).cast(dict(_NUMBERS.get(name, {})))  # type: ignore[arg-type]
    _validate(name, frame)
    return frame


@cache
def codes(name: str) -> frozenset[str]:
    """Return the codes of a list as text (quad classes: '1' to '4')."""
    return frozenset(code_list(name).get_column("code").cast(pl.String()).to_list())


def _validate(name: str, frame: pl.DataFrame) -> None:
    for column in ("code", "name", "meaning"):
        if column not in frame.columns:
            raise CodeListError(f"code list {name} has no column {column}")
        if frame.get_column(column).null_count():
            raise CodeListError(f"code list {name} has a row without {column}")
    key = LIST_KEYS.get(name, ("code",))
    if frame.height != frame.n_unique(key):
        raise CodeListError(f"code list {name} repeats a key ({', '.join(key)})")
