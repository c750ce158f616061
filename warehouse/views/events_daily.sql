-- One row per day and event type: what is told as having happened or going on (neither denied nor planned), and is dated to the day. A happening counts once, on one day: the one that most of its reports state, else the one on which most were published.
-- Columns:
-- event_date: Day it happened (first day of a range).
-- event_type: PLOVER 2.0 event type that most reports give.
-- quad_class: Quad class.
-- incident_count: Happenings.
-- event_count: Reports of them that give a day, one per article and telling.
-- article_count: Articles that report them.
-- mean_intensity: Mean intensity of the reports, -10 (conflict) to 10 (cooperation).
WITH told AS (
    SELECT *, date_basis IN ('explicit', 'relative') AS is_stated
    FROM events
    WHERE date_precision IN ('second', 'minute', 'hour', 'day') AND NOT is_negated AND modality IN ('happened', 'ongoing')
), happenings AS (
    SELECT
        incident_id,
        coalesce(mode(event_date ORDER BY event_date) FILTER (is_stated), mode(event_date ORDER BY event_date)) AS event_date,
        mode(event_type ORDER BY event_id) AS event_type
    FROM told GROUP BY incident_id
)
SELECT
    h.event_date,
    h.event_type,
    q.quad_class,
    count(DISTINCT h.incident_id) AS incident_count,
    count(*) AS event_count,
    count(DISTINCT t.article_id) AS article_count,
    avg(t.intensity) AS mean_intensity
FROM happenings h
JOIN told t USING (incident_id)
JOIN event_types q ON q.code = h.event_type
GROUP BY h.event_date, h.event_type, q.quad_class
ORDER BY h.event_date, h.event_type
