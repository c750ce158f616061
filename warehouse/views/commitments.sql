-- One row per happening that binds somebody to something yet to be done: agreements, and whatever is promised, planned, threatened or made conditional; with what later events say. A later event speaks to it when it is dated after the day it was stated, within a year, and the same did the like to the same: the same type, or what was agreed to or threatened. Where that is a general agreement or threat, a refusal, or told without saying to whom, two words of its sentence have to recur too, names left out.
-- Columns:
-- incident_id: The happening, across articles.
-- event_type: What, as PLOVER 2.0 event type.
-- actor: Who (standard name, else as written).
-- actor_country_code: Country of who.
-- recipient: To or with whom (standard name, else as written).
-- recipient_country_code: Country of whom.
-- parties: Names of all who are bound or addressed, in order of the alphabet.
-- trigger_text: What, in the words of the first report.
-- modality: Promised, planned, conditional, threatened, or that of the agreement, in the first report.
-- is_negated: True when the commitment is not to do it.
-- condition_text: The words of the condition it hangs on, in the first report that gives one.
-- stated_date: Day on which it was first told; NULL when unknown.
-- due_date: Day by which or on which it is to be done.
-- duration_hours: How long it is to last.
-- outcome: kept (a later event tells it as done), broken (as refused, denied, or done against a promise not to), disputed (both), overdue (neither, and the last article came after due_date) or open. A threat is kept when it is carried out.
-- keeping_event_ids: Later events that tell it as done.
-- breaking_event_ids: Later events that tell that it was not, or the contrary.
-- attributed_to: Whose word it is, in the first report.
-- report_count: Articles that tell of it.
-- event_id: The first report.
-- article_id: Its article.
-- evidence: Its sentence.
WITH labelled AS (
    SELECT
        e.* EXCLUDE (run_id),
        coalesce(e.actor_name, e.actor_text) AS actor,
        coalesce(e.recipient_name, e.recipient_text) AS recipient,
        list_transform(list_concat(e.actors, e.recipients), lambda p: coalesce(p.name, p.text)) AS names,
        (a.published_at AT TIME ZONE 'UTC' + to_minutes(coalesce(a.published_offset, 0)))::DATE AS told_date
    FROM events e
    JOIN articles a USING (article_id)
), reports AS (
    SELECT *, row_number() OVER (PARTITION BY incident_id ORDER BY told_date NULLS LAST, sentence_number, event_id) AS number
    FROM labelled
    WHERE modality IN ('promised', 'planned', 'conditional', 'threatened')
        OR (event_type = 'AGREE' AND modality IN ('happened', 'ongoing'))
), merged AS (
    SELECT
        incident_id,
        first(condition_text ORDER BY number) FILTER (condition_text IS NOT NULL) AS condition_text,
        min(told_date) AS stated_date,
        coalesce(
            max(deadline_date),
            min(event_date) FILTER (modality NOT IN ('happened', 'ongoing') AND date_basis IN ('explicit', 'relative')
                AND (told_date IS NULL OR event_date > told_date))) AS due_date,
        max(duration_hours) AS duration_hours,
        list_sort(list_distinct(list_filter(flatten(list(names)), lambda name: name IS NOT NULL))) AS parties,
        string_agg(evidence, ' ' ORDER BY number) AS evidences,
        count(DISTINCT article_id) AS report_count
    FROM reports GROUP BY incident_id
), committed AS (
    SELECT r.* EXCLUDE (condition_text, duration_hours), m.condition_text, m.stated_date, m.due_date, m.duration_hours, m.parties,
        m.evidences, m.report_count
    FROM reports r JOIN merged m USING (incident_id)
    WHERE r.number = 1
), known AS (
    -- Who acts, as a name or as a country and role: what two events have to share.
    SELECT event_id, unnest(list_distinct([actor, CASE WHEN actor_country_code NOT IN ('IGO', 'NGO', 'IMG', 'MNC')
        THEN concat('role ', actor_country_code, ' ', coalesce(actor_sector, 'GOV')) END])) AS who
    FROM labelled
), met AS (
    SELECT DISTINCT c.incident_id, d.event_id
    FROM committed c
    JOIN known k ON k.event_id = c.event_id
    JOIN known l ON l.who = k.who
    JOIN labelled d ON d.event_id = l.event_id
    WHERE d.incident_id <> c.incident_id
        AND d.modality IN ('happened', 'ongoing', 'denied')
        AND d.event_date > coalesce(c.stated_date, c.event_date)
        AND d.event_date <= coalesce(c.stated_date, c.event_date) + 366
        AND (c.recipient IS NULL OR d.recipient = c.recipient OR (d.recipient_country_code = c.recipient_country_code
            AND c.recipient_country_code NOT IN ('IGO', 'NGO', 'IMG', 'MNC')))
        AND CASE
            WHEN d.event_type = 'REJECT' THEN c.event_type <> 'THREATEN'
            WHEN c.event_type = 'AGREE' AND c.cameo_code = '036' THEN d.event_type = 'CONSULT'
            WHEN c.event_type = 'AGREE' THEN d.quad_class = 2 OR d.event_type = 'SUPPORT'
            WHEN c.event_type = 'THREATEN' AND c.cameo_code = '138' THEN d.event_type = 'ASSAULT'
            WHEN c.event_type = 'THREATEN' THEN d.quad_class = 4
            ELSE d.event_type = c.event_type END
), later AS (
    SELECT
        c.incident_id AS committed_id,
        d.event_id,
        -- A deed denied, or a refusal, speaks against a promise; a deed speaks against a promise not to.
        (d.event_type = 'REJECT' OR d.is_negated OR d.modality = 'denied') <> c.is_negated AS is_against
    FROM met m
    JOIN committed c USING (incident_id)
    JOIN labelled d ON d.event_id = m.event_id
    WHERE (d.recipient IS NOT NULL AND c.recipient IS NOT NULL AND d.event_type <> 'REJECT'
            AND (d.event_type = c.event_type OR c.cameo_code IN ('036', '138')))
        OR len(list_intersect(
            list_transform(regexp_extract_all(lower(c.evidences), '[a-z]{5,}'), lambda word: left(word, 6)),
            list_filter(list_transform(regexp_extract_all(lower(d.evidence), '[a-z]{5,}'), lambda word: left(word, 6)), lambda stem:
                stem NOT IN ('minist', 'presid', 'govern', 'foreig', 'offici', 'spokes', 'state', 'states', 'friday', 'monday', 'sunday',
                    'tuesda', 'wednes', 'thursd', 'saturd')
                AND NOT contains(lower(array_to_string(list_concat(c.parties, d.names), ' ')), stem)))) >= 2
), spoken AS (
    SELECT committed_id,
        coalesce(list(DISTINCT event_id ORDER BY event_id) FILTER (NOT is_against), []) AS keeping_event_ids,
        coalesce(list(DISTINCT event_id ORDER BY event_id) FILTER (is_against), []) AS breaking_event_ids
    FROM later GROUP BY committed_id
)
SELECT
    c.incident_id,
    c.event_type,
    c.actor,
    c.actor_country_code,
    c.recipient,
    c.recipient_country_code,
    c.parties,
    c.trigger_text,
    c.modality,
    c.is_negated,
    c.condition_text,
    c.stated_date,
    c.due_date,
    c.duration_hours,
    CASE
        WHEN len(s.keeping_event_ids) > 0 AND len(s.breaking_event_ids) > 0 THEN 'disputed'
        WHEN len(s.keeping_event_ids) > 0 THEN 'kept'
        WHEN len(s.breaking_event_ids) > 0 THEN 'broken'
        WHEN c.due_date < (SELECT max(told_date) FROM labelled) THEN 'overdue'
        ELSE 'open'
    END AS outcome,
    coalesce(s.keeping_event_ids, []) AS keeping_event_ids,
    coalesce(s.breaking_event_ids, []) AS breaking_event_ids,
    c.attributed_to,
    c.report_count,
    c.event_id,
    c.article_id,
    c.evidence
FROM committed c
LEFT JOIN spoken s ON s.committed_id = c.incident_id
