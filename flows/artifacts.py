"""What a run shows in the Prefect dashboard: a summary, the check matrix, rejects, links, events."""

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.events import emit_event

from flows.outcome import Outcome

REJECT_SAMPLES = 20
_MARKS = {"passed": "✓", "failed": "✗", "broken": "⚠ could not run"}


def publish_outcome(outcome: Outcome) -> None:
    """Create the artifacts of a finished run, and emit events that an automation can act on."""
    create_markdown_artifact(summary_markdown(outcome), key="summary", description=f"Run {outcome.run_id}")
    if outcome.checks:
        create_table_artifact(check_matrix(outcome), key="checks", description="What the gate asked, and what it found")
    if outcome.rejects:
        create_table_artifact(
            [dict(row) for row in outcome.rejects[:REJECT_SAMPLES]],
            key="rejects",
            description=f"{outcome.reject_count} refused; the first {min(REJECT_SAMPLES, len(outcome.rejects))} are shown",
        )
    if outcome.report:
        create_link_artifact(Path(outcome.report).resolve().as_uri(), key="check-page", link_text="Readable page of the checks")
    for event, is_due, payload in (
        ("dateline.run.blocked", outcome.status == "blocked", {"blocked_by": list(outcome.blocked_by)}),
        ("dateline.check.broken", bool(outcome.broken_checks), {"checks": list(outcome.broken_checks)}),
        ("dateline.check.failed", any(c.status == "failed" for c in outcome.checks), {"rows": outcome.check_failure_count}),
    ):
        if is_due:
            resource = {"prefect.resource.id": f"dateline.warehouse.{Path(outcome.warehouse).name}"}
            emit_event(event, resource=resource, payload=payload | {"run_id": outcome.run_id})


def summary_markdown(outcome: Outcome) -> str:
    """Return the summary of a run as Markdown."""
    rows = [
        ("Files read", outcome.file_count),
        ("Files known already", outcome.known_file_count),
        ("Documents", outcome.document_count),
        ("Articles", outcome.article_count),
        ("Events", outcome.event_count),
        ("Lines removed", outcome.removed_line_count),
        ("Refused", outcome.reject_count),
        ("Rows kept out by checks", outcome.check_failure_count),
    ]
    parts = [f"# {outcome.status.capitalize()}", f"`{outcome.warehouse}`", _table(("What", "How many"), rows)]
    if outcome.removed_by_kind:
        parts += ["## Lines removed, by kind", _table(("Kind", "Lines"), list(outcome.removed_by_kind.items()))]
    if outcome.rejects_by_reason:
        parts += ["## Refused, by reason", _table(("Reason", "How many"), list(outcome.rejects_by_reason.items()))]
    if outcome.blocked_by:
        parts += ["## Blocked by", *(f"- {reason}" for reason in outcome.blocked_by)]
    return "\n\n".join(parts)


def check_matrix(outcome: Outcome) -> list[dict[str, object]]:
    """Return one row per check, failures first."""
    order = {"broken": 0, "failed": 1, "passed": 2}
    return [
        {
            "check": check.rule_id,
            "table": check.table,
            "severity": check.severity,
            "result": _MARKS[check.status],
            "rows": check.failed,
            "meaning": check.meaning,
        }
        for check in sorted(outcome.checks, key=lambda c: (order[c.status], c.table, c.rule_id))
    ]


def _table(head: tuple[str, str], rows: list[tuple[str, int]]) -> str:
    lines = [f"| {head[0]} | {head[1]} |", "| --- | ---: |", *(f"| {name} | {count:,} |" for name, count in rows)]
    return "\n".join(lines)
