-- One row per event that tells of a truce or ceasefire (agreed, declared, kept, extended, asked for or refused), with the violations that the same article claims.
-- Columns:
-- event_id: The event.
-- article_id: The article that tells it.
-- incident_id: The happening, across articles.
-- event_type: AGREE, CONCEDE, RETREAT, SUPPORT, REQUEST or REJECT.
-- modality: Whether it happened or is only planned, asked for …
-- is_negated: True when the text says that it did not or will not happen.
-- parties: Names of all actors and recipients, in order of the alphabet (standard name, else as written).
-- place_name: Where.
-- start_date: Day it begins, or on which it was agreed or extended.
-- duration_hours: How long it is to last.
-- deadline_date: Day by which it is to be done or ends.
-- end_date: Last day: the deadline, else the start and the duration together; NULL when open.
-- is_extension: True when the act prolongs a truce.
-- extension_count: Other happenings in the article that prolong a truce.
-- violations: Claims of violations in the article: who claims, how many (least and greatest), on which day.
-- attributed_to: Whose word the truce event is.
-- evidence: The sentence.
WITH marked AS (
    SELECT
        *,
        event_type IN ('AGREE', 'CONCEDE', 'RETREAT', 'SUPPORT', 'REQUEST', 'REJECT')
            AND (event_mode IS NOT DISTINCT FROM 'ceasefire' OR cameo_code IS NOT DISTINCT FROM '0871'
                OR regexp_matches(lower(concat_ws(' ', trigger_text, CASE WHEN event_mode IS NULL OR event_mode = 'yield' THEN evidence END)),
                    'cease-?fire|\btruce|(cessation|suspension|end) of hostilities|armistice')) AS is_truce,
        regexp_matches(lower(trigger_text), 'exten|prolong|renew') AS is_extension
    FROM events
), claims AS (
    SELECT
        article_id,
        list({
            'claimed_by': coalesce(attributed_to, actor_name, actor_text),
            'count_min': coalesce(violation_count_min, violation_count),
            'count_max': coalesce(violation_count_max, violation_count),
            'date': event_date
        } ORDER BY char_start, event_id) AS violations
    FROM events
    WHERE coalesce(violation_count_min, violation_count, violation_count_max) IS NOT NULL
    GROUP BY article_id
)
SELECT
    t.event_id,
    t.article_id,
    t.incident_id,
    t.event_type,
    t.modality,
    t.is_negated,
    list_sort(list_distinct(list_transform(list_concat(t.actors, t.recipients), lambda p: coalesce(p.name, p.text)))) AS parties,
    t.place_name,
    t.event_date AS start_date,
    t.duration_hours,
    t.deadline_date,
    coalesce(t.deadline_date, t.event_end_date, (t.event_date + to_hours(ceil(t.duration_hours)::BIGINT))::DATE) AS end_date,
    t.is_extension,
    (SELECT count(DISTINCT x.incident_id) FROM marked x
     WHERE x.article_id = t.article_id AND x.is_truce AND x.is_extension AND x.incident_id <> t.incident_id) AS extension_count,
    coalesce(c.violations, []) AS violations,
    t.attributed_to,
    t.evidence
FROM marked t
LEFT JOIN claims c USING (article_id)
WHERE t.is_truce
