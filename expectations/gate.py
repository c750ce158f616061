"""The gate: the only module that knows Great Expectations.

Importing Great Expectations takes seconds, so it is imported when a gate is opened (or ahead of
time by `preload`), never with this module. Its silences are guarded against: an expectation that
did not get into the suite, one without a result and one whose count of failing rows differs from
that of the check's own SQL predicate are all reported as broken, never as passed.
"""

import logging
import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from expectations.checks import Check
from expectations.connection import Connection
from expectations.predicates import RowCounts, count_failures
from expectations.verdict import CheckResult

_RESULT_FORMAT = {"result_format": "BASIC", "partial_unexpected_count": 0}
# SQLAlchemy takes a word after a colon for a parameter, in texts and regular expressions too.
_COLON = re.compile(r"(?<![:\w\\]):(?=\w)")


class SuiteError(RuntimeError):
    """The suite does not hold exactly the checks that it was built from."""


def preload() -> None:
    """Import Great Expectations now, so that a gate opened later in this process opens at once."""
    _import()


def _import() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    return great_expectations


class Gate:
    """Great Expectations over one open connection. Made by `open_gate`."""

    def __init__(self, con: Connection, context: Any, source: Any, *, has_docs: bool) -> None:
        self._con = con
        self._context = context
        self._source = source
        self._has_docs = has_docs
        self._suite_count = 0

    def validate(self, checks: Sequence[Check]) -> tuple[CheckResult, ...]:
        """Ask the checks, all of one relation (`audit.events`), and return their results in the same order.

        Nothing that goes wrong inside Great Expectations is raised: the checks concerned are broken.
        """
        results, _ = self.validate_rows(checks)
        return results

    def validate_rows(self, checks: Sequence[Check]) -> tuple[tuple[CheckResult, ...], RowCounts]:
        """As `validate`, with the counts that the SQL predicates gave."""
        relations = {check.relation for check in checks}
        if len(relations) != 1:
            raise ValueError(f"a suite reads one relation, not {sorted(relations)}")
        relation = relations.pop()
        try:
            counts = count_failures(self._con, relation, checks)
            outcomes = self._run(relation, checks)
        except SuiteError:
            raise
        except Exception as error:
            detail = _first_line(error)
            return tuple(CheckResult(check, "broken", detail=detail) for check in checks), RowCounts(0, {}, 0, {})
        return tuple(_read(check, outcomes.get(check.rule_id), counts) for check in checks), counts

    def write_docs(self, folder: Path) -> Path:
        """Write Great Expectations' own Data Docs of all that was asked into the folder; return the first page.

        Only of a gate opened with `has_docs`; raises ValueError for another.
        The pages load their styles from the network; `expectations.page` needs none.
        """
        if not self._has_docs:
            raise ValueError("the gate was opened without has_docs, so its results were not kept")
        folder.mkdir(parents=True, exist_ok=True)
        self._context.add_data_docs_site(
            site_name="dateline",
            site_config={
                "class_name": "SiteBuilder",
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.absolute())},
            },
        )
        self._context.build_data_docs(site_names=["dateline"])
        return folder / "index.html"

    def _run(self, relation: str, checks: Sequence[Check]) -> Mapping[str, Any]:
        gx = _import()
        self._suite_count += 1
        schema, table = relation.split(".")
        name = f"{self._suite_count:02d} {relation.replace('.', ' ')}"
        with warnings.catch_warnings():
            # The advice is to name the schema in the connection; this one serves several schemas.
            warnings.filterwarnings("ignore", "`schema_name` is deprecated", DeprecationWarning)
            asset = self._source.add_table_asset(name, table_name=table, schema_name=schema)
        batches = asset.add_batch_definition_whole_table("all")
        suite = gx.ExpectationSuite(name=name, expectations=[_expectation(gx, check) for check in checks])
        _require_same(checks, (expectation.meta["rule_id"] for expectation in suite.expectations))
        if self._has_docs:
            suite = self._context.suites.add(suite)
            definition = gx.ValidationDefinition(name=name, data=batches, suite=suite)
            outcome = self._context.validation_definitions.add(definition).run(result_format=_RESULT_FORMAT)
        else:
            # The same validation without being stored, which costs a sixth of it.
            outcome = batches.get_batch().validate(suite, result_format=_RESULT_FORMAT)
        return {result.expectation_config.meta["rule_id"]: result for result in outcome.results}


@contextmanager
def open_gate(con: Connection, *, has_docs: bool = False) -> Iterator[Gate]:
    """Open Great Expectations over the connection, which must have no transaction open.

    With `has_docs`, results are kept in memory for `Gate.write_docs`.

    Nothing is sent or kept: no telemetry, no progress bars, settings and results in memory only.
    """
    gx = _import()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    from expectations.duckdb_dialect import lend

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    with lend(con) as url:
        source = context.data_sources.add_sql("build", connection_string=url)
        try:
            yield Gate(con, context, source, has_docs=has_docs)
        finally:
            # Great Expectations' cursor would keep the file locked.
            source.get_engine().dispose()


def _expectation(gx: Any, check: Check) -> Any:
    kwargs = dict(check.kwargs)
    query = kwargs.get("unexpected_rows_query")
    if isinstance(query, str):
        kwargs["unexpected_rows_query"] = _COLON.sub(r"\:", query)
    kind = getattr(gx.expectations, check.expectation)
    return kind(**kwargs, severity=check.severity, meta={"rule_id": check.rule_id}, notes=check.meaning)


def _require_same(checks: Iterable[Check], in_suite: Iterable[str]) -> None:
    asked, held = sorted(check.rule_id for check in checks), sorted(in_suite)
    if asked != held:
        raise SuiteError(f"the suite was to hold {len(asked)} checks and holds {len(held)}: {sorted(set(asked) ^ set(held))}")


def _read(check: Check, outcome: Any, counts: RowCounts) -> CheckResult:
    if outcome is None:
        return CheckResult(check, "broken", detail="Great Expectations gave no result")
    found = outcome.result or {}
    failed = found.get("unexpected_count", found.get("observed_value"))
    if failed is None:
        return CheckResult(check, "broken", detail=_exception(outcome))
    if bool(outcome.success) != (failed == 0):
        return CheckResult(check, "broken", detail=f"the check says success={outcome.success} with {failed} failing rows")
    if check.predicate is not None:
        if check.rule_id in counts.errors:
            return CheckResult(check, "broken", detail=counts.errors[check.rule_id])
        if (counted := counts.failed[check.rule_id]) != failed:
            return CheckResult(
                check, "broken", detail=f"Great Expectations counts {failed} failing rows, the predicate {counted}"
            )
    return CheckResult(check, "failed" if failed else "passed", counts.checked, int(failed))


def _exception(outcome: Any) -> str:
    info = outcome.exception_info or {}
    entries = [info, *(entry for entry in info.values() if isinstance(entry, dict))]
    messages = [entry["exception_message"] for entry in entries if entry.get("exception_message")]
    return " ".join(str(messages[0]).split())[:300] if messages else "Great Expectations gave an empty result"


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
