"""What must stand in the environment before Prefect is imported.

Telemetry of every dependency is off; logs go to the dashboard and not to the terminal; the wait for Prefect's temporary server is longer than its
20 s, which a slow machine exceeds. Values that the user has set are left alone.
"""

import os

DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_LOGGING_LEVEL": "INFO",  # for the dashboard
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # the commands print progress and errors themselves
    "GX_ANALYTICS_ENABLED": "false",
}


def prepare_environment() -> None:
    """Set the defaults for this process and its children."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
