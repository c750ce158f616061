"""Articles that were the head of a cluster, or the original of exact copies, and are kept out: who takes their place."""

from warehouse.connect import Connection
from warehouse.copies import KEYS, compare, reading_order


def replace_gone(con: Connection) -> None:
    """Set right what pointed to the articles in temp.gone (article_id), which are no longer in `articles`.

    The first of its exact copies takes an original's place, the first member a head's; how alike the
    others are to a new head is measured anew. All of them came in the run that is judged: a published article
    never points to one that came later.
    """
    _replace_originals(con)
    _replace_heads(con)
    for table in ("bodies", "sketches", "copy_keys"):
        con.execute(f"DELETE FROM internal.{table} WHERE article_id IN (FROM temp.gone)")
    for name in ("heirs", "new_heads", "members", "beside_head"):
        con.execute(f"DROP TABLE temp.{name}")


def _replace_originals(con: Connection) -> None:
    con.execute(f"""
        CREATE TEMP TABLE heirs AS
        SELECT exact_duplicate_of AS gone_id, first(article_id ORDER BY {reading_order("articles")}) AS heir_id
        FROM articles WHERE exact_duplicate_of IN (FROM temp.gone) GROUP BY exact_duplicate_of
    """)
    con.execute("""
        UPDATE articles SET exact_duplicate_of = nullif(heir_id, article_id) FROM temp.heirs WHERE exact_duplicate_of = gone_id
    """)
    for table in ("sketches", "copy_keys"):  # of the same body
        con.execute(f"UPDATE internal.{table} SET article_id = heir_id FROM temp.heirs WHERE article_id = gone_id")


def _replace_heads(con: Connection) -> None:
    con.execute(f"""
        CREATE TEMP TABLE new_heads AS
        SELECT cluster_id AS gone_id, first(article_id ORDER BY {reading_order("articles")}) AS head_id
        FROM articles WHERE cluster_id IN (FROM temp.gone) GROUP BY cluster_id
    """)
    con.execute("""
        CREATE TEMP TABLE members AS
        SELECT article_id, coalesce(exact_duplicate_of, article_id) AS original_id, head_id
        FROM articles JOIN temp.new_heads ON cluster_id = gone_id
    """)
    con.execute(
        "CREATE TEMP TABLE beside_head AS SELECT DISTINCT original_id AS article_id, head_id AS other_id FROM temp.members"
    )
    con.execute(f"""
        UPDATE articles SET cluster_id = n.head_id, is_cluster_head = articles.article_id = n.head_id,
            copy_kind = CASE WHEN articles.article_id <> n.head_id THEN coalesce(n.kind, articles.copy_kind) END,
            similarity = CASE WHEN articles.article_id <> n.head_id THEN coalesce(n.similarity, articles.similarity) END
        FROM (
            SELECT m.*, c.similarity, CASE WHEN m.original_id = m.head_id THEN 'exact' ELSE c.kind END AS kind
            FROM temp.members m
            LEFT JOIN ({compare("temp.beside_head", "internal.sketches")}) c ON c.article_id = m.original_id
        ) n
        WHERE articles.article_id = n.article_id
    """)
    con.execute("DELETE FROM internal.copy_keys WHERE article_id IN (SELECT head_id FROM temp.new_heads)")
    con.execute(f"""
        INSERT INTO internal.copy_keys
        SELECT unnest(hashes[1:{KEYS}]), article_id FROM internal.sketches WHERE article_id IN (SELECT head_id FROM temp.new_heads)
    """)
