"""What must stand in the environment before Prefect is imported.

Telemetry of every dependency is off; logs go to the dashboard and not to the terminal; the wait for Prefect's temporary server is longer than its
20 s, which a slow machine exceeds. Values that the user has set are left alone.

The values about memory are read by the C library and by the allocator of Polars when a process starts, so they hold for the
workers that a run spawns.
"""

import gc
import os

DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
    "PREFECT_LOGGING_LEVEL": "INFO",  # for the dashboard
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # the commands print progress and errors themselves
    "GX_ANALYTICS_ENABLED": "false",
    # The matrices of the analyser are small: more threads would wait for one another at full load.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    # Arrays of some megabytes come and go with every batch: kept by the process, not handed back and faulted in again.
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),  # the most that glibc takes
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:5000,muzzy_decay_ms:-1",  # Polars' own is half a second
}


def spare_collector() -> None:
    """Let Python look for cycles seldom: lexicons are many objects that live long, and walking them again and again frees nothing."""
    gc.set_threshold(50_000, 20, 20)


def prepare_environment() -> None:
    """Set the defaults for this process and its children."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
