"""What a run came to, for people, programs and the dashboard."""

from dataclasses import asdict, dataclass, field
from typing import Any

from flows.errors import ExitCode


@dataclass(frozen=True)
class CheckLine:
    """One line of the check matrix."""

    rule_id: str
    table: str
    level: str
    severity: str
    status: str
    failed: int | None
    meaning: str


@dataclass(frozen=True)
class Outcome:
    """One run's result. `status` is a code of the list run_statuses; counts are of this run alone."""

    run_id: str
    status: str
    warehouse: str
    inputs: tuple[str, ...]
    file_count: int
    known_file_count: int
    document_count: int = 0
    duplicate_count: int = 0
    article_count: int = 0
    event_count: int = 0
    removed_line_count: int = 0
    reject_count: int = 0
    check_failure_count: int = 0
    batches_reused: int = 0
    removed_by_kind: dict[str, int] = field(default_factory=dict)
    rejects_by_reason: dict[str, int] = field(default_factory=dict)
    rejects: tuple[dict[str, str | None], ...] = ()
    checks: tuple[CheckLine, ...] = ()
    broken_checks: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    report: str | None = None
    failed_build: str | None = None
    totals: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def exit_code(self) -> ExitCode:
        """The code that a shell sees."""
        if self.broken_checks:
            return ExitCode.BROKEN_CHECK
        if self.status == "blocked":
            return ExitCode.BLOCKED
        if self.file_count and not self.document_count and not self.known_file_count:
            return ExitCode.NOTHING_READ
        return ExitCode.OK

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as plain values, for JSON."""
        return asdict(self) | {"exit_code": int(self.exit_code)}
