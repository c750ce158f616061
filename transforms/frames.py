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
        Column("is_article", Kind.BOOLEAN, "HTML: whether the extractor counts the line as article; NULL for text."),
    ),
)

LABELLED_LINES = Table(
    name="labelled_lines",
    grain="one row per line of a document",
    meaning="The same lines with a verdict each: kept where kind is NULL, dropped otherwise.",
    key=LINES.key,
    columns=(
        *LINES.columns,
        Column("kind", Kind.TEXT, "What sort of boilerplate the line is; NULL when it is kept.", codes="removal_kinds"),
        Column("rule_id", Kind.TEXT, "The rule that dropped it."),
        Column("score", Kind.FLOAT, "How sure the rule is, 0 to 1.", minimum=0, maximum=1),
        Column("is_title", Kind.BOOLEAN, "True for the line that is the headline: kept, but no part of the body.", required=True),
    ),
)
