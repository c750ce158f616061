"""Tables of what arrived: documents, the lines dropped from them, and what was refused."""

from warehouse.schema import Column, Kind, Table

HASH = "^[0-9a-f]{32}$"
RUN = Column("run_id", Kind.TEXT, "The run that wrote the row.", required=True, is_volatile=True, example="20170506T101500-3f2a")

DOCUMENTS = Table(
    name="documents",
    grain="one row per raw document seen",
    meaning="What arrived, as it came: a file, or one member or record of a file. Never altered afterwards.",
    key=("document_id",),
    columns=(
        Column("document_id", Kind.TEXT, "Hash of source_uri, member and content_hash.", required=True, pattern=HASH),
        Column("source_uri", Kind.TEXT, "Where it was read from: a file:// URI or the URL given.", required=True),
        Column(
            "member",
            Kind.TEXT,
            "Record or member inside the file (line 12 of a JSON Lines file: '12'); NULL when the file is the document.",
        ),
        Column(
            "kind",
            Kind.TEXT,
            "What the content is, found by looking at it.",
            required=True,
            codes="document_kinds",
            example="text",
        ),
        Column("encoding", Kind.TEXT, "Character encoding that the bytes were decoded with.", required=True, example="utf-8"),
        Column("byte_count", Kind.INTEGER, "Size of the document in bytes, unpacked.", required=True, minimum=0),
        Column(
            "content_hash",
            Kind.TEXT,
            "Hash of the document's bytes (BLAKE2b, 128 bits, hexadecimal).",
            required=True,
            pattern=HASH,
        ),
        Column("text_raw", Kind.TEXT, "The decoded text (HTML source for a page), as it came.", required=True, is_long=True),
        Column("first_seen_at", Kind.INSTANT, "When a run first read it.", required=True, is_volatile=True),
        RUN,
        Column(
            "status",
            Kind.TEXT,
            "published, duplicate (same bytes as another document) or rejected.",
            required=True,
            codes="document_statuses",
        ),
    ),
)

REMOVED_LINES = Table(
    name="removed_lines",
    grain="one row per line dropped",
    meaning="Every line of a document that is not part of its article, with the rule that dropped it. "
    "With the lines kept they are the document, exactly.",
    key=("document_id", "line_number"),
    columns=(
        Column("document_id", Kind.TEXT, "The document the line stood in.", required=True, pattern=HASH),
        Column(
            "line_number",
            Kind.INTEGER,
            "Line of the document, counted from 1 (of the page's visible text, for HTML).",
            required=True,
            minimum=1,
        ),
        Column("text_raw", Kind.TEXT, "The line as it came.", required=True),
        Column("kind", Kind.TEXT, "What sort of boilerplate it is.", required=True, codes="removal_kinds", example="share_bar"),
        Column("rule_id", Kind.TEXT, "The rule row or model that dropped it.", required=True, example="share-word"),
        Column("score", Kind.FLOAT, "How sure the rule or model is, 0 to 1.", required=True, minimum=0, maximum=1),
    ),
)

REJECTS = Table(
    name="rejects",
    grain="one row per file, member or document that was refused",
    meaning="Quarantine: what could not become an article, and why. The rest of the run went on.",
    key=("reject_id",),
    columns=(
        Column("reject_id", Kind.TEXT, "Hash of source_uri, member, reason and content_hash.", required=True, pattern=HASH),
        Column("source_uri", Kind.TEXT, "The file.", required=True),
        Column("member", Kind.TEXT, "The record or member inside the file; NULL when the whole file was refused."),
        Column("document_id", Kind.TEXT, "The document, when it was decoded before it was refused.", pattern=HASH),
        Column("stage", Kind.TEXT, "read, decode, clean or audit.", required=True, codes="stages"),
        Column("reason", Kind.TEXT, "Why, from the code list.", required=True, codes="reasons", example="truncated_archive"),
        Column("detail", Kind.TEXT, "The particulars, in a sentence."),
        Column("content_hash", Kind.TEXT, "Hash of the bytes that were refused, where they could be read.", pattern=HASH),
        Column("byte_count", Kind.INTEGER, "Size of what was refused, where known.", minimum=0),
        RUN,
    ),
)
