"""Tables of what runs did: runs, the ledger of files read, checks and their failures."""

from warehouse.schema import Column, Kind, Table
from warehouse.tables.documents import HASH, RUN

RUNS = Table(
    name="runs",
    grain="one row per run that published",
    meaning="When a run began and ended, with which versions and settings, and what it added.",
    key=("run_id",),
    is_log=True,
    columns=(
        RUN,
        Column("started_at", Kind.INSTANT, "When the run began.", required=True, is_volatile=True),
        Column("finished_at", Kind.INSTANT, "When its result was ready to publish.", required=True, is_volatile=True),
        Column("status", Kind.TEXT, "published (a blocked run leaves the file as it was).", required=True, codes="run_statuses"),
        Column("inputs", Kind.TEXT_LIST, "Paths given.", required=True),
        Column("file_count", Kind.INTEGER, "Files read in this run.", required=True, minimum=0),
        Column("known_file_count", Kind.INTEGER, "Files skipped because the ledger knows them.", required=True, minimum=0),
        Column("document_count", Kind.INTEGER, "Documents added.", required=True, minimum=0),
        Column("article_count", Kind.INTEGER, "Articles added.", required=True, minimum=0),
        Column("event_count", Kind.INTEGER, "Events added.", required=True, minimum=0),
        Column("removed_line_count", Kind.INTEGER, "Lines dropped.", required=True, minimum=0),
        Column("reject_count", Kind.INTEGER, "Files, members and documents refused.", required=True, minimum=0),
        Column("check_failure_count", Kind.INTEGER, "Rows kept out by the gate.", required=True, minimum=0),
        Column("versions", Kind.TEXT, "Versions of Dateline, its rules and its libraries, as JSON.", required=True),
    ),
)

LEDGER = Table(
    name="ledger",
    grain="one row per file read",
    meaning="Which files are known, so that a rerun reads only what is new or changed.",
    key=("source_uri", "file_hash"),
    is_log=True,
    columns=(
        Column("source_uri", Kind.TEXT, "The file.", required=True),
        Column("file_hash", Kind.TEXT, "Hash of the file's bytes (BLAKE2b, 128 bits).", required=True, pattern=HASH),
        Column("byte_count", Kind.INTEGER, "Size of the file.", required=True, minimum=0),
        Column(
            "modified_ns",
            Kind.INTEGER,
            "Time of last change that the file system gave, in nanoseconds.",
            required=True,
            is_volatile=True,
        ),
        Column("document_count", Kind.INTEGER, "Documents found in it.", required=True, minimum=0),
        Column("reject_count", Kind.INTEGER, "Refusals it caused.", required=True, minimum=0),
        RUN,
    ),
)

CHECKS = Table(
    name="checks",
    grain="one row per check and run",
    meaning="What the gate asked of a run, and what it found.",
    key=("run_id", "rule_id"),
    is_log=True,
    columns=(
        RUN,
        Column("rule_id", Kind.TEXT, "The check.", required=True),
        Column("table_name", Kind.TEXT, "The table checked.", required=True),
        Column(
            "level",
            Kind.TEXT,
            "row (failing rows stay out) or whole (a failure blocks or warns).",
            required=True,
            codes="check_levels",
        ),
        Column("severity", Kind.TEXT, "critical, warning or info.", required=True, codes="severities"),
        Column("status", Kind.TEXT, "passed, failed or broken (could not run).", required=True, codes="check_statuses"),
        Column("meaning", Kind.TEXT, "What the check asks, in a sentence.", required=True),
        Column("checked_count", Kind.INTEGER, "Rows looked at.", minimum=0),
        Column("failed_count", Kind.INTEGER, "Rows that failed.", minimum=0),
        Column("observed", Kind.TEXT, "The value found, for a check of the whole."),
        Column("threshold", Kind.TEXT, "The bound it was held against."),
    ),
)

CHECK_FAILURES = Table(
    name="check_failures",
    grain="one row per row and check that failed",
    meaning="Rows that the gate kept out of the published tables, with the rule and the values.",
    key=("table_name", "row_key", "rule_id"),
    columns=(
        Column("table_name", Kind.TEXT, "The table the row was meant for.", required=True),
        Column("row_key", Kind.TEXT, "Key of the row.", required=True),
        Column("rule_id", Kind.TEXT, "The check that failed.", required=True),
        Column(
            "severity",
            Kind.TEXT,
            "critical (the row stays out) or warning (the row is published).",
            required=True,
            codes="severities",
        ),
        Column("row_values", Kind.TEXT, "The row as JSON, its long texts cut.", required=True),
        RUN,
    ),
)
