"""Frames that pass between transforms and are not published themselves."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import DOCUMENTS, HASH

HINTS = (
    Column("hint_title", Kind.TEXT, "Title that the page's metadata or the record states."),
    Column("hint_title_basis", Kind.TEXT, "Where that title was found.", codes="bases"),
    Column("hint_authors", Kind.TEXT_LIST, "Authors that metadata or record state."),
    Column("hint_authors_basis", Kind.TEXT, "Where the authors were found.", codes="bases"),
    Column("hint_published", Kind.TEXT, "Date or instant as metadata or record state it, unparsed."),
    Column("hint_published_basis", Kind.TEXT, "Where that date was found.", codes="bases"),
    Column("hint_publisher", Kind.TEXT, "Publisher or site name that metadata or record state."),
    Column("hint_publisher_basis", Kind.TEXT, "Where the publisher was found.", codes="bases"),
    Column("hint_section", Kind.TEXT, "Section that metadata or record state."),
    Column("hint_url", Kind.TEXT, "Canonical address."),
    Column("hint_language", Kind.TEXT, "Language that the page declares."),
)

_FILLED_LATER = ("first_seen_at", "run_id", "status")

PARSED = Table(
    name="parsed_documents",
    grain="one row per document read",
    meaning="A document as read, with what its own metadata says of it.",
    key=("document_id",),
    columns=tuple(c for c in DOCUMENTS.columns if c.name not in _FILLED_LATER) + HINTS,
)

LINES = Table(
    name="lines",
    grain="one row per line of a document",
    meaning="The lines of the text (of the page's visible text, for HTML), blank ones included.",
    key=("document_id", "line_number"),
    columns=(
        Column("document_id", Kind.TEXT, "The document.", required=True, pattern=HASH),
        Column("line_number", Kind.INTEGER, "Counted from 1.", required=True, minimum=1),
        Column("text_raw", Kind.TEXT, "The line as it came, without its line end.", required=True),
        Column("is_article", Kind.BOOLEAN, "HTML: whether an extractor counts the line as article; NULL where none was asked."),
        Column(
            "dom", Kind.INTEGER_LIST, "HTML: where the line stands in its page (`transforms.documents.place`); NULL for text."
        ),
    ),
)

LABELLED_LINES = Table(
    name="labelled_lines",
    grain="one row per line of a document",
    meaning="The same lines with a verdict each: kept where kind is NULL, dropped otherwise.",
    key=LINES.key,
    columns=(
        *(column for column in LINES.columns if column.name != "dom"),
        Column("kind", Kind.TEXT, "What sort of boilerplate the line is; NULL when it is kept.", codes="removal_kinds"),
        Column("rule_id", Kind.TEXT, "The rule that dropped it."),
        Column("score", Kind.FLOAT, "How sure the rule is, 0 to 1.", minimum=0, maximum=1),
        Column("is_title", Kind.BOOLEAN, "True for the line that is the headline: kept, but no part of the body.", required=True),
    ),
)

SEEN_LINES = Table(
    name="seen_lines",
    grain="one row per document and key",
    meaning="Which lines a document holds, as numbers, to find those that come again in other documents of its source.",
    key=(),
    columns=(
        Column(
            "source", Kind.TEXT, "What the document's template is shared with: its site, else its folder or file.", required=True
        ),
        Column("line_key", Kind.INTEGER, "Hash of a line or of two neighbours; 0 stands for the document itself.", required=True),
        Column(
            "signature",
            Kind.INTEGER,
            "Hash of the document's prose; copies and versions of a text mostly share it.",
            required=True,
        ),
    ),
)

LINE_KEYS = Table(
    name="line_keys",
    grain="one row per line that is counted",
    meaning="The numbers under which a line is found again in other documents of its source.",
    key=LINES.key,
    columns=(
        *(LINES.column(name) for name in LINES.key),
        Column("key", Kind.INTEGER, "Hash of the line.", required=True),
        Column("pair_above", Kind.INTEGER, "Hash of the line and the one above; NULL where the two are not counted."),
        Column("pair_below", Kind.INTEGER, "Hash of the line and the one below; NULL where the two are not counted."),
    ),
)

TEMPLATES = Table(
    name="templates",
    grain="one row per source and key that comes again",
    meaning="How many documents of a source hold a line, or two neighbours.",
    key=("source", "line_key"),
    columns=(
        *(SEEN_LINES.column(name) for name in ("source", "line_key")),
        Column("support", Kind.FLOAT, "Documents with different prose that hold it.", required=True, minimum=0),
        Column(
            "share", Kind.FLOAT, "Their part of the source's documents with different prose.", required=True, minimum=0, maximum=1
        ),
    ),
)

RECURRENCE = Table(
    name="recurrence",
    grain="one row per line that comes again",
    meaning="What other documents of the source say of a line.",
    key=LINES.key,
    columns=(
        *(LINES.column(name) for name in LINES.key),
        Column("template_support", Kind.FLOAT, "Documents with different prose that hold the line.", required=True, minimum=0),
        Column("template_share", Kind.FLOAT, "Their part of the source's documents.", required=True, minimum=0, maximum=1),
        Column("template_block", Kind.FLOAT, "Documents that hold it with the same neighbour as here.", required=True, minimum=0),
    ),
)
