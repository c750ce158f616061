"""How fast is a run, and whose time is it? Documents per CPU-second by stage, and CPU seconds by process.

    python tests/benchmarks/bench_run.py --documents 2000            # the stages, in this process, one thread
    python tests/benchmarks/bench_run.py --documents 2000 --flow     # the whole run as well (Linux: reads /proc)

The documents are made of the shipped samples: their lines in new mixtures, so that no two are
alike. They measure speed and plumbing, not language. Machines are noisy: compare figures of one run.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "raw"
STORIES = ("01", "02", "03", "04", "05", "06", "07", "20")
BLOCKS = 4
"""Samples that are mixed into one document: about 35 sentences with 20 lines of boilerplate."""


def make_corpus(folder: Path, documents: int) -> None:
    """Write text files of mixed sample lines; the same every time."""
    stories = [path.read_text("utf-8").split("\n") for path in sorted(SAMPLES.glob("*.txt")) if path.name[:2] in STORIES]
    chooser = random.Random(7)
    for number in range(documents):
        mixed = [line for story in chooser.sample(stories, BLOCKS) for line in chooser.sample(story, len(story))]
        path = folder / f"{number // 1000:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Report {number} of the day\n\n" + "\n".join(mixed) + f"\nThis is document {number}.\n", "utf-8")


def time_stages(folder: Path) -> None:
    """Print documents per CPU-second of reading, cleaning and coding, one thread."""
    from flows.pipeline import resources
    from transforms.clean import clean_documents
    from transforms.documents.frame import parsed_frame
    from transforms.documents.model import Limits, RawDocument
    from transforms.documents.read import read_file
    from transforms.events.coder import code_articles

    loaded = resources(None)
    files = sorted(folder.rglob("*.txt"))
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = work()
        spent[name] += time.process_time() - began
        return result

    now, events = datetime.now(UTC), 0
    for start in range(0, len(files), 1000):
        batch = files[start : start + 1000]
        items = timed(
            "read", lambda batch=batch: [item for f in batch for item in read_file(f.as_uri(), f.read_bytes(), Limits())]
        )
        parsed = parsed_frame([item for item in items if isinstance(item, RawDocument)])
        cleaned = timed("clean", lambda parsed=parsed: clean_documents(parsed, loaded.rules, now))
        coded = timed(
            "code", lambda cleaned=cleaned: code_articles(cleaned.articles, loaded.lexicon, loaded.gazetteer, loaded.analyser)
        )
        events += coded.events.height
    print(f"{len(files)} documents, {events} events")
    for name, seconds in (*spent.items(), ("all", sum(spent.values()))):
        print(f"  {name:<6} {seconds:8.2f} CPU s  {len(files) / max(seconds, 1e-9):8.0f} documents per CPU-second")


def time_flow(folder: Path, scratch: Path) -> None:
    """Print the CPU seconds of every process of one `dateline run`, and Prefect's share."""
    environment = os.environ | {"PREFECT_HOME": str(scratch / "prefect")}
    environment.pop("POLARS_MAX_THREADS", None)
    command = [sys.executable, "-m", "flows", "run", str(folder), "--warehouse", str(scratch / "bench.duckdb"), "--json"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    seen: dict[int, tuple[str, float, int]] = {}
    began = time.monotonic()
    while process.poll() is None:
        for pid in _family(process.pid):
            if (found := _look(pid)) is not None and (pid not in seen or found[1] >= seen[pid][1]):
                seen[pid] = (_role(pid, process.pid, seen, found[0]), found[1], max(found[2], seen.get(pid, ("", 0, 0))[2]))
        time.sleep(0.05)
    print(f"one run: {time.monotonic() - began:.1f} s, exit code {process.returncode}")
    total = sum(seconds for _, seconds, _ in seen.values())
    for role, seconds, peak in sorted(seen.values(), key=lambda row: -row[1]):
        print(f"  {role:<16} {seconds:7.1f} CPU s  {peak / 1000:6.0f} MB at most")
    prefect = sum(seconds for role, seconds, _ in seen.values() if role == "prefect server") + _import_seconds()
    print(f"Prefect (its server, and its import here): {prefect:.1f} of {total:.1f} CPU s = {prefect / total:.0%}")


def _family(pid: int) -> list[int]:
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [member for child in children.read_text().split() for member in _family(int(child))]
        except OSError:
            continue
    return found


def _look(pid: int) -> tuple[str, float, int] | None:
    """Return command line, CPU seconds and peak memory in kB of a process that is still there."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        peak = next(
            (line.split()[1] for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM")), "0"
        )
        return (
            Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " "),
            (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"),
            int(peak),
        )
    except (OSError, IndexError):
        return None


def _role(pid: int, root: int, seen: dict[int, tuple[str, float, int]], command: str) -> str:
    if pid in seen:
        return seen[pid][0]
    if pid == root:
        return "flow"
    return "prefect server" if "flows.server" in command else "worker or gate" if "spawn_main" in command else "helper"


def _import_seconds() -> float:
    code = "import time; b = time.process_time(); import prefect, prefect.artifacts, prefect.task_runners; print(time.process_time() - b)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--flow", action="store_true", help="also time one whole run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "raw")
        folder.mkdir()
        make_corpus(folder, arguments.documents)
        time_stages(folder)
        if arguments.flow:
            time_flow(folder, Path(name))


if __name__ == "__main__":
    main()
