"""The events table and its companions: quotes and entities."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import HASH, RUN


def _party(role: str, word: str) -> tuple[Column, ...]:
    """The flat columns of the first actor or recipient, and the list of all of them."""
    return (
        Column(f"{role}_text", Kind.TEXT, f"The first {role} as the text names it."),
        Column(f"{role}_name", Kind.TEXT, f"Standard name of the first {role}, when the gazetteer knows it."),
        Column(f"{role}_entity_id", Kind.TEXT, f"Entity of the first {role} (see entities)."),
        Column(
            f"{role}_country_code",
            Kind.TEXT,
            f"ISO 3166-1 alpha-3 of the first {role}, or IGO, NGO, IMG, MNC.",
            codes="countries",
            example="USA",
        ),
        Column(f"{role}_sector", Kind.TEXT, f"Role of the first {role}.", codes="sectors", example="GOV"),
        Column(f"{role}_reason", Kind.TEXT, f"Why the first {role} or its country is NULL.", codes="reasons"),
        Column(f"{role}s", Kind.ACTOR_LIST, f"All who {word}, the first included; empty when none is named.", required=True),
    )


def _count(noun: str, meaning: str) -> tuple[Column, ...]:
    """A count with its range: `_count` where the text is exact, `_min` and `_max` always."""
    return (
        Column(f"{noun}_count", Kind.INTEGER, f"{meaning}; NULL when the text gives none or only a range.", minimum=0),
        Column(f"{noun}_count_min", Kind.INTEGER, f"{meaning}: least number the words allow.", minimum=0),
        Column(f"{noun}_count_max", Kind.INTEGER, f"{meaning}: greatest number the words allow; NULL when open.", minimum=0),
    )


EVENTS = Table(
    name="events",
    grain="one row per event told in an article",
    meaning="Who did what to whom, when, where, how many, and on whose word, with the words it was read from.",
    key=("event_id",),
    columns=(
        Column("event_id", Kind.TEXT, "Hash of the article, the span and the coding.", required=True, pattern=HASH),
        Column("article_id", Kind.TEXT, "The article that tells it.", required=True, pattern=HASH),
        Column(
            "incident_id",
            Kind.TEXT,
            "The real-world happening, across articles: the event_id of the report that opened it.",
            required=True,
            pattern=HASH,
        ),
        RUN,
        Column("coder_version", Kind.TEXT, "Version of the coder and its lexicons.", required=True),
        Column(
            "sentence_number",
            Kind.INTEGER,
            "Sentence of the text coded, counted from 1 in the body; 0 is the title.",
            required=True,
            minimum=0,
        ),
        Column(
            "char_start",
            Kind.INTEGER,
            "First character of the evidence in articles.body (in articles.title when sentence_number is 0).",
            required=True,
            minimum=0,
        ),
        Column("char_end", Kind.INTEGER, "One past the last character of the evidence.", required=True, minimum=1),
        Column("evidence", Kind.TEXT, "The sentence, verbatim.", required=True),
        Column("trigger_text", Kind.TEXT, "The word or words that tell the act.", required=True),
        Column("rule_id", Kind.TEXT, "The lexicon row that fired.", required=True),
        Column("event_type", Kind.TEXT, "PLOVER 2.0 event type.", required=True, codes="event_types", example="CONSULT"),
        Column(
            "event_mode", Kind.TEXT, "PLOVER 2.0 mode, where the type has one that fits.", codes="event_modes", example="phone"
        ),
        Column("contexts", Kind.TEXT_LIST, "PLOVER 2.0 contexts; empty when none fits.", required=True, codes="contexts"),
        Column("cameo_code", Kind.TEXT, "CAMEO code.", pattern="^[0-2][0-9]{1,3}$", example="041"),
        Column(
            "quad_class",
            Kind.INTEGER,
            "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.",
            required=True,
            minimum=1,
            maximum=4,
            codes="quad_classes",
        ),
        Column("intensity", Kind.FLOAT, "From -10 (conflict) to 10 (cooperation).", required=True, minimum=-10, maximum=10),
        *_party("actor", "act"),
        *_party("recipient", "are acted upon"),
        Column(
            "is_reciprocal",
            Kind.BOOLEAN,
            "True when all parties act on one another (a meeting, a clash, an agreement).",
            required=True,
        ),
        Column("event_date", Kind.DATE, "Day it happened or is to happen (first day of a range)."),
        Column("event_end_date", Kind.DATE, "Last day, when the text gives a range or less than a day's precision."),
        Column("date_text", Kind.TEXT, "The words that give the date."),
        Column("date_precision", Kind.TEXT, "How exact event_date is.", codes="precisions"),
        Column("date_basis", Kind.TEXT, "explicit, relative, dateline or none.", required=True, codes="date_bases"),
        Column("date_reason", Kind.TEXT, "Why event_date is NULL.", codes="reasons"),
        Column("place_raw", Kind.TEXT, "The place as written."),
        Column("place_name", Kind.TEXT, "The place resolved."),
        Column("admin1", Kind.TEXT, "First-level division of the place."),
        Column("place_country_code", Kind.TEXT, "Country of the place.", codes="countries"),
        Column("latitude", Kind.FLOAT, "Degrees north.", minimum=-90, maximum=90),
        Column("longitude", Kind.FLOAT, "Degrees east.", minimum=-180, maximum=180),
        Column("place_precision", Kind.TEXT, "city, admin1, country or region.", codes="place_precisions"),
        Column("place_reason", Kind.TEXT, "Why the place is NULL or unresolved.", codes="reasons"),
        *_count("killed", "People killed"),
        *_count("wounded", "People wounded"),
        *_count("detained", "People detained"),
        *_count("displaced", "People displaced"),
        *_count("participant", "People taking part"),
        *_count("violation", "Violations of a truce or agreement"),
        Column("amount", Kind.FLOAT, "Money or weight at stake; NULL when the text gives none or only a range."),
        Column("amount_min", Kind.FLOAT, "Least amount the words allow."),
        Column("amount_max", Kind.FLOAT, "Greatest amount the words allow; NULL when open."),
        Column("amount_unit", Kind.TEXT, "Unit of the amount (USD, EUR, kg, t).", example="USD"),
        Column("duration_hours", Kind.FLOAT, "How long what is done or agreed lasts, in hours.", minimum=0),
        Column("deadline_date", Kind.DATE, "Day by which it is to be done."),
        Column(
            "modality",
            Kind.TEXT,
            "Whether it happened or is only planned, promised, threatened …",
            required=True,
            codes="modalities",
        ),
        Column("is_negated", Kind.BOOLEAN, "True when the text says that it did not or will not happen.", required=True),
        Column(
            "attributed_to",
            Kind.TEXT,
            "Whose word it is, as written: who says, claims or denies it, or the word that marks hearsay ('reportedly'). "
            "NULL when the article tells it in its own voice.",
        ),
        Column("condition_text", Kind.TEXT, "The words of the condition it hangs on."),
        Column("confidence", Kind.FLOAT, "How likely the coding is right, 0 to 1.", required=True, minimum=0, maximum=1),
        Column("agreement", Kind.FLOAT, "Share of the argument finders that agree, 0 to 1.", required=True, minimum=0, maximum=1),
    ),
)

QUOTES = Table(
    name="quotes",
    grain="one row per quotation in an article",
    meaning="Direct speech, with its speaker where the text names one.",
    key=("quote_id",),
    columns=(
        Column("quote_id", Kind.TEXT, "Hash of the article and the span.", required=True, pattern=HASH),
        Column("article_id", Kind.TEXT, "The article it stands in.", required=True, pattern=HASH),
        Column("speaker_text", Kind.TEXT, "The speaker as the text names them."),
        Column(
            "speaker_name",
            Kind.TEXT,
            "Standard name of the speaker, when the gazetteer knows it, or the name that a short form or pronoun stands for.",
        ),
        Column("speaker_entity_id", Kind.TEXT, "Entity of the speaker (see entities)."),
        Column("speaker_reason", Kind.TEXT, "Why the speaker is NULL.", codes="reasons"),
        Column("text", Kind.TEXT, "The words between the quotation marks.", required=True),
        Column("char_start", Kind.INTEGER, "First character of the words in articles.body.", required=True, minimum=0),
        Column("char_end", Kind.INTEGER, "One past the last character.", required=True, minimum=1),
        RUN,
    ),
)

ENTITIES = Table(
    name="entities",
    grain="one row per actor or place that an event or quote uses",
    meaning="The gazetteer row behind each entity id.",
    key=("entity_id",),
    columns=(
        Column("entity_id", Kind.TEXT, "Stable id of the gazetteer row.", required=True, example="gov-usa-state"),
        Column("name", Kind.TEXT, "Standard name.", required=True, example="United States Department of State"),
        Column(
            "kind",
            Kind.TEXT,
            "country, government, person, organisation, armed_group, media, company, role or place.",
            required=True,
            codes="entity_kinds",
        ),
        Column("country_code", Kind.TEXT, "ISO 3166-1 alpha-3, or IGO, NGO, IMG, MNC.", codes="countries"),
        Column("sector", Kind.TEXT, "Role.", codes="sectors"),
        Column("latitude", Kind.FLOAT, "Degrees north, for places.", minimum=-90, maximum=90),
        Column("longitude", Kind.FLOAT, "Degrees east, for places.", minimum=-180, maximum=180),
        Column(
            "gazetteer",
            Kind.TEXT,
            "File that the row stands in; 'user' for a user's own row.",
            required=True,
            example="organisations",
        ),
        RUN,
    ),
)
