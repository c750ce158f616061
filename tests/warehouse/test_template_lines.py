"""Counts of lines over a source's documents: merged over runs, the same in any order, bounded."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from transforms.hashing import hash_texts
from warehouse.connect import reader, writer
from warehouse.publish import begin_build, publish
from warehouse.template_lines import PUBLISHED_LINES, SKETCH, count_lines, keep_sketches

Document = tuple[str, str, Sequence[int]]
"""Source, name of the document (its signature follows from it), and the keys of its lines."""


def write_seen(folder: Path, documents: Sequence[Document], name: str = "seen") -> Path:
    rows = [(source, key, f"{source} {document}") for source, document, keys in documents for key in (0, *keys)]
    frame = pl.DataFrame(rows, schema=["source", "line_key", "signature"], orient="row")
    path = folder / f"{name}.parquet"
    frame.with_columns(signature=pl.Series((hash_texts(frame["signature"]) >> 1).astype("int64"))).write_parquet(path)
    return path


def count(folder: Path, documents: Sequence[Document], published: Path | None = None, least_support: float = 2) -> pl.DataFrame:
    """Count one run; the sketches stay in the folder."""
    count_lines(
        [write_seen(folder, documents)],
        published or folder / "none.duckdb",
        folder / "templates.parquet",
        folder / "sketches.parquet",
        least_support=least_support,
        memory_limit="1GB",
    )
    return pl.read_parquet(folder / "templates.parquet")


def run(folder: Path, documents: Sequence[Document], published: Path) -> pl.DataFrame:
    """Count one run and publish its counts."""
    templates = count(folder, documents, published)
    build = begin_build(published, "run")
    with writer(build) as con:
        keep_sketches(con, folder / "sketches.parquet")
    publish(build, published)
    return templates


def stored(published: Path) -> list[tuple[object, ...]]:
    with reader(published) as con:
        return con.execute("SELECT source, line_key, list_sort(signatures) FROM internal.template_lines ORDER BY ALL").fetchall()


def pages(first: int, last: int, keys: Sequence[int], source: str = "site") -> list[Document]:
    return [(source, f"page {number}", [*keys, 1000 + number]) for number in range(first, last)]


def test_support_and_share_count_documents_of_the_source(tmp_path: Path) -> None:
    documents = [*pages(0, 4, [1]), *pages(4, 8, [2]), *pages(0, 1, [1], "other"), *pages(0, 2, [3], "third")]
    found = count(tmp_path, documents).rows()
    assert found == [("site", 1, 4.0, 0.5), ("site", 2, 4.0, 0.5), ("third", 3, 2.0, 1.0)]


def test_copies_count_once(tmp_path: Path) -> None:
    assert count(tmp_path, [("site", "one page", [1]), ("site", "one page", [1]), ("site", "page 2", [2])]).is_empty()


def test_many_documents_are_estimated(tmp_path: Path) -> None:
    found = count(tmp_path, [*pages(0, 3000, [1]), *pages(3000, 4000, [])])
    assert found["support"].to_list() == pytest.approx([3000], rel=0.5)
    assert found["share"].to_list() == pytest.approx([0.75], abs=0.25)


def test_runs_add_up_in_any_order_and_a_rerun_adds_nothing(tmp_path: Path) -> None:
    runs = [pages(0, 3, [1, 2]), pages(3, 6, [1]), pages(6, 80, [2])]
    orders = ([0, 1, 2], [2, 0, 1, 1, 2])
    for number, order in enumerate(orders):
        for index in order:
            last = run(tmp_path, runs[index], tmp_path / f"{number}.duckdb")
    assert stored(tmp_path / "0.duckdb") == stored(tmp_path / "1.duckdb")
    whole = count(tmp_path, [document for documents in runs for document in documents])
    assert whole.sort("line_key").equals(last.sort("line_key"))


def test_one_page_a_run_is_learned(tmp_path: Path) -> None:
    supports = [run(tmp_path, pages(number, number + 1, [1]), tmp_path / "w.duckdb").height for number in range(4)]
    assert supports == [0, 1, 1, 1]
    assert count(tmp_path, pages(9, 10, [1]), tmp_path / "w.duckdb").rows() == [("site", 1, 5.0, 1.0)]


def test_what_is_published_is_bounded_and_prefers_what_recurs_then_what_is_new(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    run(tmp_path, [*pages(0, SKETCH * 2, [1, 2]), ("site", "long", range(10_000, 20_000))], published)
    run(tmp_path, [("site", "new", [9, *range(30_000, 30_300)])], published)
    keys = [key for _, key, _ in stored(published)]
    assert len(keys) == PUBLISHED_LINES + 1
    assert {0, 1, 2, 9, *range(30_000, 30_300)} <= set(keys)
    assert max(len(signatures) for _, _, signatures in stored(published)) == SKETCH  # type: ignore[arg-type]


def test_only_the_sources_of_the_run_are_read_and_written(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    run(tmp_path, pages(0, 5, [1], "first"), published)
    before = stored(published)
    assert run(tmp_path, pages(0, 5, [1], "second"), published)["source"].to_list() == ["second"]
    assert [row for row in stored(published) if row[0] == "first"] == before


def test_a_warehouse_without_counts_and_a_run_without_documents(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    publish(begin_build(published, "run"), published)
    assert count(tmp_path, pages(0, 2, [1]), published).height == 1
    assert count(tmp_path, [], published).is_empty()
    assert not list(tmp_path.glob("sketches.duckdb*"))
