"""DuckDB alone: everything in SQL, from read_text to clusters.

python peer_duckdb.py CORPUS OUT
"""

import sys
import time

import duckdb
from plain import BANDS, ENDS, MIN_WORDS, PHRASES, ROWS, SHINGLE, begin, end, files

_PHRASE = "|".join(PHRASES).replace(".", "\\.")
_ENDS = " OR ".join(f"ends_with(line, '{mark.replace(chr(39), chr(39) * 2)}')" for mark in ENDS)
CLEAN = f"""
    CREATE TABLE articles AS
    WITH lines AS (
        SELECT filename AS path, pos,
            trim(regexp_replace(translate(nfc_normalize(line), '“”‘’«»', '""''''""'), '\\s+', ' ', 'g')) AS line
        FROM read_text(?) t, unnest(string_split(t.content, chr(10))) WITH ORDINALITY AS u(line, pos)
    ), kept AS (
        SELECT * FROM lines
        WHERE ({_ENDS}) AND len(string_split(line, ' ')) >= {MIN_WORDS} AND NOT regexp_matches(line, '{_PHRASE}', 'i')
    )
    SELECT row_number() OVER (ORDER BY path) AS id, path, string_agg(line, chr(10) || chr(10) ORDER BY pos) AS body
    FROM kept GROUP BY path
"""
# MinHash by a hash with another seed for each permutation, as SQL has it at hand.
COPIES = f"""
    CREATE TABLE bands AS
    WITH words AS (SELECT id, regexp_extract_all(lower(body), '\\w+') AS words FROM articles),
    runs AS (
        SELECT id, unnest(list_transform(range(1, greatest(2, len(words) - {SHINGLE - 2})),
            lambda i: hash(array_to_string(words[i : i + {SHINGLE - 1}], ' ')))) AS run FROM words
    ),
    hashed AS (SELECT id, {", ".join(f"min(hash(run, {n})) AS h{n}" for n in range(BANDS * ROWS))} FROM runs GROUP BY id)
    {
    " UNION ALL ".join(
        f"SELECT id, {b} AS band, hash({', '.join(f'h{b * ROWS + r}' for r in range(ROWS))}) AS key FROM hashed"
        for b in range(BANDS)
    )
}
"""
HEADS = """
    CREATE TABLE clusters AS
    SELECT b.id, min(f.head) AS cluster
    FROM bands b JOIN (SELECT band, key, min(id) AS head FROM bands GROUP BY ALL) f USING (band, key) GROUP BY b.id
"""


def main(corpus: str, out: str) -> None:
    """Read, clean, find copies and store."""
    began, wall = begin(), time.monotonic()
    with duckdb.connect(f"{out}/articles.duckdb") as con:
        con.execute("SET threads = 1")
        con.execute(CLEAN, [f"{corpus}/**/*.txt"])
        con.execute(COPIES)
        con.execute(HEADS)
        kept = con.execute("SELECT count(*) FROM clusters WHERE id = cluster").fetchone()
    end(began, wall, len(files(corpus)), kept[0] if kept else 0)


if __name__ == "__main__":
    main(*sys.argv[1:3])
