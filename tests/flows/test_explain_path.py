"""What `dateline explain` tells of how an event was read."""

import json
from io import StringIO
from pathlib import Path

from rich.console import Console
from typer.testing import CliRunner

from flows.cli import app
from flows.commands.events_view import reading
from flows.commands.explain import Explained, explain_file, print_explained
from flows.settings import Settings
from transforms.events.parties.trace import Trace

RAW = "Raid in the south\n\nLIMA, Oct 3 (Newspoint) - Chadian troops attacked a Libyan base on Monday, witnesses said.\n"


def explained(tmp_path: Path, analyser: str) -> Explained:
    page = tmp_path / "page.txt"
    page.write_text(RAW)
    (item,) = explain_file(page, Settings(analyser=analyser))
    return item


def test_the_way_through_the_tree_is_shown(tmp_path: Path) -> None:
    console = Console(width=200, file=StringIO(), record=True)
    print_explained(explained(tmp_path, "built-in"), console)
    shown = console.export_text()
    assert "troops <-nsubj- attacked -obj-> base" in shown
    assert "found by" in shown
    assert "assault-verb-attack" in shown


def test_without_an_analyser_only_the_finder_is_shown(tmp_path: Path) -> None:
    item = explained(tmp_path, "none")
    assert list(item.traces.values()) == [Trace(None, ("position",))]
    assert reading(Trace(None, ("position",))) == [("found by", "position")]
    assert reading(Trace("Chad <-nsubj- left", ())) == [("path", "Chad <-nsubj- left"), ("found by", "no finder alone")]


def test_json_holds_path_and_finders(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(RAW)
    (item,) = json.loads(CliRunner().invoke(app, ["explain", str(page), "--json"]).output)
    assert [event["path"] for event in item["events"]] == ["troops <-nsubj- attacked -obj-> base"]
    assert "tree" in item["events"][0]["finders"]
