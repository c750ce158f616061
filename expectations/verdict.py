"""What the checks found, and whether the run may be published."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import polars as pl

from expectations.checks import Check
from warehouse.frames import conform, polars_schema
from warehouse.tables.runs import CHECKS

Status = Literal["passed", "failed", "broken"]


@dataclass(frozen=True)
class CheckResult:
    """What one check found.

    `checked_count` and `failed_count` count rows and are None when the check is broken; `observed`
    is the value found, for a check of the whole; `detail` says how a broken check failed.
    """

    check: Check
    status: Status
    checked_count: int | None = None
    failed_count: int | None = None
    observed: str | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Verdict:
    """The results of an audit, in the order asked, and what follows from them.

    `blocked`: the build may not be published. `broken` holds the checks that could not run;
    they block too, and are an error of their own.
    """

    results: tuple[CheckResult, ...]
    blocked: bool
    broken: tuple[CheckResult, ...]

    @property
    def blocking(self) -> tuple[CheckResult, ...]:
        """The failures of the whole that keep the build from being published."""
        return tuple(result for result in self.results if _blocks(result))


def judge(results: Iterable[CheckResult]) -> Verdict:
    """Return the verdict on these results: a critical failure of the whole blocks, and so does a broken check."""
    ordered = tuple(results)
    broken = tuple(result for result in ordered if result.status == "broken")
    return Verdict(ordered, bool(broken) or any(map(_blocks, ordered)), broken)


def count_statuses(results: Iterable[CheckResult]) -> dict[str, int]:
    """Return how many checks passed, failed and were broken."""
    counts = Counter(result.status for result in results)
    return {"passed": counts["passed"], "failed": counts["failed"], "broken": counts["broken"]}


def to_rows(verdict: Verdict, run_id: str) -> pl.DataFrame:
    """Return the rows of the table `checks`, run_id included."""
    records = [
        {
            "run_id": run_id,
            "rule_id": result.check.rule_id,
            "table_name": result.check.table,
            "level": result.check.level,
            "severity": result.check.severity,
            "status": result.status,
            "meaning": result.check.meaning,
            "checked_count": result.checked_count,
            "failed_count": result.failed_count,
            "observed": result.detail if result.status == "broken" else result.observed,
            "threshold": result.check.threshold,
        }
        for result in verdict.results
    ]
    return conform(pl.DataFrame(records, schema=polars_schema(CHECKS)), CHECKS)


def _blocks(result: CheckResult) -> bool:
    return result.check.level == "whole" and result.check.severity == "critical" and result.status == "failed"
