"""Worker processes: a pool that stages batches and one process that audits.

Processes are spawned, never forked: a fork after Polars has run can lock up. They import neither
Prefect nor, but for the auditor, Great Expectations, and end when their parent dies.
"""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Any, TypeVar

from flows.job import Job, Staged

T = TypeVar("T")


def _follow_parent() -> None:
    """End this process when its parent ends it or is gone, even by SIGKILL, and at no other signal.

    Ctrl-C and service managers signal the whole process group: the parent decides what that means.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _prepare_stager() -> None:
    _follow_parent()
    for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # one core per worker
        os.environ.setdefault(name, "1")
    import flows.stage  # noqa: F401 - loads while the parent is still starting


def _prepare_auditor() -> None:
    _follow_parent()
    from expectations.gate import preload

    preload()


def _stage(job: Job) -> Staged:
    from flows.stage import stage

    return stage(job)


class Workers:
    """The processes of one run. A job that was submitted before is not submitted again."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._context = get_context("spawn")
        self._stagers: ProcessPoolExecutor | None = None
        self._auditor: ProcessPoolExecutor | None = None
        self._submitted: dict[Job, Future[Staged]] = {}
        self._lock = threading.Lock()
        self.is_closed = False

    def stage(self, job: Job) -> Future[Staged]:
        """Start staging a batch, or return what was started before unless that failed."""
        with self._lock:
            earlier = self._submitted.get(job)
            if earlier is not None and not (earlier.done() and (earlier.cancelled() or earlier.exception())):
                return earlier
            if self._stagers is None:
                self._stagers = self._pool(self._count)
            try:
                self._submitted[job] = self._stagers.submit(_stage, job)
            except BrokenProcessPool:  # a worker was killed: every batch in flight has lost its process
                self._stagers.shutdown(wait=False)
                self._stagers = self._pool(self._count)
                self._submitted[job] = self._stagers.submit(_stage, job)
            return self._submitted[job]

    def stage_alone(self, job: Job) -> Staged:
        """Stage a batch in a process of its own. Raises BrokenProcessPool when that process dies, or the run is ending."""
        if self.is_closed:
            raise BrokenProcessPool("the run is ending")
        with self._pool(1) as pool:
            return pool.submit(_stage, job).result()

    def _pool(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, self._context, _prepare_stager)

    def warm_auditor(self) -> None:
        """Start the process that audits, so that its imports overlap with the staging."""
        if self._auditor is None:
            self._auditor = ProcessPoolExecutor(1, self._context, _prepare_auditor)
            self._auditor.submit(os.getpid)

    def audit(self, function: Callable[..., T], *args: Any) -> Future[T]:
        """Run a function in the auditing process."""
        self.warm_auditor()
        assert self._auditor is not None
        return self._auditor.submit(function, *args)

    def close(self) -> None:
        """Stop all processes and wait for them. Work that is not done is dropped: the run was broken off."""
        self.is_closed = True
        pools, self._stagers, self._auditor = (self._stagers, self._auditor), None, None
        is_busy = any(not future.done() for future in self._submitted.values())
        for pool in pools:
            if pool is not None:
                if is_busy:
                    for process in list(pool._processes.values()):
                        process.kill()
                pool.shutdown(wait=True, cancel_futures=True)
        self._submitted.clear()
