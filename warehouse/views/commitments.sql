-- One row per event that binds somebody to something yet to be done: agreements, and whatever is promised, planned, threatened or made conditional, with the later events that tell of its like being done.
-- Columns:
-- event_id: The event.
-- article_id: The article that tells it.
-- incident_id: The happening, across articles.
-- actor: Who (standard name, else as written).
-- actor_country_code: Country of who.
-- recipient: To or with whom (standard name, else as written).
-- recipient_country_code: Country of whom.
-- event_type: What, as PLOVER 2.0 event type.
-- trigger_text: What, in the words of the text.
-- modality: Promised, planned, conditional, threatened, or that of the agreement.
-- is_negated: True when the commitment is not to do it.
-- condition_text: The words of the condition it hangs on.
-- stated_date: Day on which it was published; NULL when unknown.
-- due_date: Day by which or on which it is to be done.
-- duration_hours: How long it is to last.
-- attributed_to: Whose word it is.
-- later_event_ids: Events dated later, told as done, with the same actor and recipient and of the same type (of quad class 2, for an agreement).
-- evidence: The sentence.
WITH labelled AS (
    SELECT
        e.*,
        coalesce(e.actor_name, e.actor_text) AS actor,
        coalesce(e.recipient_name, e.recipient_text) AS recipient,
        CAST(a.published_at AT TIME ZONE 'UTC' AS DATE) AS stated_date
    FROM events e
    JOIN articles a USING (article_id)
), committed AS (
    SELECT * FROM labelled
    WHERE modality IN ('promised', 'planned', 'conditional', 'threatened')
        OR (event_type = 'AGREE' AND modality IN ('happened', 'ongoing'))
), done AS (
    SELECT * FROM labelled
    WHERE modality IN ('happened', 'ongoing') AND NOT is_negated AND event_date IS NOT NULL
), later AS (
    SELECT c.event_id, list(DISTINCT d.event_id ORDER BY d.event_id) AS later_event_ids
    FROM committed c
    JOIN done d
        ON d.actor = c.actor
        AND d.recipient IS NOT DISTINCT FROM c.recipient
        AND d.event_date > coalesce(c.stated_date, c.event_date)
        AND (d.event_type = c.event_type OR (c.event_type = 'AGREE' AND d.quad_class = 2))
        AND d.incident_id <> c.incident_id
    GROUP BY c.event_id
)
SELECT
    c.event_id,
    c.article_id,
    c.incident_id,
    c.actor,
    c.actor_country_code,
    c.recipient,
    c.recipient_country_code,
    c.event_type,
    c.trigger_text,
    c.modality,
    c.is_negated,
    c.condition_text,
    c.stated_date,
    coalesce(c.deadline_date, CASE WHEN c.modality NOT IN ('happened', 'ongoing') THEN c.event_date END) AS due_date,
    c.duration_hours,
    c.attributed_to,
    coalesce(l.later_event_ids, []) AS later_event_ids,
    c.evidence
FROM committed c
LEFT JOIN later l USING (event_id)
