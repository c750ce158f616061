-- One row per real-world happening, over all articles that tell it, with what they agree on and where they differ.
-- Columns:
-- incident_id: The happening.
-- event_type: PLOVER 2.0 event type that most reports give.
-- event_mode: Mode that most reports give.
-- quad_class: Quad class that most reports give.
-- actor: First actor that most reports name (standard name, else as written).
-- actor_country_code: Country of the first actor in most reports.
-- recipient: First recipient that most reports name (standard name, else as written).
-- recipient_country_code: Country of the first recipient in most reports.
-- place_name: Place that most reports give.
-- place_country_code: Country of the place in most reports.
-- first_date: Earliest day that a report gives.
-- last_date: Latest day that a report gives.
-- first_published_at: When the earliest dated report was published.
-- report_count: Articles that tell of it.
-- independent_source_count: At most as many as there are texts that differ and as there are publishers; an unknown publisher counts by its text.
-- modalities: All modalities under which it is told.
-- is_disputed: True when some reports say that it happened and others deny it.
-- killed_count_min: Least number of killed in any report.
-- killed_count_max: Greatest number of killed in any report.
-- is_killed_disputed: True when no number of killed fits all reports.
-- wounded_count_min: Least number of wounded in any report.
-- wounded_count_max: Greatest number of wounded in any report.
-- is_wounded_disputed: True when no number of wounded fits all reports.
-- detained_count_min: Least number of detained in any report.
-- detained_count_max: Greatest number of detained in any report.
-- is_detained_disputed: True when no number of detained fits all reports.
-- displaced_count_min: Least number of displaced in any report.
-- displaced_count_max: Greatest number of displaced in any report.
-- is_displaced_disputed: True when no number of displaced fits all reports.
SELECT
    e.incident_id,
    mode(e.event_type ORDER BY e.event_id) AS event_type,
    mode(e.event_mode ORDER BY e.event_id) AS event_mode,
    mode(e.quad_class ORDER BY e.event_id) AS quad_class,
    mode(coalesce(e.actor_name, e.actor_text) ORDER BY e.event_id) AS actor,
    mode(e.actor_country_code ORDER BY e.event_id) AS actor_country_code,
    mode(coalesce(e.recipient_name, e.recipient_text) ORDER BY e.event_id) AS recipient,
    mode(e.recipient_country_code ORDER BY e.event_id) AS recipient_country_code,
    mode(e.place_name ORDER BY e.event_id) AS place_name,
    mode(e.place_country_code ORDER BY e.event_id) AS place_country_code,
    min(e.event_date) AS first_date,
    max(coalesce(e.event_end_date, e.event_date)) AS last_date,
    min(a.published_at) AS first_published_at,
    count(DISTINCT e.article_id) AS report_count,
    least(count(DISTINCT a.cluster_id), count(DISTINCT coalesce(a.publisher, a.cluster_id))) AS independent_source_count,
    list_sort(list(DISTINCT e.modality)) AS modalities,
    bool_or(e.is_negated OR e.modality = 'denied')
        AND bool_or(e.modality IN ('happened', 'ongoing') AND NOT e.is_negated) AS is_disputed,
    min(coalesce(e.killed_count_min, e.killed_count)) AS killed_count_min,
    max(coalesce(e.killed_count_max, e.killed_count)) AS killed_count_max,
    coalesce(max(coalesce(e.killed_count_min, e.killed_count)) > min(coalesce(e.killed_count_max, e.killed_count)), false) AS is_killed_disputed,
    min(coalesce(e.wounded_count_min, e.wounded_count)) AS wounded_count_min,
    max(coalesce(e.wounded_count_max, e.wounded_count)) AS wounded_count_max,
    coalesce(max(coalesce(e.wounded_count_min, e.wounded_count)) > min(coalesce(e.wounded_count_max, e.wounded_count)), false) AS is_wounded_disputed,
    min(coalesce(e.detained_count_min, e.detained_count)) AS detained_count_min,
    max(coalesce(e.detained_count_max, e.detained_count)) AS detained_count_max,
    coalesce(max(coalesce(e.detained_count_min, e.detained_count)) > min(coalesce(e.detained_count_max, e.detained_count)), false) AS is_detained_disputed,
    min(coalesce(e.displaced_count_min, e.displaced_count)) AS displaced_count_min,
    max(coalesce(e.displaced_count_max, e.displaced_count)) AS displaced_count_max,
    coalesce(max(coalesce(e.displaced_count_min, e.displaced_count)) > min(coalesce(e.displaced_count_max, e.displaced_count)), false) AS is_displaced_disputed
FROM events e
JOIN articles a USING (article_id)
GROUP BY e.incident_id
