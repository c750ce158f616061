"""`dateline run`: start server and workers at once, then call the flow and print what came of it."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from flows.commands.render import print_outcome
from flows.outcome import Outcome
from flows.prepare import Prepared, leave_prepared, prepare
from flows.server import TemporaryServer, temporary_server
from flows.settings import load_settings


def run_ingest(paths: Sequence[str], flags: dict[str, Any], as_json: bool) -> int:
    """Run the ingest flow; returns the exit code.

    Raises InputError, SettingsError, WarehouseError or ServerError with one clear sentence.
    """
    began = time.monotonic()
    settings = load_settings(**flags)
    console = Console(stderr=True, quiet=as_json)
    with temporary_server() as server:
        prepared = prepare(settings, paths)
        try:
            with Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=console,
                transient=True,
            ) as progress:
                bar = progress.add_task("Batches read, cleaned and coded", total=2 * len(prepared.jobs))
                prepared.on_progress = lambda done, total: progress.update(bar, completed=done, total=total)
                outcome = _call_flow(server, prepared)
        finally:
            prepared.close()
    outcome = replace(outcome, seconds=round(time.monotonic() - began, 1))
    if as_json:
        json.dump(outcome.to_dict(), sys.stdout, indent=2, default=str)
        print()
    else:
        print_outcome(outcome, Console())
    return int(outcome.exit_code)


def _call_flow(server: TemporaryServer | None, prepared: Prepared) -> Outcome:
    """Import Prefect (the workers are reading meanwhile) and run the flow against the server."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.ingest import ingest

    leave_prepared(prepared)

    def call() -> Outcome:
        outcome = ingest(list(prepared.inputs), {"warehouse": str(prepared.settings.warehouse)}, prepared.run_id)
        _drain()
        return outcome

    if server is None:
        return call()
    server.wait(prepared.settings.temporary_server_seconds)
    with temporary_settings({PREFECT_API_URL: server.api_url}):
        return call()


def _drain() -> None:
    """Send what Prefect still holds (task states travel as events, in the background) before the server stops."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.drain_all(timeout=30)
    APILogWorker.drain_all(timeout=30)
