"""Versions: what a result was made with."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from transforms.identity import hash_bytes, hash_parts

_RULES = ("transforms", "warehouse")
"""Packages whose code and data decide what rows come out."""
_LIBRARIES = ("prefect", "duckdb", "polars", "great-expectations", "trafilatura")


@cache
def rules_version() -> str:
    """Return a hash of all code and data that turn bytes into rows.

    Staged results carry it in their name, so that a change of any rule makes them stale.
    """
    return hash_parts(*(hash_bytes(item.read_bytes()) for package in _RULES for item in _walk(files(package))))


def _walk(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            found += [] if item.name == "__pycache__" else _walk(item)
        elif item.name.endswith((".py", ".csv", ".npz")):
            found.append(item)
    return found


def library_versions() -> dict[str, str]:
    """Return the versions of Dateline and of the libraries that matter to its results."""
    return {name: _version(name) for name in ("dateline", *_LIBRARIES)}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
