"""The tracked files hold no path of a machine and nothing unfinished."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|farm|root|home/[a-z]+)/")
UNFINISHED = re.compile(r"\b(?:NotImplementedError|TODO|FIXME|XXX)\b")


def tracked_texts() -> dict[str, str]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    paths = [ROOT / name for name in names if name] or [p for p in ROOT.rglob("*.py") if ".venv" not in p.parts]
    readable = {}
    for path in paths:
        if path.name == "uv.lock" or not path.is_file() or path == Path(__file__):
            continue
        try:
            readable[str(path.relative_to(ROOT))] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return readable


def test_no_path_of_a_machine() -> None:
    found = {name: m.group() for name, text in tracked_texts().items() if (m := MACHINE_PATH.search(text))}
    assert not found


def test_nothing_unfinished() -> None:
    found = {name: m.group() for name, text in tracked_texts().items() if name.endswith(".py") and (m := UNFINISHED.search(text))}
    assert not found


def test_top_level_is_as_agreed() -> None:
    allowed = {
        "README.md",
        "pyproject.toml",
        "flows",
        "transforms",
        "expectations",
        "warehouse",
        "tests",
        "uv.lock",
        "prefect.yaml",
        "LICENSE",
    }
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.startswith(".")} <= allowed
