"""The main job as a Prefect flow: raw files to published tables. The order of a run stands here.

Tasks exchange paths and counts, never frames; a batch is the unit of work, retry and reuse. The
work itself is in `flows.build` and, for the worker processes, in `flows.reading` and `flows.stage`.
"""

from collections.abc import Sequence
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect import Task, flow, get_run_logger, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff
from prefect.utilities.annotations import quote

from expectations.verdict import Verdict
from flows import artifacts
from flows.build import Built, audit_build, build, finish, finish_unchanged
from flows.job import CodeJob, Read, ReadJob, Staged
from flows.outcome import Outcome
from flows.prepare import Prepared, prepare, take_prepared
from flows.settings import load_settings
from flows.supervise import code_chunk, read_files
from flows.workers import Workers

T = TypeVar("T")
_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


def _as_it_is(value: T) -> T:
    """Hand a value to a task without Prefect walking through it (a batch names a thousand files)."""
    return cast("T", quote(value))


@task(name="read-files", task_run_name="read batch {number}", retry_jitter_factor=0.5, **_TASK)
def read_batch(number: int, job: ReadJob, workers: Workers) -> list[Read]:  # noqa: ARG001 - the number names the task run
    """Read one batch of files into documents and lines, in a worker process."""
    return read_files(job, workers)


@task(name="find-templates", **_TASK)
def find_templates(prepared: Prepared, read: list[Read]) -> tuple[CodeJob, ...]:
    """Count the lines that come again over the documents of each source; returns what is to be coded."""
    return prepared.plan_coding(read)


@task(name="clean-and-code", task_run_name="code batch {number}", retry_jitter_factor=0.5, **_TASK)
def code_batch(number: int, job: CodeJob, workers: Workers) -> list[Staged]:  # noqa: ARG001 - the number names the task run
    """Clean and code one batch of documents in a worker process; returns its parts."""
    return code_chunk(job, workers)


@task(name="build", **_TASK)
def build_database(prepared: Prepared, staged: list[Staged]) -> Built | None:
    """Load the staged parts into a copy of the published database; None when they add nothing."""
    return build(prepared, staged)


@task(name="audit", **_TASK)
def audit_database(prepared: Prepared, built: Built) -> Verdict:
    """Run the checks over the build, in the process that has Great Expectations loaded."""
    return prepared.workers.audit(
        audit_build, built.path, prepared.run_id, prepared.started_at, prepared.settings.data_docs
    ).result()


@task(name="publish", **_TASK)
def publish_database(prepared: Prepared, staged: list[Staged], built: Built, verdict: Verdict) -> Outcome:
    """Rename the build to the published name, unless the verdict blocks it."""
    return finish(prepared, staged, built, verdict)


@flow(
    name="ingest",
    flow_run_name="{run_name}",
    task_runner=cast("TaskRunner[Any]", ThreadPoolTaskRunner(max_workers=8)),
    persist_result=False,
)
def ingest(paths: list[str] | None = None, settings: dict[str, Any] | None = None, run_name: str = "ingest") -> Outcome:  # noqa: ARG001 - it names the flow run
    """Turn raw news files into the published warehouse.

    `paths` are files, folders or globs (the shipped samples when empty); `settings` overrides
    settings by name. Raises InputError, WarehouseError or SettingsError with one clear sentence.
    """
    prepared = take_prepared() or prepare(load_settings(**(settings or {})), paths or [])
    try:
        log = get_run_logger()
        log.info(
            "%d files to read in %d batches; %d known already", prepared.file_count, len(prepared.jobs), prepared.known_count
        )
        staged = _stage_all(prepared)
        built = build_database(_as_it_is(prepared), _as_it_is(staged)) if staged else None
        if built is None:
            outcome = finish_unchanged(prepared, staged)
        else:
            verdict = audit_database(_as_it_is(prepared), _as_it_is(built))
            outcome = publish_database(_as_it_is(prepared), _as_it_is(staged), _as_it_is(built), _as_it_is(verdict))
        counts = (outcome.document_count, outcome.article_count, outcome.event_count, outcome.reject_count)
        log.info("%s: %d documents, %d articles, %d events, %d refused", outcome.status, *counts)
        for reason in (*outcome.blocked_by, *outcome.broken_checks):
            log.error("blocked by %s", reason)
        try:
            artifacts.publish_outcome(outcome)
        except Exception:  # what is published stays published, whatever the dashboard's server does
            log.exception("the run's artifacts could not be shown")
        return outcome
    finally:
        prepared.close()


def _stage_all(prepared: Prepared) -> list[Staged]:
    """Read every batch, find the templates, code every batch; the progress is shown in the dashboard and to the caller."""
    if not prepared.jobs:
        return []
    progress = _Progress(prepared, 2 * len(prepared.jobs))
    read = _map(read_batch, prepared.jobs, prepared, progress)
    jobs = find_templates(_as_it_is(prepared), _as_it_is(read))
    progress.total = len(prepared.jobs) + len(jobs)
    return _map(code_batch, jobs, prepared, progress)


def _map(work: Task[..., list[T]], jobs: Sequence[ReadJob | CodeJob], prepared: Prepared, progress: "_Progress") -> list[T]:
    """Run a task for every job at once, and return all results."""
    trying = work.with_options(retries=prepared.settings.retries, retry_delay_seconds=exponential_backoff(backoff_factor=2))
    futures = [trying.submit(number, _as_it_is(job), _as_it_is(prepared.workers)) for number, job in enumerate(jobs, 1)]
    results: list[T] = []
    for future in as_completed(futures):
        results += future.result()
        progress.advance()
    return results


class _Progress:
    """Batches done in both phases."""

    def __init__(self, prepared: Prepared, total: int) -> None:
        self._prepared, self.total, self._done, self._shown = prepared, total, 0, 0.0
        self._artifact = cast(
            "UUID", create_progress_artifact(progress=0.0, key="batches", description="Batches read, then coded")
        )

    def advance(self) -> None:
        """Count one more batch; the dashboard is told in steps of a twentieth."""
        self._done += 1
        self._prepared.on_progress(self._done, self.total)
        percent = 100.0 * self._done / self.total
        if percent >= 100 or percent - self._shown >= 5:
            update_progress_artifact(self._artifact, progress=percent)
            self._shown = percent
