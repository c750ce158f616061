"""Checks of the run as a whole: references, accounting, and figures held against bounds.

A bound that small runs would break by chance is not applied to them: the figure is then NULL and
the check passes, its text saying from which size on it judges. What blocks is only what no honest
input explains; what merely looks odd warns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from expectations.checks import Check, figure_check, literal, whole_check
from expectations.connection import Connection
from warehouse.tables.articles import ARTICLES
from warehouse.tables.catalog import BY_NAME
from warehouse.tables.documents import DOCUMENTS, REJECTS, REMOVED_LINES
from warehouse.tables.events import EVENTS, QUOTES

FEWEST = 20
"""Documents or rows from which on a share is judged: below, one odd file moves it by 5 points or more."""

FEWEST_TO_COMPARE = 50
"""Articles that this run and the earlier ones together need before averages are compared."""

EARLIER_RUNS = 5
"""Runs that make up the past that a run is compared with."""

JUDGED_TABLES = ("documents", "articles", "events", "quotes")
"""Tables whose share of rows kept out is bounded."""


@dataclass(frozen=True)
class Figure:
    """A figure of the run: its value (None when the run is too small to be judged by it) and its wording."""

    value: float | None
    text: str


def whole_checks() -> tuple[Check, ...]:
    """Return the checks of the whole that no declaration gives."""
    return (*_references(), *_accounting(), *_shares(), *_drift())


def _references() -> tuple[Check, ...]:
    # Asked of the whole build, not of the new rows only: a rerun may take away what older rows point to.
    references = (
        (ARTICLES, "document_id", DOCUMENTS),
        (REMOVED_LINES, "document_id", DOCUMENTS),
        (EVENTS, "article_id", ARTICLES),
        (QUOTES, "article_id", ARTICLES),
    )
    return tuple(
        whole_check(
            table,
            f"{column}.references",
            "critical",
            f"In the whole build, every {column} of {table.name} is in {target.name}.",
            f"SELECT {column} FROM {{batch}} ANTI JOIN main.{target.name} USING ({column})",
            relation=f"main.{table.name}",
        )
        for table, column, target in references
    )


def _accounting() -> tuple[Check, ...]:
    return (
        whole_check(
            DOCUMENTS,
            "status.accounted-for",
            "critical",
            "Every document of the run is accounted for: published with its article, a duplicate, or rejected with its reason.",
            "SELECT document_id FROM {batch} WHERE "
            "(status = 'published' AND document_id NOT IN (SELECT document_id FROM main.articles)) OR "
            "(status = 'rejected' AND document_id NOT IN "
            "(SELECT document_id FROM main.rejects WHERE document_id IS NOT NULL))",
        ),
        whole_check(
            ARTICLES,
            "document_id.published",
            "critical",
            "No article of the run stands on a document that counts as rejected or duplicate.",
            "SELECT document_id FROM {batch} SEMI JOIN "
            "(SELECT document_id FROM main.documents WHERE status <> 'published') AS others USING (document_id)",
        ),
    )


def _shares() -> tuple[Check, ...]:
    kept_out = tuple(
        figure_check(
            BY_NAME[name],
            "rows.kept-out-share",
            "critical",
            f"At most half of the run's rows of {name} fail a critical check.",
            f"{name}_kept_out_share",
            f"at most 0.5, from {FEWEST} rows on: beyond that the rules are broken rather than the rows",
            maximum=0.5,
        )
        for name in JUDGED_TABLES
    )
    return (
        figure_check(
            REJECTS,
            "share.high",
            "warning",
            "At most a fifth of what arrived was refused.",
            "reject_share",
            f"at most 0.2, from {FEWEST} files, members and documents on: a small folder may well hold some bad files",
            maximum=0.2,
        ),
        figure_check(
            REJECTS,
            "share.extreme",
            "critical",
            "At most nine tenths of what arrived was refused.",
            "reject_share",
            f"at most 0.9, from {FEWEST} files, members and documents on: beyond that the input or a reader is wrong",
            maximum=0.9,
        ),
        *kept_out,
        figure_check(
            ARTICLES,
            "title.fill-share",
            "warning",
            "At least half of the run's articles have a title.",
            "title_share",
            f"at least 0.5, from {FEWEST} articles on: pages without a headline are the exception",
            minimum=0.5,
        ),
    )


def _drift() -> tuple[Check, ...]:
    past = f"the last {EARLIER_RUNS} runs, with {FEWEST_TO_COMPARE} articles on either side"
    return (
        figure_check(
            ARTICLES,
            "boilerplate_share.drift",
            "warning",
            "The mean share of text dropped is near that of the last runs.",
            "boilerplate_drift",
            f"within 0.25 of {past}: other sources differ by less, a broken rule by more",
            minimum=-0.25,
            maximum=0.25,
        ),
        figure_check(
            EVENTS,
            "rows.drift",
            "warning",
            "The number of events per article is near that of the last runs.",
            "event_drift",
            f"a third to three times that of {past}: subjects vary, a broken coder finds none or far too many",
            minimum=1 / 3,
            maximum=3,
        ),
        figure_check(
            DOCUMENTS,
            "rows.volume",
            "warning",
            "The run brought about as many documents as runs usually bring.",
            "volume_ratio",
            f"at least 0.1 of the median of the last {EARLIER_RUNS} runs, once all of them brought 100 and more: "
            "a feed that dried up, not a small folder",
            minimum=0.1,
        ),
    )


def measure(con: Connection, run_id: str, kept_out: Mapping[str, tuple[int, int]]) -> dict[str, Figure]:
    """Return the figures of the run; `kept_out` gives, by table, rows that failed a critical check and rows in all.

    Reads the relations of schema `audit` as they are after quarantine, and the earlier runs.
    """
    figures = {f"{name}_kept_out_share": _share(*kept_out.get(name, (0, 0)), f"rows of {name}", FEWEST) for name in JUDGED_TABLES}
    refused, taken = _row(
        con,
        "SELECT (SELECT count(*) FROM audit.rejects WHERE stage <> 'audit'), "
        "(SELECT count(*) FROM audit.documents WHERE status <> 'rejected')",
    )
    figures["reject_share"] = _share(refused, refused + taken, "files, members and documents", FEWEST)
    articles, titled, boilerplate = _row(con, "SELECT count(*), count(title), avg(boilerplate_share) FROM audit.articles")
    figures["title_share"] = _share(titled, articles, "articles", FEWEST)
    return figures | _compare(con, run_id, articles, boilerplate)


def _compare(con: Connection, run_id: str, articles: int, boilerplate: float | None) -> dict[str, Figure]:
    earlier = (
        "SELECT run_id, document_count, article_count, event_count FROM main.runs WHERE document_count > 0 "
        f"AND run_id <> {literal(run_id)} ORDER BY started_at DESC LIMIT {EARLIER_RUNS}"
    )
    runs, fewest, median, past_articles, past_events = _row(
        con,
        "SELECT count(*), min(document_count), median(document_count), coalesce(sum(article_count), 0), "
        f"coalesce(sum(event_count), 0) FROM ({earlier})",
    )
    documents, events = _row(con, "SELECT (SELECT count(*) FROM audit.documents), (SELECT count(*) FROM audit.events)")
    too_few = Figure(None, f"not compared: {articles} articles now, {past_articles} in the {runs} runs before")
    figures = {"boilerplate_drift": too_few, "event_drift": too_few}
    if min(articles, past_articles) >= FEWEST_TO_COMPARE:
        (before,) = _row(con, f"SELECT avg(boilerplate_share) FROM main.articles SEMI JOIN ({earlier}) USING (run_id)")
        if boilerplate is not None and before is not None:
            text = f"{boilerplate:.3f} now, {before:.3f} before"
            figures["boilerplate_drift"] = Figure(boilerplate - before, text)
        if past_events:
            now, then = events / articles, past_events / past_articles
            figures["event_drift"] = Figure(now / then, f"{now:.2f} events an article now, {then:.2f} before")
    figures["volume_ratio"] = Figure(None, f"not compared: {documents} documents now, {runs} runs before")
    if runs == EARLIER_RUNS and fewest >= 100:
        figures["volume_ratio"] = Figure(documents / median, f"{documents} documents now, {median:g} in the middle before")
    return figures


def _share(part: int, whole: int, noun: str, fewest: int) -> Figure:
    if whole < fewest:
        return Figure(None, f"{part} of {whole} {noun}: too few to judge")
    return Figure(part / whole, f"{part / whole:.3f} ({part} of {whole} {noun})")


def _row(con: Connection, sql: str) -> tuple[Any, ...]:
    return con.execute(sql).fetchone() or ()
