import re
from dataclasses import replace

import pytest

from expectations.checks import figure_check, row_check, whole_check
from expectations.page import page
from expectations.verdict import CheckResult, judge
from warehouse.tables.events import EVENTS

PASSED = CheckResult(row_check(EVENTS, "a.passed", "critical", "All <b>is</b> well.", "false"), "passed", 1200, 0)
KEPT_OUT = CheckResult(row_check(EVENTS, "b.kept-out", "critical", "Spans are sound.", "false"), "failed", 1200, 3)
WARNED = CheckResult(row_check(EVENTS, "c.warned", "warning", "Dates are near.", "false"), "failed", 1200, 1)
DRIFTED = CheckResult(
    figure_check(EVENTS, "d.drift", "warning", "As many as before.", "ratio", "at least 0.5"), "failed", 1, 1, "0.2 now"
)
BLOCKING = CheckResult(
    whole_check(EVENTS, "e.blocks", "critical", "Keys are unique.", "FROM {batch}"), "failed", 1200, 2, "2 rows"
)
BROKEN = CheckResult(row_check(EVENTS, "f.broken", "warning", "Could be asked.", "false"), "broken", detail="no column <x>")


@pytest.mark.parametrize(
    ("results", "headline"),
    [
        ([], "Nothing new"),
        ([PASSED], "Publishable: every check passed"),
        ([PASSED, KEPT_OUT], "Publishable, with findings"),
        ([PASSED, WARNED], "Publishable, with findings"),
        ([PASSED, BLOCKING], "Not published: the run as a whole failed"),
        ([BLOCKING, BROKEN], "Not published: some checks could not run"),
    ],
)
def test_headline(results: list[CheckResult], headline: str) -> None:
    assert f"<h1>{headline}</h1>" in page(judge(results), "run-1", "today")


def test_the_page_needs_nothing_but_itself() -> None:
    text = page(judge([PASSED, KEPT_OUT, BROKEN]), "run-1", "today", {"events.b.kept-out": [{"key": "k"}]})
    assert not re.search(r"https?:|<script|<link|<img|url\(|@import| src=| href=", text)


def test_texts_are_escaped() -> None:
    text = page(judge([PASSED, BROKEN]), "<run>", "today", {})
    assert "All &lt;b&gt;is&lt;/b&gt; well." in text
    assert "no column &lt;x&gt;" in text
    assert "<run>" not in text


def test_what_needs_attention_comes_first_and_worst_first() -> None:
    text = page(judge([PASSED, WARNED, KEPT_OUT, BROKEN]), "run-1", "today")
    attention = text.split("All checks")[0]
    places = [attention.index(name) for name in ("events.f.broken", "events.b.kept-out", "events.c.warned")]
    assert places == sorted(places)
    assert "events.a.passed" not in attention
    assert "3 rows of 1,200 failed, not kept out." in attention
    assert "1 row of 1,200 failed, not kept out." in attention


def test_rows_are_kept_out_unless_a_check_of_their_table_could_not_run() -> None:
    assert "3 rows of 1,200 failed, kept out." in page(judge([KEPT_OUT]), "run-1", "today")
    assert "3 rows of 1,200 failed, not kept out." in page(judge([KEPT_OUT, BROKEN]), "run-1", "today")


def test_a_blocking_failure_says_so() -> None:
    assert "Found: 2 rows. Allowed: no row. <b>This blocks the run.</b>" in page(judge([BLOCKING]), "run-1", "today")


def test_figures_are_shown_beside_their_bound_and_not_as_rows() -> None:
    text = page(judge([DRIFTED]), "run-1", "today")
    assert "Found: 0.2 now. Allowed: at least 0.5." in text
    assert "<td class='number'>–</td><td class='number'>–</td><td>0.2 now<small>at least 0.5</small></td>" in text


def test_samples_show_null_and_cut_long_values() -> None:
    rows = [{"key": "k1", "evidence": "x" * 500}, {"key": "k2", "evidence": None}, {"key": "k3", "evidence": " "}]
    text = page(judge([KEPT_OUT]), "run-1", "today", {"events.b.kept-out": rows})
    assert "3 failing rows as an example" in text
    assert f"<td>{'x' * 159}…</td>" in text
    assert "<td><i>NULL</i></td>" in text
    assert "<td><i>blank</i></td>" in text


def test_samples_of_a_check_that_passed_are_not_shown() -> None:
    assert "secret" not in page(judge([replace(KEPT_OUT, status="passed")]), "r", "t", {"events.b.kept-out": [{"key": "secret"}]})
