"""The worker processes of a run: some that read, clean and code batches, and one that audits.

Each worker is watched by a thread of its own; one that is lost is replaced, and its batch alone has failed.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from queue import SimpleQueue
from typing import Any, TypeVar, overload

from flows.job import CodeJob, Job, Read, ReadJob, Staged
from flows.worker import Worker, WorkerLostError, follow_parent, work

T = TypeVar("T")


def _prepare_auditor() -> None:
    follow_parent()
    from expectations.gate import preload

    preload()


class Workers:
    """The processes of one run. A job that was submitted before is not submitted again."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._context = get_context("spawn")
        self._queue: SimpleQueue[tuple[Job, Future[Any]] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._workers: list[Worker] = []
        self._auditor: ProcessPoolExecutor | None = None
        self._submitted: dict[Job, Future[Any]] = {}
        self._open = 0  # jobs submitted and not done
        self._lock = threading.Lock()
        self.is_closed = False

    @overload
    def submit(self, job: ReadJob) -> "Future[Read]": ...
    @overload
    def submit(self, job: CodeJob) -> "Future[Staged]": ...
    def submit(self, job: Job) -> "Future[Any]":
        """Start a job, or return what was started before unless it failed; a lost worker is final.

        The future raises what the job raised, or WorkerLostError.
        """
        with self._lock:
            earlier = self._submitted.get(job)
            if earlier is not None and not _may_repeat(earlier):
                return earlier
            future = self._submitted[job] = Future[Any]()
            if self.is_closed:
                future.set_exception(WorkerLostError(is_overrun=False, done=0, busy=0))
                return future
            self._queue.put((job, future))
            self._open += 1
            if len(self._threads) < min(self._count, self._open):
                self._threads.append(threading.Thread(target=self._serve, name=f"worker {len(self._threads) + 1}", daemon=True))
                self._threads[-1].start()
            return future

    def _serve(self) -> None:
        """Take jobs from the queue and have one worker process do them."""
        worker: Worker | None = None
        while (taken := self._queue.get()) is not None:
            job, future = taken
            if not future.set_running_or_notify_cancel():
                continue
            result, failure = None, None
            try:
                if worker is None or not worker.process.is_alive():
                    worker = self._start()
                result = worker.run(job)
            except BaseException as error:  # whatever it is, someone waits for it
                failure = error
            with self._lock:  # before the next job can be submitted, which this worker is free for
                self._open -= 1
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)

    def _start(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs,), daemon=True)
        with self._lock:
            if self.is_closed:
                raise WorkerLostError(is_overrun=False, done=0, busy=0)
            process.start()
            theirs.close()
            worker = Worker(process, ours)
            self._workers = [other for other in self._workers if other.process.is_alive()] + [worker]
        return worker

    def warm_auditor(self) -> None:
        """Start the process that audits, so that its imports overlap with the staging."""
        if self._auditor is None:
            self._auditor = ProcessPoolExecutor(1, self._context, _prepare_auditor)
            self._auditor.submit(os.getpid)

    def audit(self, function: Callable[..., T], *args: Any) -> "Future[T]":
        """Run a function in the auditing process."""
        self.warm_auditor()
        assert self._auditor is not None
        return self._auditor.submit(function, *args)

    def close(self) -> None:
        """Stop all processes and wait for them. Work that is not done is dropped: the run was broken off."""
        with self._lock:
            self.is_closed = True
            is_busy = any(not future.done() for future in self._submitted.values())
            for future in self._submitted.values():
                future.cancel()
        for _ in self._threads:
            self._queue.put(None)
        for worker in self._workers:
            worker.process.kill()
        for thread in self._threads:
            thread.join()
        for worker in self._workers:
            worker.end()
        auditor, self._auditor = self._auditor, None
        if auditor is not None:
            if is_busy:
                for process in list(auditor._processes.values()):
                    process.kill()
            auditor.shutdown(wait=True, cancel_futures=True)
        self._submitted.clear()


def _may_repeat(earlier: "Future[Any]") -> bool:
    return earlier.done() and (
        earlier.cancelled() or (earlier.exception() is not None and not isinstance(earlier.exception(), WorkerLostError))
    )
