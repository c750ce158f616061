"""The main job as a Prefect flow: raw files to published tables. The order of a run stands here.

Tasks exchange paths and counts, never frames; a batch is the unit of work, retry and reuse. The
work itself is in `flows.build` and, for the worker processes, in `flows.stage`.
"""

from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.tasks import exponential_backoff
from prefect.utilities.annotations import quote

from expectations.verdict import Verdict
from flows import artifacts
from flows.build import Built, audit_build, build, finish, finish_unchanged
from flows.job import Job, Staged
from flows.outcome import Outcome
from flows.prepare import Prepared, prepare, take_prepared
from flows.settings import load_settings
from flows.workers import Workers

T = TypeVar("T")
_TASK: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


def _as_it_is(value: T) -> T:
    """Hand a value to a task without Prefect walking through it (a batch names a thousand files)."""
    return cast("T", quote(value))


@task(name="stage-batch", task_run_name="batch {number}", retry_jitter_factor=0.5, **_TASK)
def stage_batch(number: int, job: Job, workers: Workers) -> list[Staged]:  # noqa: ARG001 - the number names the task run
    """Read, clean and code one batch of files in a worker process; returns its parts."""
    return run_job(job, workers)


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
    """Stage every batch, the progress shown in the dashboard and to the caller."""
    total = len(prepared.jobs)
    if not total:
        return []
    progress = cast("UUID", create_progress_artifact(progress=0.0, key="batches", description=f"{total} batches of files"))
    retries = prepared.settings.retries
    staging = stage_batch.with_options(retries=retries, retry_delay_seconds=exponential_backoff(backoff_factor=2))
    futures = [staging.submit(number, _as_it_is(job), _as_it_is(prepared.workers)) for number, job in enumerate(prepared.jobs, 1)]
    staged: list[Staged] = []
    for done, future in enumerate(as_completed(futures), 1):
        staged += future.result()
        prepared.on_progress(done, total)
        if done == total or done % max(1, total // 20) == 0:
            update_progress_artifact(progress, progress=100.0 * done / total)
    return staged


def run_job(job: Job, workers: Workers) -> list[Staged]:
    """Stage a batch; when it kills its worker, halve it until the file at fault stands alone.

    The file that does so is refused with reason internal_error; all others are staged.
    """
    try:
        return [workers.stage(job).result()]
    except BrokenProcessPool:  # this batch or another one in flight: find out alone
        if workers.is_closed:
            raise
        return _isolate(job, workers)


def _isolate(job: Job, workers: Workers) -> list[Staged]:
    try:
        return [workers.stage_alone(job)]
    except BrokenProcessPool:
        if workers.is_closed:
            raise
        if len(job.files) == 1:
            refused = replace(job.files[0], problem=("internal_error", "reading this file ended its worker process"))
            return [workers.stage_alone(replace(job, files=(refused,)))]
        middle = len(job.files) // 2
        halves = (replace(job, files=job.files[:middle]), replace(job, files=job.files[middle:]))
        return [staged for half in halves for staged in _isolate(half, workers)]
