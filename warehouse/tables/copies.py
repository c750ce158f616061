"""The sketches table: what articles are compared by. It is Dateline's own note, not published to readers."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import HASH

SKETCH_SIZE = 96
"""Hashes kept of a text's runs of words, at most: a share of 0.5 is then known to about 0.05 (one standard deviation)."""
FACTS_SIZE = 48
"""Hashes kept of its numbers and names, at most."""

SKETCHES = Table(
    name="sketches",
    grain="one row per article that is long enough to be compared",
    meaning="A small sample of the runs of words, the numbers and the names in an article's body, by which copies are found.",
    key=("article_id",),
    columns=(
        Column("article_id", Kind.TEXT, "The article.", required=True, pattern=HASH),
        Column("language", Kind.TEXT, "Language of the article; NULL when unknown."),
        Column("run_count", Kind.INTEGER, "Runs of five words in the body.", required=True, minimum=1),
        Column(
            "hashes",
            Kind.INTEGER_LIST,
            f"The smallest hashes of those runs, different ones, rising; fewer than {SKETCH_SIZE} are all.",
            required=True,
        ),
        Column(
            "facts",
            Kind.INTEGER_LIST,
            f"The smallest hashes of the numbers and names in the body, the same way; fewer than {FACTS_SIZE} are all.",
            required=True,
        ),
    ),
)
