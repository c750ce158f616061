"""Shared by all tests: one Prefect server a session, and a quiet environment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from flows.environment import prepare_environment

prepare_environment()

# The same examples every time, and no limit on their time: speed is for the benchmarks, and machines are slow by turns.
settings.register_profile("dateline", deadline=None, derandomize=True)
settings.load_profile("dateline")

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "corpus" / "raw"


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """Prefect's test server: temporary database, slow machines given time."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180):
        yield


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES
