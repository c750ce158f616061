-- One row per month, actor and recipient: who dealt with whom, cooperation against conflict. Every actor of an event is paired with every recipient; where parties act on one another, each is paired with each. A happening counts once for a pair, in one month: the one that most of its reports state. What is denied or not told as done is counted apart.
-- Columns:
-- month: First day of the month in which it happened; NULL when the month is unknown.
-- actor: Country code of the actor; its name, else its words, when it has no country.
-- actor_sector: Role of the actor.
-- recipient: Country code of the recipient; its name, else its words, when it has no country.
-- recipient_sector: Role of the recipient.
-- cooperation_count: Happenings of quad classes 1 and 2, told as done or going on.
-- conflict_count: Happenings of quad classes 3 and 4, told as done or going on.
-- verbal_cooperation_count: Of them those of quad class 1: agreeing, meeting, backing.
-- material_cooperation_count: Of them those of quad class 2: cooperating, aiding, retreating.
-- verbal_conflict_count: Of them those of quad class 3: demanding, accusing, rejecting, threatening.
-- material_conflict_count: Of them those of quad class 4: protest, sanctions, force.
-- disputed_count: Happenings that some reports tell as done or going on and others deny.
-- other_count: Happenings told only as planned, promised, threatened, asked for, possible or denied.
-- article_count: Articles that tell of any of them.
-- event_types: Event types of those done or going on.
-- mean_intensity: Mean intensity of those done or going on.
WITH months AS (
    SELECT incident_id, date_trunc('month', coalesce(
        mode(event_date ORDER BY event_date) FILTER (date_basis IN ('explicit', 'relative')), mode(event_date ORDER BY event_date)))::DATE AS month
    FROM events
    WHERE event_date IS NOT NULL AND date_precision NOT IN ('quarter', 'year')
    GROUP BY incident_id
), parties AS (
    SELECT
        incident_id, article_id, event_type, quad_class, intensity, is_reciprocal,
        NOT is_negated AND modality IN ('happened', 'ongoing') AS is_done,
        is_negated OR modality = 'denied' AS is_denied,
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
), happenings AS (
    SELECT
        incident_id,
        actor.label AS actor,
        actor.sector AS actor_sector,
        recipient.label AS recipient,
        recipient.sector AS recipient_sector,
        mode(quad_class ORDER BY quad_class) FILTER (is_done) AS quad_class,
        mode(event_type ORDER BY event_type) FILTER (is_done) AS event_type,
        bool_or(is_done) AS is_done,
        bool_or(is_denied) AS is_denied,
        avg(intensity) FILTER (is_done) AS intensity,
        list(DISTINCT article_id) AS article_ids
    FROM pairs
    WHERE actor.label IS NOT NULL AND recipient.label IS NOT NULL
    GROUP BY ALL
)
SELECT
    m.month,
    h.actor,
    h.actor_sector,
    h.recipient,
    h.recipient_sector,
    count(*) FILTER (h.quad_class <= 2) AS cooperation_count,
    count(*) FILTER (h.quad_class >= 3) AS conflict_count,
    count(*) FILTER (h.quad_class = 1) AS verbal_cooperation_count,
    count(*) FILTER (h.quad_class = 2) AS material_cooperation_count,
    count(*) FILTER (h.quad_class = 3) AS verbal_conflict_count,
    count(*) FILTER (h.quad_class = 4) AS material_conflict_count,
    count(*) FILTER (h.is_done AND h.is_denied) AS disputed_count,
    count(*) FILTER (NOT h.is_done) AS other_count,
    len(list_distinct(flatten(list(h.article_ids)))) AS article_count,
    coalesce(list_sort(list(DISTINCT h.event_type) FILTER (h.is_done)), []) AS event_types,
    avg(h.intensity) AS mean_intensity
FROM happenings h
LEFT JOIN months m USING (incident_id)
GROUP BY m.month, h.actor, h.actor_sector, h.recipient, h.recipient_sector
