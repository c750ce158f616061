-- One row per name that acts or is acted upon in events though no row of the gazetteer matches it and nothing in its article tells its country: what to add as rows of one's own, the most frequent first.
-- Columns:
-- name: The name as written, or the longer form of it that the article gives.
-- event_count: Events that name it.
-- article_count: Articles that these events stand in.
-- actor_count: Events that name it as an actor.
-- recipient_count: Events that name it as a recipient.
-- sector: Role that the words around it tell most often; NULL when none do.
-- event_types: Types of these events.
-- sample_event_id: One of these events.
-- sample_evidence: The sentence it was read from.
WITH parties AS (
    SELECT event_id, article_id, event_type, sentence_number, evidence, 'actor' AS side, unnest(actors) AS party FROM events
    UNION ALL
    SELECT event_id, article_id, event_type, sentence_number, evidence, 'recipient', unnest(recipients) FROM events
), named AS (
    SELECT
        * EXCLUDE (party),
        party.sector AS sector,
        -- The words behind a comma say what the one named is.
        trim(split_part(coalesce(party.name, party.text), ',', 1)) AS name,
        contains(party.text, ',') AS is_explained
    FROM parties
    WHERE party.entity_id IS NULL AND party.country_code IS NULL
)
SELECT
    name,
    count(DISTINCT event_id) AS event_count,
    count(DISTINCT article_id) AS article_count,
    count(DISTINCT event_id) FILTER (WHERE side = 'actor') AS actor_count,
    count(DISTINCT event_id) FILTER (WHERE side = 'recipient') AS recipient_count,
    mode(sector ORDER BY sector) AS sector,
    list_sort(list(DISTINCT event_type)) AS event_types,
    min(event_id) AS sample_event_id,
    arg_min(evidence, event_id) AS sample_evidence
FROM named
-- A name ends in a word with a capital; one word with a role ("Gunmen"), or a headline's words, may be no name.
WHERE regexp_matches(name, '(^|[\s''’-])\p{Lu}[^\s]*$')
    AND (sector IS NULL OR is_explained OR (contains(name, ' ') AND sentence_number > 0))
GROUP BY name
ORDER BY event_count DESC, name
