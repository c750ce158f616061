from dataclasses import replace

from expectations.checks import figure_check, row_check, whole_check
from expectations.verdict import CheckResult, count_statuses, judge, to_rows
from warehouse.tables.runs import CHECKS, LEDGER

ROW = CheckResult(row_check(LEDGER, "a.row", "critical", "A.", "false"), "failed", 10, 2)
WHOLE = CheckResult(whole_check(LEDGER, "b.whole", "critical", "B.", "FROM {batch}"), "failed", 10, 1, "1 row")
FIGURE = CheckResult(figure_check(LEDGER, "c.figure", "warning", "C.", "share", "at most 1"), "failed", 1, 1, "2")
BROKEN = CheckResult(row_check(LEDGER, "d.broken", "warning", "D.", "false"), "broken", detail="no such column")


def test_failing_rows_and_warnings_of_the_whole_do_not_block() -> None:
    verdict = judge([ROW, FIGURE])
    assert not verdict.blocked
    assert verdict.blocking == ()


def test_a_critical_failure_of_the_whole_blocks() -> None:
    verdict = judge([ROW, WHOLE])
    assert verdict.blocked
    assert verdict.blocking == (WHOLE,)


def test_a_passed_check_of_the_whole_does_not_block() -> None:
    assert not judge([replace(WHOLE, status="passed")]).blocked


def test_a_broken_check_blocks_even_when_only_a_warning() -> None:
    verdict = judge([ROW, BROKEN])
    assert verdict.blocked
    assert [result.check.rule_id for result in verdict.broken] == ["ledger.d.broken"]


def test_nothing_asked_is_no_block() -> None:
    assert not judge([]).blocked


def test_rows_of_the_checks_table() -> None:
    frame = to_rows(judge([ROW, FIGURE, BROKEN]), "run-1")
    assert frame.columns == list(CHECKS.names)
    assert frame.rows() == [
        ("run-1", "ledger.a.row", "ledger", "row", "critical", "failed", "A.", 10, 2, None, None),
        ("run-1", "ledger.c.figure", "ledger", "whole", "warning", "failed", "C.", 1, 1, "2", "at most 1"),
        ("run-1", "ledger.d.broken", "ledger", "row", "warning", "broken", "D.", None, None, "no such column", None),
    ]


def test_no_results_make_no_rows() -> None:
    assert to_rows(judge([]), "run-1").is_empty()


def test_statuses_are_counted() -> None:
    assert count_statuses([ROW, FIGURE, BROKEN]) == {"passed": 0, "failed": 2, "broken": 1}
