"""A made-up site whose template no rule knows: found over its pages, the same in any batches, kept over runs."""

import random
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.job import Staged
from tests.flows.staging import publish_run, rows
from warehouse.digest import content_digest

PLACES = ("Oslo", "Lima", "Quito", "Hanoi", "Accra", "Riga", "Dakar", "Bern", "Sofia", "Cairo")
ABOVE = ("Harbour Ledger", "Zwit our pages", "Your Harbour, your Ledger")
WITHIN = "Keep the lamps burning"
NOTICE = "The Harbour Ledger is owned by its readers and prints on recycled sailcloth."
BELOW = (NOTICE, "Tide tables", "Ferry notes")
TEMPLATE = {*ABOVE, WITHIN, *BELOW}
BACKGROUND = "The treaty on the strait was signed in Bern after nine years of talks."


def write_pages(folder: Path, first: int, last: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        chooser = random.Random(number)

        def sentence(chooser: random.Random = chooser) -> str:
            here, there = chooser.sample(PLACES, 2)
            return f"Delegates from {here} and {there} spoke on Monday about plan {chooser.randint(1, 10**6)} for the ferries."

        story = [
            f"Council of {chooser.choice(PLACES)} weighs plan {chr(97 + number % 26)}{number} for the quay",
            sentence(),
            sentence(),
            WITHIN,
            sentence(),
            *(["Background"] if number % 3 == 0 else []),
            *([BACKGROUND] if number % 5 == 0 else [sentence()]),
            sentence(),
        ]
        (folder / f"page{number:03d}.txt").write_text("\n".join([*ABOVE, *story, *BELOW, f"{number} people lit a lamp"]) + "\n")


def templates(staged: list[Staged]) -> pl.DataFrame:
    return rows(staged, "removed_lines").filter(kind="template")


def counted(warehouse: Path) -> int:
    """Documents with different prose that the published counts know."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        (row,) = con.execute("SELECT len(signatures) FROM internal.template_lines WHERE line_key = 0").fetchall()
    return int(row[0])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_pages(tmp_path / "site", 0, 30)
    return tmp_path / "site"


def test_lines_of_the_template_go_and_lines_of_the_articles_stay(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = publish_run(monkeypatch, [site], tmp_path / "news.duckdb")
    removed = templates(staged)
    counts = dict(removed.group_by("text_raw").len().rows())
    assert {text: counts.get(text) for text in TEMPLATE} == dict.fromkeys(TEMPLATE, 30)
    assert set(counts) - TEMPLATE == {f"{number} people lit a lamp" for number in range(30)}
    articles = rows(staged, "articles")
    assert articles["title"].str.starts_with("Council of").all()
    assert articles.filter(pl.col("body").str.contains(BACKGROUND)).height == 6
    assert articles.filter(pl.col("body").str.contains("Background")).height == 10


def test_batches_have_no_influence(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_run(monkeypatch, [site], tmp_path / "one.duckdb")
    publish_run(monkeypatch, [site], tmp_path / "other.duckdb", batch_size=7)
    assert content_digest(tmp_path / "one.duckdb") == content_digest(tmp_path / "other.duckdb")


def test_later_runs_know_what_earlier_ones_counted(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse, alone = tmp_path / "news.duckdb", tmp_path / "alone.duckdb"
    write_pages(tmp_path / "more" / "site", 30, 33)
    publish_run(monkeypatch, [site], warehouse)
    before = counted(warehouse)
    for page in (tmp_path / "more" / "site").iterdir():
        page.rename(site / page.name)
    added = sorted(site.iterdir())[30:]
    assert templates(publish_run(monkeypatch, added, alone)).is_empty()  # three pages tell nothing
    staged = publish_run(monkeypatch, [site], warehouse)
    assert rows(staged, "documents").height == 3
    assert set(templates(staged)["text_raw"]) >= TEMPLATE
    assert counted(warehouse) > before


def test_a_run_that_is_not_published_leaves_no_counts(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = tmp_path / "news.duckdb"
    publish_run(monkeypatch, [site], warehouse, is_published=False)
    pages = sorted(site.iterdir())[:3]
    assert templates(publish_run(monkeypatch, pages, warehouse)).is_empty()


def test_copies_of_one_article_make_no_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(tmp_path / "first", 1, 2)
    text = next((tmp_path / "first").iterdir()).read_text()
    (tmp_path / "copies").mkdir()
    for number in range(30):
        (tmp_path / "copies" / f"{number}.txt").write_text(f"{text}Read on {number} screens in the harbour\n")
    assert templates(publish_run(monkeypatch, [tmp_path / "copies"], tmp_path / "news.duckdb")).is_empty()
