"""The results of an audit as one HTML page that needs nothing but itself."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files

from expectations.verdict import CheckResult, Verdict, count_statuses

Samples = Mapping[str, Sequence[Mapping[str, object]]]
"""By rule id, some of the rows that failed, each as column and value."""

_ORDER = {"broken": 0, "failed": 1, "passed": 2}
_SEVERITIES = {"critical": 0, "warning": 1, "info": 2}
_LONGEST_VALUE = 160


def page(verdict: Verdict, run_id: str, checked_at: str, samples: Samples | None = None) -> str:
    """Return the page: the verdict in a sentence, what needs attention, then every check by table.

    `checked_at` is printed as it is. `samples` are shown under their check, long values cut.
    """
    samples = samples or {}
    counts = count_statuses(verdict.results)
    attention = sorted((r for r in verdict.results if r.status != "passed"), key=_weight)
    tables: dict[str, list[CheckResult]] = {}
    for result in verdict.results:
        tables.setdefault(result.check.table, []).append(result)
    parts = [
        _headline(verdict),
        f"<p class='run'>Run <code>{escape(run_id)}</code> · checked {escape(checked_at)}</p>",
        _tiles(counts, verdict.results),
        _attention(attention, samples),
        "<h2>All checks</h2>",
        *(_table(name, results) for name, results in tables.items()),
        _LEGEND,
    ]
    style = files("expectations").joinpath("page.css").read_text(encoding="utf-8")
    return _SHELL.format(title=f"Checks of run {escape(run_id)}", style=style, body="\n".join(parts))


def _headline(verdict: Verdict) -> str:
    if verdict.broken:
        state, word = "broken", "Not published: some checks could not run"
        more = "A check that could not run says nothing about the data. The published file is as it was."
    elif verdict.blocked:
        state, word = "failed", "Not published: the run as a whole failed"
        names = ", ".join(f"<code>{escape(result.check.rule_id)}</code>" for result in verdict.blocking)
        more = f"Blocked by {names}. The published file is as it was."
    elif any(result.status == "failed" for result in verdict.results):
        state, word, more = "warned", "Publishable, with findings", _findings(verdict.results)
    elif verdict.results:
        state, word, more = "passed", "Publishable: every check passed", "No row was kept out."
    else:
        state, word, more = "passed", "Nothing new", "The run brought no rows, so nothing was asked."
    return f"<header class='{state}'><h1>{word}</h1><p>{more}</p></header>"


def _findings(results: Iterable[CheckResult]) -> str:
    failed = [result for result in results if result.status == "failed"]
    critical = sum(result.check.severity == "critical" for result in failed)
    warned = len(failed) - critical
    parts = []
    if critical:
        parts.append(
            f"Rows that fail {_number(critical, 'critical check')} were kept out; <code>check_failures</code> holds them."
        )
    if warned:
        parts.append(f"{_number(warned, 'warning').capitalize()} to look at.")
    return " ".join(parts)


def _tiles(counts: Mapping[str, int], results: Sequence[CheckResult]) -> str:
    rows = {r.check.table: r.checked_count or 0 for r in results if r.check.level == "row"}
    tiles = "".join(
        f"<div class='tile {status}{'' if number else ' none'}'><b>{number:,}</b> {status}</div>"
        for status, number in counts.items()
    )
    looked_at = " · ".join(f"{number:,} {escape(name.replace('_', ' '))}" for name, number in rows.items())
    return f"<div class='tiles'>{tiles}</div><p class='run'>Rows of this run: {looked_at or 'none'}</p>"


def _attention(results: Sequence[CheckResult], samples: Samples) -> str:
    if not results:
        return ""
    # Where a check of a table could not run, none of its rows was kept out.
    halted = {result.check.table for result in results if result.status == "broken"}
    return "<h2>What needs attention</h2>" + "".join(
        _card(result, samples.get(result.check.rule_id, ()), is_halted=result.check.table in halted) for result in results
    )


def _card(result: CheckResult, rows: Sequence[Mapping[str, object]], *, is_halted: bool) -> str:
    check = result.check
    if result.status == "broken":
        found = f"Could not run: {escape(result.detail or 'no reason given')}"
    elif check.level == "row":
        fate = "kept out" if check.severity == "critical" and not is_halted else "not kept out"
        found = f"{_number(result.failed_count or 0, 'row')} of {result.checked_count or 0:,} failed, {fate}."
    else:
        found = f"Found: {escape(result.observed or '')}. Allowed: {escape(check.threshold or '')}."
        found += " <b>This blocks the run.</b>" if check.severity == "critical" else ""
    return (
        f"<section class='card {result.status} {check.severity}'><h3>{escape(check.meaning)}</h3>"
        f"<p>{_status(result)} {_severity(check.severity)} <code>{escape(check.rule_id)}</code></p>"
        f"<p>{found}</p>{_sample(rows)}</section>"
    )


def _sample(rows: Sequence[Mapping[str, object]]) -> str:
    if not rows:
        return ""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in columns)
    body = "".join("<tr>" + "".join(f"<td>{_value(row.get(name))}</td>" for name in columns) + "</tr>" for row in rows)
    label = f"{_number(len(rows), 'failing row')} as an example"
    return (
        f"<details><summary>{label}</summary><div class='wide' tabindex='0' role='region' aria-label='Failing rows'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _table(name: str, results: Sequence[CheckResult]) -> str:
    bad = sum(result.status != "passed" for result in results)
    note = f"{bad} of {len(results)} not passed" if bad else f"all {len(results)} passed"
    body = "".join(map(_line, sorted(results, key=_weight)))
    return (
        f"<details class='suite'{' open' if bad else ''}><summary><h3>{escape(name)}</h3> <span>{note}</span></summary>"
        f"<div class='wide' tabindex='0' role='region' aria-label='Checks of {escape(name)}'><table><thead><tr>"
        "<th scope='col'>Status</th><th scope='col'>Check</th><th scope='col'>Severity</th><th scope='col'>Judges</th>"
        "<th scope='col' class='number'>Looked at</th><th scope='col' class='number'>Failed</th><th scope='col'>Found, and allowed</th>"
        f"</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _line(result: CheckResult) -> str:
    check = result.check
    counts = (f"{result.checked_count:,}", f"{result.failed_count:,}") if result.failed_count is not None else ("–", "–")
    if check.level == "whole" and check.expectation != "UnexpectedRowsExpectation":
        counts = ("–", "–")  # one figure was looked at, no rows
    found = result.detail if result.status == "broken" else result.observed
    bound = f"<small>{escape(check.threshold)}</small>" if check.threshold and check.threshold != "no row" else ""
    return (
        f"<tr class='{result.status}'><td>{_status(result)}</td><td>{escape(check.meaning)}<br><code>{escape(check.rule_id)}</code></td>"
        f"<td>{_severity(check.severity)}</td><td>{'rows' if check.level == 'row' else 'the run'}</td>"
        f"<td class='number'>{counts[0]}</td><td class='number'>{counts[1]}</td><td>{escape(found or '')}{bound}</td></tr>"
    )


def _status(result: CheckResult) -> str:
    sign = {"passed": "✓", "failed": "✗", "broken": "⚠"}[result.status]
    return f"<span class='status {result.status}'><span aria-hidden='true'>{sign}</span> {result.status}</span>"


def _severity(severity: str) -> str:
    return f"<span class='severity {severity}'>{severity}</span>"


def _value(value: object) -> str:
    if value is None:
        return "<i>NULL</i>"
    text = str(value)
    if not text.strip():
        return "<i>blank</i>"
    return escape(text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…")


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _weight(result: CheckResult) -> tuple[int, int]:
    return _ORDER[result.status], _SEVERITIES[result.check.severity]


_LEGEND = """<h2>How to read this</h2>
<dl>
<dt>rows</dt><dd>The check judges each row. A row that fails a critical check stays out of its table; one that fails a warning
is published. Both are listed in the table <code>check_failures</code> with the rule and the values.</dd>
<dt>the run</dt><dd>The check judges the run as a whole. A critical failure blocks it: nothing is published.</dd>
<dt>broken</dt><dd>The check could not run. That is never a pass: the run is blocked and ends with an error.</dd>
</dl>"""

_SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
