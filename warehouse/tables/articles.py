"""The articles table: one clean news text with its metadata per row."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import HASH, RUN

ARTICLES = Table(
    name="articles",
    grain="one row per article",
    meaning="The clean, normalised text of a document with what is known of where, when and by whom it was published.",
    key=("article_id",),
    columns=(
        Column("article_id", Kind.TEXT, "Hash of the document's content.", required=True, pattern=HASH),
        Column("document_id", Kind.TEXT, "The document it was cleaned from.", required=True, pattern=HASH),
        Column("title", Kind.TEXT, "The headline; NULL when none could be told from the text."),
        Column("title_basis", Kind.TEXT, "Where the title was found.", codes="bases", example="text"),
        Column("byline", Kind.TEXT, "The line that credits the author, as written."),
        Column("byline_basis", Kind.TEXT, "Where the byline was found.", codes="bases"),
        Column("authors", Kind.TEXT_LIST, "Names of the authors; an empty list when none is credited.", required=True),
        Column("publisher", Kind.TEXT, "Who published it, as far as the document says."),
        Column("publisher_basis", Kind.TEXT, "Where the publisher was found.", codes="bases"),
        Column("url", Kind.TEXT, "Address of the page, when the document carries it."),
        Column("section", Kind.TEXT, "Section label of the page (WORLD, PRESS RELEASE), when there is one."),
        Column("dateline_place", Kind.TEXT, "Place of the dateline, as written (WASHINGTON, Geneva)."),
        Column("published_at", Kind.INSTANT, "When it was published; NULL when the document does not fix the year."),
        Column(
            "published_offset",
            Kind.INTEGER,
            "Zone of the clock that tells it, in minutes east of UTC: added to published_at it gives the local time and day; "
            "NULL when the document gives no zone.",
            minimum=-840,
            maximum=840,
            example="-300",
        ),
        Column("published_precision", Kind.TEXT, "How exact published_at is.", codes="precisions", example="day"),
        Column("published_basis", Kind.TEXT, "Where the date was found.", codes="bases", example="dateline"),
        Column("published_reason", Kind.TEXT, "Why published_at is NULL.", codes="reasons", example="no_year_in_text"),
        Column(
            "language",
            Kind.TEXT,
            "ISO 639-1 code of the language; NULL when the text is too short to tell.",
            pattern="^[a-z]{2,3}$",
            example="en",
        ),
        Column("language_score", Kind.FLOAT, "How sure the language is, 0 to 1.", minimum=0, maximum=1),
        Column(
            "body", Kind.TEXT, "The clean, normalised text; paragraphs separated by one blank line.", required=True, is_long=True
        ),
        Column("word_count", Kind.INTEGER, "Words in the body.", required=True, minimum=0),
        Column("sentence_count", Kind.INTEGER, "Sentences in the body.", required=True, minimum=0),
        Column(
            "boilerplate_share",
            Kind.FLOAT,
            "Share of the document's characters that were dropped, 0 to 1.",
            required=True,
            minimum=0,
            maximum=1,
        ),
        Column(
            "quality_score", Kind.FLOAT, "How much it looks like a news article, 0 to 1.", required=True, minimum=0, maximum=1
        ),
        Column(
            "exact_duplicate_of",
            Kind.TEXT,
            "The article with the same body that stands for all of them; NULL when it is that one.",
            pattern=HASH,
        ),
        Column(
            "cluster_id",
            Kind.TEXT,
            "The head of the article's cluster: the first published of the articles that tell the same text.",
            required=True,
            pattern=HASH,
        ),
        Column("is_cluster_head", Kind.BOOLEAN, "True for the article that stands for its cluster.", required=True),
        Column("copy_kind", Kind.TEXT, "What sort of copy of the head it is; NULL for the head.", codes="copy_kinds"),
        Column(
            "similarity",
            Kind.FLOAT,
            "Share of the runs of five words of both texts that it has in common with the head, estimated; NULL for the head.",
            minimum=0,
            maximum=1,
        ),
        Column("cleaner_version", Kind.TEXT, "Version of the cleaning rules.", required=True),
        RUN,
    ),
)
