"""`dateline dictionary`: the data dictionary, from the declarations."""

from pathlib import Path

from warehouse.dictionary import markdown


def write_dictionary(out: Path | None) -> None:
    """Print the dictionary, or write it to a file."""
    if out:
        out.write_text(markdown(), "utf-8")
    else:
        print(markdown(), end="")
