"""Shared by all tests: one Prefect server a session, and a quiet environment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import prepare_environment

prepare_environment()

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
