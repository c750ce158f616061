-- One row per article whose text more than one article tells: the head of the cluster and its copies. Copies of another publisher are syndicated, reprinted or reworded; of the same one, mostly later versions.
-- Columns:
-- cluster_id: The head of the cluster: the first published of them.
-- article_id: The article.
-- is_cluster_head: True for the head.
-- copy_kind: exact, near, shorter or longer than the head; NULL for the head.
-- similarity: Share of the runs of five words of both texts that it has in common with the head; NULL for the head.
-- copy_count: Copies in the cluster, the head not counted.
-- title: Its headline.
-- publisher: Its publisher.
-- published_at: When it was published.
-- head_publisher: Publisher of the head.
-- head_published_at: When the head was published.
-- is_same_publisher: True when the head has the same publisher; NULL when one of them is unknown.
-- days_after_head: Days (UTC) from the head's publication to its own; NULL when one of them is unknown.
WITH clusters AS (
    SELECT cluster_id, count(*) - 1 AS copy_count FROM articles GROUP BY cluster_id HAVING count(*) > 1
)
SELECT
    a.cluster_id,
    a.article_id,
    a.is_cluster_head,
    a.copy_kind,
    a.similarity,
    c.copy_count,
    a.title,
    a.publisher,
    a.published_at,
    h.publisher AS head_publisher,
    h.published_at AS head_published_at,
    a.publisher = h.publisher AS is_same_publisher,
    CAST(a.published_at AT TIME ZONE 'UTC' AS DATE) - CAST(h.published_at AT TIME ZONE 'UTC' AS DATE) AS days_after_head
FROM articles a
JOIN clusters c USING (cluster_id)
LEFT JOIN articles h ON h.article_id = a.cluster_id
