-- One row per day and event type: what is told as having happened or going on (neither denied nor planned), by the day it happened.
-- Columns:
-- event_date: Day it happened (first day of a range).
-- event_type: PLOVER 2.0 event type.
-- quad_class: Quad class.
-- incident_count: Happenings.
-- event_count: Reports of them, one per article and telling.
-- article_count: Articles that report them.
-- mean_intensity: Mean intensity of the reports, -10 (conflict) to 10 (cooperation).
SELECT
    event_date,
    event_type,
    quad_class,
    count(DISTINCT incident_id) AS incident_count,
    count(*) AS event_count,
    count(DISTINCT article_id) AS article_count,
    avg(intensity) AS mean_intensity
FROM events
WHERE event_date IS NOT NULL AND NOT is_negated AND modality IN ('happened', 'ongoing')
GROUP BY event_date, event_type, quad_class
ORDER BY event_date, event_type, quad_class
