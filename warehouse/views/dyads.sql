-- One row per month, actor and recipient: who dealt with whom, cooperation against conflict. Every actor of an event is paired with every recipient; where parties act on one another, each is paired with each. What is denied or not told as done is counted apart.
-- Columns:
-- month: First day of the month in which it happened; NULL when the day is unknown.
-- actor: Country code of the actor; its name, else its words, when it has no country.
-- actor_sector: Role of the actor.
-- recipient: Country code of the recipient; its name, else its words, when it has no country.
-- recipient_sector: Role of the recipient.
-- cooperation_count: Happenings of quad classes 1 and 2, told as done or going on.
-- conflict_count: Happenings of quad classes 3 and 4, told as done or going on.
-- other_count: Happenings told only as planned, promised, threatened, asked for, possible or denied.
-- event_types: Event types of those done or going on.
-- mean_intensity: Mean intensity of those done or going on.
WITH parties AS (
    SELECT
        incident_id, event_type, quad_class, intensity, event_date, is_reciprocal,
        NOT is_negated AND modality IN ('happened', 'ongoing') AS is_done,
        list_transform(actors, lambda p, i: {'label': coalesce(p.country_code, p.name, p.text), 'sector': p.sector, 'position': i}) AS actors,
        list_transform(recipients, lambda p, i: {'label': coalesce(p.country_code, p.name, p.text), 'sector': p.sector, 'position': i}) AS recipients
    FROM events
), sides AS (
    SELECT * EXCLUDE (actors, recipients), unnest(actors) AS actor, recipients AS others, false AS is_among FROM parties
    UNION ALL
    SELECT * EXCLUDE (actors, recipients), unnest(recipients), actors, false FROM parties WHERE is_reciprocal
    UNION ALL
    SELECT * EXCLUDE (actors, recipients), unnest(actors), actors, true FROM parties WHERE is_reciprocal AND len(recipients) = 0
), pairs AS (
    SELECT * EXCLUDE (others), unnest(list_filter(others, lambda other: NOT is_among OR other.position <> actor.position)) AS recipient
    FROM sides
)
SELECT
    date_trunc('month', event_date)::DATE AS month,
    actor.label AS actor,
    actor.sector AS actor_sector,
    recipient.label AS recipient,
    recipient.sector AS recipient_sector,
    count(DISTINCT incident_id) FILTER (WHERE is_done AND quad_class <= 2) AS cooperation_count,
    count(DISTINCT incident_id) FILTER (WHERE is_done AND quad_class >= 3) AS conflict_count,
    count(DISTINCT incident_id) FILTER (WHERE NOT is_done) AS other_count,
    coalesce(list_sort(list(DISTINCT event_type) FILTER (WHERE is_done)), []) AS event_types,
    avg(intensity) FILTER (WHERE is_done) AS mean_intensity
FROM pairs
WHERE actor.label IS NOT NULL AND recipient.label IS NOT NULL
GROUP BY month, actor.label, actor.sector, recipient.label, recipient.sector
