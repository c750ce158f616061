"""Who may import whom: effects at the edge, pure functions in the middle."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("flows", "transforms", "expectations", "warehouse")
MAY_IMPORT = {
    "flows": {"flows", "transforms", "expectations", "warehouse"},
    "expectations": {"expectations", "warehouse.schema", "warehouse.tables", "warehouse.codes", "warehouse.frames"},
    "transforms": {"transforms", "warehouse.schema", "warehouse.tables", "warehouse.codes", "warehouse.frames"},
    "warehouse": {"warehouse"},
}
ONLY_IN = {  # heavy or effectful libraries, and the files that may import them
    "prefect": {"flows/ingest.py", "flows/artifacts.py", "flows/commands/run.py"},
    "great_expectations": {"expectations/gate.py"},
}
FILES = sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> list[str]:
    """Return the modules that a file imports, wherever in the file it does."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def belongs(module: str, allowed: set[str]) -> bool:
    return any(module == name or module.startswith(name + ".") for name in allowed)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_inwards(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = [module for module in imported(path) if module.split(".")[0] in OURS and module not in OURS]
    wrong = [module for module in ours if not belongs(module, MAY_IMPORT[package])]
    assert not wrong, f"{path.relative_to(ROOT)} may not import {wrong}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_engines_stay_in_their_module(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    wrong = [module for module in imported(path) if name not in ONLY_IN.get(module.split(".")[0], {name})]
    assert not wrong, f"{name} may not import {wrong}"


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.is_relative_to(ROOT / "transforms")], ids=lambda p: str(p.relative_to(ROOT))
)
def test_transforms_read_no_file_and_no_clock(path: Path) -> None:
    if path.name == "loader.py":
        return
    calls = [ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    wrong = [
        c
        for c in calls
        if c in {"open", "datetime.now", "datetime.utcnow", "date.today", "time.time"}
        or c.endswith((".read_text", ".read_bytes"))
    ]
    assert not wrong, f"{path.relative_to(ROOT)} calls {wrong}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_one_module_opens_duckdb(path: Path) -> None:
    """The dialect opens a file for Great Expectations that the audit has open already; flows and transforms know no DuckDB."""
    name = path.relative_to(ROOT).as_posix()
    if name not in {"warehouse/connect.py", "expectations/duckdb_dialect.py"}:
        assert "duckdb.connect" not in path.read_text("utf-8")
    if name.startswith(("flows/", "transforms/")):
        assert not [module for module in imported(path) if module.split(".")[0] == "duckdb"]


def test_a_wrong_arrow_is_seen() -> None:
    assert not belongs("flows.stage", MAY_IMPORT["transforms"])
    assert belongs("warehouse.tables.events", MAY_IMPORT["transforms"])


def test_packages_are_empty() -> None:
    full = [path for path in FILES if path.name == "__init__.py" and path.read_text("utf-8").strip()]
    assert not full
