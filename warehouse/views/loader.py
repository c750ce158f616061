"""The views: one .sql file each, whose header comment is also the view's comment and dictionary text.

A file opens with comment lines: what a row is, then `-- Columns:` and one line per column. The query follows.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class View:
    """A view: its meaning, the meaning of each of its columns, in order, and its query."""

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    query: str


@cache
def read_views() -> tuple[View, ...]:
    """Return every view, by name. Raises ValueError for a file without a proper header."""
    sources = [entry for entry in files("warehouse.views").iterdir() if entry.name.endswith(".sql")]
    return tuple(
        parse_view(entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8"))
        for entry in sorted(sources, key=lambda entry: entry.name)
    )


def parse_view(name: str, text: str) -> View:
    """Return the view that the text of a file declares."""
    lines = text.splitlines()
    size = next((number for number, line in enumerate(lines) if not line.startswith("--")), len(lines))
    header = [line.removeprefix("--").strip() for line in lines[:size]]
    if "Columns:" not in header:
        raise ValueError(f"the header of {name}.sql has no line '-- Columns:'")
    split = header.index("Columns:")
    columns = []
    for line in header[split + 1 :]:
        column, found, meaning = line.partition(": ")
        if not found:
            raise ValueError(f"the header of {name}.sql has a column line without a meaning: {line}")
        columns.append((column, meaning))
    return View(name, " ".join(header[:split]), tuple(columns), "\n".join(lines[size:]).strip())
