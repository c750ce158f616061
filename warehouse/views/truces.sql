-- One row per truce or ceasefire: agreed on, declared, kept, asked for or refused, with its reports taken together, its extensions, and who is said to have broken it. A truce and what follows it within sixty days belong together when one article tells both and no other countries are named, or when two of its parties (or the only one) take part.
-- Columns:
-- incident_id: The happening; two days of one truce are one.
-- status: in_force (a report tells that it began, holds or was kept), agreed, planned, asked_for, refused, or denied (only told as not having come about).
-- is_extension: True when the act prolongs a truce; it is listed with the truce too, where that is told.
-- parties: Names of all actors and recipients, in order of the alphabet (standard name, else as written).
-- country_codes: Their countries.
-- place_name: Where, in most reports.
-- start_date: Day it begins, as most reports of its being in force say; else the day of the agreement.
-- duration_hours: How long it is to last, in most reports that tell.
-- deadline_date: Day by which it is to be done or ends.
-- end_date: Last day: the deadline, else the start and the duration together; NULL when open.
-- extension_count: Happenings that prolong it.
-- extensions: They: incident_id, date, duration_hours, deadline_date, modality, said_by.
-- violation_claim_count: Happenings told as violations of it.
-- violations: They: incident_id, claimed_by (as attributed, else the accuser, else the publisher), violated_by, count_min, count_max, date, is_denied.
-- report_count: Articles that tell of it.
-- modalities: All modalities under which it is told.
-- said_by: Whose word it is.
-- event_id: The first report.
-- article_id: Its article.
-- evidence: Its sentence.
WITH near AS (
    -- Eighty characters on either side of the trigger; what is asked for or refused stands after it. Talks about a truce are none.
    SELECT *, regexp_replace(
        CASE WHEN event_type IN ('REQUEST', 'REJECT')
            THEN substr(evidence, greatest(1, strpos(evidence, trigger_text)), length(trigger_text) + 80)
            ELSE substr(evidence, greatest(1, strpos(evidence, trigger_text) - 80), length(trigger_text) + 160) END,
        '(?:cease-?fire|truce) (?:talks|conference|negotiations|meeting|monitors|proposal|plan)', '', 'gi') AS around
    FROM events
), marked AS (
    SELECT
        e.* EXCLUDE (run_id, around), a.publisher, a.published_at,
        event_type IN ('AGREE', 'CONCEDE', 'RETREAT', 'SUPPORT', 'REQUEST', 'REJECT')
            AND (event_mode IS NOT DISTINCT FROM 'ceasefire' OR cameo_code IS NOT DISTINCT FROM '0871'
                OR regexp_matches(trigger_text, 'cease-?fire|\btruce|(?:cessation|suspension|end|halt) (?:of|to) (?:all )?hostilities|armistice', 'i')
                OR (event_type IN ('AGREE', 'REQUEST', 'REJECT') AND (event_mode IS NULL OR event_mode = 'yield')
                    AND regexp_matches(around, 'cease-?fire|\btruce|(?:cessation|suspension|end|halt) (?:of|to) (?:all )?hostilities|armistice', 'i')))
            AS is_truce,
        regexp_matches(trigger_text, '\b(?:exten[ds]|prolong|renew)', 'i')
            OR regexp_matches(around, '\b(?:extend|extension|prolong)\w*\b.{0,30}(?:cease-?fire|\btruce|hostilities)|(?:cease-?fire|\btruce|hostilities).{0,30}\b(?:extended|prolonged)', 'i')
            AS is_extension,
        event_type IN ('ACCUSE', 'ASSAULT', 'REJECT')
            AND (coalesce(violation_count_min, violation_count, violation_count_max) IS NOT NULL
                OR (regexp_matches(evidence, '\bviolat|\bbreach|\bbr(?:oke|eak|oken)', 'i')
                    AND regexp_matches(evidence, 'cease-?fire|\btruce|hostilities|armistice', 'i'))) AS is_violation,
        list_distinct(list_filter(list_transform(list_concat(actors, recipients), lambda p: coalesce(p.name, p.text)), lambda name: name IS NOT NULL)) AS names,
        list_distinct(list_filter(list_transform(list_concat(actors, recipients), lambda p: p.country_code), lambda code: code IS NOT NULL)) AS codes
    FROM near e JOIN articles a USING (article_id)
), truces AS (
    SELECT
        incident_id,
        CASE
            WHEN bool_or(event_type = 'RETREAT' AND modality IN ('happened', 'ongoing') AND NOT is_negated) THEN 'in_force'
            WHEN bool_or(event_type IN ('AGREE', 'CONCEDE', 'SUPPORT') AND modality IN ('happened', 'ongoing', 'promised') AND NOT is_negated) THEN 'agreed'
            WHEN bool_or(event_type IN ('AGREE', 'CONCEDE', 'RETREAT', 'SUPPORT') AND NOT is_negated AND modality <> 'denied') THEN 'planned'
            WHEN bool_or(event_type = 'REQUEST') THEN 'asked_for'
            WHEN bool_or(event_type = 'REJECT') THEN 'refused'
            ELSE 'denied'
        END AS status,
        bool_or(is_extension) AS is_extension,
        list_sort(list_distinct(flatten(list(names)))) AS parties,
        list_sort(list_distinct(flatten(list(codes)))) AS country_codes,
        mode(place_name ORDER BY event_id) AS place_name,
        coalesce(
            mode(event_date ORDER BY event_date) FILTER (event_type = 'RETREAT' AND date_basis IN ('explicit', 'relative')),
            mode(event_date ORDER BY event_date) FILTER (date_basis IN ('explicit', 'relative')),
            min(event_date)) AS start_date,
        mode(duration_hours ORDER BY duration_hours) AS duration_hours,
        max(deadline_date) AS deadline_date,
        max(event_end_date) FILTER (date_precision IN ('hour', 'day')) AS last_date,
        list(DISTINCT article_id) AS article_ids,
        list_sort(list(DISTINCT modality)) AS modalities,
        coalesce(list_sort(list(DISTINCT attributed_to) FILTER (attributed_to IS NOT NULL)), []) AS said_by,
        arg_min(event_id, (coalesce(published_at, TIMESTAMPTZ '9999-01-01 00:00:00+00'), sentence_number, event_id)) AS event_id
    FROM marked
    WHERE is_truce AND NOT is_violation
    GROUP BY incident_id
), followed AS (
    SELECT
        incident_id,
        bool_or(is_violation) AS is_violation,
        coalesce(mode(event_date ORDER BY event_date) FILTER (date_basis IN ('explicit', 'relative')), min(event_date)) AS event_date,
        list_distinct(flatten(list(codes))) AS codes,
        list(DISTINCT article_id) AS article_ids,
        mode(duration_hours ORDER BY duration_hours) AS duration_hours,
        max(deadline_date) AS deadline_date,
        mode(modality ORDER BY event_id) AS modality,
        bool_or(is_negated OR modality = 'denied') AS is_denied,
        mode(coalesce(attributed_to, CASE WHEN event_type = 'ACCUSE' THEN coalesce(actor_name, actor_text) END, publisher) ORDER BY event_id) AS said_by,
        mode(CASE WHEN event_type = 'ACCUSE' THEN coalesce(recipient_name, recipient_text) ELSE coalesce(actor_name, actor_text) END ORDER BY event_id) AS violated_by,
        min(coalesce(violation_count_min, violation_count)) AS count_min,
        max(coalesce(violation_count_max, violation_count)) AS count_max
    FROM marked
    WHERE is_violation OR (is_truce AND is_extension)
    GROUP BY incident_id
), linked AS (
    SELECT t.incident_id AS truce_id, f.*
    FROM truces t JOIN followed f
        ON f.incident_id <> t.incident_id
        AND (f.event_date IS NULL OR t.start_date IS NULL OR f.event_date BETWEEN t.start_date - 3 AND t.start_date + 60)
        AND CASE
            WHEN len(list_intersect(f.article_ids, t.article_ids)) > 0
            THEN len(f.codes) = 0 OR len(t.country_codes) = 0 OR len(list_intersect(f.codes, t.country_codes)) > 0
            ELSE f.event_date >= t.start_date AND len(f.codes) > 0 AND len(t.country_codes) > 0
                AND len(list_intersect(f.codes, t.country_codes)) >= least(2, len(f.codes), len(t.country_codes)) END
), gathered AS (
    SELECT
        truce_id,
        list({'incident_id': incident_id, 'date': event_date, 'duration_hours': duration_hours, 'deadline_date': deadline_date,
              'modality': modality, 'said_by': said_by} ORDER BY event_date, incident_id) FILTER (NOT is_violation) AS extensions,
        list({'incident_id': incident_id, 'claimed_by': said_by, 'violated_by': violated_by, 'count_min': count_min,
              'count_max': count_max, 'date': event_date, 'is_denied': is_denied} ORDER BY event_date, incident_id) FILTER (is_violation) AS violations
    FROM linked GROUP BY truce_id
)
SELECT
    t.incident_id,
    t.status,
    t.is_extension,
    t.parties,
    t.country_codes,
    t.place_name,
    t.start_date,
    t.duration_hours,
    t.deadline_date,
    coalesce(t.deadline_date, t.last_date, (t.start_date + to_hours(ceil(t.duration_hours)::BIGINT))::DATE) AS end_date,
    len(coalesce(g.extensions, [])) AS extension_count,
    coalesce(g.extensions, []) AS extensions,
    len(coalesce(g.violations, [])) AS violation_claim_count,
    coalesce(g.violations, []) AS violations,
    len(t.article_ids) AS report_count,
    t.modalities,
    t.said_by,
    t.event_id,
    e.article_id,
    e.evidence
FROM truces t
JOIN events e ON e.event_id = t.event_id
LEFT JOIN gathered g ON g.truce_id = t.incident_id
