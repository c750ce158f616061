"""How fast are events coded, with and without the gate, with and without the built-in analyser?

    python tests/benchmarks/bench_events.py --articles 300               # articles made of the shipped samples
    python tests/benchmarks/bench_events.py --jsonl FILE --repeat 3      # records {"text", "title"?, "date"?}
    python tests/benchmarks/bench_events.py --analyser none              # only that setting

Prints articles and sentences per CPU-second on one thread, what share of the sentences passes the gate, and of the analyser
how many sentences it got, its tokens per CPU-second and its share of the time. Loading is left out. Made articles mix
sentences of the samples with everyday ones that tell no event, one to three, as newswire does. Their sentences come again and
again, and the built-in analyser remembers sentences within a pass, so that what parsing costs is told by records of one's own
alone. Machines are noisy: compare figures of one run; `--repeat` takes the least of several.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import orjson
import polars as pl

from flows.environment import spare_collector
from flows.pipeline import Resources, read_documents, resources
from tests.benchmarks.bench_run import SAMPLES, STORIES
from transforms.clean import clean_documents
from transforms.documents.model import Limits, RawDocument
from transforms.documents.read import read_file
from transforms.events import article_reading
from transforms.events.analyser import Analyser, Analysis
from transforms.events.coder import code_articles
from transforms.events.sentences import sentence_spans
from transforms.syntax.parser import Parser
from warehouse.frames import polars_schema
from warehouse.tables.articles import ARTICLES

COLUMNS = ("article_id", "title", "body", "published_at", "published_precision", "dateline_place", "language")
SENTENCES = 28
"""Sentences of a made article."""
EVERYDAY = (
    "The bakery on the corner opens at six and closes when the bread is gone.",
    "Most of the houses were built before the railway came.",
    "Her first novel sold four hundred copies, nearly all of them to relatives.",
    "Temperatures should reach 24 degrees by the weekend, with some cloud in the north.",
    "The museum is closed on Mondays, but its garden stays open.",
    "He learnt to repair clocks from his grandmother, who had a shop near the harbour.",
    "Prices for second-hand bicycles rose again last year.",
    "A ticket costs 12 euros for adults and half of that for children.",
    "The recipe needs nothing but flour, water, salt and patience.",
    "Students who live more than an hour away may apply for a room on the campus.",
    "The orchestra plays the same programme on both evenings.",
    "It was the third time in ten years that the lake froze from shore to shore.",
    "Few people remember what the square looked like before the fountain.",
    "The new line shortens the journey between the two cities by 20 minutes.",
    "Bees sleep less than one might think, and never all at once.",
    "Nobody at the market could say where the yellow chairs had come from.",
)


@dataclass(frozen=True)
class Told:
    """One measured pass: CPU seconds, what it went through, and what the analyser did in it."""

    gate: bool
    analyser: str
    cpu: float
    articles: int
    sentences: int
    passed: int
    events: int
    parsed: int
    tokens: int
    parsing: float


class Counted:
    """An analyser that counts what it gets and how long it takes."""

    def __init__(self, analyser: Analyser) -> None:
        self.name, self.version = analyser.name, analyser.version
        self._analyser = analyser
        self.sentences = self.tokens = 0
        self.seconds = 0.0

    def analyse(self, batch: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse as the analyser does."""
        began = time.process_time()
        found = self._analyser.analyse(batch)
        self.seconds += time.process_time() - began
        self.sentences += len(batch)
        self.tokens += sum(map(len, batch))
        return found


def made_articles(count: int) -> pl.DataFrame:
    """Articles of mixed sentences; the same every time."""
    samples = [path for path in sorted(SAMPLES.glob("*.txt")) if path.name[:2] in STORIES]
    items = [item for path in samples for item in read_file(path.as_uri(), path.read_bytes(), Limits())]
    frames = read_documents([item for item in items if isinstance(item, RawDocument)])
    articles = clean_documents(frames["parsed"], resources(None).rules, datetime(2030, 1, 1, tzinfo=UTC)).articles
    told = [body[start:end] for body in articles["body"] for start, end in sentence_spans(body)]
    titles = articles["title"].to_list()
    chance = random.Random(11)
    rows = []
    for number in range(count):
        eventful = SENTENCES // 4
        body = [*chance.choices(told, k=eventful), *chance.choices(EVERYDAY, k=SENTENCES - eventful)]
        chance.shuffle(body)
        rows.append(_row(number, chance.choice(titles), "\n\n".join(body), date(2024, 1 + number % 12, 1 + number % 28)))
    return _frame(rows)


def read_articles(path: Path) -> pl.DataFrame:
    """The records of a JSON Lines file."""
    records = [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
    return _frame(
        [
            _row(n, record.get("title"), record["text"], date.fromisoformat(record["date"][:10]) if record.get("date") else None)
            for n, record in enumerate(records)
        ]
    )


def _row(number: int, title: str | None, body: str, day: date | None) -> tuple[Any, ...]:
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return f"{number:032x}", title, body, published, "day" if day else None, None, "en"


def _frame(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={name: polars_schema(ARTICLES)[name] for name in COLUMNS}, orient="row")


@contextmanager
def gate(is_there: bool, counts: list[int]) -> Iterator[None]:
    """Let all sentences through where there is no gate; note how many there were and how many passed."""
    original = article_reading.passing

    def noted(texts: Sequence[str], *rest: Any) -> list[bool]:
        passed = original(texts, *rest) if is_there else [True] * len(texts)
        counts[0] += len(passed)
        counts[1] += sum(passed)
        return passed

    article_reading.passing = noted  # type: ignore[attr-defined]
    try:
        yield
    finally:
        article_reading.passing = original  # type: ignore[attr-defined]


def measure(articles: pl.DataFrame, loaded: Resources, has_gate: bool, batch: int = 1000) -> Told:
    """Code the articles once, in batches as a run does."""
    if isinstance(loaded.analyser, Parser):
        loaded.analyser.forget()
    analyser = Counted(loaded.analyser) if loaded.analyser else None
    counts = [0, 0]
    events = 0
    with gate(has_gate, counts):
        began = time.process_time()
        for start in range(0, articles.height, batch):
            coded = code_articles(articles[start : start + batch], loaded.lexicon, loaded.gazetteer, analyser)
            events += coded.events.height
        cpu = time.process_time() - began
    parsing = (analyser.sentences, analyser.tokens, analyser.seconds) if analyser else (0, 0, 0.0)
    return Told(has_gate, analyser.name if analyser else "none", cpu, articles.height, *counts, events, *parsing)


def show(passes: Sequence[Told]) -> None:
    """Print the table."""
    print(
        "| gate | analyser | articles/CPU-s | sentences/CPU-s | passed | events | parsed | tokens/CPU-s parsed | share parsing |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for told in passes:
        speed = f"{told.tokens / told.parsing:,.0f}" if told.parsing else ""
        share = f"{told.parsing / told.cpu:.0%}" if told.parsing else ""
        print(
            f"| {'yes' if told.gate else 'no'} | {told.analyser} | {told.articles / told.cpu:.0f} | "
            f"{told.sentences / told.cpu:,.0f} | {told.passed / max(told.sentences, 1):.0%} | {told.events} | "
            f"{told.parsed:,} | {speed} | {share} |"
        )


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="how many to make when there is no --jsonl")
    parser.add_argument("--jsonl", type=Path, metavar="FILE", help="code the records of this file")
    parser.add_argument("--analyser", action="append", help="settings to measure; none and built-in when none is given")
    parser.add_argument("--repeat", type=int, default=1)
    arguments = parser.parse_args()
    spare_collector()  # as in the workers of a run
    articles = read_articles(arguments.jsonl) if arguments.jsonl else made_articles(arguments.articles)
    passes = []
    for setting in arguments.analyser or ["none", "built-in"]:
        loaded = resources(None, setting)
        measure(articles[:20], loaded, True)  # tables are made on first use
        for has_gate in (True, False):
            runs = [measure(articles, loaded, has_gate) for _ in range(arguments.repeat)]
            passes.append(min(runs, key=lambda told: told.cpu))
    show(passes)


if __name__ == "__main__":
    main()
