"""What does joining events to incidents cost, and does the cost follow the new events? CPU seconds of one thread.

    python tests/benchmarks/bench_incidents.py                       # 100 new articles on warehouses of 1,000 and 20,000
    python tests/benchmarks/bench_incidents.py --articles 1000 5000  # other sizes

The events are made up: happenings of all types between sixty countries over two years, each told by up to five articles,
five events in an article. They measure speed only. Machines are noisy: compare figures of one run.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

from tests.builders import make_rows
from transforms.events.incidents.incidents import Joiner
from transforms.events.incidents.kinds import TYPE_GROUPS
from transforms.identity import hash_parts
from warehouse.codes.loader import code_list
from warehouse.connect import Connection, writer
from warehouse.define import define
from warehouse.incidents import join_incidents
from warehouse.schema import ACTOR_FIELDS
from warehouse.tables.articles import ARTICLES
from warehouse.tables.events import EVENTS

EVENTS_PER_ARTICLE = 5
REPORTS = 5
DAYS = 730
WORDS = [
    f"{head}{tail}"
    for head in ("bridge", "market", "harbour", "school", "garden", "tower", "river", "mine")
    for tail in "abcdefgh"
]


def make(articles: int, start: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return rows of articles and of their events; the same for the same numbers."""
    chooser = random.Random(f"{start} {articles}")
    types = code_list("event_types").get_column("code").to_list()
    countries = code_list("countries").get_column("code").to_list()[:60]
    day = date(2020, 1, 1)
    happenings = [_happening(chooser, types, countries, day) for _ in range(max(1, articles * EVENTS_PER_ARTICLE * 2 // REPORTS))]
    happenings.sort(key=lambda row: row["event_date"])
    article_rows, event_rows = [], []
    for number in range(start, start + articles):
        article_id = hash_parts("article", number)
        first = chooser.randrange(len(happenings))
        told = [happenings[(first + chooser.randrange(40)) % len(happenings)] for _ in range(EVENTS_PER_ARTICLE)]
        published = max(row["event_date"] for row in told) + timedelta(days=1)
        article_rows.append(
            {
                "article_id": article_id,
                "cluster_id": article_id,
                "published_at": datetime(published.year, published.month, published.day, tzinfo=UTC),
                "published_precision": "day",
            }
        )
        for place, row in enumerate(told):
            words = " ".join(chooser.sample(row["words"], 5))
            event_rows.append(
                {key: value for key, value in row.items() if key != "words"}
                | {
                    "event_id": hash_parts("event", article_id, place),
                    "article_id": article_id,
                    "sentence_number": place + 1,
                    "evidence": f"They acted at the {words}.",
                    "date_basis": chooser.choice(["relative", "explicit"]),
                }
            )
    return make_rows(ARTICLES, article_rows, run_id=f"run {start}"), make_rows(EVENTS, event_rows, run_id=f"run {start}")


def _happening(chooser: random.Random, types: list[str], countries: list[str], day: date) -> dict[str, Any]:
    actor, recipient = chooser.sample(countries, 2)
    killed = chooser.randrange(100) if chooser.random() < 0.3 else None
    return {
        "event_type": chooser.choice(types),
        "event_date": day + timedelta(days=chooser.randrange(DAYS)),
        "date_precision": "day",
        "actors": [_party(actor)],
        "recipients": [_party(recipient)],
        "place_name": f"Town {chooser.randrange(500)}" if chooser.random() < 0.5 else None,
        "place_precision": "city",
        "place_country_code": recipient,
        "killed_count_min": killed,
        "killed_count_max": killed,
        "words": chooser.sample(WORDS, 8),
    }


def _party(country: str) -> dict[str, str | None]:
    return dict.fromkeys(ACTOR_FIELDS) | {"text": country, "name": country, "country_code": country}


def insert(con: Connection, articles: pl.DataFrame, events: pl.DataFrame) -> None:
    """Put the rows into their tables, each event an incident of its own."""
    for name, frame in (("articles", articles), ("events", events.with_columns(incident_id="event_id"))):
        con.register("made", frame)
        con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM made")
        con.unregister("made")


def measure(articles: int, new: int) -> None:
    """Print what the first run over `articles` costs, and a second one with `new` more."""
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder) / "bench.duckdb") as con:
        con.execute("SET threads = 1")
        define(con)
        for start, count in ((0, articles), (articles, new)):
            insert(con, *make(count, start))
            con.execute("CHECKPOINT")
            began = time.process_time()
            join_incidents(con, f"run {start}", Joiner, TYPE_GROUPS)
            spent = time.process_time() - began
            events, incidents = con.sql(
                f"SELECT count(*), count(DISTINCT incident_id) FROM events WHERE run_id = 'run {start}'"
            ).fetchall()[0]
            print(
                f"{count:7,} articles on {start:7,}: {spent:7.2f} s, {events / spent:8,.0f} events/s, "
                f"{events:,} events in {incidents:,} incidents"
            )


def main() -> None:
    """Read the command line and measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 20000], help="articles published before")
    parser.add_argument("--new", type=int, default=100, help="articles that come then")
    arguments = parser.parse_args()
    for articles in arguments.articles:
        measure(articles, arguments.new)


if __name__ == "__main__":
    main()
