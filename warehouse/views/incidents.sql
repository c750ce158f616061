-- One row per real-world happening, over all articles that tell it, with what they agree on and where they differ.
-- Columns:
-- incident_id: The happening: event_id of the report that opened it.
-- event_type: PLOVER 2.0 event type that most reports give.
-- event_types: All event types under which it is reported.
-- event_mode: Mode that most reports give.
-- quad_class: Quad class that most reports give.
-- actor: First actor that most reports name (standard name, else as written).
-- actor_country_code: Country of the first actor in most reports.
-- actors: All first actors that reports name, most often named first.
-- is_actor_disputed: True when reports name first actors of different countries.
-- recipient: First recipient that most reports name (standard name, else as written).
-- recipient_country_code: Country of the first recipient in most reports.
-- recipients: All first recipients that reports name, most often named first.
-- event_date: Day it happened, as most reports say that state one; else as most say.
-- date_precision: How exact that is.
-- date_basis: Where it comes from.
-- first_date: Earliest day that a report gives to the day.
-- last_date: Latest day that a report gives to the day.
-- place_name: Place that most reports give, the most exact kind of place first.
-- place_country_code: Country of that place.
-- place_precision: city, admin1, country or region.
-- latitude: Degrees north of that place.
-- longitude: Degrees east of that place.
-- report_count: Articles that tell of it.
-- independent_source_count: At most as many as there are texts that differ and as there are publishers; an unknown publisher counts by its text.
-- first_published_at: When the earliest dated report was published.
-- last_published_at: When the latest dated report was published.
-- first_article_id: The earliest dated report.
-- modalities: All modalities under which it is told.
-- is_disputed: True when some reports say that it happened and others deny it.
-- denied_by: Whose word the denials are: as attributed, else the publisher.
-- killed_count_min: Least number of killed in any report.
-- killed_count_max: Greatest number of killed in any report; "at least 20" counts as 20.
-- is_killed_disputed: True when no number of killed fits all reports.
-- wounded_count_min: Least number of wounded in any report.
-- wounded_count_max: Greatest number of wounded in any report; "at least 20" counts as 20.
-- is_wounded_disputed: True when no number of wounded fits all reports.
-- detained_count_min: Least number of detained in any report.
-- detained_count_max: Greatest number of detained in any report; "at least 20" counts as 20.
-- is_detained_disputed: True when no number of detained fits all reports.
-- displaced_count_min: Least number of displaced in any report.
-- displaced_count_max: Greatest number of displaced in any report; "at least 20" counts as 20.
-- is_displaced_disputed: True when no number of displaced fits all reports.
-- claims: Every number told: noun, count_min, count_max (NULL when open), claimed_by (as attributed, else the publisher), report_count.
WITH told AS (
    SELECT e.*, a.cluster_id, a.publisher, a.published_at,
        coalesce(e.actor_name, e.actor_text) AS actor,
        coalesce(e.recipient_name, e.recipient_text) AS recipient,
        coalesce(e.attributed_to, a.publisher) AS source,
        e.is_negated OR e.modality = 'denied' AS is_denied,
        e.date_precision IN ('second', 'minute', 'hour', 'day') AND e.date_basis IN ('explicit', 'relative') AS is_stated,
        CASE e.place_precision WHEN 'city' THEN 1 WHEN 'admin1' THEN 2 WHEN 'country' THEN 3 ELSE 4 END AS place_rank
    FROM events e JOIN articles a USING (article_id)
), named AS (
    SELECT incident_id, role, list(name ORDER BY times DESC, name) AS names
    FROM (
        SELECT incident_id, p.role, p.name, count(DISTINCT article_id) AS times
        FROM (
            SELECT incident_id, article_id, unnest([{'role': 'actor', 'name': actor}, {'role': 'recipient', 'name': recipient}]) AS p
            FROM told
        )
        WHERE p.name IS NOT NULL
        GROUP BY ALL
    )
    GROUP BY incident_id, role
), dated AS (
    SELECT incident_id, event_date, date_precision, date_basis
    FROM told WHERE event_date IS NOT NULL
    GROUP BY incident_id, event_date, date_precision, date_basis
    QUALIFY row_number() OVER (
        PARTITION BY incident_id ORDER BY bool_or(is_stated) DESC, count(DISTINCT article_id) DESC, event_date, date_precision, date_basis
    ) = 1
), placed AS (
    SELECT incident_id, place_name, place_country_code, place_precision, any_value(latitude) AS latitude, any_value(longitude) AS longitude
    FROM told WHERE place_name IS NOT NULL
    GROUP BY incident_id, place_name, place_country_code, place_precision, place_rank
    QUALIFY row_number() OVER (
        PARTITION BY incident_id ORDER BY place_rank, count(DISTINCT article_id) DESC, place_name, place_country_code
    ) = 1
), claimed AS (
    SELECT incident_id, list({
            'noun': noun, 'count_min': count_min, 'count_max': count_max, 'claimed_by': claimed_by, 'report_count': report_count
        } ORDER BY noun, count_min, count_max, claimed_by) AS claims
    FROM (
        SELECT incident_id, c.noun, c.count_min, c.count_max, source AS claimed_by, count(DISTINCT article_id) AS report_count
        FROM (
            SELECT incident_id, article_id, source, unnest([
                {'noun': 'killed', 'count_min': coalesce(killed_count_min, killed_count), 'count_max': coalesce(killed_count_max, killed_count)},
                {'noun': 'wounded', 'count_min': coalesce(wounded_count_min, wounded_count), 'count_max': coalesce(wounded_count_max, wounded_count)},
                {'noun': 'detained', 'count_min': coalesce(detained_count_min, detained_count), 'count_max': coalesce(detained_count_max, detained_count)},
                {'noun': 'displaced', 'count_min': coalesce(displaced_count_min, displaced_count), 'count_max': coalesce(displaced_count_max, displaced_count)},
                {'noun': 'participant', 'count_min': coalesce(participant_count_min, participant_count), 'count_max': coalesce(participant_count_max, participant_count)},
                {'noun': 'violation', 'count_min': coalesce(violation_count_min, violation_count), 'count_max': coalesce(violation_count_max, violation_count)}
            ]) AS c
            FROM told
        )
        WHERE c.count_min IS NOT NULL OR c.count_max IS NOT NULL
        GROUP BY ALL
    )
    GROUP BY incident_id
), counted AS (
    SELECT
        incident_id,
        mode(event_type ORDER BY event_id) AS event_type,
        list_sort(list(DISTINCT event_type)) AS event_types,
        mode(event_mode ORDER BY event_id) AS event_mode,
        mode(quad_class ORDER BY event_id) AS quad_class,
        mode(actor ORDER BY event_id) AS actor,
        mode(actor_country_code ORDER BY event_id) AS actor_country_code,
        count(DISTINCT actor_country_code) > 1 AND NOT bool_or(is_reciprocal) AS is_actor_disputed,
        mode(recipient ORDER BY event_id) AS recipient,
        mode(recipient_country_code ORDER BY event_id) AS recipient_country_code,
        min(event_date) FILTER (is_stated) AS first_date,
        max(coalesce(event_end_date, event_date)) FILTER (is_stated) AS last_date,
        count(DISTINCT article_id) AS report_count,
        least(count(DISTINCT cluster_id), count(DISTINCT coalesce(publisher, cluster_id))) AS independent_source_count,
        min(published_at) AS first_published_at,
        max(published_at) AS last_published_at,
        arg_min(article_id, (published_at, article_id)) AS first_article_id,
        list_sort(list(DISTINCT modality)) AS modalities,
        bool_or(is_denied) AND bool_or(modality IN ('happened', 'ongoing') AND NOT is_negated) AS is_disputed,
        coalesce(list_sort(list(DISTINCT source) FILTER (is_denied AND source IS NOT NULL)), []) AS denied_by,
        min(coalesce(killed_count_min, killed_count)) AS killed_count_min,
        max(coalesce(killed_count_max, killed_count, killed_count_min)) AS killed_count_max,
        coalesce(max(coalesce(killed_count_min, killed_count)) > min(coalesce(killed_count_max, killed_count)), false) AS is_killed_disputed,
        min(coalesce(wounded_count_min, wounded_count)) AS wounded_count_min,
        max(coalesce(wounded_count_max, wounded_count, wounded_count_min)) AS wounded_count_max,
        coalesce(max(coalesce(wounded_count_min, wounded_count)) > min(coalesce(wounded_count_max, wounded_count)), false) AS is_wounded_disputed,
        min(coalesce(detained_count_min, detained_count)) AS detained_count_min,
        max(coalesce(detained_count_max, detained_count, detained_count_min)) AS detained_count_max,
        coalesce(max(coalesce(detained_count_min, detained_count)) > min(coalesce(detained_count_max, detained_count)), false) AS is_detained_disputed,
        min(coalesce(displaced_count_min, displaced_count)) AS displaced_count_min,
        max(coalesce(displaced_count_max, displaced_count, displaced_count_min)) AS displaced_count_max,
        coalesce(max(coalesce(displaced_count_min, displaced_count)) > min(coalesce(displaced_count_max, displaced_count)), false) AS is_displaced_disputed
    FROM told
    GROUP BY incident_id
)
SELECT
    i.incident_id,
    i.event_type,
    i.event_types,
    i.event_mode,
    i.quad_class,
    i.actor,
    i.actor_country_code,
    coalesce(x.names, []) AS actors,
    i.is_actor_disputed,
    i.recipient,
    i.recipient_country_code,
    coalesce(y.names, []) AS recipients,
    d.event_date,
    d.date_precision,
    d.date_basis,
    i.first_date,
    i.last_date,
    p.place_name,
    p.place_country_code,
    p.place_precision,
    p.latitude,
    p.longitude,
    i.report_count,
    i.independent_source_count,
    i.first_published_at,
    i.last_published_at,
    i.first_article_id,
    i.modalities,
    i.is_disputed,
    i.denied_by,
    i.killed_count_min,
    i.killed_count_max,
    i.is_killed_disputed,
    i.wounded_count_min,
    i.wounded_count_max,
    i.is_wounded_disputed,
    i.detained_count_min,
    i.detained_count_max,
    i.is_detained_disputed,
    i.displaced_count_min,
    i.displaced_count_max,
    i.is_displaced_disputed,
    coalesce(c.claims, []) AS claims
FROM counted i
LEFT JOIN named x ON x.incident_id = i.incident_id AND x.role = 'actor'
LEFT JOIN named y ON y.incident_id = i.incident_id AND y.role = 'recipient'
LEFT JOIN dated d ON d.incident_id = i.incident_id
LEFT JOIN placed p ON p.incident_id = i.incident_id
LEFT JOIN claimed c ON c.incident_id = i.incident_id
