"""Article text out of HTML: body F1 and pages per CPU-second, Dateline and trafilatura on the same pages in the same run.

    POLARS_MAX_THREADS=1 OMP_NUM_THREADS=1 python tests/benchmarks/bench_html.py --gold DIR [--worst 10] [--every 1]

DIR holds `html_gold.jsonl.xz` (id, source, genre, body, suspect) and the pages in `html_*.jsonl.xz` (id, html). Body F1 is
that of the article extraction benchmark (Lopukhin 2019): runs of four words, precision and recall as means over pages.
Pages with doubtful annotations are left out. Machines are noisy: compare speeds of one run.
"""

import argparse
import json
import logging
import lzma
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trafilatura

from flows.training.score import body_counts
from transforms.clean import clean_documents
from transforms.documents.frame import parsed_frame
from transforms.documents.jsonl import read_record
from transforms.documents.model import Limits, RawDocument
from transforms.lines.rules import load_line_rules

Page = dict[str, Any]

BATCH = 100


def read_pages(gold: Path, every: int) -> list[Page]:
    """The annotated pages with their HTML; each `every`-th of them."""
    rows = {row["id"]: row for row in _read(gold / "html_gold.jsonl.xz") if not row["suspect"]}
    files = [path for path in sorted(gold.glob("html_*.jsonl.xz")) if "gold" not in path.name]
    found = [{**rows[page["id"]], "html": page["html"]} for path in files for page in _read(path) if page["id"] in rows]
    return found[::every]


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def dateline(pages: list[Page]) -> tuple[list[str], dict[str, float]]:
    """Bodies of the pages, and the CPU seconds of reading metadata and of the rest."""
    rules, now = load_line_rules(), datetime.now(UTC)
    bodies: list[str] = []
    seconds = {"metadata": 0.0, "article": 0.0}
    for first in range(0, len(pages), BATCH):
        records = [json.dumps({"id": page["id"], "html": page["html"]}).encode() for page in pages[first : first + BATCH]]
        items = [read_record("bench:", str(number), record, Limits()) for number, record in enumerate(records)]
        started = time.process_time()
        parsed = parsed_frame([item for item in items if isinstance(item, RawDocument)])
        read = time.process_time()
        articles = clean_documents(parsed, rules, now).articles
        seconds["metadata"] += read - started
        seconds["article"] += time.process_time() - read
        found = dict(articles.select("document_id", "body").iter_rows())
        bodies += [found.get(item.document_id or "", "") for item in items]
    return bodies, seconds


def extractor(**options: bool) -> Callable[[list[Page]], tuple[list[str], dict[str, float]]]:
    """Trafilatura with options, as a system like `dateline`."""

    def run(pages: list[Page]) -> tuple[list[str], dict[str, float]]:
        started = time.process_time()
        documents = [trafilatura.bare_extraction(page["html"], include_comments=False, **options) for page in pages]
        seconds = {"article": time.process_time() - started}
        return [document.text or "" if document is not None else "" for document in documents], seconds

    return run


def summary(counts: list[tuple[float, float, float, bool]]) -> str:
    """F1, precision and recall over pages (true, extra and missed runs, whether the text is exact), and the share of exact ones."""
    precise = [1.0 if extra == missed == 0 else both / (both + extra) for both, extra, missed, _ in counts if both + extra]
    complete = [1.0 if extra == missed == 0 else both / (both + missed) for both, extra, missed, _ in counts if both + missed]
    precision, recall = (sum(values) / max(1, len(values)) for values in (precise, complete))
    exact = sum(one[3] for one in counts) / max(1, len(counts))
    return f"F1 {2 * precision * recall / max(precision + recall, 1e-9):.4f} P {precision:.3f} R {recall:.3f} exact {exact:.3f}"


def main() -> None:
    """Run all systems on the pages and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=10, help="pages to name on which Dateline is worst")
    parser.add_argument("--every", type=int, default=1, help="take each n-th page only")
    given = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = read_pages(given.gold, given.every)
    systems = {"dateline": dateline, "trafilatura precision": extractor(favor_precision=True), "trafilatura default": extractor()}
    dateline(pages[:5])  # imports and caches
    for name, run in systems.items():
        bodies, seconds = run(pages)
        counts = [body_counts(page["body"], body) for page, body in zip(pages, bodies, strict=True)]
        speed = ", ".join(f"{part} {len(pages) / max(spent, 1e-9):.0f} pages per CPU-second" for part, spent in seconds.items())
        print(f"{name}: {speed}")
        for field in ("genre", "source"):
            for value in sorted({page[field] for page in pages}):
                chosen = [count for page, count in zip(pages, counts, strict=True) if page[field] == value]
                print(f"  {value:12s} {len(chosen):4d} pages  {summary(chosen)}")
        if name == "dateline":
            ranked = sorted((_f1(*count[:3]), page["id"], count) for page, count in zip(pages, counts, strict=True))
            for score, page, count in ranked[: given.worst]:
                print(
                    f"  worst: {page} F1 {score:.2f}, extra {count[1]:.0f}, missed {count[2]:.0f} of {count[0] + count[2]:.0f} runs"
                )


def _f1(both: float, extra: float, missed: float) -> float:
    return 2 * both / max(2 * both + extra + missed, 1e-9)


if __name__ == "__main__":
    main()
