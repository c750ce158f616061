"""The README as a transcript: its console blocks are run, and their output is what stands there.

`python tests/house/readme.py` runs them and rewrites the README; the diff is what gets reviewed.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)(\$ .*?\n)(?=```)", re.DOTALL)
_VARYING = (
    (re.compile(r"in \d+\.\d s:"), "in 12.3 s:"),
    (re.compile(r"\S*\.duckdb\b"), "news.duckdb"),
    (re.compile(r"file://\S*/tests/corpus/"), "file:///…/tests/corpus/"),
    (re.compile(r"^─+ (\S+) ─+$", re.MULTILINE), r"─── \1 ───"),
)
"""What differs from machine to machine, and what stands for it in the README."""


def blocks(text: str) -> list[str]:
    """Return the console blocks that hold commands with their output."""
    return _BLOCK.findall(text)


def run_block(block: str, folder: Path) -> str:
    """Run the commands of a block against the warehouse in `folder`; return the block with the output they give."""
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run_command(command, folder)}" for command in commands)


def run_command(command: str, folder: Path) -> str:
    """Run one command line of the README as a user would, in the source tree."""
    first, *rest = shlex.split(command)
    if first != "dateline":
        raise ValueError(f"the README shows only dateline's own commands as transcripts, not {first}")
    environment = os.environ | {
        "DATELINE_WAREHOUSE": str(folder / "news.duckdb"),
        "PREFECT_HOME": str(folder / "prefect"),
        "COLUMNS": "118",
        "NO_COLOR": "1",
    }
    environment.pop("PREFECT_API_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "flows", *rest], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=True
    )
    output = done.stdout.strip("\n")
    for pattern, fixed in _VARYING:
        output = pattern.sub(fixed, output)
    return "\n".join(line.rstrip() for line in output.splitlines()) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        text = README.read_text("utf-8")
        for old in blocks(text):
            text = text.replace(old, run_block(old, Path(scratch)))
        README.write_text(text, "utf-8")
