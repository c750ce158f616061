"""One worker process, and the watch over it.

A worker says how long its next step may take; one that overruns that is killed, and its batch is lost. Processes are spawned,
never forked: a fork after Polars has run can lock up. They import neither Prefect nor Great Expectations, and end when their
parent dies.
"""

import os
import signal
import threading
import time
import traceback
from dataclasses import dataclass
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from flows.environment import spare_collector
from flows.job import Job, Read, ReadJob, Staged

Result = Read | Staged

START_SECONDS = 30.0
"""What the first job of a process may take beyond its own time: rules, lexicons and parsers are loaded on the way."""


class WorkerLostError(Exception):
    """A worker did not come back from a batch: killed for its time (`is_overrun`), or dead.

    `done` of the batch's items had proved harmless; the worker was at one of the `busy` behind them.
    """

    def __init__(self, *, is_overrun: bool, done: int, busy: int) -> None:
        super().__init__("a worker took too long" if is_overrun else "a worker process ended")
        self.is_overrun, self.done, self.busy = is_overrun, done, busy


def follow_parent() -> None:
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


def work(pipe: "Connection[Any, Any]") -> None:
    """Do the jobs that come through the pipe, until it is closed. Answers are (kind, value); see `Worker`."""
    follow_parent()
    for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # one core per worker
        os.environ.setdefault(name, "1")
    from flows.reading import read  # loads while the parent is still starting
    from flows.stage import stage

    spare_collector()
    pipe.send(("ready", None))
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        try:
            result = (read if isinstance(job, ReadJob) else stage)(job, lambda *told: pipe.send(("allow", told)))
        except Exception as error:
            error.add_note(traceback.format_exc())
            pipe.send(("failed", error))
        else:
            pipe.send(("done", result))


@dataclass(slots=True)
class Worker:
    """One worker process and the pipe to it."""

    process: SpawnProcess
    pipe: "Connection[Any, Any]"
    is_ready: bool = False

    def run(self, job: Job) -> Result:
        """Have a job done. Raises what the job raised, or WorkerLostError; the process is then gone."""
        spare = 0.0 if self._await_start() else START_SECONDS
        deadline, done, busy = float("inf"), 0, 0
        try:
            self.pipe.send(job)
        except OSError:
            self.end()
            raise WorkerLostError(is_overrun=False, done=done, busy=busy) from None
        while True:
            left = None if deadline == float("inf") else max(0.0, deadline - time.monotonic())
            if not connection.wait([self.pipe, self.process.sentinel], left):
                self.end()
                raise WorkerLostError(is_overrun=True, done=done, busy=busy)
            try:
                kind, value = self.pipe.recv()
            except (EOFError, OSError):
                self.end()
                raise WorkerLostError(is_overrun=False, done=done, busy=busy) from None
            if kind == "allow":
                seconds, done, busy = value
                deadline = time.monotonic() + seconds + spare
            elif kind == "failed":
                raise value
            else:
                return value  # type: ignore[no-any-return]

    def _await_start(self) -> bool:
        """Wait until the process has loaded the program, and say whether it had. RuntimeError: it cannot."""
        was_ready, self.is_ready = self.is_ready, True
        if not was_ready:
            try:
                self.pipe.recv()
            except (EOFError, OSError):
                self.end()
                raise RuntimeError("a worker process could not start; standard error tells why") from None
        return was_ready

    def end(self) -> None:
        """Kill the process, if it still lives, and wait for its end."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
