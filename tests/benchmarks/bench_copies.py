"""How well and how fast are copies found? Pairs against the truth of a generated corpus, and documents per CPU-second.

    python tests/benchmarks/bench_copies.py --corpus DIR             # ours, from raw files to clusters in a warehouse
    python tests/benchmarks/bench_copies.py --corpus DIR --new 100   # also what the last 100 cost when the rest is published
    python tests/benchmarks/bench_copies.py --corpus DIR --peers     # also MinHash libraries on the same clean bodies

DIR holds raw files and `truth.jsonl`, one object per article: `path` and `record` (from 0, where a file has many), `id`,
`cluster` (the id of the text that it copies, else its own), `of`, `role` and `near_kind`. Two documents are a true pair
when they share `cluster`; a found pair when they share a cluster. Peers (datasketch, gaoya, rensa) run where they are
installed, with the same runs of five words. CPU seconds of one thread; machines are noisy, so compare figures of one run.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

import warehouse.load
from tests.benchmarks.peers.minhash import PEERS, Pairs
from transforms.clean import clean_documents
from transforms.copies.signatures import sketch_articles
from transforms.documents.frame import parsed_frame
from transforms.documents.model import Limits, RawDocument
from transforms.documents.read import read_file
from transforms.lines.rules import load_line_rules
from warehouse.connect import Connection, writer
from warehouse.define import define
from warehouse.frames import empty, staged
from warehouse.tables.catalog import STAGED

BATCH = 1000
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def read_truth(corpus: Path) -> pl.DataFrame:
    """Return one row per article of the truth: source, member, id, cluster, of, kind."""
    rows = []
    with (corpus / "truth.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            member = None if row["record"] is None else str(row["record"] + 1)
            kind = row.get("near_kind") or row["role"]
            rows.append((row["path"], member, row["id"], row["cluster"], row.get("of"), kind))
    return pl.DataFrame(rows, schema=["source_uri", "member", "id", "cluster", "of", "kind"], orient="row")


def clean(corpus: Path, truth: pl.DataFrame) -> list[dict[str, pl.DataFrame]]:
    """Read and clean the files of the truth; return frames by table, one dict for each batch of documents."""
    rules = load_line_rules()

    def documents() -> Iterator[RawDocument]:
        for path in truth["source_uri"].unique(maintain_order=True):
            items = read_file(path, (corpus / path).read_bytes(), Limits())
            yield from (item for item in items if isinstance(item, RawDocument))

    waiting, batches = list(documents()), []
    for start in range(0, len(waiting), BATCH):
        cleaned = clean_documents(parsed_frame(waiting[start : start + BATCH]), rules, NOW)
        batches.append({"documents": cleaned.documents, "removed_lines": cleaned.removed_lines, "articles": cleaned.articles})
    return batches


def write_part(folder: Path, frames: dict[str, pl.DataFrame]) -> Path:
    folder.mkdir(parents=True)
    for table in STAGED:
        frames.get(table.name, empty(staged(table))).write_parquet(folder / f"{table.name}.parquet", compression="lz4")
    return folder


class Clock:
    """Adds up the CPU seconds of named pieces of work."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def run(self, name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        try:
            return work()
        finally:
            self.seconds[name] += time.process_time() - began


def load(con: Connection, parts: Sequence[Path], clock: Clock, name: str) -> None:
    """Load the parts; what finding the copies takes of it is counted apart too."""
    original = warehouse.load.find_copies
    warehouse.load.find_copies = lambda *given: clock.run(f"{name}: copies", lambda: original(*given))
    try:
        clock.run(f"{name}: all", lambda: warehouse.load.load_staged(con, parts, "bench", NOW))
    finally:
        warehouse.load.find_copies = original


def read_clusters(con: Connection) -> pl.DataFrame:
    """Return source_uri, member, article_id and found cluster of every document; one of equal bytes has its twin's."""
    return con.sql("""
        SELECT d.source_uri, d.member, a.article_id, a.cluster_id AS found
        FROM documents d
        JOIN (SELECT content_hash, article_id, cluster_id FROM documents JOIN articles USING (document_id)) a USING (content_hash)
    """).pl()


def pairs_within(frame: pl.DataFrame, *columns: str) -> int:
    return int(frame.group_by(columns).len().select((pl.col("len") * (pl.col("len") - 1) // 2).sum()).item())


def report(name: str, frame: pl.DataFrame, by_kind: bool = False) -> None:
    """Print recall and precision of pairs; `frame` has id, cluster, of, kind and found."""
    true, found, both = (pairs_within(frame, *columns) for columns in (("cluster",), ("found",), ("cluster", "found")))
    print(
        f"{name:<34} recall {both / max(true, 1):.4f}  precision {both / max(found, 1):.4f}  ({true} true, {found} found pairs)"
    )
    if not by_kind:
        return
    heads = frame.select("id", original="found")
    copies = frame.filter(pl.col("of").is_not_null()).join(heads, left_on="of", right_on="id")
    found_kinds = copies.group_by("kind").agg(pl.len(), recall=(pl.col("found") == pl.col("original")).mean()).sort("kind")
    for kind, count, recall in found_kinds.iter_rows():
        print(f"    {kind:<12} {recall:7.4f} of {count} copies in the cluster of their original")
    mixed = frame.filter(pl.col("cluster").n_unique().over("found") > 1)
    print(f"    in clusters with another text: {dict(mixed['kind'].value_counts().iter_rows())}")


def join_pairs(count: int, pairs: Pairs) -> list[int]:
    """Return each item's cluster when the pairs are joined."""
    parent = list(range(count))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return [root(item) for item in range(count)]


def bench_peers(frame: pl.DataFrame) -> None:
    """Print quality and speed of every peer that is installed; `frame` has the truth's columns and body."""
    for name, work in PEERS:
        began = time.process_time()
        try:
            pairs = work(frame["body"])
        except ImportError:
            print(f"{name:<34} not installed")
            continue
        seconds = time.process_time() - began
        report(name, frame.with_columns(found=pl.Series(join_pairs(frame.height, pairs))))
        print(f"    {frame.height / seconds:,.0f} documents per CPU-second, signatures, pairs and all")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--new", type=int, default=0, help="load the last so many documents in a run of their own")
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    truth, clock = read_truth(arguments.corpus), Clock()
    batches = clock.run("read and clean", lambda: clean(arguments.corpus, truth))
    count = sum(batch["articles"].height for batch in batches)
    for batch in batches:
        batch["sketches"] = clock.run("sketches", lambda batch=batch: sketch_articles(batch["articles"]))
    with tempfile.TemporaryDirectory() as name, writer(Path(name, "bench.duckdb")) as con:
        define(con)
        con.execute("SET threads = 1")
        if arguments.new:
            last = batches[-1]
            batches[-1] = {table: frame.head(-arguments.new) for table, frame in last.items() if table != "removed_lines"}
            batches.append({table: frame.tail(arguments.new) for table, frame in last.items() if table != "removed_lines"})
        parts = [write_part(Path(name, f"{number:05d}"), batch) for number, batch in enumerate(batches)]
        if arguments.new:
            load(con, parts[:-1], clock, "load")
            con.execute("CHECKPOINT")
            load(con, parts[-1:], clock, f"load of the last {arguments.new}")
        else:
            load(con, parts, clock, "load")
        clusters = read_clusters(con)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} articles, at most {peak:.0f} MB")
    for step, seconds in clock.seconds.items():
        print(f"  {step:<34} {seconds:8.3f} CPU s  {1e6 * seconds / count:7.1f} us per article")
    frame = truth.join(clusters, on=["source_uri", "member"], nulls_equal=True).sort("id")
    print(f"{truth.height - frame.height} of {truth.height} documents of the truth have no article")
    report("sketches (ours)", frame, by_kind=True)
    if arguments.peers:
        bodies = pl.concat([batch["articles"].select("article_id", "body") for batch in batches]).unique("article_id")
        bench_peers(frame.join(bodies, on="article_id", maintain_order="left"))


if __name__ == "__main__":
    main()
