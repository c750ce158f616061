-- One row per source and day: what arrived, what became of it, and what it told. A source is the publisher where the text names one, else the host of the address, else the folder of the file.
-- Columns:
-- source: Publisher, host or folder.
-- published_date: Day of publication (UTC); NULL when unknown, and for what was refused.
-- document_count: Documents seen.
-- duplicate_count: Documents with the same bytes as another.
-- article_count: Articles published.
-- independent_article_count: Articles that are not copies of another.
-- event_count: Events coded from the articles.
-- reject_count: Files, members and documents refused.
WITH seen AS (
    SELECT
        coalesce(
            a.publisher,
            nullif(regexp_extract(a.url, '^[a-z]+://([^/:?#]+)', 1), ''),
            CASE WHEN d.source_uri LIKE 'file:%' THEN regexp_replace(d.source_uri, '/[^/]*$', '')
                ELSE regexp_extract(d.source_uri, '^[a-z0-9+.-]+://([^/:?#]+)', 1) END
        ) AS source,
        CAST(a.published_at AT TIME ZONE 'UTC' AS DATE) AS published_date,
        d.status,
        a.article_id,
        a.is_cluster_head
    FROM documents d
    LEFT JOIN articles a USING (document_id)
), told AS (
    SELECT article_id, count(*) AS event_count FROM events GROUP BY article_id
), counted AS (
    SELECT source, published_date,
        count(*) AS document_count,
        count(*) FILTER (WHERE status = 'duplicate') AS duplicate_count,
        count(article_id) AS article_count,
        count(*) FILTER (WHERE is_cluster_head) AS independent_article_count,
        coalesce(sum(event_count), 0)::BIGINT AS event_count,
        0 AS reject_count
    FROM seen LEFT JOIN told USING (article_id)
    GROUP BY source, published_date
    UNION ALL
    SELECT
        CASE WHEN source_uri LIKE 'file:%' THEN regexp_replace(source_uri, '/[^/]*$', '')
            ELSE regexp_extract(source_uri, '^[a-z0-9+.-]+://([^/:?#]+)', 1) END,
        NULL, 0, 0, 0, 0, 0, count(*)
    FROM rejects
    GROUP BY 1
)
SELECT
    source,
    published_date,
    sum(document_count)::BIGINT AS document_count,
    sum(duplicate_count)::BIGINT AS duplicate_count,
    sum(article_count)::BIGINT AS article_count,
    sum(independent_article_count)::BIGINT AS independent_article_count,
    sum(event_count)::BIGINT AS event_count,
    sum(reject_count)::BIGINT AS reject_count
FROM counted
GROUP BY source, published_date
