"""What the README says to type is run, and gives what stands there."""

import importlib.util
import re
from pathlib import Path

import pytest
from typer.main import get_command

from flows.cli import app
from flows.settings import Settings

_spec = importlib.util.spec_from_file_location("readme", Path(__file__).with_name("readme.py"))
assert _spec is not None
assert _spec.loader is not None
readme = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(readme)
TEXT: str = readme.README.read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the warehouse; the README's first block is the run that makes it."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("number", range(len(readme.blocks(TEXT))))
def test_transcripts_are_real(number: int, folder: Path) -> None:
    if number and not (folder / "news.duckdb").exists():
        readme.run_command("dateline run", folder)
    block = readme.blocks(TEXT)[number]
    assert readme.run_block(block, folder) == block


def test_every_command_and_setting_is_documented() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"`{name}`" not in TEXT and f"dateline {name}" not in TEXT] == []
    assert [name for name in Settings.model_fields if f"`{name}`" not in TEXT] == []


def test_both_first_lines_are_there_once() -> None:
    assert len(re.findall(r"^python3 -m pip .* dateline run$", TEXT, re.MULTILINE)) == 1
    assert len(re.findall(r"^python3 -m pip .* pytest$", TEXT, re.MULTILINE)) == 1
