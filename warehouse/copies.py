"""Which of the new articles tell the text of another: found by their sketches, in SQL and in bounded memory.

A cluster is a head and every article that tells the head's text. New articles are taken in the order of `position`
(earliest first): each joins the head that it is most like, published heads included, or becomes a head itself. So nothing
published changes, members do not drift away from their head step by step, and two clusters never run together over a
text that takes in both.

Texts are compared only when they share two of their KEYS smallest hashes, and under one key only the first few articles
count: the work grows with the new articles, however many share a stock phrase. The tables go to disk where memory does
not suffice; Python holds two article ids per copy.
"""

from collections.abc import Iterable

import polars as pl

from warehouse.connect import Connection
from warehouse.tables.copies import FACTS_SIZE, SKETCH_SIZE, SKETCHES

KEYS = 16
"""Smallest hashes of a sketch, under which the article is found."""
HOLDERS = 4
"""Articles that count under one key: the first new ones, and as many published ones."""
LIKE = 0.3
"""Share of all their runs of five words that copies have in common. One word changed in ten leaves 0.42; different
reports of one happening stay below 0.1."""
SHORT = 100
"""Runs; of a text with r fewer, copies share 1 - r/SHORT at least: short texts are alike by chance more easily."""
WITHIN = 0.75
"""Share of the shorter text that stands in the longer where the one is a part of the other,"""
PART = 0.25
"""and what they share then of all their runs: a digest of many reports is no copy of any."""
FEWEST = 12
"""Hashes that both sketches hold, at least."""
FACTS = 0.5
"""Share of the numbers and names of the text with fewer of them that the other has too: reports filled into one form
differ there,"""
ALIKE = 0.9
"""unless they share so much else: a new toll in a text that stayed as it was makes a later version."""
SAME_LENGTH = 0.9
"""Runs of a copy as a share of the head's, or the other way round, below which it is a shorter or longer version."""

COPY_TABLES = ("new_sketches", "new_keys", "new_pairs", "old_sketches", "new_copies")
"""Temporary tables that `find_copies` makes."""


def reading_order(articles: str) -> str:
    """Return the terms by which articles (rows of that alias) are taken: which of two is the original.

    By day of publication, on a day those with a time first and by it; the undated last; then the longest, then by id.
    """
    at, precision = f"{articles}.published_at AT TIME ZONE 'UTC'", f"{articles}.published_precision"
    return (
        f"CASE WHEN {precision} IN ('second', 'minute', 'hour', 'day') THEN ({at})::DATE END NULLS LAST, "
        f"CASE WHEN {precision} IN ('second', 'minute', 'hour') THEN {at} END NULLS LAST, "
        f"{articles}.word_count DESC, {articles}.article_id"
    )


def compare(pairs: str, sketches: str) -> str:
    """Return a query that adds to the relation `pairs` (article_id, other_id) how alike the two are by their `sketches`.

    Adds `similarity` (estimated share of all their different runs that both have), `kind` (of article_id as
    seen from other_id: near, shorter or longer) and `is_copy`. Pairs without sketches fall out.
    """
    return f"""
        WITH met AS (
            SELECT p.*, a.run_count AS runs_a, b.run_count AS runs_b, a.hashes AS hashes_a, b.hashes AS hashes_b,
                a.facts AS facts_a, b.facts AS facts_b, {_bound("hashes", SKETCH_SIZE)}, {_bound("facts", FACTS_SIZE)},
                coalesce(a.language = b.language, true) AS is_one_language
            FROM {pairs} p JOIN {sketches} a ON a.article_id = p.article_id JOIN {sketches} b ON b.article_id = p.other_id
        ), counted AS (
            SELECT * EXCLUDE (hashes_a, hashes_b, hashes_bound), {_shared("hashes")} AS shared,
                {_seen("hashes", "a")} AS seen_a, {_seen("hashes", "b")} AS seen_b
            FROM met
        ), measured AS (
            SELECT * EXCLUDE (shared, seen_a, seen_b, runs_a, runs_b, is_one_language), shared / (seen_a + seen_b - shared) AS similarity,
                CASE WHEN runs_a < {SAME_LENGTH} * runs_b THEN 'shorter' WHEN runs_b < {SAME_LENGTH} * runs_a THEN 'longer'
                    ELSE 'near' END AS kind,
                is_one_language AND shared >= {FEWEST}
                    AND (similarity >= greatest({LIKE}, 1 - least(runs_a, runs_b) / {SHORT})
                        OR (similarity >= {PART} AND shared >= {WITHIN} * least(seen_a, seen_b))) AS is_alike
            FROM counted
        )
        SELECT * EXCLUDE (facts_a, facts_b, facts_bound, is_alike),
            CASE WHEN NOT is_alike OR similarity >= {ALIKE} THEN is_alike
                ELSE {_shared("facts")} >= {FACTS} * least({_seen("facts", "a")}, {_seen("facts", "b")}) END AS is_copy
        FROM measured
    """


def _bound(hashes: str, size: int) -> str:
    """The hash up to which both lists are complete; NULL where both hold all."""
    ends = ", ".join(f"CASE WHEN len({side}.{hashes}) = {size} THEN {side}.{hashes}[-1] END" for side in "ab")
    return f"least({ends}) AS {hashes}_bound"


def _shared(hashes: str) -> str:
    """How many hashes both lists hold; list_intersect tells the same in four times the time."""
    return f"len(list_filter({hashes}_a, lambda h: list_contains({hashes}_b, h)))"


def _seen(hashes: str, side: str) -> str:
    """How many hashes of a side lie up to the bound: there those seen and shared stand in for all."""
    column, bound = f"{hashes}_{side}", f"{hashes}_bound"
    return f"CASE WHEN {bound} IS NULL THEN len({column}) ELSE len(list_filter({column}, lambda h: h <= {bound})) END"


def find_copies(con: Connection, staged_sketches: str) -> None:
    """Make temp.new_copies: article_id, cluster_id, copy_kind and similarity of the new articles that copy a head.

    Reads temp.new_articles (article_id, part, position, and exact_of, NULL for the articles to be compared) and their
    sketches; stores the sketches, and of the heads the keys.
    """
    con.execute(f"""
        CREATE TEMP TABLE new_sketches AS
        SELECT n.position, {_listed("s")} FROM {staged_sketches} s
        JOIN (
            SELECT n.position, s.filename, min(s.file_row_number) AS file_row_number FROM {staged_sketches} s
            JOIN temp.new_articles n ON n.article_id = s.article_id AND n.part = parse_dirpath(s.filename)
            WHERE n.exact_of IS NULL GROUP BY n.position, s.filename
        ) n ON n.filename = s.filename AND n.file_row_number = s.file_row_number
    """)
    con.execute(f"CREATE TEMP TABLE new_keys AS SELECT position, unnest(hashes[1:{KEYS}]) AS key FROM temp.new_sketches")
    _pair(con)
    con.execute("""
        CREATE TEMP TABLE old_sketches AS
        FROM internal.sketches WHERE article_id IN (SELECT other_id FROM temp.new_pairs WHERE other_position = 0)
    """)
    sketches = f"(FROM temp.old_sketches UNION ALL SELECT {_listed('s')} FROM temp.new_sketches s)"
    links = con.execute(f"""
        SELECT article_id, other_id, kind, similarity FROM ({compare("temp.new_pairs", sketches)})
        WHERE is_copy ORDER BY position, similarity DESC, other_position, other_id
    """)
    joined = join_heads(iter(links.fetchone, None))
    columns = ", ".join(
        f"unnest(${name}::{'DOUBLE' if name == 'similarity' else 'VARCHAR'}[]) AS {name}" for name in joined.columns
    )
    con.execute(f"CREATE TEMP TABLE new_copies AS SELECT {columns}", joined.to_dict(as_series=False))
    con.execute(f"INSERT INTO internal.sketches SELECT {_listed('s')} FROM temp.new_sketches s")
    con.execute("""
        INSERT INTO internal.copy_keys
        SELECT key, article_id FROM temp.new_keys JOIN temp.new_sketches USING (position) ANTI JOIN temp.new_copies USING (article_id)
    """)


def join_heads(links: Iterable[tuple[str, str, str, float]]) -> pl.DataFrame:
    """Return article_id, cluster_id, copy_kind and similarity of the articles that join a head.

    `links` are article, other, kind and similarity, in the order in which articles are taken and, for each, best first;
    an article's links lead to articles that were taken before it. The first that leads to a head decides.
    """
    joined: dict[str, tuple[str, str, float]] = {}
    for article, other, kind, similarity in links:
        if article not in joined and other not in joined:
            joined[article] = (other, kind, similarity)
    rows = [(article, *join) for article, join in joined.items()]
    schema = {"article_id": pl.String, "cluster_id": pl.String, "copy_kind": pl.String, "similarity": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _pair(con: Connection) -> None:
    """Make temp.new_pairs: new articles with those before them that share two keys, of the first holders of each."""
    con.execute(f"""
        CREATE TEMP TABLE new_pairs AS
        WITH old AS (
            SELECT key, unnest(min(article_id, {HOLDERS})) AS other_id
            FROM internal.copy_keys SEMI JOIN temp.new_keys USING (key) GROUP BY key
        ), fresh AS (
            SELECT key, unnest(min(position, {HOLDERS})) AS other_position FROM temp.new_keys GROUP BY key HAVING count(*) > 1
        ), met AS (
            SELECT position, other_id, 0 AS other_position FROM temp.new_keys JOIN old USING (key) GROUP BY ALL HAVING count(*) > 1
            UNION ALL
            SELECT position, NULL, other_position FROM temp.new_keys JOIN fresh USING (key)
            WHERE other_position < position GROUP BY ALL HAVING count(*) > 1
        )
        SELECT a.article_id, m.position, coalesce(m.other_id, b.article_id) AS other_id, m.other_position
        FROM met m JOIN temp.new_sketches a USING (position) LEFT JOIN temp.new_sketches b ON b.position = m.other_position
    """)


def _listed(alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in SKETCHES.names)
