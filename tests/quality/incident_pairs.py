"""How many reports of one happening are found to be one? Pairs of labelled sentences, of stories written for this.

    python tests/quality/incident_pairs.py            # figures, and what went wrong in the open stories

Two sentences are a true pair when both tell of one happening, a found pair when events of the right types in them share an
incident. Sentences in which no such event was coded are counted apart: they are the coder's misses.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

os.environ.setdefault("POLARS_MAX_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import polars as pl

from transforms.events.actors.gazetteer import load_gazetteer
from transforms.events.coder import code_articles
from transforms.events.incidents.incidents import Joiner, empty_notes
from transforms.events.incidents.kinds import TYPE_GROUPS
from transforms.events.triggers.lexicon import load_lexicon

FOLDER = Path(__file__).with_name("incidents")


@dataclass
class Story:
    """One story: its day, its headline if it has one, and its sentences with the happenings they tell of (None: none)."""

    day: str
    title: str | None = None
    title_label: str | None = None
    sentences: list[tuple[str | None, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """A labelled sentence and the incidents of the events that were coded in it."""

    story: int
    happening: str
    text: str
    incidents: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """Pairs: true ones among coded sentences, found ones, and both; sentences labelled and coded."""

    true: int
    found: int
    both: int
    labelled: int
    coded: int

    @property
    def precision(self) -> float:
        """Share of found pairs that are true."""
        return self.both / self.found

    @property
    def recall(self) -> float:
        """Share of true pairs that are found."""
        return self.both / self.true


def read_stories(name: str) -> tuple[dict[str, frozenset[str]], list[Story]]:
    """Return the event types of each happening, and the stories, of the file of that name."""
    types: dict[str, frozenset[str]] = {}
    stories: list[Story] = []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            happening, *names = rest.split()
            types[happening] = frozenset(names)
        elif mark == "#":
            stories.append(Story(rest.split()[0]))
        elif mark == "=" and stories:
            label, _, stories[-1].title = rest.partition(": ")
            stories[-1].title_label = label
        elif mark == "-" and stories:
            stories[-1].sentences.append((None, rest))
        elif stories and line.strip():
            stories[-1].sentences.append((mark.removesuffix(":"), rest))
    return types, stories


def _articles(stories: list[Story]) -> pl.DataFrame:
    rows = [
        {
            "article_id": f"{number:032x}",
            "title": story.title,
            "body": " ".join(text for _, text in story.sentences),
            "published_at": datetime.fromisoformat(story.day).replace(tzinfo=UTC),
            "published_precision": "day",
            "language": "en",
        }
        for number, story in enumerate(stories)
    ]
    return pl.DataFrame(rows, schema_overrides={"title": pl.String})


def join(stories: list[Story]) -> pl.DataFrame:
    """Return the events of the stories with their incident_id."""
    articles = _articles(stories)
    events = code_articles(articles, load_lexicon(), load_gazetteer()).events
    ordered = (
        events.join(articles.select("article_id", pl.col("published_at").dt.date().alias("told_on")), on="article_id")
        .with_columns(pl.col("article_id").alias("cluster_id"))
        .sort("told_on", "article_id", pl.col("sentence_number") == 0, "sentence_number", "char_start", "event_id")
    )
    found = []
    for types in TYPE_GROUPS:
        group = ordered.filter(pl.col("event_type").is_in(types))
        if group.height:
            found.append(Joiner(group).join(empty_notes(group)).events)
    return ordered.join(pl.concat(found), on="event_id")


def told(name: str) -> list[Told]:
    """Return the labelled sentences of a file of stories with the incidents found in them."""
    types, stories = read_stories(name)
    incidents: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in join(stories).iter_rows(named=True):
        number = int(row["article_id"], 16)
        for label, text in _labelled(stories[number]):
            if text == row["evidence"] and row["event_type"] in types[label]:
                incidents[number, text].add(row["incident_id"])
    return [
        Told(number, label, text, frozenset(incidents[number, text]))
        for number, story in enumerate(stories)
        for label, text in _labelled(story)
    ]


def _labelled(story: Story) -> Iterator[tuple[str, str]]:
    if story.title and story.title_label:
        yield story.title_label, story.title
    for label, text in story.sentences:
        if label:
            yield label, text


def measure(sentences: list[Told]) -> Figures:
    """Count the pairs of sentences that were coded."""
    coded = [sentence for sentence in sentences if sentence.incidents]
    true = found = both = 0
    for one, two in combinations(coded, 2):
        is_true, is_found = one.happening == two.happening, bool(one.incidents & two.incidents)
        true, found, both = true + is_true, found + is_found, both + (is_true and is_found)
    return Figures(true, found, both, len(sentences), len(coded))


def main() -> None:
    """Print the figures of both files, and the mistakes in the open one."""
    for name in ("open", "sealed"):
        sentences = told(name)
        figures = measure(sentences)
        print(
            f"{name:8} precision {figures.precision:.3f}  recall {figures.recall:.3f}  pairs {figures.true} true, "
            f"{figures.found} found; sentences {figures.coded} coded of {figures.labelled}"
        )
        if name == "open" or "--all" in sys.argv:
            _print_mistakes(sentences)


def _print_mistakes(sentences: list[Told]) -> None:
    for sentence in sentences:
        if not sentence.incidents:
            print(f"  not coded   {sentence.happening}: {sentence.text}")
    for one, two in combinations([sentence for sentence in sentences if sentence.incidents], 2):
        is_found = bool(one.incidents & two.incidents)
        if is_found != (one.happening == two.happening):
            print(
                f"  {'wrongly one' if is_found else 'not joined '} {one.happening}: {one.text}\n{'':14}{two.happening}: {two.text}"
            )


if __name__ == "__main__":
    main()
