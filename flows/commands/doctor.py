"""`dateline doctor`: versions, settings, and the health of the warehouse."""

import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from flows.analysers import analyser_of, version_of
from flows.errors import ExitCode, SettingsError
from flows.prepare import staging_folder
from flows.server import configured_api_url
from flows.settings import Settings, load_settings
from flows.versions import library_versions, rules_version
from warehouse.connect import WarehouseError
from warehouse.digest import content_digest
from warehouse.health import examine_warehouse


def examine(warehouse: Path | None, as_json: bool) -> ExitCode:
    """Print what is installed, set and stored; returns the exit code (WAREHOUSE when something is wrong)."""
    settings = load_settings(warehouse=warehouse)
    findings: dict[str, Any] = {
        "python": platform.python_version(),
        "versions": library_versions() | {"rules": rules_version()},
        "analyser": _analyser(settings),
        "settings": settings.model_dump(mode="json"),
        "prefect_server": configured_api_url() or "none configured: a temporary one is started for each run",
        "warehouse": _warehouse(settings),
    }
    if as_json:
        json.dump(findings, sys.stdout, indent=2, default=str)
        print()
    else:
        _show(findings, Console())
    return ExitCode.WAREHOUSE if findings["warehouse"]["problems"] else ExitCode.OK


def _analyser(settings: Settings) -> str:
    try:
        return version_of(analyser_of(settings.analyser))
    except SettingsError as error:
        return str(error)


def _warehouse(settings: Settings) -> dict[str, Any]:
    path = settings.warehouse
    state: dict[str, Any] = {"path": str(path), "exists": path.exists(), "problems": [], "tables": {}, "digest": {}}
    parent = path.absolute().parent
    if not os.access(parent, os.W_OK):
        state["problems"].append(f"the folder {parent} cannot be written")
    staging = staging_folder(path)
    state["staged_batches"] = len(list(staging.iterdir())) if staging.is_dir() else 0
    if path.exists():
        try:
            health = examine_warehouse(path)
            state["tables"] = health.row_counts
            state["problems"] += health.problems
            state["digest"] = content_digest(path)
        except WarehouseError as error:
            state["problems"].append(str(error))
    return state


def _show(findings: dict[str, Any], console: Console) -> None:
    console.print(f"[bold]Python[/] {findings['python']}")
    for title, values in (("Versions", findings["versions"]), ("Settings", findings["settings"])):
        console.print(_pairs(title, values))
    console.print(f"[bold]Analyser[/] {findings['analyser']}", soft_wrap=True)
    console.print(f"[bold]Prefect server[/] {findings['prefect_server']}", soft_wrap=True)
    state = findings["warehouse"]
    console.print(f"[bold]Warehouse[/] {state['path']} {'' if state['exists'] else '(not made yet)'}", soft_wrap=True)
    if state["staged_batches"]:
        console.print(f"  {state['staged_batches']} staged batches wait for the next run to take them over")
    if state["tables"]:
        table = Table("table", "rows", "content digest", box=None, padding=(0, 2, 0, 2))
        for name, count in state["tables"].items():
            table.add_row(name, f"{count:,}", state["digest"].get(name, "-"))
        console.print(table)
    for problem in state["problems"]:
        console.print(f"[bold red]Problem[/] {problem}", soft_wrap=True)
    if not state["problems"]:
        console.print("[green]No problems found.[/]")


def _pairs(title: str, values: dict[str, Any]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 2))
    for name, value in values.items():
        table.add_row(name, str(value))
    return table
