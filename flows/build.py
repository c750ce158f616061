"""Write, audit, publish: the steps between staged parts and the published file, without Prefect."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import polars as pl

from expectations.page import Samples, page
from expectations.samples import read_samples
from expectations.verdict import Verdict, to_rows
from flows.job import Staged
from flows.outcome import CheckLine, Outcome
from flows.prepare import Prepared
from flows.versions import library_versions, rules_version
from transforms.events.incidents.incidents import Joiner
from transforms.events.incidents.kinds import TYPE_GROUPS
from transforms.identity import reject_id
from warehouse.connect import Connection, reader, storage_errors, writer
from warehouse.frames import conform
from warehouse.incidents import join_incidents
from warehouse.load import Counts, load_staged
from warehouse.publish import begin_build, discard, keep_blocked, publish
from warehouse.quarantine import move_failing
from warehouse.runs import Tallies, record, tally_run, totals
from warehouse.tables.catalog import BY_NAME
from warehouse.tables.runs import CHECKS, RUNS
from warehouse.template_lines import keep_sketches


@dataclass(frozen=True)
class Built:
    """A database built beside the published one, not yet judged."""

    path: Path
    counts: Counts


def build(prepared: Prepared, staged: Sequence[Staged]) -> Built | None:
    """Load the parts into a copy of the published database; None when they add nothing to it."""
    path = begin_build(prepared.settings.warehouse, prepared.run_id)
    parts = [Path(piece.part) for piece in staged]
    try:
        with storage_errors(path), writer(path, memory_limit=prepared.settings.memory_limit) as con:
            counts = load_staged(con, parts, prepared.run_id, prepared.started_at)
            if parts:
                keep_sketches(con, prepared.sketches)
                join_incidents(con, prepared.run_id, Joiner, TYPE_GROUPS)
    except BaseException:
        discard(path)
        raise
    if counts == Counts():
        discard(path)
        return None
    return Built(path, counts)


def audit_build(path: Path, run_id: str, now: datetime, data_docs: Path | None) -> Verdict:
    """Judge a build: rows that fail move to check_failures, the whole is passed or blocked.

    Runs in the auditing process, the only one that imports Great Expectations.
    """
    from expectations.audit import audit

    with storage_errors(path), writer(path) as con:
        return audit(con, run_id, now, partial(_quarantine, con, run_id), data_docs=data_docs)


def _quarantine(con: Connection, run_id: str, table: str, rules: Sequence[tuple[str, str, str]]) -> object:
    return move_failing(con, BY_NAME[table], rules, run_id, reject_id)


def finish(prepared: Prepared, staged: Sequence[Staged], built: Built, verdict: Verdict) -> Outcome:
    """Write the run and its checks into the build and publish it, or keep it back if the verdict blocks it."""
    status = "blocked" if verdict.blocked else "published"
    with storage_errors(built.path), writer(built.path) as con:
        tallies = tally_run(con, prepared.run_id)
        record(con, CHECKS, to_rows(verdict, prepared.run_id))
        record(con, RUNS, _run_row(prepared, tallies, status))
        samples = read_samples(con, prepared.run_id, (result.check for result in verdict.results))
    report = _write_page(prepared, verdict, samples)
    if verdict.blocked:
        kept = keep_blocked(built.path)
        return _outcome(prepared, staged, status, verdict, tallies, report, failed_build=str(kept))
    publish(built.path, prepared.settings.warehouse)
    forget_staged(prepared)
    return _outcome(prepared, staged, status, verdict, tallies, report)


def finish_unchanged(prepared: Prepared, staged: Sequence[Staged]) -> Outcome:
    """Leave the published file as it is: nothing was new."""
    warehouse = prepared.settings.warehouse
    forget_staged(prepared)
    stored: dict[str, int] = {}
    if warehouse.exists():
        with reader(warehouse) as con:
            stored = totals(con)
    return Outcome(
        run_id=prepared.run_id,
        status="unchanged",
        warehouse=str(warehouse),
        inputs=prepared.inputs,
        file_count=prepared.file_count,
        known_file_count=prepared.known_count,
        batches_reused=sum(piece.was_reused for piece in staged),
        totals=stored,
    )


def forget_staged(prepared: Prepared) -> None:
    """Remove what was staged: it is published now, and the ledger knows it."""
    shutil.rmtree(prepared.staging, ignore_errors=True)


def _run_row(prepared: Prepared, tallies: Tallies, status: str) -> pl.DataFrame:
    row = {
        "run_id": prepared.run_id,
        "started_at": prepared.started_at,
        "finished_at": datetime.now(UTC),
        "status": status,
        "inputs": list(prepared.inputs),
        "file_count": prepared.file_count,
        "known_file_count": prepared.known_count,
        "document_count": tallies.documents,
        "article_count": tallies.articles,
        "event_count": tallies.events,
        "removed_line_count": tallies.removed_lines,
        "reject_count": tallies.rejects,
        "check_failure_count": tallies.check_failures,
        "versions": json.dumps(library_versions() | {"rules": rules_version()}),
    }
    return conform(pl.DataFrame([row], schema_overrides={"inputs": pl.List(pl.String)}), RUNS)


def _write_page(prepared: Prepared, verdict: Verdict, samples: Samples) -> str:
    path = prepared.settings.warehouse.with_name(prepared.settings.warehouse.name + ".checks.html")
    path.write_text(page(verdict, prepared.run_id, f"{prepared.started_at:%Y-%m-%d %H:%M:%S} UTC", samples), "utf-8")
    return str(path)


def _outcome(
    prepared: Prepared,
    staged: Sequence[Staged],
    status: str,
    verdict: Verdict,
    tallies: Tallies,
    report: str,
    failed_build: str | None = None,
) -> Outcome:
    return Outcome(
        run_id=prepared.run_id,
        status=status,
        warehouse=str(prepared.settings.warehouse),
        inputs=prepared.inputs,
        file_count=prepared.file_count,
        known_file_count=prepared.known_count,
        document_count=tallies.documents,
        duplicate_count=tallies.duplicates,
        article_count=tallies.articles,
        event_count=tallies.events,
        removed_line_count=tallies.removed_lines,
        reject_count=tallies.rejects,
        check_failure_count=tallies.check_failures,
        batches_reused=sum(piece.was_reused for piece in staged),
        removed_by_kind=tallies.removed_by_kind,
        rejects_by_reason=tallies.rejects_by_reason,
        rejects=tallies.rejected,
        checks=tuple(
            CheckLine(r.check.rule_id, r.check.table, r.check.level, r.check.severity, r.status, r.failed_count, r.check.meaning)
            for r in verdict.results
        ),
        broken_checks=tuple(f"{result.check.rule_id}: {result.detail}" for result in verdict.broken),
        blocked_by=tuple(f"{r.check.rule_id}: {r.check.meaning} Found {r.observed}." for r in verdict.blocking),
        report=report,
        failed_build=failed_build,
        totals=tallies.totals,
    )
