"""Printing the outcome of a run for people."""

import re

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.outcome import Outcome

QUERY = "SELECT month, actor, recipient, cooperation_count, conflict_count FROM dyads LIMIT 10"
REJECTS_SHOWN = 10
_STATUS = {"published": "green", "unchanged": "cyan", "blocked": "red"}


def print_outcome(outcome: Outcome, console: Console) -> None:
    """Print counts, removed lines by kind, rejects by reason, checks, the path and a query to paste."""
    console.print()
    known = f", {outcome.known_file_count:,} known already" if outcome.known_file_count else ""
    colour = _STATUS.get(outcome.status, "yellow")
    console.print(
        f"[bold {colour}]{outcome.status.capitalize()}[/] in {outcome.seconds:.1f} s: {outcome.file_count:,} files read{known}"
    )
    console.print(_counts(outcome))
    for title, counts in (("Lines removed, by kind", outcome.removed_by_kind), ("Refused, by reason", outcome.rejects_by_reason)):
        if counts:
            console.print(_tally(title, counts))
    for row in outcome.rejects[:REJECTS_SHOWN]:
        member = f" [{row['member']}]" if row.get("member") else ""
        console.print(
            f"  [yellow]{row['reason']}[/] {escape(visible(str(row['source_uri']) + member))}: {escape(visible(row.get('detail') or ''))}",
            soft_wrap=True,
        )
    if len(outcome.rejects) > REJECTS_SHOWN:
        console.print(f"  … and {len(outcome.rejects) - REJECTS_SHOWN} more in the table rejects")
    if outcome.checks:
        _print_checks(outcome, console)
    console.print()
    if outcome.totals:
        console.print(
            "In the warehouse: " + ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in outcome.totals.items())
        )
    console.print(f"Database: [bold]{escape(outcome.warehouse)}[/]", soft_wrap=True)
    if outcome.report:
        console.print(f"Checks as a page: {escape(outcome.report)}", soft_wrap=True)
    if outcome.failed_build:
        console.print(f"The build that did not pass: {escape(outcome.failed_build)}", soft_wrap=True)
    else:
        console.print(f'Try: dateline query --warehouse {escape(outcome.warehouse)} "{QUERY}"', soft_wrap=True, highlight=False)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def visible(text: str) -> str:
    """Return text that came from outside without the control characters that a terminal would obey."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _counts(outcome: Outcome) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column(justify="right")
    for name, value in (
        ("Documents", outcome.document_count),
        ("  of them copies", outcome.duplicate_count),
        ("Articles", outcome.article_count),
        ("Events", outcome.event_count),
        ("Lines removed", outcome.removed_line_count),
        ("Refused", outcome.reject_count),
    ):
        table.add_row(name, f"{value:,}")
    return table


def _tally(title: str, counts: dict[str, int]) -> Table:
    table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name, count in counts.items():
        table.add_row(name, f"{count:,}")
    return table


def _print_checks(outcome: Outcome, console: Console) -> None:
    passed = sum(check.status == "passed" for check in outcome.checks)
    kept_out = f", {outcome.check_failure_count:,} rows kept out or marked" if outcome.check_failure_count else ""
    console.print(f"Checks: {passed} of {len(outcome.checks)} passed{kept_out}")
    for check in outcome.checks:
        if check.status != "passed":
            word = "could not run" if check.status == "broken" else f"{check.severity}: {check.failed} rows"
            console.print(f"  [red]{escape(check.rule_id)}[/] ({word}) {escape(check.meaning)}", soft_wrap=True)
    for reason in outcome.blocked_by:
        console.print(f"  [bold red]Blocked by[/] {escape(reason)}", soft_wrap=True)
